import type { StrayConstant } from '../domain/pastedCells';
import { pastedAndTyped } from '../domain/pastedCells';
import type { Cell } from '../table/cell';
import { isBlank, isErrorValue } from '../table/cell';
import type { FormulaWords } from '../template/formulas';
import { columnLetters } from '../template/formulas';
import type { ColumnTemplate } from '../template/sheetTemplate';
import { writeColumnFormulas } from './buildTable';
import { withoutHeld } from './heldValues';
import type { Workbook } from './services';
import type { Table } from './workbookColumns';
import { writeRuns } from './writeRuns';

/** What was found in the computed columns and what became of it; cells and headings as people see them. */
export interface Mended {
  /** Headings whose formula was put back. */
  readonly restored: readonly string[];
  /** Cells that came with a pasted row and were cleared. */
  readonly cleared: readonly string[];
  /** Cells that somebody typed and that still block their column. */
  readonly typed: readonly string[];
}

/**
 * Brings the computed columns back (rule W5): lost heading formulas are put back, constants that came with a pasted row
 * are cleared, and a single typed value is only named.
 *
 * @param workbook the spreadsheet
 * @param table a sheet with computed columns
 * @param words what the placeholders of its formulas stand for
 * @returns what was done
 */
export function mendComputedColumns(
  workbook: Workbook,
  table: Table,
  words: () => FormulaWords,
): Mended {
  const restored = writeColumnFormulas(table, words);
  if (restored.length > 0) workbook.flush();
  const blocked = blockedColumns(table);
  const cells = table.sheet.readColumns(blocked);
  const constants = blocked.flatMap((column, i) => constantsOf(column, cells[i]!));
  const { pasted, typed } = pastedAndTyped(constants);
  for (const column of new Set(pasted.map((cell) => cell.column))) {
    const rows = pasted.filter((cell) => cell.column === column).map(({ row }) => row);
    writeRuns(table.sheet, column, new Map(rows.map((row) => [row - 2, ''])));
  }
  if (pasted.length > 0) workbook.flush();
  const addressOf = ({ row, column }: StrayConstant): string =>
    `${isPipeline(table) ? '' : `${table.sheet.name}!`}${columnLetters(column)}${row}`;
  return { restored, cleared: pasted.map(addressOf), typed: typed.map(addressOf) };
}

/** A formula that cannot spill shows an error in its heading cell. */
function blockedColumns(table: Table): number[] {
  const { sheet, template, columns } = table;
  const headings = sheet.headings();
  const at = ({ field }: ColumnTemplate): number => columns.get(field)!;
  const broken = template.columns.filter(
    (column) => column.formula !== undefined && isErrorValue(headings[at(column) - 1]),
  );
  return withoutHeld(table, broken).map(at);
}

/** Where nothing spills, whatever stands below the heading was put there by somebody. */
function constantsOf(column: number, cells: readonly Cell[]): StrayConstant[] {
  return cells.flatMap((cell, index) => (isBlank(cell) ? [] : [{ row: index + 2, column }]));
}

/** Whose cells are meant where no sheet is named. */
function isPipeline({ template }: Table): boolean {
  return template.sheet === 'pipeline';
}
