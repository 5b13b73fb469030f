import { LANGUAGES, message } from '../messages';
import type { Cell } from '../table/cell';
import { isBlank, isErrorValue } from '../table/cell';
import { CELL_SHEETS } from '../template';
import { contentOf } from '../template/cellSheet';
import { CUSTOM_FUNCTIONS } from '../template/customFunctions';
import type { FormulaWords } from '../template/formulas';
import {
  cellPosition,
  columnLetters,
  fillIn,
  namesIn,
  sameShape,
  textInPlaceOf,
} from '../template/formulas';
import { QUOTA } from '../template/quota';
import type { ColumnTemplate, SheetKey } from '../template/sheetTemplate';
import { headingKey } from '../template/sheetTemplate';
import type { Spill, SpilledRows } from '../template/spills';
import { planSpill } from '../template/spills';
import { STATE, STATE_FORMULAS } from '../template/state';
import { isLostFormula } from './buildTable';
import type { Sheet, Workbook } from './services';
import type { Table } from './workbookColumns';
import { formulaWords, readFields } from './workbookColumns';

/** The tables of a workbook by their sheets. */
export type Tables = ReadonlyMap<SheetKey, Table>;

/** The upper left part of a sheet, as large as our formulas on it need. */
export interface SheetPart {
  readonly sheet: Sheet;
  readonly values: readonly (readonly Cell[])[];
  readonly formulas: readonly (readonly string[])[];
}

/** A cell in which a formula of ours belongs, counted from 1. */
export interface FormulaPlace extends SheetPart {
  /** Sheet and cell, for instance "plan!A5". */
  readonly place: string;
  readonly row: number;
  readonly column: number;
  /** The formula as the template has it, words and references filled in. */
  content(words: FormulaWords): string;
  readonly spill: Spill;
  /** In a hidden column, where nobody types. */
  readonly isHidden: boolean;
}

/** A block of cells, counted from 1. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/**
 * Every single cell in which a formula of ours belongs: on Plan, in State and in the headings of Quota, as far as they are
 * there. Columns of Pipeline are another matter: their values belong to deals, wherever those are sorted to.
 *
 * @param workbook the spreadsheet
 * @param tables its sheets with headings
 * @returns the cells with what stands there now
 */
export function formulaPlaces(workbook: Workbook, tables: Tables): FormulaPlace[] {
  return [...placesOfCellSheets(workbook), ...placesOfState(tables), ...placesOfQuota(tables)];
}

function placesOfCellSheets(workbook: Workbook): FormulaPlace[] {
  return CELL_SHEETS.flatMap((template): FormulaPlace[] => {
    const computed = template.cells.filter((cell) => contentOf(cell).startsWith('='));
    const sheet = computed.length > 0 ? workbook.findSheet(template.sheet) : null;
    if (sheet === null) return [];
    const columns = template.hidden?.to ?? template.columns;
    sheet.ensureSize(template.rows, columns);
    const part = readPart(sheet, Math.max(template.rows, sheet.lastRow()), columns);
    return computed.map((cell) => {
      const [row, column] = cellPosition(cell.at);
      return {
        ...part,
        place: `${template.sheet}!${cell.at}`,
        row,
        column,
        content: (words) => fillIn(contentOf(cell), words),
        spill: template.sheet === 'plan' ? planSpill(cell.at) : { rows: 1, columns: 1 },
        isHidden: column >= (template.hidden?.from ?? Infinity),
      };
    });
  });
}

function placesOfState(tables: Tables): FormulaPlace[] {
  const state = tables.get(STATE.sheet);
  if (state === undefined) return [];
  const column = state.columns.get('value')!;
  const part = readPart(state.sheet, Math.max(...STATE_FORMULAS.map(({ row }) => row)), column);
  return STATE_FORMULAS.map(({ row, formula }) => ({
    ...part,
    place: `${STATE.sheet}!${columnLetters(column)}${row}`,
    row,
    column,
    content: (words) => fillIn(formula, words),
    spill: { rows: 1, columns: 1 },
    isHidden: true,
  }));
}

function placesOfQuota(tables: Tables): FormulaPlace[] {
  const quota = tables.get(QUOTA.sheet);
  if (quota === undefined) return [];
  const { sheet, columns } = quota;
  const computed = QUOTA.columns.filter(({ field, formula }) => formula && columns.has(field));
  const part = readPart(sheet, sheet.lastRow(), Math.max(...columns.values()));
  return computed.map(({ field, formula }) => ({
    ...part,
    place: `${QUOTA.sheet}!${field}`,
    row: 1,
    column: columns.get(field)!,
    content: (words) => fillIn(formula!, words),
    spill: { rows: part.values.length, columns: 1 },
    isHidden: false,
  }));
}

function readPart(sheet: Sheet, rows: number, columns: number): SheetPart {
  const block = { row: 1, column: 1, rows, columns };
  return { sheet, values: sheet.read(block), formulas: sheet.readFormulas(block) };
}

export function valueAt({ values, row, column }: FormulaPlace): Cell {
  return values[row - 1]?.[column - 1];
}

export function formulaAt({ formulas, row, column }: FormulaPlace): string {
  return formulas[row - 1]?.[column - 1] ?? '';
}

/** The key of the sheet of a place. */
export function sheetOfPlace({ place }: FormulaPlace): SheetKey {
  return place.split('!')[0] as SheetKey;
}

/** Whether the formula that stands in a cell is ours, in whichever language it was written. */
export function isOurs(place: FormulaPlace, tables: Tables): boolean {
  const formula = formulaAt(place);
  if (isLostFormula(formula)) return false;
  return LANGUAGES.some((language) =>
    sameShape(formula, place.content(formulaWords(language, tables, sheetOfPlace(place)))),
  );
}

/**
 * The cells that a formula of ours fills now. One that shows an error fills its own only.
 *
 * @param place a cell with a formula of ours
 * @param all every such cell
 * @param lastDealRow the last row of Pipeline with a deal
 * @returns the block
 */
export function filledArea(
  place: FormulaPlace,
  all: readonly FormulaPlace[],
  lastDealRow: number,
): Area {
  const { row, column, spill, values, isHidden } = place;
  const value = valueAt(place);
  const fillsOne = isErrorValue(value) || (!isHidden && isBlank(value));
  const rows = fillsOne ? 1 : spilledRows(place, spill.rows, all, lastDealRow);
  return {
    row,
    column,
    rows: Math.max(1, Math.min(rows, values.length - row + 1)),
    columns: fillsOne ? 1 : spill.columns,
  };
}

function spilledRows(
  place: FormulaPlace,
  rows: SpilledRows,
  all: readonly FormulaPlace[],
  lastDealRow: number,
): number {
  if (typeof rows === 'number') return rows;
  if (rows === 'deals') return Math.max(2, lastDealRow);
  if (rows === 'filled') {
    const { values, row, column, spill } = place;
    const lines = values
      .slice(row - 1)
      .map((line) => line.slice(column - 1).slice(0, spill.columns));
    const end = lines.findIndex((line) => line.every(isBlank));
    return end < 0 ? lines.length : end;
  }
  const other = all.find((each) => each.place === `${sheetOfPlace(place)}!${rows.of}`)!;
  return Math.min(rows.most, filledArea(other, all, lastDealRow).rows);
}

/** The computed columns of a table whose formula of ours stands in their heading. */
export function standingColumns(table: Table, tables: Tables): ColumnTemplate[] {
  const { sheet, template, columns } = table;
  const computed = template.columns.filter(({ formula }) => formula !== undefined);
  const formulas = computed.length > 0 ? sheet.headingFormulas() : [];
  return computed.filter(({ field, formula }) => {
    const present = formulas[columns.get(field)! - 1] ?? '';
    if (isLostFormula(present)) return false;
    return LANGUAGES.some((language) => {
      const expected = fillIn(formula!, formulaWords(language, tables, template.sheet));
      const heading = message(language, headingKey(template.sheet, field));
      return sameShape(present, expected) || textInPlaceOf(present, expected, heading) !== null;
    });
  });
}

/** The last row of Pipeline with a prospect or an ID; the heading row where there is no deal. */
export function lastDealRow(pipeline: Table): number {
  const [prospects, ids] = readFields(pipeline, ['prospect', 'dealId']) as [Cell[], Cell[]];
  let rows = prospects.length;
  while (rows > 0 && isBlank(prospects[rows - 1]) && isBlank(ids[rows - 1])) rows--;
  return rows + 1;
}

/** A formula on any sheet, counted from 1. */
export interface FoundFormula {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

/** All formulas of a spreadsheet, sheet by sheet. */
export function allFormulas(workbook: Workbook): FoundFormula[] {
  return workbook.allSheets().flatMap((sheet) => {
    const [rows, columns] = [sheet.lastRow(), sheet.lastColumn()];
    if (rows === 0 || columns === 0) return [];
    const lines = sheet.readFormulas({ row: 1, column: 1, rows, columns });
    return lines.flatMap((line, row) =>
      line.flatMap((formula, column) =>
        formula === '' ? [] : [{ sheet, row: row + 1, column: column + 1, formula }],
      ),
    );
  });
}

/** Whether a formula calls a function of the add-on. */
export function isCustomCall({ formula }: FoundFormula): boolean {
  const used = namesIn(formula);
  return CUSTOM_FUNCTIONS.some((name) => used.has(name));
}

/** A cell as people name it, with its sheet. */
export function addressOf({ sheet, row, column }: Omit<FoundFormula, 'formula'>): string {
  return `${sheet.name}!${columnLetters(column)}${row}`;
}

/** A sentence names this many cells at most. */
const MOST_CELLS = 20;

/** Cells as a sentence names them. */
export function listedCells(cells: readonly string[]): string {
  const shown = cells.slice(0, MOST_CELLS).join(', ');
  return cells.length > MOST_CELLS ? `${shown} …` : shown;
}
