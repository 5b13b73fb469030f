/** Notes of cells; the engine has none, so they are kept beside it and follow their cell. */
import { randomUUID } from 'node:crypto';
import type { CellPosition, Zone } from '../engine/engineModule';
import { forget, keep, keptEntries } from '../engine/keptData';
import type { KeptEntry } from '../engine/keptData';
import type { ScriptRun } from './scriptRun';

/** The note of a cell, or "". */
export function noteAt(run: ScriptRun, position: CellPosition): string {
  return (noteEntry(keptEntries(run.file.model, 'note'), position)?.value as string) ?? '';
}

/** Sets a note for each cell of the zone; null or "" removes it. */
export function setNotes(
  run: ScriptRun,
  sheetId: string,
  zone: Zone,
  notes: readonly (readonly (string | null)[])[],
): void {
  run.file.writes.add((dispatch, getters) => {
    const present = keptEntries(run.file.model, 'note');
    notes.forEach((row, rowIndex) =>
      row.forEach((note, columnIndex) => {
        const position = { sheetId, col: zone.left + columnIndex, row: zone.top + rowIndex };
        const entry = noteEntry(present, position);
        if (!note) {
          if (entry) forget(dispatch, entry.id);
          return;
        }
        const { col, row: cellRow } = position;
        const cell = { left: col, right: col, top: cellRow, bottom: cellRow };
        const id = entry?.id ?? `note:${randomUUID()}`;
        const ranges = [getters.getRangeDataFromZone(sheetId, cell)];
        keep(dispatch, { id, kind: 'note', sheetId, value: String(note), ranges });
      }),
    );
  });
}

function noteEntry(notes: readonly KeptEntry[], { sheetId, col, row }: CellPosition) {
  return notes.find(
    ({ ranges: [range] }) =>
      range?.sheetId === sheetId && range.zone.left === col && range.zone.top === row,
  );
}
