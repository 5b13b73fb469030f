/**
 * A day as spreadsheets count it: whole days since 30 December 1899. It has no zone and no clock, so the sums of the
 * method cannot slip by an hour.
 */
export type DayNumber = number;

const DAYS_TO_1970 = 25569;
const MS_PER_DAY = 86_400_000;
const MS_PER_MINUTE = 60_000;
const MINUTES_PER_DAY = 1440;
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * The day number of a date written as YYYY-MM-DD.
 *
 * @param text for instance "2026-11-23"
 * @returns the day number, or null where the text is no day of the calendar
 * @example dayNumber('2026-11-23') // 46349
 */
export function dayNumber(text: string): DayNumber | null {
  const match = ISO_DAY.exec(text);
  if (match === null) return null;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return daysSince1970(year, month, day) + DAYS_TO_1970;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Years begin in March here, so that the leap day is the last of the year. */
function daysSince1970(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const monthsSinceMarch = (month + 9) % 12;
  const leapDays =
    Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  const dayOfMarchYear = Math.floor((153 * monthsSinceMarch + 2) / 5) + day - 1;
  return marchYear * 365 + leapDays + dayOfMarchYear - 719468;
}

/**
 * The first and the last day of the calendar quarter that holds a day.
 *
 * @param text a day as YYYY-MM-DD
 * @returns both as day numbers
 * @example quarterOf('2026-11-23') // { from: 46296, to: 46387 }
 */
export function quarterOf(text: string): { readonly from: DayNumber; readonly to: DayNumber } {
  const [year, month] = text.split('-').map(Number) as [number, number];
  const firstMonth = month - ((month - 1) % 3);
  const lastMonth = firstMonth + 2;
  return {
    from: daysSince1970(year, firstMonth, 1) + DAYS_TO_1970,
    to: daysSince1970(year, lastMonth, daysInMonth(year, lastMonth)) + DAYS_TO_1970,
  };
}

/** Day 2 of the spreadsheet's count, 1 January 1900, was a Monday. */
const A_MONDAY = 2;
const DAYS_PER_WEEK = 7;
const MONTHS_PER_YEAR = 12;
const DAYS_PER_400_YEARS = 146097;

/**
 * The Monday of the ISO week that holds a day.
 *
 * @param day a day number
 * @returns the Monday, the day itself where it is one
 * @example mondayOf(46352) // 46349
 */
export function mondayOf(day: DayNumber): DayNumber {
  const sinceMonday = (day - A_MONDAY) % DAYS_PER_WEEK;
  return day - (sinceMonday < 0 ? sinceMonday + DAYS_PER_WEEK : sinceMonday);
}

/**
 * The number of the ISO week that holds a day: week 1 is the one with the year's first Thursday (ISO 8601).
 *
 * @param day a day number
 * @returns 1 to 53
 * @example isoWeekOf(46349) // 48
 */
export function isoWeekOf(day: DayNumber): number {
  const thursday = mondayOf(day) + 3;
  const newYear = dayNumber(`${dayText(thursday).slice(0, 4)}-01-01`)!;
  return Math.floor((thursday - newYear) / DAYS_PER_WEEK) + 1;
}

/**
 * The calendar month that holds a day, as a count that steps by one from month to month: 12 x year + month - 1.
 *
 * Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
 *
 * @param day a day number
 * @returns the count
 * @example monthOf(46349) // 24322
 */
export function monthOf(day: DayNumber): number {
  const since0March = day - DAYS_TO_1970 + 719468;
  const era = Math.floor(since0March / DAYS_PER_400_YEARS);
  const dayOfEra = since0March - era * DAYS_PER_400_YEARS;
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36524) + Math.floor(dayOfEra / 146096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfMarchYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthsSinceMarch = Math.floor((5 * dayOfMarchYear + 2) / 153);
  return (era * 400 + yearOfEra) * MONTHS_PER_YEAR + monthsSinceMarch + 2;
}

/**
 * The first day of a calendar month.
 *
 * @param month the count that monthOf gives
 * @returns its first day
 * @example firstOfMonth(24322) // 46327
 */
export function firstOfMonth(month: number): DayNumber {
  const year = Math.floor(month / MONTHS_PER_YEAR);
  return daysSince1970(year, month - year * MONTHS_PER_YEAR + 1, 1) + DAYS_TO_1970;
}

/**
 * The day number of a wall time.
 *
 * @param wallTime ms since 1970 as the clock shows it, not UTC
 * @returns the day number; the time of day is its fraction
 * @example dayOfWallTime(43200000) // 25569.5
 */
export function dayOfWallTime(wallTime: number): number {
  return wallTime / MS_PER_DAY + DAYS_TO_1970;
}

/**
 * The wall time of a moment, to the minute: cells keep moments as fractions, which differ in their last digits.
 *
 * @param moment a day number with its fraction
 * @returns ms since 1970 as the clock shows it, not UTC
 * @example wallTimeOfDay(25569.5) // 43200000
 */
export function wallTimeOfDay(moment: number): number {
  return Math.round((moment - DAYS_TO_1970) * MINUTES_PER_DAY) * MS_PER_MINUTE;
}

/**
 * A day as YYYY-MM-DD, which dayNumber reads.
 *
 * @param day a day number
 * @returns the text
 * @example dayText(46349) // '2026-11-23'
 */
export function dayText(day: DayNumber): string {
  return momentText(day).slice(0, 10);
}

/**
 * A moment as people write it.
 *
 * @param moment a day number with the time of day as its fraction
 * @returns the day and the minute
 * @example momentText(46349.5) // '2026-11-23 12:00'
 */
export function momentText(moment: number): string {
  // Half a second more, since a minute is no exact fraction of a day.
  const wallTime = Math.round((moment - DAYS_TO_1970) * MS_PER_DAY) + 500;
  return new Date(wallTime).toISOString().slice(0, 16).replace('T', ' ');
}
