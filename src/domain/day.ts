/**
 * A day as spreadsheets count it: whole days since 30 December 1899. It has no zone and no clock, so the sums of the
 * method cannot slip by an hour.
 */
export type DayNumber = number;

const DAYS_TO_1970 = 25569;
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
