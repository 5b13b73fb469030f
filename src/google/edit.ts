import type { Block } from '../flows/services';

/** Where an edit happened. */
export function editOf(
  range: GoogleAppsScript.Spreadsheet.Range,
): Block & { readonly sheetName: string } {
  return {
    sheetName: range.getSheet().getName(),
    row: range.getRow(),
    column: range.getColumn(),
    rows: range.getNumRows(),
    columns: range.getNumColumns(),
  };
}
