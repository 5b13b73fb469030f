/** Utilities.formatDate: Java's SimpleDateFormat patterns over real time zones (platform section 6). */
import { isTimeZone, zoneOffset } from './serialDates';

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
export const WEEKDAYS = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
];
const MS_PER_DAY = 86_400_000;
const ABBREVIATED_LENGTH = 3;

/** The instant (ms since 1970 UTC) as text; names are English, as on Google. */
export function formatJavaDate(instant: number, timeZone: string, pattern: string): string {
  const zone = ianaZone(timeZone);
  const offset = zoneOffset(instant, zone);
  const wall = new Date(instant + offset);
  return pattern.replace(/''|'((?:[^']|'')*)'|([A-Za-z])\2*/g, (token, literal, letter) => {
    if (token === "''") return "'";
    if (literal !== undefined) return literal.replaceAll("''", "'");
    return field(letter, token.length, wall, offset, instant, zone);
  });
}

/** The zone under the name that Intl knows: Java's "GMT+2" is "Etc/GMT-2" there. */
export function ianaZone(timeZone: string): string {
  const fixed = /^(?:GMT|UTC)([+-])0?(\d{1,2})(?::?00)?$/.exec(timeZone);
  const zone = fixed ? `Etc/GMT${fixed[1] === '+' ? '-' : '+'}${fixed[2]}` : timeZone;
  if (!isTimeZone(zone)) throw new Error(`Invalid argument: timeZone ${timeZone}`);
  return zone;
}

function field(
  letter: string,
  length: number,
  wall: Date,
  offset: number,
  instant: number,
  zone: string,
): string {
  const number = (value: number) => String(value).padStart(length, '0');
  const name = (text: string) => (length > ABBREVIATED_LENGTH ? text : text.slice(0, 3));
  const hours = wall.getUTCHours();
  switch (letter) {
    case 'G':
      return wall.getUTCFullYear() > 0 ? 'AD' : 'BC';
    case 'y':
      return year(wall.getUTCFullYear(), length);
    case 'Y':
      return year(weekOfYear(wall).year, length);
    case 'M':
    case 'L':
      return length >= ABBREVIATED_LENGTH
        ? name(MONTHS[wall.getUTCMonth()]!)
        : number(wall.getUTCMonth() + 1);
    case 'w':
      return number(weekOfYear(wall).week);
    case 'D':
      return number(dayOfYear(wall));
    case 'd':
      return number(wall.getUTCDate());
    case 'E':
      return name(WEEKDAYS[wall.getUTCDay()]!);
    case 'u':
      return number(wall.getUTCDay() || 7);
    case 'a':
      return hours < 12 ? 'AM' : 'PM';
    case 'H':
      return number(hours);
    case 'k':
      return number(hours || 24);
    case 'K':
      return number(hours % 12);
    case 'h':
      return number(hours % 12 || 12);
    case 'm':
      return number(wall.getUTCMinutes());
    case 's':
      return number(wall.getUTCSeconds());
    case 'S':
      return number(wall.getUTCMilliseconds());
    case 'z':
      return zoneName(instant, zone, length);
    case 'Z':
      return clockOffset(offset, '');
    case 'X':
      return isoOffset(offset, length);
    default:
      throw new Error(`Illegal pattern character '${letter}'`);
  }
}

function year(value: number, length: number): string {
  if (length === 2) return String(value % 100).padStart(2, '0');
  return String(value).padStart(length, '0');
}

function dayOfYear(wall: Date): number {
  return Math.floor((wall.getTime() - Date.UTC(wall.getUTCFullYear(), 0, 1)) / MS_PER_DAY) + 1;
}

/** Week and week-year as Java counts them in the US locale: weeks begin on Sunday, 1 January lies in week 1. */
function weekOfYear(wall: Date): { week: number; year: number } {
  const thisYear = wall.getUTCFullYear();
  const saturday = new Date(wall.getTime() + (6 - wall.getUTCDay()) * MS_PER_DAY);
  if (saturday.getUTCFullYear() > thisYear) return { week: 1, year: thisYear + 1 };
  const newYearsWeekday = new Date(Date.UTC(thisYear, 0, 1)).getUTCDay();
  return { week: Math.floor((dayOfYear(wall) - 1 + newYearsWeekday) / 7) + 1, year: thisYear };
}

function zoneName(instant: number, zone: string, length: number): string {
  const timeZoneName = length > ABBREVIATED_LENGTH ? 'long' : 'short';
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName }).formatToParts(
    instant,
  );
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

function clockOffset(offset: number, separator: string): string {
  const minutes = Math.abs(Math.round(offset / 60_000));
  const two = (value: number) => String(value).padStart(2, '0');
  const sign = offset < 0 ? '-' : '+';
  return `${sign}${two(Math.floor(minutes / 60))}${separator}${two(minutes % 60)}`;
}

function isoOffset(offset: number, length: number): string {
  if (offset === 0) return 'Z';
  if (length === 1) return clockOffset(offset, '').slice(0, 3);
  return clockOffset(offset, length === 2 ? '' : ':');
}
