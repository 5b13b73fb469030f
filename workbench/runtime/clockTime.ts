/** Days as the scheduler counts them. */
import { instantToSerial, serialToInstant } from '../engine/serialDates';

const MS_PER_DAY = 86_400_000;
const SERIAL_OF_1970 = 25_569;

/** The serial of a day; the month is counted from 1. */
export function dateSerial(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / MS_PER_DAY + SERIAL_OF_1970;
}

/** The day of an instant in the zone, as a whole serial. */
export function daySerial(instant: number, timeZone: string): number {
  return Math.floor(instantToSerial(instant, timeZone));
}

/** A day's calendar: year, month from 1, day of the month, weekday from 0 on Sunday. */
export function calendarOf(serial: number): {
  year: number;
  month: number;
  dayOfMonth: number;
  weekday: number;
} {
  const day = new Date((serial - SERIAL_OF_1970) * MS_PER_DAY);
  return {
    year: day.getUTCFullYear(),
    month: day.getUTCMonth() + 1,
    dayOfMonth: day.getUTCDate(),
    weekday: day.getUTCDay(),
  };
}

/** The instant at which clocks in the zone show the minute of the day. */
export function minuteOfDay(serial: number, minute: number, timeZone: string): number {
  return serialToInstant(serial + minute / 1440, timeZone);
}
