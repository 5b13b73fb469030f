/** CSV files as the add-on's importDeals takes them: headings and rows of text, nothing interpreted. */
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { ImportOptions } from './commandLine';
import { systemErrorCode, Trouble } from './trouble';

export interface CsvTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The one argument of importDeals. */
export interface ImportRequest extends CsvTable {
  readonly map: Readonly<Record<string, string>>;
  readonly prices?: CsvTable & {
    readonly key: { readonly deals: string; readonly prices: string };
    readonly price?: string;
    readonly aliases: Readonly<Record<string, string>>;
  };
}

/** What importDeals answers. */
export interface ImportReport {
  readonly added: number;
  readonly refused: readonly { readonly row: number; readonly reason: string }[];
  readonly stagesAdded: readonly string[];
  readonly ownersAdded: readonly string[];
  readonly pricesFilled: number;
  readonly notes: readonly string[];
}

/** Reads the files that the options name. */
export function readImport(options: ImportOptions): ImportRequest {
  const deals = readCsv(options.dealsPath);
  requireHeadings(deals, options.dealsPath, Object.keys(options.map), '--map');
  if (!options.prices) return { ...deals, map: options.map };
  const { path, key, price, aliases } = options.prices;
  const prices = readCsv(path);
  requireHeadings(deals, options.dealsPath, [key.deals], '--key');
  requireHeadings(prices, path, [key.prices], '--key');
  if (price !== undefined) requireHeadings(prices, path, [price], '--price');
  return {
    ...deals,
    map: options.map,
    prices: { ...prices, key, ...(price === undefined ? {} : { price }), aliases },
  };
}

/** A row keeps its place even if it is blank, so that row numbers are those of the file. */
export function readCsv(path: string): CsvTable {
  const { data, errors } = Papa.parse<string[]>(withoutFinalLineEnd(readUtf8(path)));
  const fault = errors.find(({ type }) => type === 'Quotes');
  if (fault) {
    const line = (fault.row ?? 0) + 1;
    throw new Trouble(`The file ${path} is no proper CSV: a quote in row ${line} is not closed.`);
  }
  const [headings, ...rows] = data;
  if (!headings || headings.every((heading) => heading.trim() === '')) {
    throw new Trouble(`The file ${path} is empty. Its first line must hold the headings.`);
  }
  return { headings, rows };
}

function readUtf8(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const what = systemErrorCode(error) === 'ENOENT' ? 'does not exist' : 'cannot be read';
    throw new Trouble(`The file ${path} ${what}.`);
  }
  try {
    // Drops a byte order mark too.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Trouble(
      `The file ${path} is not UTF-8 text. Save it as "CSV UTF-8" and start again.`,
    );
  }
}

function withoutFinalLineEnd(text: string): string {
  return text.replace(/(\r\n|\n|\r)+$/, '');
}

function requireHeadings(
  table: CsvTable,
  path: string,
  wanted: readonly string[],
  option: string,
): void {
  const missing = wanted.find((heading) => !table.headings.includes(heading));
  if (missing === undefined) return;
  throw new Trouble(
    `${option}: the file ${path} has no heading "${missing}".\nHeadings: ${table.headings.join(', ')}.`,
  );
}
