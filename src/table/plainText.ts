import type { DayNumber } from '../domain/day';
import { dayNumber } from '../domain/day';
import type { FormatName } from '../template/sheetTemplate';

const PLAIN_NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** A number written plainly, such as 1234.5; null for anything else, also for 1,234. */
export function plainNumber(text: string): number | null {
  const trimmed = text.trim();
  const number = PLAIN_NUMBER.test(trimmed) ? Number(trimmed) : NaN;
  return Number.isFinite(number) ? number : null;
}

/** The day of a date written as 2026-11-23, with or without a time behind it; null for anything else. */
export function plainDay(text: string): DayNumber | null {
  const [day, time] = text.trim().split(/[T ]/);
  if (time !== undefined && !TIME_OF_DAY.test(time)) return null;
  return dayNumber(day!);
}

/**
 * Text from people as a cell takes it: what a sheet could read as a formula, a number, a date or a truth value gets the
 * apostrophe that makes it text (rule W3).
 *
 * @param text as typed or imported
 * @param format of the cell; a plain text cell reads nothing but formulas
 * @returns what setValues turns into exactly this text
 * @example cellText('=1+1') // "'=1+1"
 */
export function cellText(text: string, format: FormatName = 'automatic'): string {
  if (text === '') return text;
  const staysText =
    format === 'plainText'
      ? !/^[='@]/.test(text)
      : /^\p{L}[^\d]*$/u.test(text) && !isTruthValue(text);
  return staysText ? text : `'${text}`;
}

/**
 * What stands in a cell once a value was written there: the apostrophe that makes text of it is no part of the text.
 *
 * @param written a number, or text as cellText made it
 * @returns the text
 * @example writtenText("'=1+1") // '=1+1'
 */
export function writtenText(written: string | number): string {
  return String(written).replace(/^'/, '');
}

function isTruthValue(text: string): boolean {
  return /^(true|false|sant|falskt)$/i.test(text.trim());
}
