import type { Expectation, Outcome, Problem } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import type { Cell } from './cell';
import { isBlank, isFiniteNumber } from './cell';
import { readColumn, readTogether } from './ranges';

/** A money cell: 0 or more; blank counts as 0; null where it is neither. */
export function amountOf(cell: Cell): number | null {
  if (isBlank(cell)) return 0;
  return isFiniteNumber(cell) && cell >= 0 ? cell : null;
}

/** A probability cell: a fraction 0 to 1, so percent cells fit; blank counts as 0; null where it is neither. */
export function probabilityOf(cell: Cell): number | null {
  if (isBlank(cell)) return 0;
  return isFiniteNumber(cell) && cell >= 0 && cell <= 1 ? cell : null;
}

/**
 * Reads a required single amount.
 *
 * @param argument the parameter's name
 * @param cell one cell; blank counts as 0
 * @returns money, 0 or more
 */
export function readAmount(argument: string, cell: Cell): Outcome<number> {
  return readOne(argument, cell, 'amount', amountOf);
}

/**
 * Reads an optional single value; omitted or blank gives the default.
 *
 * @param argument the parameter's name
 * @param cell one cell
 * @param expected what is said to be expected where it is something else
 * @param accept what the cell stands for, or null
 * @param fallback the default
 * @returns the value
 */
export function readOptional<T>(
  argument: string,
  cell: Cell,
  expected: Expectation,
  accept: (cell: Cell) => T | null,
  fallback: T,
): Outcome<T> {
  if (cell === undefined || isBlank(cell)) return answer(fallback);
  return readOne(argument, cell, expected, accept);
}

/**
 * Reads amounts that are to be added up: one cell, a column or a row, with or without a heading.
 *
 * @param argument the parameter's name
 * @param cells the range
 * @returns the amounts, money, 0 or more
 */
export function readAmounts(argument: string, cells: Cell): Outcome<readonly number[]> {
  const together = readTogether([{ argument, cells, holds: 'numbers' }]);
  if (!together.ok) return together;
  const { columns, first, end } = together.value;
  const column = columns[0]!;
  const amounts: number[] = [];
  const problems: Problem[] = [];
  for (let i = first; i < end; i++) {
    const amount = amountOf(column[i]);
    if (amount !== null) amounts.push(amount);
    else problems.push(badCell(argument, column[i], 'amount', column.length > 1 ? i : undefined));
  }
  return problems.length > 0 ? trouble(...problems) : answer(amounts);
}

/** The problem of a cell; `index` counts from 0 in the range as given. */
export function badCell(
  argument: string,
  found: unknown,
  expected: Expectation,
  index?: number,
): Problem {
  return index === undefined
    ? { code: 'badCell', argument, found, expected }
    : { code: 'badCell', argument, row: index + 1, found, expected };
}

/**
 * Reads a required single value.
 *
 * @param argument the parameter's name
 * @param given one cell
 * @param expected what is said to be expected where it is something else
 * @param accept what the cell stands for, or null
 * @returns the value
 */
export function readOne<T>(
  argument: string,
  given: Cell,
  expected: Expectation,
  accept: (cell: Cell) => T | null,
): Outcome<T> {
  const column = readColumn(argument, given);
  if (!column.ok) return column;
  if (column.value.length !== 1) {
    return trouble({ code: 'badCell', argument, found: column.value, expected });
  }
  const value = accept(column.value[0]);
  return value === null ? trouble(badCell(argument, column.value[0], expected)) : answer(value);
}
