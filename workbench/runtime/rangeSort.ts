/** Sorting rows, for ranges, sheets and filters alike. */
import { moveRows } from '../engine/movedRows';
import { sortedRows } from '../engine/sortBesideSpills';
import type { SortKey } from '../engine/sortBesideSpills';
import { zoneOf } from './places';
import type { Place } from './places';
import type { ScriptRun } from './scriptRun';

/** A column of the SHEET, counted from 1, or with its direction. */
export type SortSpec = number | { column: number; ascending?: boolean };

/** Sorts all rows of the place, the first one too; the first key decides, the next where it is equal. */
export function sortPlace(
  run: ScriptRun,
  { sheetId, block }: Place,
  specification: SortSpec | readonly SortSpec[],
): void {
  const keys = [specification].flat().map((key): SortKey => {
    const { column, ascending = true } = typeof key === 'number' ? { column: key } : key;
    return { column: column - 1, ascending };
  });
  const zone = zoneOf(block);
  const order = sortedRows(run.file.writes.settled, sheetId, zone, keys);
  run.file.writes.add((dispatch) => moveRows(dispatch, sheetId, zone, order));
}
