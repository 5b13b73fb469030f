/** A1 notation as getRange reads it. */
import type { Zone } from '../engine/engineModule';

/** A block of cells; open ends run with the sheet: "D:D", "A2:D". */
export interface Block extends Zone {
  readonly hasAllRows: boolean;
  readonly hasAllColumns: boolean;
}

const CORNER = /^\$?([A-Z]{1,3})?\$?(\d+)?$/i;
const LETTERS = 26;

/** Reads "B3", "A1:C5", "A2:D", "D:D" or "2:5" without a sheet's name; undefined if it is none of them. */
export function parseA1(text: string, rowCount: number, columnCount: number): Block | undefined {
  const [first = '', second = first, ...rest] = text.trim().split(':');
  const start = corner(first);
  const end = corner(second);
  if (!start || !end || rest.length > 0) return undefined;
  if (!text.includes(':') && (start.row === undefined || start.column === undefined))
    return undefined;
  const columns = [start.column ?? 0, end.column ?? columnCount - 1] as const;
  const rows = [start.row ?? 0, end.row ?? rowCount - 1] as const;
  return {
    left: Math.min(...columns),
    right: Math.max(...columns),
    top: Math.min(...rows),
    bottom: Math.max(...rows),
    hasAllRows: end.row === undefined,
    hasAllColumns: end.column === undefined,
  };
}

/** The block in A1 notation. */
export function formatA1(block: Block): string {
  const { left, right, top, bottom, hasAllRows, hasAllColumns } = block;
  if (hasAllRows) return `${columnName(left)}${top > 0 ? top + 1 : ''}:${columnName(right)}`;
  if (hasAllColumns) return `${top + 1}:${bottom + 1}`;
  const start = `${columnName(left)}${top + 1}`;
  const end = `${columnName(right)}${bottom + 1}`;
  return start === end ? start : `${start}:${end}`;
}

/** Letters of a column that is counted from 0. */
export function columnName(column: number): string {
  const rest = column % LETTERS;
  const letter = String.fromCharCode('A'.charCodeAt(0) + rest);
  return column < LETTERS ? letter : columnName((column - rest) / LETTERS - 1) + letter;
}

/** The sheet's name, if there is one, and the rest: 'My sheet'!A1 gives "My sheet" and "A1". */
export function splitSheetName(text: string): { sheetName?: string; range: string } {
  const mark = text.lastIndexOf('!');
  if (mark < 0) return { range: text };
  const quoted = text.slice(0, mark);
  const sheetName = /^'.*'$/.test(quoted) ? quoted.slice(1, -1).replaceAll("''", "'") : quoted;
  return { sheetName, range: text.slice(mark + 1) };
}

function corner(text: string): { column?: number; row?: number } | undefined {
  const match = CORNER.exec(text);
  if (!match || text === '') return undefined;
  const [, letters, digits] = match;
  return {
    column: letters === undefined ? undefined : columnIndex(letters),
    row: digits === undefined ? undefined : Number(digits) - 1,
  };
}

function columnIndex(letters: string): number {
  const base = 'A'.charCodeAt(0) - 1;
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * LETTERS + letter.charCodeAt(0) - base;
  return index - 1;
}
