import type { DayNumber } from './day';
import { mondayOf } from './day';

/** Which days are worked on. */
export interface WorkingCalendar {
  /** For Monday to Sunday: whether it is free. */
  readonly freeWeekdays: readonly boolean[];
  readonly holidays: ReadonlySet<DayNumber>;
}

/** Nobody is off for longer; a calendar that knows no working day must not search for ever. */
const LONGEST_LEAVE = 366;

/**
 * Whether a day is worked on.
 *
 * @param day any day
 * @param calendar the working days
 * @returns true for a working day
 * @example isWorkingDay(46354, { freeWeekdays: [false, false, false, false, false, true, true], holidays: new Set() }) // false
 */
export function isWorkingDay(day: DayNumber, calendar: WorkingCalendar): boolean {
  return !calendar.freeWeekdays[day - mondayOf(day)] && !calendar.holidays.has(day);
}

/**
 * The first working day after a day.
 *
 * @param day any day
 * @param calendar the working days
 * @returns the day; the next one where a year has no working day
 * @example nextWorkingDay(46353, { freeWeekdays: [false, false, false, false, false, true, true], holidays: new Set() }) // 46356
 */
export function nextWorkingDay(day: DayNumber, calendar: WorkingCalendar): DayNumber {
  for (let next = day + 1; next <= day + LONGEST_LEAVE; next++) {
    if (isWorkingDay(next, calendar)) return next;
  }
  return day + 1;
}

/**
 * The last working day before a day.
 *
 * @param day any day
 * @param calendar the working days
 * @returns the day; the one before where a year has no working day
 * @example lastWorkingDay(46356, { freeWeekdays: [false, false, false, false, false, true, true], holidays: new Set() }) // 46353
 */
export function lastWorkingDay(day: DayNumber, calendar: WorkingCalendar): DayNumber {
  for (let before = day - 1; before >= day - LONGEST_LEAVE; before--) {
    if (isWorkingDay(before, calendar)) return before;
  }
  return day - 1;
}
