import type { Outcome } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import type { MessageKey, MessageValues } from '../messages';

/** Lines of text with a heading row, as a CSV file gives them. */
export interface TextTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A price list and how deals find their price in it. */
export interface PriceList extends TextTable {
  /** The headings that hold the same thing, for instance the product. */
  readonly key: { readonly deals: string; readonly prices: string };
  readonly price?: string;
  /** Spellings in the deals' file by the spelling in the price list's. */
  readonly aliases: ReadonlyMap<string, string>;
}

export interface ImportRequest extends TextTable {
  /** Fields by heading, as far as the person chose them. */
  readonly map: ReadonlyMap<string, string>;
  readonly prices?: PriceList;
}

/** Something that stops an import before anything is written, ready to be said. */
export interface ImportProblem {
  readonly key: MessageKey;
  readonly values: MessageValues;
}

/**
 * Checks what came from outside: nothing of it is believed.
 *
 * @param request anything
 * @returns the request, or what is wrong with it
 */
export function readImportRequest(request: unknown): Outcome<ImportRequest, ImportProblem> {
  const misunderstood = (found: string): ReturnType<typeof readImportRequest> =>
    trouble({ key: 'import.badRequest', values: { found } });
  const table = readTextTable(request);
  if (table === null) return misunderstood('headings, rows');
  const { map, prices } = request as Record<string, unknown>;
  const fields = readWords(map ?? {});
  if (fields === null) return misunderstood('map');
  if (prices === undefined || prices === null) return answer({ ...table, map: fields });

  const list = readTextTable(prices);
  const { key, price, aliases } = prices as Record<string, unknown>;
  const spellings = readWords(aliases ?? {});
  const keys = readWords(key);
  if (list === null || spellings === null || keys === null) return misunderstood('prices');
  const [deals, inList] = [keys.get('deals'), keys.get('prices')];
  if (deals === undefined || inList === undefined) return misunderstood('prices.key');
  if (price !== undefined && typeof price !== 'string') return misunderstood('prices.price');
  return answer({
    ...table,
    map: fields,
    prices: {
      ...list,
      key: { deals, prices: inList },
      ...(price === undefined ? {} : { price }),
      aliases: spellings,
    },
  });
}

function readTextTable(value: unknown): TextTable | null {
  if (typeof value !== 'object' || value === null) return null;
  const { headings, rows } = value as Record<string, unknown>;
  if (!isTexts(headings) || !Array.isArray(rows) || !rows.every(isTexts)) return null;
  return { headings, rows };
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

/** A plain object of texts as a Map, which has no inherited names. */
function readWords(value: unknown): Map<string, string> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const entries = Object.entries(value);
  return entries.every((entry): entry is [string, string] => typeof entry[1] === 'string')
    ? new Map(entries)
    : null;
}
