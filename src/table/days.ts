import type { DayNumber } from '../domain/day';
import { dayOfWallTime } from '../domain/day';
import type { Outcome, Problem } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import type { WallClock } from '../domain/wallClock';
import type { Cell } from './cell';
import { isBlank, isDate, isFiniteNumber, isText } from './cell';
import { plainDay } from './plainText';
import type { RowsTogether } from './ranges';
import { readColumn } from './ranges';
import { badCell, readOne } from './values';

/** 31 December 1899 and the day after 31 December 9999: what a sheet can show as a date. */
const FIRST_DAY = 1;
const END_OF_DAYS = 2958466;

/**
 * The moment that a cell stands for, as the spreadsheet's clocks show it: a day number, the time of day as its fraction.
 *
 * @param cell a Date, a day number or text such as 2026-11-23
 * @param clock the spreadsheet's
 * @returns the moment, or null where the cell holds none
 * @example momentOf(46349.5, () => 0) // 46349.5
 */
export function momentOf(cell: Cell, clock: WallClock): number | null {
  if (isDate(cell)) {
    const instant = cell.getTime();
    // A clock is asked for real instants only.
    return inCalendar(dayOfWallTime(instant)) === null
      ? null
      : inCalendar(dayOfWallTime(instant + clock(instant)));
  }
  if (isFiniteNumber(cell)) return inCalendar(cell);
  return isText(cell) ? plainDay(cell) : null;
}

/**
 * The day that a cell stands for, as the spreadsheet's clocks show it.
 *
 * @param cell a Date, a day number or text such as 2026-11-23
 * @param clock the spreadsheet's
 * @returns the day, or null where the cell holds none
 * @example dayOf('2026-11-23', () => 0) // 46349
 */
export function dayOf(cell: Cell, clock: WallClock): DayNumber | null {
  const moment = momentOf(cell, clock);
  return moment === null ? null : Math.floor(moment);
}

/** Whether a text is a date, so that no column of dates is taken for a heading. */
export function isDayText(text: string): boolean {
  return plainDay(text) !== null;
}

/** Reads a required single day. */
export function readDay(argument: string, cell: Cell, clock: WallClock): Outcome<DayNumber> {
  return readOne(argument, cell, 'date', (given) => dayOf(given, clock));
}

/** The day of one cell; null for a blank one; what is no date becomes a problem. */
export function readDayCell(
  argument: string,
  cell: Cell,
  index: number,
  clock: WallClock,
  problems: Problem[],
): DayNumber | null {
  if (isBlank(cell)) return null;
  const day = dayOf(cell, clock);
  if (day === null) problems.push(badCell(argument, cell, 'date', index));
  return day;
}

/** The days of the rows that count. */
export function readDayColumn(
  argument: string,
  column: readonly Cell[],
  rows: RowsTogether,
  clock: WallClock,
  problems: Problem[],
): (DayNumber | null)[] {
  const days: (DayNumber | null)[] = [];
  for (let i = rows.first; i < rows.end; i++) {
    days.push(readDayCell(argument, column[i], i, clock, problems));
  }
  return days;
}

/**
 * Reads an optional list of days, such as holidays: a column, or a table whose first column has the days. Blanks are
 * left out, a first cell of text is a heading.
 *
 * @param argument the parameter's name
 * @param cells the range
 * @param clock the spreadsheet's
 * @returns the days
 */
export function readDayList(
  argument: string,
  cells: Cell,
  clock: WallClock,
): Outcome<ReadonlySet<DayNumber>> {
  const days = new Set<DayNumber>();
  if (isBlank(cells)) return answer(days);
  const isTable = Array.isArray(cells) && cells.length > 1;
  const column = isTable
    ? answer(cells.map((row: unknown): Cell => (Array.isArray(row) ? (row[0] as Cell) : row)))
    : readColumn(argument, cells);
  if (!column.ok) return column;
  const problems: Problem[] = [];
  column.value.forEach((cell, index) => {
    const isHeading = index === 0 && isTable && isText(cell) && !isDayText(cell);
    if (isHeading && !cell.startsWith('#')) return;
    const day = readDayCell(argument, cell, index, clock, problems);
    if (day !== null) days.add(day);
  });
  return problems.length > 0 ? trouble(...problems) : answer(days);
}

function inCalendar(moment: number): number | null {
  return moment >= FIRST_DAY && moment < END_OF_DAYS ? moment : null;
}
