import type { Cell } from './cell';
import { isText } from './cell';

/**
 * A weekend as WORKDAY.INTL writes it: a digit a day from Monday on, 1 for a free one.
 *
 * @param cell for instance "0000011"
 * @returns for Monday to Sunday whether it is free, or null for anything else and for a week without a working day
 * @example weekendOf('0000011') // [false, false, false, false, false, true, true]
 */
export function weekendOf(cell: Cell): readonly boolean[] | null {
  if (!isText(cell) || !/^[01]{7}$/.test(cell) || !cell.includes('0')) return null;
  return [...cell].map((digit) => digit === '1');
}
