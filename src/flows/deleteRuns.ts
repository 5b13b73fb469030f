import type { Sheet } from './services';

/**
 * Deletes rows with all that stands in them, from the bottom up, one call for each run of neighbours.
 *
 * @param sheet a sheet with a heading row
 * @param rows counted from 1, the heading row not among them
 */
export function deleteRuns(sheet: Sheet, rows: readonly number[]): void {
  if (rows.length === 0) return;
  const ascending = [...rows].sort((a, b) => a - b);
  // A sheet cannot lose all rows that are not frozen.
  sheet.ensureSize(ascending[ascending.length - 1]! + 1, 1);
  let end = ascending.length;
  while (end > 0) {
    let start = end - 1;
    while (start > 0 && ascending[start - 1] === ascending[start]! - 1) start--;
    sheet.deleteRows(ascending[start]!, end - start);
    end = start;
  }
}
