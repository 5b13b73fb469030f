import Papa from 'papaparse';
import type { ImportKey } from './importWords';
import type { MessageValues } from '../../messages/wording';

export const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export const SEPARATORS = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  bar: '|',
} as const;
export type SeparatorName = keyof typeof SEPARATORS;

/** As much as the server takes in one run. */
export const MOST_MEGABYTES = 10;
export const MOST_ROWS = 50_000;

/** The cells of a file as text, and how they were understood. */
export interface CsvTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly separator: SeparatorName;
}

/** Why a file is no list of deals, ready to be said. */
export interface CsvProblem {
  readonly key: ImportKey;
  readonly values?: MessageValues;
}

/** The encoding that a file's bytes speak for: UTF-8 wherever they are that. */
export function encodingOf(bytes: ArrayBuffer): Encoding {
  const [first, second] = new Uint8Array(bytes);
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/**
 * Reads the bytes of a file as a table. A row keeps its place even if it is blank, so that row numbers are those of the
 * file; headings that are blank or doubled get a number, so that each column can be told from the others.
 *
 * @param bytes the file
 * @param encoding what its letters are
 * @param separator what parts its cells; found out where it is left out
 * @param columnName a name for a column without one
 */
export function readCsv(
  bytes: ArrayBuffer,
  encoding: Encoding,
  separator: SeparatorName | undefined,
  columnName: (n: number) => string,
): CsvTable | CsvProblem {
  // Drops a byte order mark too.
  const text = new TextDecoder(encoding).decode(bytes);
  if (text.includes('\u0000')) return { key: 'csv.notcsv' };
  const { data, errors, meta } = Papa.parse<string[]>(text.replace(/(\r\n|\n|\r)+$/, ''), {
    delimiter: separator === undefined ? '' : SEPARATORS[separator],
    delimitersToGuess: Object.values(SEPARATORS),
  });
  const fault = errors.find(({ type }) => type === 'Quotes');
  if (fault) return { key: 'csv.quote', values: { n: (fault.row ?? 0) + 1 } };
  const [first, ...rows] = data;
  const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '');
  if (first === undefined || rows.every(isBlank)) return { key: 'csv.empty' };
  if (rows.length > MOST_ROWS) return { key: 'csv.toolong', values: { n: MOST_ROWS } };
  const names = Object.keys(SEPARATORS) as SeparatorName[];
  const width = Math.max(first.length, ...rows.slice(0, 1000).map((row) => row.length));
  return {
    headings: distinct(
      Array.from({ length: width }, (_, i) => first[i] ?? ''),
      columnName,
    ),
    rows,
    separator: names.find((name) => SEPARATORS[name] === meta.delimiter) ?? 'comma',
  };
}

export function isProblem(read: CsvTable | CsvProblem): read is CsvProblem {
  return 'key' in read;
}

/** Rows as a CSV file that a spreadsheet opens by itself. */
export function csvText(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  separator: SeparatorName,
): string {
  const text = Papa.unparse([headings, ...rows] as string[][], {
    delimiter: SEPARATORS[separator],
  });
  return `\ufeff${text}\r\n`;
}

function distinct(headings: readonly string[], columnName: (n: number) => string): string[] {
  const taken = new Set<string>();
  return headings.map((heading, i) => {
    const name = heading.trim() === '' ? columnName(i + 1) : heading;
    let free = name;
    for (let n = 2; taken.has(free); n++) free = `${name} (${n})`;
    taken.add(free);
    return free;
  });
}
