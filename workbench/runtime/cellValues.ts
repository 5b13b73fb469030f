/** Cells as scripts read and write them (platform 7.1 to 7.3, 7.7). */
import { canonicalFormula, localFormula } from '../engine/canonicalFormula';
import type { BatchStep } from '../engine/batch';
import { writeCells } from '../engine/cellWrites';
import type { CellWrite } from '../engine/cellWrites';
import type { CellPosition, EvaluatedCell, Getters, Zone } from '../engine/engineModule';
import { googleError } from '../engine/errorTexts';
import { ENGINE_LOCALES } from '../engine/locales';
import { instantToSerial, serialToInstant } from '../engine/serialDates';
import { GUARDED_TEXT_FORMAT, isTextFormat } from './numberFormats';
import type { OpenFile } from './spreadsheetFile';
import { plainText, readTypedText } from './typedText';
import type { CellContent } from './typedText';

export type CellValue = string | number | boolean | Date;

/** The value as getValue gives it: blank is "", a date a Date, an error Google's text. */
export function readValue(file: OpenFile, cell: EvaluatedCell): CellValue {
  switch (cell.type) {
    case 'empty':
      return '';
    case 'number':
      return cell.format && file.engine.helpers.isDateTimeFormat(cell.format)
        ? new Date(serialToInstant(cell.value, file.timeZone))
        : cell.value;
    case 'error':
      return googleError(cell.value);
    default:
      return cell.value;
  }
}

/** The text that the cell shows. */
export function readDisplay(cell: EvaluatedCell): string {
  return cell.type === 'error' ? googleError(cell.value) : cell.formattedValue;
}

/** The formula as typed in the file's locale, or "" where there is none. */
export function readFormula(file: OpenFile, getters: Getters, position: CellPosition): string {
  const cell = getters.getCell(position);
  if (!cell?.isFormula) return '';
  const canonical = cell.compiledFormula.toFormulaString(getters);
  return localFormula(file.engine, canonical, ENGINE_LOCALES[file.locale]);
}

/** Writes a block of values, one row after the other, at the zone's upper left corner; only what differs is written. */
export function writeValues(
  file: OpenFile,
  sheetId: string,
  zone: Zone,
  rows: readonly (readonly unknown[])[],
): BatchStep {
  return (dispatch, getters) => {
    const hasMerges = getters.getMerges(sheetId).length > 0;
    const writes: CellWrite[] = [];
    rows.forEach((values, rowIndex) => {
      values.forEach((value, columnIndex) => {
        const col = zone.left + columnIndex;
        const row = zone.top + rowIndex;
        // What is written into a covered cell of a merge is lost.
        if (hasMerges && isCovered(getters, { sheetId, col, row })) return;
        const cell = getters.getCell({ sheetId, col, row });
        const { content, format } = cellContent(file, value, cell?.format);
        const present = cell?.isFormula
          ? content.startsWith('=') && cell.compiledFormula.toFormulaString(getters)
          : (cell?.content ?? '');
        if (present === content && format === undefined) return;
        writes.push(format ? { col, row, content, format } : { col, row, content });
      });
    });
    writeCells(dispatch, sheetId, writes);
  };
}

/** The cell's content for a script's value; a format only where one comes with it and the cell has none. */
export function cellContent(
  file: OpenFile,
  value: unknown,
  present: string | undefined,
): CellContent {
  if (isTextFormat(present)) return textCellContent(value, present);
  const { content, format } = contentOf(file, value, present);
  return present || format === undefined ? { content } : { content, format };
}

function contentOf(file: OpenFile, value: unknown, present: string | undefined): CellContent {
  const { engine, locale } = file;
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value)
        ? { content: String(value) }
        : plainText(engine, '#NUM!', locale);
    case 'boolean':
      return { content: value ? 'TRUE' : 'FALSE' };
    case 'undefined':
      return { content: '' };
    case 'object':
      if (value === null) return { content: '' };
      if (value instanceof Date) return dateContent(file, value, present);
  }
  const text = String(value);
  if (text.startsWith('=') && text.length > 1) {
    return { content: canonicalFormula(engine, text, ENGINE_LOCALES[locale]) };
  }
  if (text.startsWith("'")) return plainText(engine, text.slice(1), locale);
  return readTypedText(engine, text, locale);
}

/** A cell with the format @ keeps every text as it is, formulas included. */
function textCellContent(value: unknown, present: string | undefined): CellContent {
  const text = value === null || value === undefined ? '' : String(value);
  if (!text.startsWith('='))
    return present === '@' ? { content: text } : { content: text, format: '@' };
  return present === GUARDED_TEXT_FORMAT
    ? { content: `'${text}` }
    : { content: `'${text}`, format: GUARDED_TEXT_FORMAT };
}

function dateContent(file: OpenFile, date: Date, present: string | undefined): CellContent {
  const serial = instantToSerial(date.getTime(), file.timeZone);
  if (Number.isNaN(serial)) return plainText(file.engine, '#NUM!', file.locale);
  const { dateFormat, timeFormat } = ENGINE_LOCALES[file.locale];
  const format = Number.isInteger(serial) ? dateFormat : `${dateFormat} ${timeFormat}`;
  const keepsDates = present && file.engine.helpers.isDateTimeFormat(present);
  return { content: String(serial), format: keepsDates ? undefined : format };
}

function isCovered(getters: Getters, position: CellPosition): boolean {
  if (!getters.isInMerge(position)) return false;
  const main = getters.getMainCellPosition(position);
  return main.col !== position.col || main.row !== position.row;
}
