import type { WallClock } from '../domain/wallClock';
import type { Cell } from './cell';
import { isDate, isFiniteNumber, isText } from './cell';
import { momentOf } from './days';
import { plainDay } from './plainText';

const TIME_OF_DAY = /^(\d{1,2})[:.](\d{2})$/;
const MINUTES_A_DAY = 1440;

/**
 * The moment of a cell that a person typed, text such as 2026-11-23 14:30 with its time.
 *
 * @param cell a Date, a day number or text
 * @param clock the spreadsheet's
 * @returns a day number with its fraction, or null where the cell holds no date
 * @example typedMoment('2026-11-23 12:00', () => 0) // 46349.5
 */
export function typedMoment(cell: Cell, clock: WallClock): number | null {
  const moment = momentOf(cell, clock);
  if (moment === null || !isText(cell)) return moment;
  const [, time] = cell.trim().split(/[T ]/);
  const fraction = time === undefined ? 0 : timeOfDayText(time);
  return fraction === null ? null : plainDay(cell)! + fraction;
}

/**
 * The time of day of a cell: a time, which a sheet keeps as the fraction of a day, or text such as 08:00.
 *
 * @param cell a Date of the sheet's first day, a fraction or text
 * @param clock the spreadsheet's
 * @returns a fraction of the day from 0 to 1, or null where the cell holds no time
 * @example timeOfDay('18:00', () => 0) // 0.75
 */
export function timeOfDay(cell: Cell, clock: WallClock): number | null {
  if (isText(cell)) return timeOfDayText(cell.trim());
  if (isFiniteNumber(cell)) return cell >= 0 && cell <= 1 ? cell : null;
  if (!isDate(cell)) return null;
  const instant = cell.getTime();
  const minutes = Math.round((instant + clock(instant)) / 60_000);
  // A time alone is a moment of 30 December 1899; one of another day is no time.
  const sinceDayZero = minutes + 25569 * MINUTES_A_DAY;
  return sinceDayZero >= 0 && sinceDayZero <= MINUTES_A_DAY ? sinceDayZero / MINUTES_A_DAY : null;
}

function timeOfDayText(text: string): number | null {
  const match = TIME_OF_DAY.exec(text.slice(0, 5));
  if (match === null) return null;
  const [hours, minutes] = [Number(match[1]), Number(match[2])];
  const isTime = minutes < 60 && (hours < 24 || (hours === 24 && minutes === 0));
  return isTime ? (hours * 60 + minutes) / MINUTES_A_DAY : null;
}
