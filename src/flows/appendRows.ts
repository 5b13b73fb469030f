import { isBlank } from '../table/cell';
import type { Sheet } from './services';
import type { Table } from './workbookColumns';

/** Rows below the last one in use, there to be written. */
export interface Room {
  /** The first of them. */
  readonly row: number;
  /**
   * Writes the rows, each run of neighbouring columns in one write (rule W2).
   *
   * @param rows values by field; absent is blank
   */
  fill(rows: readonly ReadonlyMap<string, string | number>[]): void;
}

/**
 * Finds and makes room for rows below the last one in use. Flows that write to several sheets make all room first: a read
 * after a write has every formula computed. Columns that are not named stay untouched, so formulas and people's own
 * columns survive. The column of the first field is written first and that of the last one last, so that a row whose
 * writing was stopped can be known by them.
 *
 * @param table the sheet and its columns
 * @param fields the fields to write
 * @param count how many rows there will be
 * @param lastUsed the last row in use, counted from 1, where it is known
 * @returns the room
 */
export function makeRoom(
  { sheet, columns }: Table,
  fields: readonly string[],
  count: number,
  lastUsed?: number,
): Room {
  const runs = neighbouringRuns(fields, columns);
  runs.sort((a, b) => turnOf(a, fields) - turnOf(b, fields));
  const row = (lastUsed ?? lastUsedRow(sheet, runs)) + 1;
  sheet.ensureSize(row + count - 1, 1);
  return {
    row,
    fill: (rows) => {
      for (const run of runs) {
        const values = rows.map((cells) => run.fields.map((field) => cells.get(field) ?? ''));
        sheet.write(row, run.column, values);
      }
    },
  };
}

/**
 * Writes rows below the last one in use, as makeRoom says.
 *
 * @param table the sheet and its columns
 * @param fields the fields to write
 * @param rows values by field; absent is blank
 * @param lastUsed the last row in use, counted from 1, where it is known
 * @returns the row of the first one, 0 where there is none
 */
export function appendRows(
  table: Table,
  fields: readonly string[],
  rows: readonly ReadonlyMap<string, string | number>[],
  lastUsed?: number,
): number {
  if (rows.length === 0) return 0;
  const room = makeRoom(table, fields, rows.length, lastUsed);
  room.fill(rows);
  return room.row;
}

interface Run {
  readonly column: number;
  readonly fields: string[];
}

function turnOf(run: Run, fields: readonly string[]): number {
  if (run.fields.includes(fields[0]!)) return 0;
  return run.fields.includes(fields[fields.length - 1]!) ? 2 : 1;
}

/** The last row in which any of the cells to be written holds something: a stray note must not be wiped out. */
function lastUsedRow(sheet: Sheet, runs: readonly Run[]): number {
  const rows = sheet.rowCount();
  const used = runs.map(({ column, fields }) => {
    const cells = sheet.read({ row: 1, column, rows, columns: fields.length });
    let row = cells.length;
    while (row > 1 && cells[row - 1]!.every(isBlank)) row--;
    return row;
  });
  return Math.max(...used);
}

function neighbouringRuns(fields: readonly string[], columns: Table['columns']): Run[] {
  const placed = fields
    .map((field) => ({ field, column: columns.get(field)! }))
    .sort((a, b) => a.column - b.column);
  const runs: Run[] = [];
  for (const { field, column } of placed) {
    const last = runs[runs.length - 1];
    if (last !== undefined && last.column + last.fields.length === column) last.fields.push(field);
    else runs.push({ column, fields: [field] });
  }
  return runs;
}
