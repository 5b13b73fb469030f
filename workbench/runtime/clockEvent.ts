/** The event of a clock trigger (platform 4.18): in UTC, and without a word on the spreadsheet. */
import { calendarOf, daySerial, dateSerial } from './clockTime';
import { AUTH_MODES } from './scriptApp';

const UTC = 'UTC';

export function clockEvent(triggerUid: string, now: Date): object {
  const day = daySerial(now.getTime(), UTC);
  const { year, month, dayOfMonth, weekday } = calendarOf(day);
  return {
    authMode: AUTH_MODES.FULL,
    year,
    month,
    'day-of-month': dayOfMonth,
    'day-of-week': weekday || 7,
    'week-of-year': isoWeek(day),
    hour: now.getUTCHours(),
    minute: now.getUTCMinutes(),
    second: now.getUTCSeconds(),
    timezone: UTC,
    triggerUid,
  };
}

/** The week that holds the day's Thursday, counted within that Thursday's year. */
function isoWeek(day: number): number {
  const thursday = day - (calendarOf(day).weekday || 7) + 4;
  const first = dateSerial(calendarOf(thursday).year, 1, 1);
  return Math.floor((thursday - first) / 7) + 1;
}
