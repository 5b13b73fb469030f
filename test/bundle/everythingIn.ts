/** All of a saved spreadsheet in a form in which two that were made by different runs can be compared. */
import type { SavedSpreadsheet } from '../../workbench/runtime/contract';

type Looks = Readonly<Record<string, number>>;
type Rule = { readonly id: string } & Readonly<Record<string, unknown>>;

interface SavedSheet {
  readonly id: string;
  readonly name: string;
  readonly cells: Readonly<Record<string, string>>;
  readonly styles: Looks;
  readonly formats: Looks;
  readonly borders: Looks;
  readonly conditionalFormats: readonly Rule[];
  readonly dataValidationRules: readonly Rule[];
  readonly figures: readonly ({ readonly id: string; readonly data: object } & object)[];
}

interface SavedEntry {
  readonly id: string;
  readonly kind: string;
  readonly sheetId?: string;
  readonly value: unknown;
  readonly ranges: readonly { readonly sheetId: string; readonly xc: string }[];
}

interface SavedWorkbook {
  readonly sheets: readonly SavedSheet[];
  readonly styles: Readonly<Record<string, unknown>>;
  readonly formats: Readonly<Record<string, unknown>>;
  readonly borders: Readonly<Record<string, unknown>>;
  readonly namedRanges: Readonly<Record<string, string>>;
  readonly gas?: readonly SavedEntry[];
}

/** Each thing that a spreadsheet holds by where it is, for instance "Plan!A5" or "Plan, look of A5:C5". */
export type Everything = ReadonlyMap<string, string>;

/** What a run draws anew: the beginning of an item's ID on Today. */
const DRAWN = /^[0-9a-f]{8} (?=\w+ )/;

/**
 * Cells, looks, sizes, rules, charts, notes, protections, metadata, names, properties: everything but the IDs that each
 * run draws anew.
 */
export function everythingIn(saved: SavedSpreadsheet): Everything {
  const workbook = saved.workbook as SavedWorkbook;
  const { sheets, gas = [] } = workbook;
  const all = new Map<string, string>();
  const beside = new Map(gas.map((entry) => [entry.id, entry]));
  const nameOf = new Map(sheets.map(({ id, name }) => [id, name]));
  const take = (id: string): unknown => {
    const entry = beside.get(id);
    beside.delete(id);
    return entry && { value: entry.value, ranges: entry.ranges.map(({ xc }) => xc) };
  };
  sheets.forEach((sheet, place) => {
    const { name, cells, styles, formats, borders, ...rest } = sheet;
    const { conditionalFormats, dataValidationRules, figures, ...shape } = rest;
    all.set(`${name}, place`, String(place));
    for (const [part, value] of Object.entries(shape)) {
      if (part !== 'id') all.set(`${name}, ${part}`, stable(value));
    }
    for (const [xc, text] of Object.entries(cells)) {
      all.set(`${name}!${xc}`, text.replace(DRAWN, ''));
    }
    const looks = [
      ['look', styles, workbook.styles],
      ['format', formats, workbook.formats],
      ['border', borders, workbook.borders],
    ] as const;
    for (const [what, zones, meanings] of looks) {
      for (const [zone, number] of Object.entries(zones)) {
        const meaning = stable(meanings[number]);
        // Plain cells that a script has dressed plainly hold a look with nothing in it.
        if (meaning !== '{}') all.set(`${name}, ${what} of ${zone}`, meaning);
      }
    }
    // Scripts do not know the page's own conditions, so these keep no place among theirs.
    const isOfScript = ({ id }: Rule): boolean => id.startsWith('conditionalFormat:');
    const conditions = [true, false].flatMap((ofScript) =>
      conditionalFormats.filter((rule) => isOfScript(rule) === ofScript),
    );
    conditions.forEach(({ id, ...rule }, i) => {
      all.set(`${name}, condition ${i + 1}`, stable([rule, take(id)]));
    });
    const rules = dataValidationRules.map(({ id, ...rule }) => stable([rule, take(id)]));
    for (const rule of rules) count(all, `${name}, validation ${rule}`);
    figures.forEach(({ id, data, ...figure }, i) => {
      const chart = { ...figure, data: { ...data, chartId: '' } };
      all.set(`${name}, chart ${i + 1}`, stable([chart, take(id.replace('figure:', ''))]));
    });
  });
  for (const { kind, sheetId, value, ranges } of beside.values()) {
    const places = ranges.map((range) => `${nameOf.get(range.sheetId)}!${range.xc}`);
    const sheet = sheetId === undefined ? 'spreadsheet' : String(nameOf.get(sheetId));
    count(all, `${sheet}, ${kind} ${stable(withoutNumber(value))} at ${places.join()}`);
  }
  for (const [name, place] of Object.entries(workbook.namedRanges)) all.set(`name ${name}`, place);
  for (const [key, text] of Object.entries(saved.properties.document)) {
    all.set(`property ${key}`, stable(withSheetNames(text, nameOf)));
  }
  const { sharing, mails = [], triggers = [] } = saved;
  all.set('beside', stable({ user: saved.properties.user, sharing, mails, triggers }));
  return all;
}

/** What stands otherwise in the second than in the first, each with both. */
export function differences(wanted: Everything, found: Everything): string[] {
  const keys = new Set([...wanted.keys(), ...found.keys()]);
  return [...keys].flatMap((key) => {
    const [one, other] = [wanted.get(key), found.get(key)];
    return one === other ? [] : [`${key}: ${one ?? 'nothing'} -> ${other ?? 'nothing'}`];
  });
}

function count(all: Map<string, string>, key: string): void {
  all.set(key, String(Number(all.get(key) ?? 0) + 1));
}

/** JSON whose properties stand in the order of their names. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** Metadata has a number that is drawn anew. */
function withoutNumber(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? { ...value, number: undefined } : value;
}

/** The property in which places of columns are kept, with the names of sheets for their IDs. */
function withSheetNames(text: string, nameOf: ReadonlyMap<string, string>): unknown {
  const json = /^\w{16} (\{.*"sheets":.*\})$/s.exec(text)?.[1];
  if (json === undefined) return text;
  const kept = JSON.parse(json) as { sheets: Record<string, unknown> };
  const sheets = Object.entries(kept.sheets).map(([id, sheet]) => [nameOf.get(id) ?? id, sheet]);
  return { ...kept, sheets: Object.fromEntries(sheets) as unknown };
}
