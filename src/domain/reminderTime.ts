import { hasTime } from './activity';
import type { WallClock } from './wallClock';
import { instantOfMoment, wallMoment } from './wallClock';
import type { WorkingCalendar } from './workingDays';
import { lastWorkingDay } from './workingDays';

/** When the reminder of a meeting goes to the prospect. */
export type ReminderTime =
  /** On the last working day before it: from this moment on, by the first run. */
  | { readonly kind: 'dayBefore'; readonly at: number }
  /** That moment has passed, but there is time: by the next run. */
  | { readonly kind: 'soon' }
  /** Less than two hours are left: no mail, the rep calls. */
  | { readonly kind: 'tooLate' }
  /** A day without a time mails nobody. */
  | { readonly kind: 'noTime' };

/** A mail that comes later than this before the start helps nobody. */
const LAST_CALL_DAYS = 2 / 24;
const LAST_CALL_MS = 2 * 3_600_000;

/** From when to when the reminder of a meeting may go out, both included, in ms since 1970. */
export interface ReminderWindow {
  readonly from: number;
  readonly to: number;
}

/**
 * From when to when the reminder of a meeting may go out (rule R2): from an hour of the last working day before it, as
 * the prospect's calendar and clock have it, until two hours before the start. An hour so late that the two hours would
 * not remain is meant on the working day before.
 *
 * @param start ms since 1970
 * @param sendFrom the hour, a fraction of the day
 * @param calendar the working days
 * @param clock of the prospect's zone
 * @returns the window, never empty
 * @example reminderWindow(0, 0.375, { freeWeekdays: [false, false, false, false, false, true, true], holidays: new Set() }, () => 0) // { from: -54000000, to: -7200000 }
 */
export function reminderWindow(
  start: number,
  sendFrom: number,
  calendar: WorkingCalendar,
  clock: WallClock,
): ReminderWindow {
  const to = start - LAST_CALL_MS;
  const fromOn = (day: number): number => instantOfMoment(day + sendFrom, clock);
  let day = lastWorkingDay(Math.floor(wallMoment(start, clock)), calendar);
  while (fromOn(day) > to) day = lastWorkingDay(day, calendar);
  return { from: fromOn(day), to };
}

/**
 * When the reminder of a meeting goes out (rule R2): from the hour that Settings name on the last working day before the
 * meeting; at short notice at once, as long as two hours remain.
 *
 * @param start the meeting's, a day number with its fraction
 * @param now the present moment likewise, in the same zone
 * @param sendFrom the hour from which mails go out, a fraction of the day
 * @param calendar the working days
 * @returns when it goes
 * @example reminderTime(46358.5, 46349, 0.375, { freeWeekdays: [false, false, false, false, false, true, true], holidays: new Set() }) // { kind: 'dayBefore', at: 46357.375 }
 */
export function reminderTime(
  start: number,
  now: number,
  sendFrom: number,
  calendar: WorkingCalendar,
): ReminderTime {
  if (!hasTime(start)) return { kind: 'noTime' };
  const last = start - LAST_CALL_DAYS;
  let day = lastWorkingDay(Math.floor(start), calendar);
  while (day + sendFrom > last) day = lastWorkingDay(day, calendar);
  const at = day + sendFrom;
  if (now <= at) return { kind: 'dayBefore', at };
  return { kind: now <= last ? 'soon' : 'tooLate' };
}
