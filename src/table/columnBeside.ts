import type { Outcome, Problem } from '../domain/outcome';
import { answer, then, trouble } from '../domain/outcome';
import type { Cell } from './cell';
import { isBlank, isErrorValue, isText } from './cell';
import type { RowsTogether } from './ranges';
import { badCell } from './values';

/** What each row of some ranges came to, from the first after the heading to the last that holds something. */
export interface RowByRow<T> {
  readonly hasHeading: boolean;
  readonly rows: readonly Outcome<T>[];
}

/**
 * Reads ranges row by row for a column beside them (rule F7): what is wrong in one row stays there.
 *
 * @param rows the ranges
 * @param read reads one row, given as ranges of which only this row counts; what is wrong goes to the list
 * @returns an outcome a row
 */
export function readRowByRow<T>(
  rows: RowsTogether,
  read: (row: RowsTogether, problems: Problem[]) => T,
): RowByRow<T> {
  const outcomes: Outcome<T>[] = [];
  for (let first = rows.first; first < rows.end; first++) {
    const problems: Problem[] = [];
    const value = read({ ...rows, first, end: first + 1 }, problems);
    outcomes.push(problems.length > 0 ? trouble(...problems) : answer(value));
  }
  return { hasHeading: rows.first > 0, rows: outcomes };
}

/**
 * Reads the heading that a column shall have.
 *
 * @param heading text; omitted or blank gives the fallback
 * @param fallback the same for everybody: equal arguments give equal answers on every machine (rule F1)
 * @returns the heading
 * @example readHeading('', 'Impact') // { ok: true, value: 'Impact' }
 */
export function readHeading(heading: Cell, fallback: string): Outcome<string> {
  const cell = onlyCell(heading);
  if (isBlank(cell)) return answer(fallback);
  return isText(cell) && !isErrorValue(cell)
    ? answer(cell)
    : trouble(badCell('heading', cell, 'text'));
}

/** The cell of a range of one; anything else as it is. */
function onlyCell(cells: Cell): Cell {
  const isOne = Array.isArray(cells) && cells.length === 1;
  return isOne ? onlyCell((cells as Cell[])[0]) : cells;
}

/** What comes of each row; trouble stays where it is. */
export function mapRows<A, B>(column: RowByRow<A>, calculate: (value: A) => B): RowByRow<B> {
  return { ...column, rows: column.rows.map((row) => then(row, calculate)) };
}
