import type { DayNumber } from '../domain/day';
import { dayOfWallTime } from '../domain/day';
import type { WallClock } from '../domain/wallClock';
import type { Cell } from './cell';
import { isDate } from './cell';
import { dayOf } from './days';

/** So many days from now a day must be right; beyond them nothing hangs on a time of day that somebody typed. */
const NEAR_DAYS = 120;
const DAYS_TO_1970 = 25569;
const MS_PER_DAY = 86_400_000;

/**
 * Reads columns that hold whole days. A sheet gives midnight as an instant, and to ask the clock of its zone for each of
 * them would take many questions: what is midnight by today's clock is a whole day, and so is what is far away and
 * nearly midnight. Only for the rest the clock is asked.
 *
 * @param now the present moment, a day number with its fraction
 * @param clock the spreadsheet's
 * @returns tells the day that a cell stands for, or null where it holds none
 * @example wholeDays(46349.5, () => 0)(46349.25) // 46349
 */
export function wholeDays(now: number, clock: WallClock): (cell: Cell) => DayNumber | null {
  const offset = clock((now - DAYS_TO_1970) * MS_PER_DAY);
  return (cell) => {
    if (!isDate(cell)) return dayOf(cell, clock);
    const moment = dayOfWallTime(cell.getTime() + offset);
    const day = Math.round(moment);
    const isFar = Math.abs(moment - now) > NEAR_DAYS;
    return moment === day || isFar ? dayOf(day, clock) : dayOf(cell, clock);
  };
}
