import type { Language } from '../messages';
import { message } from '../messages';
import type { Cell } from '../table/cell';
import { isBlank, isErrorValue } from '../table/cell';
import { asContent, valueKey } from '../table/shownValues';
import { headingKey } from '../template/sheetTemplate';
import type { FrozenBlock, FrozenValues } from './frozenValues';
import type { Area, FormulaPlace, Tables } from './ourFormulas';
import {
  filledArea,
  formulaPlaces,
  isOurs,
  lastDealRow,
  standingColumns,
  valueAt,
} from './ourFormulas';
import type { Sheet, Workbook } from './services';
import type { Table } from './workbookColumns';
import { readField, readFields } from './workbookColumns';
import type { CellContent } from './writeCells';

/** A sheet shows this in a cell whose function has not answered yet. */
export const LOADING = 'Loading...';

/** What is remembered of a block of cells, by its place. */
export interface RememberedBlock {
  readonly place: string;
  readonly block: FrozenBlock;
}

/** Cells to be written to a sheet. */
export interface SheetWrite {
  readonly sheet: Sheet;
  readonly cells: readonly CellContent[];
}

/** The values that formulas of ours show. */
export interface ShownValues {
  readonly formulas: number;
  readonly isLoading: boolean;
  readonly blocks: readonly RememberedBlock[];
  readonly deals: FrozenValues['deals'];
  readonly writes: readonly SheetWrite[];
}

/**
 * The values that formulas of ours show. Everything is read before the first value is written: a sheet computes anew after
 * each write.
 *
 * @param workbook the spreadsheet
 * @param pipeline the sheet Pipeline
 * @param tables all sheets with headings
 * @param language the workbook's language
 * @returns what to remember and what to write
 */
export function valuesToKeep(
  workbook: Workbook,
  pipeline: Table,
  tables: Tables,
  language: Language,
): ShownValues {
  const columns = columnsToKeep(pipeline, tables, language);
  const all = formulaPlaces(workbook, tables);
  const standing = all.filter((place) => isOurs(place, tables));
  const last = lastDealRow(pipeline);
  const areas = standing.map((place) => ({ place, area: filledArea(place, all, last) }));
  return {
    formulas: columns.count + standing.length,
    isLoading: columns.isLoading || standing.some((place) => valueAt(place) === LOADING),
    blocks: areas.map(({ place, area }) => ({
      place: place.place,
      block: place.isHidden
        ? { rows: area.rows, columns: area.columns }
        : { rows: area.rows, columns: area.columns, keys: keysOf(place, area) },
    })),
    deals: columns.deals,
    // What a formula fills is written together with its own cell: apart from it the values would be gone.
    writes: [
      ...columns.writes,
      ...areas
        .filter(({ area }) => area.rows * area.columns > 1)
        .map(({ place, area }) => ({ sheet: place.sheet, cells: contents(place, area) })),
      ...bySheet(
        areas
          .filter(({ area }) => area.rows * area.columns === 1)
          .map(({ place, area }) => ({ sheet: place.sheet, cells: contents(place, area) })),
      ),
    ],
  };
}

/** Computed columns with their values down to the last deal. */
function columnsToKeep(
  pipeline: Table,
  tables: Tables,
  language: Language,
): Omit<ShownValues, 'blocks' | 'formulas'> & { readonly count: number } {
  const { sheet, template } = pipeline;
  const standing = standingColumns(pipeline, tables);
  const fields = standing.map(({ field }) => field);
  const ids = readField(pipeline, 'dealId').map(String);
  const values = readFields(pipeline, fields);
  const headings = sheet.headings();
  const rows = lastDealRow(pipeline) - 1;
  const deals = new Map<string, Record<string, string>>();
  const cells: CellContent[] = [];
  let isLoading = false;
  fields.forEach((field, i) => {
    const column = pipeline.columns.get(field)!;
    const heading = headings[column - 1];
    isLoading = isLoading || heading === LOADING;
    const name = isErrorValue(heading)
      ? message(language, headingKey(template.sheet, field))
      : heading;
    cells.push({ row: 1, column, content: asContent(name) });
    values[i]!.slice(0, rows).forEach((value, row) => {
      cells.push({ row: row + 2, column, content: asContent(value) });
      if (isBlank(value)) return;
      const keys = deals.get(ids[row]!) ?? {};
      keys[field] = valueKey(value);
      deals.set(ids[row]!, keys);
    });
  });
  return { count: standing.length, isLoading, deals, writes: [{ sheet, cells }] };
}

function keysOf(place: FormulaPlace, area: Area): string[][] {
  return cellsOf(place, area).map((line) => line.map(({ value }) => valueKey(value)));
}

/** The cells of an area but for formulas of somebody's own in it. */
function contents(place: FormulaPlace, area: Area): CellContent[] {
  return cellsOf(place, area)
    .flat()
    .filter(({ isAnchor, formula }) => isAnchor || formula === '')
    .map(({ row, column, value }) => ({ row, column, content: asContent(value) }));
}

/** A cell of a block with what stands there. */
export interface AreaCell {
  readonly row: number;
  readonly column: number;
  readonly value: Cell;
  readonly formula: string;
  /** Whether it is the cell in which the formula belongs that fills the area. */
  readonly isAnchor: boolean;
}

/** The cells of a block, line by line. */
export function cellsOf({ values, formulas, ...place }: FormulaPlace, area: Area): AreaCell[][] {
  return Array.from({ length: area.rows }, (_, r) =>
    Array.from({ length: area.columns }, (__, c) => {
      const [row, column] = [area.row + r, area.column + c];
      return {
        row,
        column,
        value: values[row - 1]?.[column - 1],
        formula: formulas[row - 1]?.[column - 1] ?? '',
        isAnchor: row === place.row && column === place.column,
      };
    }),
  );
}

/** The same with one entry a sheet. */
export function bySheet(writes: readonly SheetWrite[]): SheetWrite[] {
  const sheets = new Map<Sheet, CellContent[]>();
  for (const { sheet, cells } of writes) {
    sheets.set(sheet, [...(sheets.get(sheet) ?? []), ...cells]);
  }
  return [...sheets].map(([sheet, cells]) => ({ sheet, cells }));
}
