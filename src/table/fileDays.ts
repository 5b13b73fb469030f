import { dayNumber } from '../domain/day';

/** In which order a file writes day, month and year. A year that comes first is understood in each of them. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy';

export const DATE_ORDERS: readonly DateOrder[] = ['ymd', 'dmy', 'mdy'];

/** English and Swedish, by the first three letters. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan'],
  ['feb'],
  ['mar'],
  ['apr'],
  ['may', 'maj'],
  ['jun'],
  ['jul'],
  ['aug'],
  ['sep'],
  ['oct', 'okt'],
  ['nov'],
  ['dec'],
];

const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun|mån|tis|ons|tor|fre|lör|sön)\p{L}*\.?,?\s+/iu;
const TIME =
  /[T ,]\s*\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|[+-]\d{2}:?\d{2})?$/iu;
const YEAR_FIRST = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/;
const TOGETHER = /^(\d{4})(\d{2})(\d{2})$/;
const YEAR_LAST = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/;
const MONTH_NAMED = /^(?:(\d{1,2})\.?[- ](\p{L}+)\.?[-, ]+|(\p{L}+)\.? (\d{1,2}),? )(\d{4})$/iu;

/**
 * A day as a file writes it, in the form that an import takes; a time behind it is left out. Two digits of a year mean
 * one of this century.
 *
 * @param text a cell of the file
 * @param order in which day and month stand where the year comes last
 * @returns YYYY-MM-DD, or null where the text is no day so
 * @example isoDay('15/3/2026', 'dmy') // '2026-03-15'
 */
export function isoDay(text: string, order: DateOrder): string | null {
  const day = text.trim().replace(TIME, '').replace(WEEKDAY, '').trim();
  const yearFirst = YEAR_FIRST.exec(day) ?? TOGETHER.exec(day);
  if (yearFirst) return iso(yearFirst[1]!, yearFirst[2]!, yearFirst[3]!);
  const named = MONTH_NAMED.exec(day);
  if (named) {
    const [, dayBefore, monthAfter, monthBefore, dayAfter, year] = named;
    const month = monthNumber((monthAfter ?? monthBefore)!);
    return month === 0 ? null : iso(year!, String(month), (dayBefore ?? dayAfter)!);
  }
  const yearLast = YEAR_LAST.exec(day);
  if (!yearLast || order === 'ymd') return null;
  const [, first, second, year] = yearLast as unknown as [string, string, string, string];
  const [date, month] = order === 'dmy' ? [first, second] : [second, first];
  return iso(year.length === 2 ? `20${year}` : year, month, date);
}

/**
 * The order in which a column writes its days, if the column itself tells: the one in which most cells are days. Where
 * two orders read as many and differ, nobody can tell, and it must be asked.
 *
 * @param texts the cells of a column
 * @returns the order, or null where it must be asked
 * @example dateOrderOf(['1/2/2026', '13/2/2026']) // 'dmy'
 */
export function dateOrderOf(texts: readonly string[]): DateOrder | null {
  const filled = texts.filter((text) => text.trim() !== '');
  const readings = DATE_ORDERS.map((order) => ({
    order,
    days: filled.map((text) => isoDay(text, order)),
  }));
  const count = (days: readonly (string | null)[]): number =>
    days.filter((day) => day !== null).length;
  const most = Math.max(...readings.map(({ days }) => count(days)));
  const [best, ...others] = readings.filter(({ days }) => count(days) === most);
  const isSame = others.every(({ days }) => days.every((day, i) => day === best!.days[i]));
  return isSame ? best!.order : null;
}

function iso(year: string, month: string, date: string): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return dayNumber(text) === null ? null : text;
}

/** 1 to 12, or 0 where the word is no month. */
function monthNumber(word: string): number {
  const start = word.toLowerCase().slice(0, 3);
  return MONTHS.findIndex((names) => names.includes(start)) + 1;
}
