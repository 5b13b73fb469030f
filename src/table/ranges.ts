import type { Outcome, Problem, Trouble } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import type { Cell } from './cell';
import { isBlank, isErrorValue, isText } from './cell';

/** What belongs into the cells of a range; a heading is told from a deal by it. */
export type Holds = 'numbers' | 'text' | 'numbersOrStages';

/** A range as the formula gave it: one cell, a column or a row of cells. */
export interface GivenRange {
  /** The parameter's name, as Sheets shows it. */
  readonly argument: string;
  readonly cells: Cell;
  readonly holds: Holds;
}

/** Ranges read side by side: a row of the sheet is one index in all of them. */
export interface RowsTogether {
  readonly columns: readonly (readonly Cell[])[];
  /** The first index after the heading: 1 where the ranges have one, else 0. */
  readonly first: number;
  /** One past the last row in which any range holds something. */
  readonly end: number;
}

/**
 * Reads ranges that belong together: one size, a common heading row, blank tail left out.
 *
 * The first row is a heading if every first cell is text or blank, at least one text stands where a number belongs, and
 * none is the name of a stage; else it is an ordinary row.
 *
 * @param ranges the ranges, one or more
 * @param isStageName tells a stage's name from a heading, in the range of an argument
 * @returns the columns and which rows of them count, or what is wrong with their shapes
 */
export function readTogether(
  ranges: readonly GivenRange[],
  isStageName: (name: string, argument: string) => boolean = () => false,
): Outcome<RowsTogether> {
  const problems: Problem[] = [];
  const columns = ranges.map((range) => collect(readColumn(range.argument, range.cells), problems));
  if (problems.length > 0) return trouble(...problems);

  const [firstRange, ...others] = ranges;
  const size = columns[0]!.length;
  others.forEach((range, i) => {
    const otherSize = columns[i + 1]!.length;
    if (otherSize === size) return;
    problems.push({
      code: 'sizesDiffer',
      argument: firstRange!.argument,
      size,
      other: range.argument,
      otherSize,
    });
  });
  if (problems.length > 0) return trouble(...problems);

  return answer({
    columns,
    first: startsWithHeading(ranges, columns, isStageName) ? 1 : 0,
    end: endOfRows(columns),
  });
}

/** Reads one argument as a list of cells: a single cell, a column or a row. */
export function readColumn(argument: string, cells: Cell): Outcome<readonly Cell[]> {
  if (cells === undefined) return trouble({ code: 'missingArgument', argument });
  if (!Array.isArray(cells)) return answer([cells]);
  const rows: unknown[] = cells;
  let widest = 0;
  for (const row of rows) widest = Math.max(widest, Array.isArray(row) ? row.length : 1);
  if (rows.length > 1 && widest > 1) {
    return trouble({ code: 'notOneColumn', argument, rows: rows.length, columns: widest });
  }
  if (rows.length === 1) return answer(Array.isArray(rows[0]) ? rows[0] : rows);
  return answer(rows.map((row): Cell => (Array.isArray(row) ? row[0] : row)));
}

/** The value of an outcome; its problems, if any, go to the list. */
export function collect<T>(outcome: Outcome<T>, problems: Problem[]): T {
  if (outcome.ok) return outcome.value;
  problems.push(...(outcome as Trouble).problems);
  return undefined as never;
}

function startsWithHeading(
  ranges: readonly GivenRange[],
  columns: readonly (readonly Cell[])[],
  isStageName: (name: string, argument: string) => boolean,
): boolean {
  // A single row is a deal, or a mistake that must be named; it is never a heading of nothing.
  if (columns[0]!.length < 2) return false;
  let textForNumber = false;
  for (let i = 0; i < ranges.length; i++) {
    const cell = columns[i]![0];
    if (isBlank(cell)) continue;
    if (!isText(cell) || isErrorValue(cell) || isStageName(cell, ranges[i]!.argument)) {
      return false;
    }
    if (ranges[i]!.holds !== 'text') textForNumber = true;
  }
  return textForNumber;
}

function endOfRows(columns: readonly (readonly Cell[])[]): number {
  let end = columns[0]!.length;
  while (end > 0 && columns.every((column) => isBlank(column[end - 1]))) end--;
  return end;
}
