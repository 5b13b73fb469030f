/** A sheet (platform section 7). */
import type { Getters } from '../engine/engineModule';
import { parseA1, splitSheetName } from './a1Notation';
import { writeValues } from './cellValues';
import { colorOrNone } from './rangeLooks';
import { conditionalFormatRules, setConditionalFormatRules } from './conditionalFormatRule';
import type { ConditionalFormatRule } from './conditionalFormatRule';
import { DeveloperMetadataFinder, addMetadata, metadataAt } from './developerMetadata';
import type { DeveloperMetadata } from './developerMetadata';
import {
  EmbeddedChartBuilder,
  chartsOf,
  insertChart,
  removeChart,
  updateChart,
} from './embeddedChart';
import type { EmbeddedChart } from './embeddedChart';
import type { EnumValue } from './enumeration';
import { filterOf } from './filter';
import type { Filter } from './filter';
import { own } from './googleTypes';
import type { GoogleSubset } from './googleTypes';
import { findNamedRange } from './namedRange';
import { PROTECTION_TYPES, addProtection, protectionsOf } from './protection';
import type { Protection } from './protection';
import { OUTSIDE, assertWithin, boundedPlace, placeAt, wholeSheet } from './places';
import { Range } from './range';
import type { ScriptRun } from './scriptRun';
import { requireEditable } from './editRights';
import { findSheetId, lastCell, sheetNumber } from './sheetExtent';
import { requireValid } from './validValues';
import { refused } from './refusals';

type Dimension = 'ROW' | 'COL';

const DEFAULT_ROW_HEIGHT = 21;
const ENGINE_ROW_HEIGHT = 23;

export class Sheet implements GoogleSubset<GoogleAppsScript.Spreadsheet.Sheet> {
  readonly sheetId: string;
  readonly #run: ScriptRun;

  constructor(run: ScriptRun, sheetId: string) {
    this.#run = run;
    this.sheetId = sheetId;
  }

  // The sheet itself

  getSheetId(): number {
    return sheetNumber(this.sheetId);
  }

  getName(): string {
    return this.#structure.getSheetName(this.sheetId);
  }

  getSheetName(): string {
    return this.getName();
  }

  setName(name: string): this {
    const oldName = this.getName();
    if (name === oldName) return this;
    if (findSheetId(this.#structure, name) !== undefined) {
      throw refused('sheetName', { name });
    }
    requireEditable(this.#run, { sheetId: this.sheetId });
    return this.#restructure('RENAME_SHEET', { oldName, newName: name });
  }

  getParent(): object {
    return this.#run.objects.spreadsheet();
  }

  /** Position among the sheets, counted from 1. */
  getIndex(): number {
    return this.#structure.getSheetIds().indexOf(this.sheetId) + 1;
  }

  activate(): this {
    this.#run.file.activeSheetId = this.sheetId;
    this.#run.file.madeActive = { sheetId: this.sheetId };
    return this;
  }

  isSheetHidden(): boolean {
    return !this.#structure.isSheetVisible(this.sheetId);
  }

  hideSheet(): this {
    return this.isSheetHidden() ? this : this.#restructure('HIDE_SHEET');
  }

  showSheet(): this {
    return this.isSheetHidden() ? this.#restructure('SHOW_SHEET') : this;
  }

  setTabColor(color: string | null): this {
    return this.#change('COLOR_SHEET', { color: colorOrNone(color) || undefined });
  }

  getTabColor(): string | null {
    return this.#settled.getSheet(this.sheetId).color?.toLowerCase() ?? null;
  }

  hasHiddenGridlines(): boolean {
    return !this.#settled.getGridLinesVisibility(this.sheetId);
  }

  setHiddenGridlines(isHidden: boolean): this {
    return this.#change('SET_GRID_LINES_VISIBILITY', { areGridLinesVisible: !isHidden });
  }

  // Cells

  getRange(place: number | string, column?: number, numRows = 1, numColumns = 1): Range {
    if (typeof place === 'string') return this.#rangeAt(place);
    const size = [place, column ?? 0, numRows, numColumns] as const;
    return new Range(this.#run, placeAt(this.#structure, this.sheetId, size));
  }

  getDataRange(): Range {
    return this.getRange(1, 1, Math.max(1, this.getLastRow()), Math.max(1, this.getLastColumn()));
  }

  /** 0 on an empty sheet; spilled cells count, looks do not (platform 7.4). */
  getLastRow(): number {
    return lastCell(this.#settled, this.sheetId).row;
  }

  getLastColumn(): number {
    return lastCell(this.#settled, this.sheetId).column;
  }

  /** Writes after the last row with content; the sheet grows if need be (platform 7.5). */
  appendRow(values: unknown[]): this {
    const row = this.getLastRow();
    const missingRows = row + 1 - this.getMaxRows();
    if (missingRows > 0) this.insertRowsAfter(this.getMaxRows(), missingRows);
    const missingColumns = values.length - this.getMaxColumns();
    if (missingColumns > 0) this.insertColumnsAfter(this.getMaxColumns(), missingColumns);
    const zone = { left: 0, right: values.length - 1, top: row, bottom: row };
    const place = boundedPlace(this.sheetId, zone);
    requireEditable(this.#run, place);
    requireValid(this.#run, place, [values]);
    this.#run.file.writes.add(writeValues(this.#run.file, this.sheetId, zone, [values]));
    return this;
  }

  clear(options?: { contentsOnly?: boolean; formatOnly?: boolean }): this {
    const all = new Range(this.#run, wholeSheet(this.#structure, this.sheetId));
    all.clear(options);
    return this;
  }

  clearContents(): this {
    return this.clear({ contentsOnly: true });
  }

  clearFormats(): this {
    return this.clear({ formatOnly: true });
  }

  /** Sorts all rows below the frozen ones by a column counted from 1 (G:REF Sheet.sort). */
  sort(columnPosition: number, ascending = true): this {
    const frozen = this.getFrozenRows();
    const rows = this.getLastRow() - frozen;
    if (rows > 0) {
      this.getRange(frozen + 1, 1, rows, this.getMaxColumns()).sort({
        column: columnPosition,
        ascending,
      });
    }
    return this;
  }

  getFilter(): Filter | null {
    return filterOf(this.#run, this.sheetId);
  }

  // Rows and columns

  getMaxRows(): number {
    return this.#structure.getNumberRows(this.sheetId);
  }

  getMaxColumns(): number {
    return this.#structure.getNumberCols(this.sheetId);
  }

  insertRowsBefore(beforePosition: number, howMany: number): this {
    return this.#insert('ROW', beforePosition, 'before', howMany);
  }

  insertRowsAfter(afterPosition: number, howMany: number): this {
    return this.#insert('ROW', afterPosition, 'after', howMany);
  }

  insertRowBefore(beforePosition: number): this {
    return this.insertRowsBefore(beforePosition, 1);
  }

  insertRowAfter(afterPosition: number): this {
    return this.insertRowsAfter(afterPosition, 1);
  }

  insertColumnsBefore(beforePosition: number, howMany: number): this {
    return this.#insert('COL', beforePosition, 'before', howMany);
  }

  insertColumnsAfter(afterPosition: number, howMany: number): this {
    return this.#insert('COL', afterPosition, 'after', howMany);
  }

  insertColumnBefore(beforePosition: number): this {
    return this.insertColumnsBefore(beforePosition, 1);
  }

  insertColumnAfter(afterPosition: number): this {
    return this.insertColumnsAfter(afterPosition, 1);
  }

  deleteRow(rowPosition: number): this {
    this.deleteRows(rowPosition, 1);
    return this;
  }

  deleteRows(rowPosition: number, howMany: number): void {
    this.#delete('ROW', rowPosition, howMany, this.getMaxRows());
  }

  deleteColumn(columnPosition: number): this {
    this.deleteColumns(columnPosition, 1);
    return this;
  }

  deleteColumns(columnPosition: number, howMany: number): void {
    this.#delete('COL', columnPosition, howMany, this.getMaxColumns());
  }

  /** Moves whole columns before the column that stood at `destinationIndex`, counted from 1. */
  moveColumns(columnSpec: unknown, destinationIndex: number): void {
    const { sheetId } = this;
    const { left, right } = own<Range>(columnSpec).block;
    if (destinationIndex > left && destinationIndex <= right + 2) return;
    const movesRight = destinationIndex > right + 1;
    requireEditable(this.#run, { sheetId });
    const move = {
      sheetId,
      sheetName: this.getName(),
      dimension: 'COL',
      elements: indices(left + 1, right - left + 1),
      base: movesRight ? destinationIndex - 2 : destinationIndex - 1,
      position: movesRight ? 'after' : 'before',
    };
    this.#run.file.writes.addStructural((dispatch, getters) => {
      // The engine moves columns of its active sheet only.
      const sheetIdFrom = getters.getActiveSheetId();
      if (sheetIdFrom !== sheetId) dispatch('ACTIVATE_SHEET', { sheetIdFrom, sheetIdTo: sheetId });
      dispatch('MOVE_COLUMNS_ROWS', move);
    });
  }

  setColumnWidth(columnPosition: number, width: number): this {
    return this.setColumnWidths(columnPosition, 1, width);
  }

  setColumnWidths(startColumn: number, numColumns: number, width: number): this {
    return this.#resize('COL', indices(startColumn, numColumns), width);
  }

  getColumnWidth(columnPosition: number): number {
    return this.#settled.getColSize(this.sheetId, columnPosition - 1);
  }

  setRowHeight(rowPosition: number, height: number): this {
    return this.setRowHeights(rowPosition, 1, height);
  }

  setRowHeights(startRow: number, numRows: number, height: number): this {
    return this.#resize('ROW', indices(startRow, numRows), height);
  }

  /** A row that nobody resized has Google's height; the engine's own is two pixels more. */
  getRowHeight(rowPosition: number): number {
    const height = this.#settled.getRowSize(this.sheetId, rowPosition - 1);
    return height === ENGINE_ROW_HEIGHT ? DEFAULT_ROW_HEIGHT : height;
  }

  getFrozenRows(): number {
    return this.#settled.getPaneDivisions(this.sheetId).ySplit;
  }

  getFrozenColumns(): number {
    return this.#settled.getPaneDivisions(this.sheetId).xSplit;
  }

  setFrozenRows(rows: number): void {
    if (rows > 0) this.#change('FREEZE_ROWS', { quantity: rows });
    else this.#change('UNFREEZE_ROWS');
  }

  setFrozenColumns(columns: number): void {
    if (columns > 0) this.#change('FREEZE_COLUMNS', { quantity: columns });
    else this.#change('UNFREEZE_COLUMNS');
  }

  hideColumns(columnIndex: number, numColumns = 1): void {
    this.#show('HIDE_COLUMNS_ROWS', 'COL', indices(columnIndex, numColumns));
  }

  showColumns(columnIndex: number, numColumns = 1): void {
    this.#show('UNHIDE_COLUMNS_ROWS', 'COL', indices(columnIndex, numColumns));
  }

  isColumnHiddenByUser(columnPosition: number): boolean {
    return this.#settled.isColHiddenByUser(this.sheetId, columnPosition - 1);
  }

  hideRows(rowIndex: number, numRows = 1): void {
    this.#show('HIDE_COLUMNS_ROWS', 'ROW', indices(rowIndex, numRows));
  }

  showRows(rowIndex: number, numRows = 1): void {
    this.#show('UNHIDE_COLUMNS_ROWS', 'ROW', indices(rowIndex, numRows));
  }

  isRowHiddenByUser(rowPosition: number): boolean {
    return this.#settled.isRowHiddenByUser(this.sheetId, rowPosition - 1);
  }

  // Rules, charts, protection, metadata

  getConditionalFormatRules(): ConditionalFormatRule[] {
    return conditionalFormatRules(this.#run, this.sheetId);
  }

  setConditionalFormatRules(rules: unknown[]): void {
    setConditionalFormatRules(
      this.#run,
      this.sheetId,
      rules.map((rule) => own<ConditionalFormatRule>(rule)),
    );
  }

  newChart(): EmbeddedChartBuilder {
    return new EmbeddedChartBuilder();
  }

  insertChart(chart: unknown): void {
    insertChart(this.#run, this.sheetId, own<EmbeddedChart>(chart));
  }

  getCharts(): EmbeddedChart[] {
    return chartsOf(this.#run, this.sheetId);
  }

  updateChart(chart: unknown): void {
    updateChart(this.#run, this.sheetId, own<EmbeddedChart>(chart));
  }

  removeChart(chart: unknown): void {
    removeChart(this.#run, this.sheetId, own<EmbeddedChart>(chart));
  }

  /** Gives the existing protection of the sheet if there is one (platform section 7). */
  protect(): Protection {
    const [existing] = protectionsOf(this.#run, this.sheetId, PROTECTION_TYPES.SHEET);
    return existing ?? addProtection(this.#run, this.sheetId);
  }

  getProtections(type: unknown): Protection[] {
    return protectionsOf(this.#run, this.sheetId, own<EnumValue>(type));
  }

  addDeveloperMetadata(key: string, ...rest: unknown[]): this {
    addMetadata(this.#run, 'SHEET', { sheetId: this.sheetId }, key, rest);
    return this;
  }

  getDeveloperMetadata(): DeveloperMetadata[] {
    return metadataAt(this.#run, 'SHEET', { sheetId: this.sheetId });
  }

  createDeveloperMetadataFinder(): DeveloperMetadataFinder {
    return new DeveloperMetadataFinder(this.#run, { sheetId: this.sheetId });
  }

  get #structure(): Getters {
    return this.#run.file.writes.structure;
  }

  get #settled(): Getters {
    return this.#run.file.writes.settled;
  }

  #rangeAt(notation: string): Range {
    const getters = this.#structure;
    const { sheetName, range } = splitSheetName(notation);
    const sheetId = sheetName === undefined ? this.sheetId : findSheetId(getters, sheetName);
    const block =
      sheetId !== undefined &&
      parseA1(range, getters.getNumberRows(sheetId), getters.getNumberCols(sheetId));
    if (block) {
      assertWithin(getters, sheetId, block);
      return new Range(this.#run, { sheetId, block });
    }
    const named = findNamedRange(this.#run, notation);
    if (!named) throw new Error('Range not found');
    return new Range(this.#run, named);
  }

  /** A change that what `#structure` tells does not depend on. */
  #change(command: string, payload: object = {}): this {
    const { sheetId } = this;
    this.#run.file.writes.add((dispatch) => dispatch(command, { sheetId, ...payload }));
    return this;
  }

  #restructure(command: string, payload: object = {}): this {
    const { sheetId } = this;
    this.#run.file.writes.addStructural((dispatch) => dispatch(command, { sheetId, ...payload }));
    return this;
  }

  #insert(dimension: Dimension, position: number, where: 'before' | 'after', quantity: number) {
    const size = dimension === 'ROW' ? this.getMaxRows() : this.getMaxColumns();
    if (position < 1 || position > size) throw new Error(OUTSIDE);
    requireEditable(this.#run, { sheetId: this.sheetId });
    return this.#restructure('ADD_COLUMNS_ROWS', {
      sheetName: this.getName(),
      dimension,
      base: position - 1,
      position: where,
      quantity,
    });
  }

  #delete(dimension: Dimension, position: number, howMany: number, size: number): void {
    if (howMany < 1 || position < 1 || position + howMany - 1 > size) throw new Error(OUTSIDE);
    if (howMany === size) {
      const what = dimension === 'ROW' ? 'rows' : 'columns';
      throw new Error(`You can't delete all the ${what} on the sheet.`);
    }
    const whole = this.#structure.getSheetZone(this.sheetId);
    const [first, last] = [position - 1, position + howMany - 2];
    const deleted =
      dimension === 'ROW'
        ? { ...whole, top: first, bottom: last }
        : { ...whole, left: first, right: last };
    requireEditable(this.#run, boundedPlace(this.sheetId, deleted));
    this.#restructure('REMOVE_COLUMNS_ROWS', {
      sheetName: this.getName(),
      dimension,
      elements: indices(position, howMany),
    });
  }

  #resize(dimension: Dimension, elements: number[], size: number): this {
    return this.#change('RESIZE_COLUMNS_ROWS', { dimension, elements, size });
  }

  #show(command: string, dimension: Dimension, elements: number[]): void {
    this.#change(command, { dimension, elements });
  }
}

/** Indices from 0 of `count` rows or columns that are counted from 1. */
function indices(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first - 1 + index);
}
