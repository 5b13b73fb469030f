import type { Cell } from './cell';
import { isBlank, isDate, isErrorValue } from './cell';
import { cellText } from './plainText';

/** Sheets keep fifteen digits of a number; what they give back may differ in the last one. */
const DIGITS = 14;
const MS_PER_SECOND = 1000;

/**
 * What to write so that a cell holds this value and no formula. An error becomes a text in brackets, for without them a
 * sheet may take it for the error again.
 *
 * @param cell a value as a sheet gives it
 * @returns what setValues takes
 * @example asContent('=1+1') // "'=1+1"
 */
export function asContent(cell: Cell): Cell {
  return typeof cell === 'string' ? cellText(withoutError(cell)) : cell;
}

function withoutError(text: string): string {
  return isErrorValue(text) ? `(${text})` : text;
}

/**
 * A text that is the same for values that a sheet shows alike, and differs for others; an error is what asContent makes of
 * it.
 *
 * @param cell a value as a sheet gives it
 * @returns the text; empty for a blank
 * @example valueKey(0.1 + 0.2) // 'n0.3'
 */
export function valueKey(cell: Cell): string {
  if (isBlank(cell)) return '';
  if (typeof cell === 'number') return `n${Number(cell.toPrecision(DIGITS))}`;
  if (isDate(cell)) return `d${Math.round(cell.getTime() / MS_PER_SECOND)}`;
  return typeof cell === 'boolean' ? `b${cell}` : `t${withoutError(String(cell))}`;
}
