import type { Cell } from './cell';
import { isBlank, isErrorValue } from './cell';

/** The cells of a sheet's columns below their headings, by field. */
export type FieldCells = (field: string) => readonly Cell[];

/**
 * What a cell says as text: without outer blanks, an error value says nothing.
 *
 * @param cell any cell
 * @returns the text, or empty
 * @example cellWords(' Acme ') // 'Acme'
 */
export function cellWords(cell: Cell): string {
  return isBlank(cell) || isErrorValue(cell) ? '' : String(cell).trim();
}
