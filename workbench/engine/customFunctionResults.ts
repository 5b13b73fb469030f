/** What a custom function returned, as cells of the engine. */
import type { CellResult, Engine, FileSettings } from './engineModule';
import { ENGINE_LOCALES } from './locales';
import { instantToSerial } from './serialDates';

/**
 * One cell or a matrix of them (columns of rows, as the engine has it). Nothing becomes blank text, a Date the serial of
 * its wall time in the spreadsheet's zone; short rows are filled up.
 *
 * @throws the engine's EvaluationError, naming the function, for a one-dimensional array or an object.
 */
export function canonicalResult(
  o: Engine,
  name: string,
  answer: unknown,
  settings: FileSettings,
): CellResult | CellResult[][] {
  if (!Array.isArray(answer)) return cell(o, name, answer, settings);
  // How Google lays out a flat array is undocumented (platform 3.11), so ours must not return one.
  if (!answer.every((row) => Array.isArray(row))) {
    throw new o.EvaluationError(`${name} returned an array that is not two-dimensional`);
  }
  const rows = answer as unknown[][];
  const columnCount = Math.max(0, ...rows.map((row) => row.length));
  if (columnCount === 0) return { value: '' };
  return Array.from({ length: columnCount }, (_, column) =>
    rows.map((row) => cell(o, name, row[column], settings)),
  );
}

function cell(o: Engine, name: string, value: unknown, settings: FileSettings): CellResult {
  switch (typeof value) {
    case 'undefined':
      // The engine would show 0 for nothing.
      return { value: '' };
    case 'number':
      return Number.isFinite(value)
        ? { value }
        : { value: '#NUM!', message: `${name} returned ${value}` };
    case 'string':
    case 'boolean':
      return { value };
    case 'object':
      if (value === null) return { value: '' };
      if (isDate(value)) return dateCell(name, value, settings);
  }
  const kind = Array.isArray(value) ? 'an array within a row' : `a value of type ${typeof value}`;
  throw new o.EvaluationError(`${name} returned ${kind}`);
}

/** Dates come from another realm: their class is not ours. */
function isDate(value: object): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}

function dateCell(name: string, date: Date, { timeZone, locale }: FileSettings): CellResult {
  const instant = date.getTime();
  if (Number.isNaN(instant)) return { value: '#NUM!', message: `${name} returned an invalid date` };
  const serial = instantToSerial(instant, timeZone);
  const { dateFormat, timeFormat } = ENGINE_LOCALES[locale];
  const format = Number.isInteger(serial) ? dateFormat : `${dateFormat} ${timeFormat}`;
  return { value: serial, format };
}
