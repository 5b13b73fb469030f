import type { WorkingCalendar } from './workingDays';
import { isWorkingDay } from './workingDays';

/** When work is done: the days, and from when to when on each of them, as fractions of the day. */
export interface WorkingTime extends WorkingCalendar {
  readonly workFrom: number;
  readonly workTo: number;
}

const MINUTES_A_DAY = 1440;
const MINUTES_AN_HOUR = 60;

/**
 * The working hours between two moments: nights, free weekdays and holidays do not count.
 *
 * @param from a day number, the time of day as its fraction
 * @param to the later moment
 * @param time the working time
 * @returns hours, to the minute; 0 where `to` comes first
 * @example workingHoursBetween(46353.5, 46356.375, { freeWeekdays: [false, false, false, false, false, true, true], holidays: new Set(), workFrom: 0.25, workTo: 0.75 }) // 9
 */
export function workingHoursBetween(from: number, to: number, time: WorkingTime): number {
  let days = 0;
  for (let day = Math.floor(from); day < to; day++) {
    if (!isWorkingDay(day, time)) continue;
    const start = Math.max(from, day + time.workFrom);
    const end = Math.min(to, day + time.workTo);
    days += Math.max(0, end - start);
  }
  // Times of day are fractions with rounded last digits; whole minutes are what clocks show.
  return Math.round(days * MINUTES_A_DAY) / MINUTES_AN_HOUR;
}
