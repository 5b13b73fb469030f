import { hasTime } from './activity';
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
  const at = lastWorkingDay(Math.floor(start), calendar) + sendFrom;
  if (now <= at && at <= last) return { kind: 'dayBefore', at };
  return { kind: now <= last ? 'soon' : 'tooLate' };
}
