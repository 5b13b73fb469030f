/** A block of cells (platform section 7). What is set waits for the next read; see PendingWrites. */
import { writeCells } from '../engine/cellWrites';
import type { CellPosition, EvaluatedCell } from '../engine/engineModule';
import { columnName, formatA1 } from './a1Notation';
import type { Block } from './a1Notation';
import { readDisplay, readFormula, readValue, writeValues } from './cellValues';
import type { CellValue } from './cellValues';
import {
  clearDataValidations,
  dataValidationAt,
  setDataValidation,
  CHECKBOX,
} from './dataValidation';
import type { DataValidation } from './dataValidation';
import { DeveloperMetadataFinder, addMetadata, metadataAt } from './developerMetadata';
import type { DeveloperMetadata } from './developerMetadata';
import { EnumValue } from './enumeration';
import { createFilter } from './filter';
import type { Filter } from './filter';
import { own } from './googleTypes';
import type { GoogleSubset } from './googleTypes';
import { noteAt, setNotes } from './notes';
import { AUTOMATIC_FORMAT } from './numberFormats';
import { numberFormatAt, setNumberFormats } from './rangeFormats';
import { addProtection } from './protection';
import type { Protection } from './protection';
import {
  DEFAULT_BACKGROUND,
  DEFAULT_FONT_FAMILY,
  DEFAULT_FONT_SIZE,
  DEFAULT_TEXT_COLOR,
  WRAP_STRATEGIES,
  cellsByLook,
  colorOrNone,
  setBorders,
  setStyle,
} from './rangeLooks';
import type { Style } from './rangeLooks';
import { assertWithin, boundedPlace, placeAt, zoneOf } from './places';
import type { Place } from './places';
import { copyCells, copyTarget } from './rangeCopy';
import type { PasteType } from './rangeCopy';
import { sortPlace } from './rangeSort';
import type { SortSpec } from './rangeSort';
import type { ScriptRun } from './scriptRun';
import { requireEditable } from './editRights';
import { sheetNumber } from './sheetExtent';
import { requireValid } from './validValues';

/** What clear() may be limited to. */
interface ClearOptions {
  readonly contentsOnly?: boolean;
  readonly formatOnly?: boolean;
  readonly commentsOnly?: boolean;
  readonly validationsOnly?: boolean;
}

export class Range implements Place, GoogleSubset<GoogleAppsScript.Spreadsheet.Range> {
  readonly sheetId: string;
  readonly block: Block;
  readonly #run: ScriptRun;

  constructor(run: ScriptRun, { sheetId, block }: Place) {
    this.#run = run;
    this.sheetId = sheetId;
    this.block = block;
  }

  // Where it is

  getSheet(): object {
    return this.#run.objects.sheet(this.sheetId);
  }

  getGridId(): number {
    return sheetNumber(this.sheetId);
  }

  getA1Notation(): string {
    return formatA1(this.block);
  }

  getRow(): number {
    return this.block.top + 1;
  }

  getColumn(): number {
    return this.block.left + 1;
  }

  getRowIndex(): number {
    return this.getRow();
  }

  getLastRow(): number {
    return this.block.bottom + 1;
  }

  getLastColumn(): number {
    return this.block.right + 1;
  }

  getNumRows(): number {
    return this.block.bottom - this.block.top + 1;
  }

  getNumColumns(): number {
    return this.block.right - this.block.left + 1;
  }

  getHeight(): number {
    return this.getNumRows();
  }

  getWidth(): number {
    return this.getNumColumns();
  }

  /** The cell at row and column counted from 1 within the range. */
  getCell(row: number, column: number): Range {
    if (row < 1 || column < 1 || row > this.getNumRows() || column > this.getNumColumns()) {
      throw new Error('Cell reference out of range');
    }
    return this.offset(row - 1, column - 1, 1, 1);
  }

  offset(
    rowOffset: number,
    columnOffset: number,
    numRows = this.getNumRows(),
    numColumns = this.getNumColumns(),
  ): Range {
    const corner = [this.getRow() + rowOffset, this.getColumn() + columnOffset] as const;
    const { structure } = this.#run.file.writes;
    const place = placeAt(structure, this.sheetId, [...corner, numRows, numColumns]);
    return new Range(this.#run, place);
  }

  activate(): this {
    this.#run.file.activeSheetId = this.sheetId;
    this.#run.selection = { sheetId: this.sheetId, block: this.block };
    const cell = this.getA1Notation().split(':')[0]!;
    this.#run.file.madeActive = { sheetId: this.sheetId, cell };
    return this;
  }

  // Values

  getValues(): CellValue[][] {
    return this.#readCells((cell) => readValue(this.#run.file, cell));
  }

  getValue(): CellValue {
    return this.#corner().getValues()[0]![0]!;
  }

  getDisplayValues(): string[][] {
    return this.#readCells(readDisplay);
  }

  getDisplayValue(): string {
    return this.#corner().getDisplayValues()[0]![0]!;
  }

  getFormulas(): string[][] {
    const getters = this.#run.file.writes.carriedOut;
    return this.#read((position) => readFormula(this.#run.file, getters, position));
  }

  getFormula(): string {
    return this.#corner().getFormulas()[0]![0]!;
  }

  isBlank(): boolean {
    return this.#readCells((cell) => cell.type === 'empty').every((row) => row.every(Boolean));
  }

  /**
   * @throws unless the block is exactly of the range's size (platform 7.2), the user may write there and every value
   *   keeps the rules that reject others; then nothing is written
   */
  setValues(values: unknown[][]): this {
    this.#assertSize(values);
    this.#requireEditable();
    requireValid(this.#run, this, values);
    this.#run.file.writes.add(writeValues(this.#run.file, this.sheetId, this.block, values));
    return this;
  }

  setValue(value: unknown): this {
    return this.setValues(this.#filledWith(value));
  }

  setFormulas(formulas: string[][]): this {
    return this.setValues(formulas.map((row) => row.map(asFormula)));
  }

  setFormula(formula: string): this {
    return this.setValue(asFormula(formula));
  }

  // Clearing

  clear(options?: ClearOptions): this {
    const isLimited = options && Object.values(options).some(Boolean);
    if (!isLimited || options.contentsOnly) this.clearContent();
    if (!isLimited || options.formatOnly) this.clearFormat();
    if (isLimited && options.commentsOnly) this.clearNote();
    if (isLimited && options.validationsOnly) this.clearDataValidations();
    return this;
  }

  clearContent(): this {
    this.#requireEditable();
    const { sheetId } = this;
    // The engine's DELETE_CONTENT would take validations of empty cells along.
    this.#run.file.writes.add((dispatch, getters) => {
      const filled = this.#positions().filter((position) => {
        const cell = getters.getCell(position);
        return cell?.isFormula || cell?.content;
      });
      const writes = filled.map(({ col, row }) => ({ col, row, content: '' }));
      writeCells(dispatch, sheetId, writes);
    });
    return this;
  }

  clearFormat(): this {
    this.#requireEditable();
    const { sheetId, block } = this;
    this.#run.file.writes.add((dispatch) =>
      dispatch('CLEAR_FORMATTING', { sheetId, target: [zoneOf(block)] }),
    );
    return this;
  }

  clearDataValidations(): this {
    this.#requireEditable();
    clearDataValidations(this.#run, this);
    return this;
  }

  clearNote(): this {
    return this.setNote(null);
  }

  // Number formats and looks

  getNumberFormats(): string[][] {
    return this.#read((position) => numberFormatAt(this.#run, position) ?? AUTOMATIC_FORMAT);
  }

  getNumberFormat(): string {
    return this.#corner().getNumberFormats()[0]![0]!;
  }

  setNumberFormats(formats: string[][]): this {
    this.#requireEditable();
    this.#assertSize(formats);
    setNumberFormats(this.#run, this.sheetId, zoneOf(this.block), formats);
    return this;
  }

  setNumberFormat(format: string): this {
    this.#requireEditable();
    setNumberFormats(this.#run, this.sheetId, zoneOf(this.block), format);
    return this;
  }

  getFontWeights(): string[][] {
    return this.#readStyles(({ bold }) => (bold ? 'bold' : 'normal'));
  }

  getFontWeight(): string {
    return this.#corner().getFontWeights()[0]![0]!;
  }

  setFontWeight(weight: string | null): this {
    return this.#setStyle({ bold: weight === 'bold' });
  }

  setFontWeights(weights: (string | null)[][]): this {
    return this.#setStyles(weights, (weight) => ({ bold: weight === 'bold' }));
  }

  setFontStyle(style: string | null): this {
    return this.#setStyle({ italic: style === 'italic' });
  }

  setFontLine(line: string | null): this {
    return this.#setStyle({
      underline: line === 'underline',
      strikethrough: line === 'line-through',
    });
  }

  getFontColors(): string[][] {
    return this.#readStyles(({ textColor }) => (textColor || DEFAULT_TEXT_COLOR).toLowerCase());
  }

  setFontColor(color: string | null): this {
    return this.#setStyle({ textColor: colorOrNone(color) });
  }

  setFontColors(colors: (string | null)[][]): this {
    return this.#setStyles(colors, (color) => ({ textColor: colorOrNone(color) }));
  }

  getFontSizes(): number[][] {
    return this.#readStyles(({ fontSize }) => fontSize ?? DEFAULT_FONT_SIZE);
  }

  setFontSize(size: number): this {
    return this.#setStyle({ fontSize: size });
  }

  setFontSizes(sizes: number[][]): this {
    return this.#setStyles(sizes, (fontSize) => ({ fontSize }));
  }

  getFontFamilies(): string[][] {
    return this.#readStyles(({ fontFamily }) => fontFamily ?? DEFAULT_FONT_FAMILY);
  }

  setFontFamily(family: string | null): this {
    return this.#setStyle({ fontFamily: family ?? DEFAULT_FONT_FAMILY });
  }

  getBackgrounds(): string[][] {
    return this.#readStyles(({ fillColor }) => (fillColor || DEFAULT_BACKGROUND).toLowerCase());
  }

  getBackground(): string {
    return this.#corner().getBackgrounds()[0]![0]!;
  }

  setBackground(color: string | null): this {
    return this.#setStyle({ fillColor: colorOrNone(color) });
  }

  setBackgrounds(colors: (string | null)[][]): this {
    return this.#setStyles(colors, (color) => ({ fillColor: colorOrNone(color) }));
  }

  setHorizontalAlignment(alignment: string | null): this {
    return this.#setStyle({ align: horizontal(alignment) });
  }

  setHorizontalAlignments(alignments: (string | null)[][]): this {
    return this.#setStyles(alignments, (alignment) => ({ align: horizontal(alignment) }));
  }

  setVerticalAlignment(alignment: string | null): this {
    return this.#setStyle({ verticalAlign: (alignment ?? 'bottom') as Style['verticalAlign'] });
  }

  setWrap(isWrapped: boolean): this {
    return this.#setStyle({ wrapping: isWrapped ? 'wrap' : 'overflow' });
  }

  getWrapStrategies(): EnumValue[][] {
    return this.#readStyles(
      ({ wrapping }) =>
        WRAP_STRATEGIES[wrapping === 'wrap' ? 'WRAP' : wrapping === 'clip' ? 'CLIP' : 'OVERFLOW'],
    );
  }

  setWrapStrategy(strategy: unknown): this {
    const wrapping = own<EnumValue>(strategy).name().toLowerCase();
    return this.#setStyle({ wrapping: wrapping as Style['wrapping'] });
  }

  setBorder(
    top: boolean | null,
    left: boolean | null,
    bottom: boolean | null,
    right: boolean | null,
    vertical: boolean | null,
    horizontal: boolean | null,
    color?: string | null,
    style?: unknown,
  ): this {
    this.#requireEditable();
    const sides = { top, left, bottom, right, v: vertical, h: horizontal };
    const styleName = style ? own<EnumValue>(style).name() : undefined;
    const zone = zoneOf(this.block);
    this.#run.file.writes.add(setBorders(this.sheetId, zone, sides, color, styleName));
    return this;
  }

  // Notes, validation, metadata, protection

  getNotes(): string[][] {
    this.#run.file.writes.carryOut();
    return this.#read((position) => noteAt(this.#run, position));
  }

  getNote(): string {
    return this.#corner().getNotes()[0]![0]!;
  }

  setNotes(notes: (string | null)[][]): this {
    this.#requireEditable();
    this.#assertSize(notes);
    setNotes(this.#run, this.sheetId, this.block, notes);
    return this;
  }

  setNote(note: string | null): this {
    return this.setNotes(this.#filledWith(note));
  }

  getDataValidations(): (DataValidation | null)[][] {
    return this.#read((position) => dataValidationAt(this.#run, position));
  }

  getDataValidation(): DataValidation | null {
    return this.#corner().getDataValidations()[0]![0]!;
  }

  setDataValidation(rule: unknown): this {
    this.#requireEditable();
    if (rule === null || rule === undefined) return this.clearDataValidations();
    setDataValidation(this.#run, this, own<DataValidation>(rule));
    return this;
  }

  setDataValidations(rules: unknown[][]): this {
    this.#assertSize(rules);
    rules.forEach((row, rowIndex) =>
      row.forEach((rule, columnIndex) =>
        this.getCell(rowIndex + 1, columnIndex + 1).setDataValidation(rule),
      ),
    );
    return this;
  }

  /** Gives the cells checkboxes and sets them to false (G:REF Range.insertCheckboxes). */
  insertCheckboxes(): this {
    return this.setDataValidation(CHECKBOX).setValue(false);
  }

  addDeveloperMetadata(key: string, ...rest: unknown[]): this {
    addMetadata(this.#run, this.#metadataLocation(), this.#metadataScope(), key, rest);
    return this;
  }

  getDeveloperMetadata(): DeveloperMetadata[] {
    return ['ROW' as const, 'COLUMN' as const].flatMap((location) =>
      metadataAt(this.#run, location, this.#metadataScope()),
    );
  }

  createDeveloperMetadataFinder(): DeveloperMetadataFinder {
    return new DeveloperMetadataFinder(this.#run, this.#metadataScope());
  }

  /** Makes one more protection each time (platform section 7). */
  protect(): Protection {
    return addProtection(this.#run, this.sheetId, this);
  }

  createFilter(): Filter {
    this.#requireEditable();
    return createFilter(this.#run, this);
  }

  // Rows and merges

  /** Sorts by columns of the SHEET, counted from 1; first to last decides. */
  sort(specification: unknown): this {
    this.#requireEditable();
    sortPlace(this.#run, this, specification as SortSpec | SortSpec[]);
    return this;
  }

  /**
   * Copies content and looks to another range, as often as it has room for the whole of this one; references in formulas
   * move along. Forms as Google's: (destination), (destination, options), (destination, type, transposed)
   * (G:REF Range.copyTo).
   */
  copyTo(
    destination: unknown,
    how: { contentsOnly?: boolean; formatOnly?: boolean } | EnumValue<PasteType> = {},
    isTransposed = false,
  ): void {
    const type = how instanceof EnumValue ? how.name() : pasteTypeOf(how);
    const target = copyTarget(this, own<Range>(destination), isTransposed);
    assertWithin(this.#run.file.writes.structure, target.sheetId, target.block);
    requireEditable(this.#run, target);
    if (type === 'PASTE_DATA_VALIDATION') this.#copyValidations(target, isTransposed);
    else copyCells(this.#run, this, target, { type, isTransposed });
  }

  #copyValidations({ sheetId, block }: Place, isTransposed: boolean): void {
    const rules = this.getDataValidations();
    const target = new Range(this.#run, { sheetId, block });
    target.#positions().forEach(({ col, row }) => {
      const [across, down] = [col - block.left, row - block.top];
      const [line, column] = isTransposed ? [across, down] : [down, across];
      const rule = rules[line % this.getNumRows()]![column % this.getNumColumns()]!;
      target.offset(down, across, 1, 1).setDataValidation(rule);
    });
  }

  merge(): this {
    this.#requireEditable();
    const { sheetId } = this;
    const target = [zoneOf(this.block)];
    this.#run.file.writes.add((dispatch) =>
      dispatch('ADD_MERGE', { sheetId, target, force: true }),
    );
    return this;
  }

  breakApart(): this {
    this.#requireEditable();
    const { sheetId, block } = this;
    this.#run.file.writes.add((dispatch, getters) => {
      const target = getters.getMergesInZone(sheetId, zoneOf(block));
      if (target.length > 0) dispatch('REMOVE_MERGE', { sheetId, target: target.map(zoneOf) });
    });
    return this;
  }

  isPartOfMerge(): boolean {
    const { sheetId, block } = this;
    return this.#run.file.writes.carriedOut.getMergesInZone(sheetId, zoneOf(block)).length > 0;
  }

  #requireEditable(): void {
    requireEditable(this.#run, this);
  }

  #corner(): Range {
    const { left, top } = this.block;
    const corner = { left, right: left, top, bottom: top };
    return new Range(this.#run, boundedPlace(this.sheetId, corner));
  }

  #positions(): CellPosition[] {
    return this.#read((position) => position).flat();
  }

  #read<Result>(read: (position: CellPosition) => Result): Result[][] {
    const { sheetId, block } = this;
    const rows: Result[][] = [];
    for (let row = block.top; row <= block.bottom; row++) {
      const results: Result[] = [];
      for (let col = block.left; col <= block.right; col++) {
        results.push(read({ sheetId, col, row }));
      }
      rows.push(results);
    }
    return rows;
  }

  #readCells<Result>(read: (cell: EvaluatedCell) => Result): Result[][] {
    const getters = this.#run.file.writes.settled;
    return this.#read((position) => read(getters.getEvaluatedCell(position)));
  }

  #readStyles<Result>(read: (style: Style) => Result): Result[][] {
    const getters = this.#run.file.writes.carriedOut;
    return this.#read((position) => read(getters.getCellStyle(position) as Style));
  }

  #setStyle(style: Style): this {
    this.#requireEditable();
    this.#run.file.writes.add(setStyle(this.sheetId, [zoneOf(this.block)], style));
    return this;
  }

  #setStyles<Look>(looks: Look[][], styleOf: (look: Look) => Style): this {
    this.#requireEditable();
    this.#assertSize(looks);
    for (const [look, cells] of cellsByLook(this.block, looks))
      this.#run.file.writes.add(setStyle(this.sheetId, cells, styleOf(look)));
    return this;
  }

  #filledWith<Value>(value: Value): Value[][] {
    const row = new Array<Value>(this.getNumColumns()).fill(value);
    return new Array<Value[]>(this.getNumRows()).fill(row);
  }

  #assertSize(block: readonly unknown[]): void {
    const rows = this.getNumRows();
    if (!Array.isArray(block) || block.length !== rows) {
      throw new Error(
        `The number of rows in the data does not match the number of rows in the range. The data has ${block?.length} but the range has ${rows}.`,
      );
    }
    const columns = this.getNumColumns();
    for (const row of block) {
      const length = Array.isArray(row) ? row.length : 0;
      if (length === columns) continue;
      throw new Error(
        `The number of columns in the data does not match the number of columns in the range. The data has ${length} but the range has ${columns}.`,
      );
    }
  }

  #metadataLocation(): 'ROW' | 'COLUMN' {
    const { left, right, top, bottom } = this.block;
    const whole = this.#run.file.writes.structure.getSheetZone(this.sheetId);
    if (top === 0 && bottom === whole.bottom && left === right) return 'COLUMN';
    if (left === 0 && right === whole.right && top === bottom) return 'ROW';
    throw new Error(
      `Adding developer metadata to arbitrary ranges is not supported: ${this.getA1Notation()} is neither a whole row nor a whole column (${columnName(left)}:${columnName(right)}).`,
    );
  }

  #metadataScope() {
    return { sheetId: this.sheetId, zone: zoneOf(this.block) };
  }
}

function pasteTypeOf(options: { contentsOnly?: boolean; formatOnly?: boolean }): PasteType {
  if (options.contentsOnly) return 'PASTE_FORMULA';
  return options.formatOnly ? 'PASTE_FORMAT' : 'PASTE_NORMAL';
}

function asFormula(formula: string): string {
  return formula === '' || formula.startsWith('=') ? formula : `=${formula}`;
}

function horizontal(alignment: string | null): Style['align'] {
  const sides: Record<string, Style['align']> = { start: 'left', end: 'right' };
  return alignment === null || alignment === 'normal'
    ? undefined
    : (sides[alignment] ?? (alignment as Style['align']));
}
