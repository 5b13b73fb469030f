/** Which sheet it is and how far it is filled. */
import type { Getters } from '../engine/engineModule';

/** A sheet as Google makes it; widths in pixels. */
export const NEW_SHEET = { rows: 1000, columns: 26, columnWidth: 100 };

/** Google's number of a sheet; sheets that a tab of the page inserted have other ids in the engine. */
export function sheetNumber(sheetId: string): number {
  if (/^\d+$/.test(sheetId)) return Number(sheetId);
  let hash = 0;
  for (const letter of sheetId) hash = (hash * 31 + letter.charCodeAt(0)) % 2_147_483_647;
  return hash;
}

/** The sheet of exactly that name: the engine's own look-up does not distinguish case. */
export function findSheetId(getters: Getters, name: string): string | undefined {
  return getters.getSheetIds().find((sheetId) => getters.getSheetName(sheetId) === name);
}

/** The last row and column with content, counted from 1; 0 if there is none. */
export function lastCell(getters: Getters, sheetId: string): { row: number; column: number } {
  let row = 0;
  let column = 0;
  for (const position of getters.getEvaluatedCellsPositions(sheetId)) {
    if (position.row < row && position.col < column) continue;
    if (getters.getEvaluatedCell(position).type === 'empty') continue;
    row = Math.max(row, position.row + 1);
    column = Math.max(column, position.col + 1);
  }
  return { row, column };
}
