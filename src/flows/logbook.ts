import type { Outcome } from '../domain/outcome';
import { answer } from '../domain/outcome';
import type { Language } from '../messages';
import { message } from '../messages';
import type { ActivityRow } from '../table/activityRows';
import { readActivityRows } from '../table/activityRows';
import type { Cell } from '../table/cell';
import { ACTIVITIES } from '../template/activities';
import type { NewActivity } from './logActivities';
import { isBegun, logActivities } from './logActivities';
import type { ColumnProblem, ReadTable } from './readTable';
import { readTable } from './readTable';
import type { Services } from './services';
import type { WrittenActivity } from './undo';
import { ANYTHING } from './undo';
import { writeCells } from './writeCells';
import { printOf, writable } from './writtenCells';

/** The sheet Activities, read once, to be written by one call of a page. */
export interface Logbook {
  /** The rows of one deal. */
  of(dealId: string): readonly ActivityRow[];
  /** The row of this ID; one whose writing was stopped before its end is none yet. */
  withId(id: string): ActivityRow | undefined;
  /** Appends rows that are not there yet, and completes those whose writing was stopped: what was sent twice is logged once. */
  add(added: readonly NewActivity[]): WrittenActivity[];
  /** Changes cells of a row. */
  change(row: ActivityRow, cells: Readonly<Record<string, Cell>>): WrittenActivity;
  /** What takes back that upkeep will close an open request. */
  noteReopening(request: ActivityRow): WrittenActivity;
}

/**
 * Opens Activities.
 *
 * @param services what the flow may do
 * @param language in which words are written
 * @returns the book, or why its columns are not known
 */
export function openLogbook(
  services: Services,
  language: Language,
): Outcome<Logbook, ColumnProblem> {
  const read = readTable(services.workbook, ACTIVITIES);
  return read.ok ? answer(logbookOf(services, read.value, language)) : read;
}

/** The same of a sheet that was read already. */
export function logbookOf(services: Services, table: ReadTable, language: Language): Logbook {
  const { clock } = services;
  const rows = readActivityRows(table.cells, clock.now(), clock.wallClock);
  const begun = new Map(rows.filter(isBegun).map((row) => [row.id, row]));
  const byId = new Map(rows.filter((row) => !isBegun(row)).map((row) => [row.id, row]));
  return {
    of: (dealId) => rows.filter((row) => row.dealId === dealId),
    withId: (id) => byId.get(id),
    add(added) {
      const missing = added.filter(({ id }) => !byId.has(id));
      const book = { activities: table, language: () => language, changed: () => undefined };
      const completed = missing.map((each) => ({ ...each, begun: begun.get(each.id) }));
      logActivities(book, completed, table.rows + 1);
      return missing.map(({ id }) => ({ id, fields: null }));
    },
    noteReopening: ({ id, row }) => ({
      id,
      fields: [
        {
          field: 'state',
          before: writable(table.cells('state')[row], services),
          after: message(language, 'state.done'),
        },
        { field: 'answeredAfter', before: '', after: ANYTHING },
      ],
    }),
    change(row, cells) {
      const fields = Object.entries(cells).map(([field, cell]) => ({
        field,
        before: writable(table.cells(field)[row.row], services),
        after: printOf(field, cell, services),
        cell,
      }));
      writeCells(
        table.sheet,
        fields.map(({ field, cell }) => ({
          row: row.row + 2,
          column: table.columns.get(field)!,
          content: cell,
        })),
      );
      return {
        id: row.id,
        fields: fields.map(({ field, before, after }) => ({ field, before, after })),
      };
    },
  };
}
