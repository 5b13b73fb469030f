import type { Cell } from '../table/cell';
import { isDate } from '../table/cell';
import { momentOf } from '../table/days';
import { cellPrint } from '../table/dealCells';
import { cellText, writtenText } from '../table/plainText';
import type { Services } from './services';

/** A cell that was read, as it can be written again. */
export function writable(cell: Cell, { clock }: Services): string | number | boolean {
  if (isDate(cell)) return momentOf(cell, clock.wallClock) ?? '';
  if (typeof cell === 'string') return cellText(cell);
  return typeof cell === 'number' || typeof cell === 'boolean' ? cell : '';
}

/** A cell of Pipeline or Activities as a text to compare, once it stands in the sheet. */
export function printOf(field: string, cell: Cell, { clock }: Services): string {
  const written = typeof cell === 'string' ? writtenText(cell) : cell;
  return cellPrint(field, written, clock.wallClock);
}
