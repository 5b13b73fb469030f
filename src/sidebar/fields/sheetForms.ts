import type { DayNumber } from '../../domain/day';
import { dayNumber } from '../../domain/day';
import type { DateOrder } from '../../table/fileDays';
import { isoDay } from '../../table/fileDays';

/** Western digits and months, whatever the locale is used to: what is shown must be read back. */
const PLAIN = '-u-ca-gregory-nu-latn';
const FALLBACK = 'en';
/** Marks of direction, and spaces of odd widths, that some locales put between digits. */
const MARKS = /[\u200e\u200f\u061c]/g;
const SPACES = /[\s\u00a0\u202f\u2009]/g;
const DAYS_TO_1970 = 25569;
const MS_PER_DAY = 86_400_000;
const TIME = /^(?:kl\.?\s*)?(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(?:([ap])\.?(?:m\.?)?)?$/i;

/** A locale as browsers take it: Google writes "sv_SE", and knows some that they do not. */
function tagOf(locale: string): string {
  const tag = locale.replace(/_/g, '-');
  try {
    return new Intl.Locale(tag).baseName;
  } catch {
    return FALLBACK;
  }
}

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(tagOf(locale) + PLAIN, { ...options, timeZone: 'UTC' });
}

/** The midnight in UTC that begins a day. */
export function dateOfNumber(day: DayNumber): Date {
  return new Date((day - DAYS_TO_1970) * MS_PER_DAY);
}

function dateOf(day: string): Date | null {
  const number = dayNumber(day);
  return number === null ? null : dateOfNumber(number);
}

/**
 * A day as it is typed in the sheet's locale.
 *
 * @param locale the sheet's, for instance "en_US"
 * @param day YYYY-MM-DD; anything else comes back as it is
 * @returns for instance "12/2/2026"
 * @example shownDate('en_US', '2026-12-02') // '12/2/2026'
 */
export function shownDate(locale: string, day: string): string {
  const date = dateOf(day);
  if (date === null) return day;
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
  return dateFormat(locale, numeric).format(date).replace(/\D+$/, '').replace(MARKS, '');
}

/**
 * A day in words of a locale, without its year.
 *
 * @param locale for instance "en_US"
 * @param day YYYY-MM-DD; anything else comes back as it is
 * @returns for instance "Wed, Dec 2"
 * @example dayInWords('en_US', '2026-12-02') // 'Wed, Dec 2'
 */
export function dayInWords(locale: string, day: string): string {
  const date = dateOf(day);
  const words = { weekday: 'short', month: 'short', day: 'numeric' } as const;
  return date === null ? day : dateFormat(locale, words).format(date);
}

/**
 * Reads a day typed in the sheet's locale, with the month's name, or as YYYY-MM-DD.
 *
 * @param locale the sheet's
 * @param text as typed
 * @returns YYYY-MM-DD, or null where it is no day
 * @example typedDate('en_US', '12/2/2026') // '2026-12-02'
 */
export function typedDate(locale: string, text: string): string | null {
  const parts = dateFormat(locale, { year: 'numeric', month: 'numeric', day: 'numeric' })
    .formatToParts(0)
    .map(({ type }) => type[0])
    .join('')
    .replace(/l/g, '');
  // Where a space follows each point, the day still has its plain form.
  const plain = text.replace(MARKS, '').replace(/\. /g, '.').replace(/\.$/, '');
  return isoDay(plain, (/^(?:ymd|dmy|mdy)$/.test(parts) ? parts : 'ymd') as DateOrder);
}

/**
 * A time of day as it is typed in the sheet's locale.
 *
 * @param locale the sheet's
 * @param time HH:MM; anything else comes back as it is
 * @returns for instance "10:00 AM"
 * @example shownTime('en_US', '10:00') // '10:00 AM'
 */
export function shownTime(locale: string, time: string): string {
  const [, hours, minutes] = /^(\d\d):(\d\d)$/.exec(time) ?? [];
  if (hours === undefined) return time;
  if (!dateFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12) return time;
  const hour = Number(hours);
  return `${hour % 12 || 12}:${minutes} ${hour < 12 ? 'AM' : 'PM'}`;
}

/**
 * Reads a time of day: 10:00 AM, 2pm, 14.30, 930.
 *
 * @param text as typed
 * @returns HH:MM, or null where it is no time
 * @example typedTime('2:30 pm') // '14:30'
 */
export function typedTime(text: string): string | null {
  const [, hours, minutes = '00', half] = TIME.exec(text.replace(SPACES, ' ').trim()) ?? [];
  if (hours === undefined) return null;
  const typed = Number(hours);
  if (half !== undefined && (typed < 1 || typed > 12)) return null;
  const hour = half === undefined ? typed : (typed % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59) return null;
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}

/**
 * A number as it is typed in the sheet's locale.
 *
 * @param locale the sheet's
 * @param value a number
 * @returns for instance "42,000"
 * @example shownNumber('en_US', 42000) // '42,000'
 */
export function shownNumber(locale: string, value: number): string {
  return new Intl.NumberFormat(tagOf(locale) + PLAIN, { maximumFractionDigits: 10 })
    .format(value)
    .replace(MARKS, '')
    .replace(/\u2212/g, '-');
}

/**
 * Reads a number typed in the sheet's locale, in groups or not. What the locale reads otherwise is no number: a comma
 * must never turn 1,5 into 15.
 *
 * @param locale the sheet's
 * @param text as typed
 * @returns the number, or null where it is none
 * @example typedNumber('sv_SE', '1 234,50') // 1234.5
 */
export function typedNumber(locale: string, text: string): number | null {
  const parts = new Intl.NumberFormat(tagOf(locale) + PLAIN).formatToParts(1234567.5);
  const signOf = (wanted: string): string =>
    plainSpaces(parts.find(({ type }) => type === wanted)?.value ?? '');
  const [group, decimal] = [signOf('group'), signOf('decimal') || '.'];
  const plain = plainSpaces(text.replace(MARKS, '').replace(/\u2212/g, '-')).trim();
  const between = group.trim() === '' ? ' ' : `[ \\${group}]`;
  const whole = `(?:\\d{1,3}(?:${between}\\d{2,3})*${between}\\d{3}|\\d*)`;
  const isNumber = new RegExp(`^-?${whole}(?:\\${decimal}\\d+)?$`).test(plain);
  if (!isNumber || !/\d/.test(plain)) return null;
  return Number(plain.split(group).join('').replace(/ /g, '').replace(decimal, '.'));
}

/** Whoever types has one space; some locales part groups by others, or by an apostrophe. */
function plainSpaces(text: string): string {
  return text.replace(SPACES, ' ').replace(/[’']/g, ' ');
}
