import type { Cell } from '../table/cell';
import { isFiniteNumber } from '../table/cell';
import type { ColumnTemplate } from '../template/sheetTemplate';
import type { Sheet } from './services';
import type { Table } from './workbookColumns';

/** A block of values that stands where a call of a custom function would. */
export interface HeldBlock {
  readonly rows: number;
  readonly columns: number;
  /** What its first row may hold of ours: what stood there and what was written; null where a cell is somebody else's. */
  readonly first: readonly (readonly (string | number | null)[])[];
}

/** Blocks by the cell of their call, for instance "J5". */
export type HeldBlocks = Readonly<Record<string, HeldBlock>>;

/** The blocks of values on a sheet that is laid out cell by cell; null where formulas stand. */
export function heldBlocks(sheet: Sheet): HeldBlocks | null {
  const mark = sheet.readMark('values');
  return mark === null ? null : (JSON.parse(mark) as HeldBlocks);
}

/** The fields of a table whose columns hold values of ours in place of a formula. */
export function heldFields({ sheet }: Table): readonly string[] {
  return sheet.readMark('values')?.split(',') ?? [];
}

/** Computed columns that should have their formula: none of a frozen workbook, and none that hold values. */
export function withoutHeld(
  table: Table,
  columns: readonly ColumnTemplate[],
): readonly ColumnTemplate[] {
  if (columns.length === 0 || table.sheet.readMark('frozen') !== null) return [];
  return withoutHeldCalls(table, columns);
}

/** Computed columns without those that hold values; to ask for that costs calls, so only where a call is among them. */
export function withoutHeldCalls(
  table: Table,
  columns: readonly ColumnTemplate[],
): readonly ColumnTemplate[] {
  if (columns.every(({ call }) => call === undefined)) return columns;
  const held = heldFields(table);
  return columns.filter(({ field }) => !held.includes(field));
}

/** Whether the first row of a block holds what we wrote there. */
export function isHeld(block: HeldBlock | undefined, column: number, cell: Cell): boolean {
  return block?.first.some((row) => isSame(row[column], cell)) ?? false;
}

/** A sheet may keep fifteen digits of a number. */
function isSame(written: Cell, found: Cell): boolean {
  if (isFiniteNumber(written) && isFiniteNumber(found)) {
    return Math.abs(written - found) <= 1e-12 * Math.abs(written);
  }
  return written === found;
}
