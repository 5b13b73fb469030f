/**
 * What Sheets makes of a text that a script sets or a person types: a number, a percentage, an amount, a date, a truth
 * value, or text as it is (platform 7.3; the details are by memory). The engine's own reading takes "1 000" for a date.
 */
import type { Engine, SheetLocale } from '../engine/engineModule';
import { CURRENCIES, ENGINE_LOCALES } from '../engine/locales';

/** A cell's content in the engine's form, and the format that comes with it where the cell has none. */
export interface CellContent {
  readonly content: string;
  readonly format?: string;
}

/** Reads the text by the locale; a formula is none of its business. */
export function readTypedText(o: Engine, text: string, locale: SheetLocale): CellContent {
  const trimmed = text.trim();
  if (/^(true|false)$/i.test(trimmed)) return { content: trimmed.toUpperCase() };
  return readNumber(trimmed, locale) ?? readMoment(trimmed, locale) ?? plainText(o, text, locale);
}

/** Content that stays text; an apostrophe guards it where the engine would read something else. */
export function plainText(o: Engine, text: string, locale: SheetLocale): CellContent {
  const { isNumber, isDateTime } = o.helpers;
  const isOtherwiseRead =
    /^['=]/.test(text) ||
    /^\s*(true|false)\s*$/i.test(text) ||
    isNumber(text, ENGINE_LOCALES.en_US) ||
    isDateTime(text, ENGINE_LOCALES[locale]);
  return { content: isOtherwiseRead ? `'${text}` : text };
}

const SPACES = /[\u0020\u00a0\u202f]/g;

function readNumber(text: string, locale: SheetLocale): CellContent | undefined {
  const { symbol, format: currencyFormat } = CURRENCIES[locale];
  const withoutCurrency = text.startsWith(symbol)
    ? text.slice(symbol.length).trim()
    : text.endsWith(symbol)
      ? text.slice(0, -symbol.length).trim()
      : text;
  const isAmount = withoutCurrency !== text;
  const isPercentage = !isAmount && text.endsWith('%');
  const digits = isPercentage ? text.slice(0, -1).trim() : withoutCurrency;
  const number = parseDigits(digits, locale);
  if (number === undefined) return undefined;
  if (isAmount) return { content: String(number), format: currencyFormat };
  if (!isPercentage) return { content: String(number) };
  const hasDecimals = !Number.isInteger(number);
  return { content: String(percent(number)), format: hasDecimals ? '0.00%' : '0%' };
}

/** A hundredth without the dust of binary division: 12.3 % is 0.123. */
function percent(number: number): number {
  return Number(`${number}e-2`);
}

function parseDigits(digits: string, locale: SheetLocale): number | undefined {
  const swedish = /^[+-]?(\d+|\d{1,3}([\u0020\u00a0\u202f]\d{3})+)?(,\d*)?(e[+-]?\d+)?$/i;
  const english = /^[+-]?(\d+|\d{1,3}(,\d{3})+)?(\.\d*)?(e[+-]?\d+)?$/i;
  if (!(locale === 'sv_SE' ? swedish : english).test(digits) || !/\d/.test(digits))
    return undefined;
  const plain =
    locale === 'sv_SE' ? digits.replace(SPACES, '').replace(',', '.') : digits.replaceAll(',', '');
  const number = Number(plain);
  return Number.isFinite(number) ? number : undefined;
}

const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([ap]m))?$/i;
const ISO_DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const US_DATE = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const SECONDS_PER_DAY = 86_400;

function readMoment(text: string, locale: SheetLocale): CellContent | undefined {
  const { dateFormat, timeFormat } = ENGINE_LOCALES[locale];
  const onlyTime = readTime(text);
  if (onlyTime !== undefined) return { content: String(onlyTime), format: timeFormat };
  const [, dateText = '', timeText] = /^(\S+)(?: (.+))?$/.exec(text) ?? [];
  const day = readDay(dateText, locale);
  const format = ISO_DATE.test(dateText) ? 'yyyy-mm-dd' : dateFormat;
  if (day === undefined) return undefined;
  if (timeText === undefined) return { content: String(day), format };
  const time = readTime(timeText);
  return time === undefined
    ? undefined
    : { content: String(day + time), format: `${format} ${timeFormat}` };
}

/** Days since 1899-12-30, if the text is a day of the calendar. */
function readDay(text: string, locale: SheetLocale): number | undefined {
  const iso = ISO_DATE.exec(text);
  const us = locale === 'en_US' ? US_DATE.exec(text) : null;
  const [year, month, day] = iso
    ? [Number(iso[1]), Number(iso[2]), Number(iso[3])]
    : us
      ? [Number(us[3]), Number(us[1]), Number(us[2])]
      : [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.getTime() / (SECONDS_PER_DAY * 1000) + 25_569;
}

/** A part of a day, if the text is a time. */
function readTime(text: string): number | undefined {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const [, hourText, minutes, seconds = '0', half] = match;
  const hours = half ? (Number(hourText) % 12) + (/p/i.test(half) ? 12 : 0) : Number(hourText);
  if (hours > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return (hours * 3600 + Number(minutes) * 60 + Number(seconds)) / SECONDS_PER_DAY;
}
