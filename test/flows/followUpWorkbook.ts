import { followUp } from '../../src/flows/followUp';
import type { Services, Sheet } from '../../src/flows/services';
import { findTable } from '../../src/flows/workbookColumns';
import type { Language } from '../../src/messages';
import { message } from '../../src/messages';
import { ACTIVITIES } from '../../src/template/activities';
import { PIPELINE } from '../../src/template/pipeline';
import { SETTINGS } from '../../src/template/settings';
import type { SheetKey, TableTemplate } from '../../src/template/sheetTemplate';
import { headingKey, sheetNameKey } from '../../src/template/sheetTemplate';
import { STATE } from '../../src/template/state';
import { TODAY } from '../../src/template/today';
import type { FakeServices } from './fakeWorkbook';
import { fakeServices } from './fakeWorkbook';

/** Monday 23 November 2026, noon. */
export const MONDAY_NOON = 46349.5;

const TEMPLATES: readonly TableTemplate[] = [SETTINGS, STATE, PIPELINE, ACTIVITIES, TODAY];

/** Values of a row by field. */
export type Row = Readonly<Record<string, unknown>>;

/** A workbook in memory with the sheets that following up works on, seen by fields. */
export interface FollowUpWorkbook {
  readonly services: FakeServices;
  now: number;
  /** Puts values into a row, counted from 1 below the heading. */
  put(sheet: SheetKey, row: number, values: Row): void;
  /** A row's values that are not blank. */
  row(sheet: SheetKey, row: number): Row;
  /** The rows in which anything stands; boxes that are not ticked are nothing. */
  rows(sheet: SheetKey): Row[];
  /** Runs the flow; the call number `last` of the workbook is the last one that works. */
  run(last?: number): { readonly problems: readonly unknown[]; readonly calls: number };
  /** All that stands in the sheets. */
  contents(): unknown;
  writes(): number;
}

/** Opens a new one, with three stages and the standard settings. */
export function followUpWorkbook(language: Language = 'en'): FollowUpWorkbook {
  let texts = 0;
  const services = {
    ...fakeServices(language === 'sv' ? 'sv_SE' : 'en_US'),
    uniqueText: () => String(++texts).padStart(8, '0'),
  };
  const sheets = new Map<SheetKey, Sheet>();
  for (const template of TEMPLATES) {
    const sheet = services.workbook.addSheet(
      message(language, sheetNameKey(template.sheet)),
      null,
      61,
      60,
    );
    sheet.tag(template.sheet);
    const headings = template.columns.map(({ field }) =>
      message(language, headingKey(template.sheet, field)),
    );
    sheet.write(1, 1, [headings]);
    template.columns.forEach(({ field }, i) => sheet.tagColumn(i + 1, field));
    sheets.set(template.sheet, sheet);
  }
  const fieldsOf = (key: SheetKey): string[] =>
    TEMPLATES.find(({ sheet }) => sheet === key)!.columns.map(({ field }) => field);
  const book: FollowUpWorkbook = {
    services,
    now: MONDAY_NOON,
    put(key, row, values) {
      for (const [field, value] of Object.entries(values)) {
        const column = fieldsOf(key).indexOf(field) + 1;
        if (column === 0) throw new Error(`${key} has no field ${field}`);
        sheets.get(key)!.write(row + 1, column, [[value]]);
      }
    },
    row(key, row) {
      const fields = fieldsOf(key);
      const block = { row: row + 1, column: 1, rows: 1, columns: fields.length };
      const cells = sheets.get(key)!.read(block)[0]!;
      const entries = fields.map((field, i) => [field, cells[i]] as const);
      return Object.fromEntries(entries.filter(([, cell]) => cell !== ''));
    },
    rows: (key) =>
      Array.from({ length: 60 }, (_, i) => book.row(key, i + 1)).filter((row) =>
        Object.values(row).some((cell) => cell !== false),
      ),
    run(last = Infinity) {
      const { mortal, calls } = dyingAfter(last, { ...services, clock: clockAt(book) });
      const pipeline = findTable(services.workbook, PIPELINE)!;
      const own = { ...pipeline, sheet: mortal.workbook.findSheet('pipeline')! };
      return { problems: followUp(mortal, own).problems, calls: calls() };
    },
    contents: () => services.workbook.sheets.map(({ values }) => [...values].sort()),
    writes: () => services.workbook.sheets.reduce((sum, { writes }) => sum + writes.length, 0),
  };
  const open = (stage: string, usualDays: number, probability: number): Row => ({
    stage,
    kind: message(language, 'kind.open'),
    usualDays,
    probability,
  });
  book.put('settings', 1, open('Early', 10, 0.1));
  book.put('settings', 2, open('Late', 20, 0.5));
  book.put('settings', 3, { stage: 'Sold', kind: message(language, 'kind.won'), probability: 1 });
  book.put('settings', 4, { stage: 'Gone', kind: message(language, 'kind.lost'), probability: 0 });
  return book;
}

function clockAt(book: FollowUpWorkbook): Services['clock'] {
  return {
    today: () => '2026-11-23',
    now: () => book.now,
    instant: () => 1_795_435_200_000,
    zone: () => 'Etc/UTC',
    wallClock: () => 0,
    clockOf: () => null,
  };
}

/** The same services, but the call number `last` of the workbook is the last one that works. */
function dyingAfter(last: number, services: Services): { mortal: Services; calls(): number } {
  let calls = 0;
  const mortal = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(object, key) {
        const member: unknown = Reflect.get(object, key);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) => {
          if (++calls > last) throw new Error('killed');
          const result: unknown = member.apply(object, args);
          const isSheet = typeof result === 'object' && result !== null && 'columnTags' in result;
          return isSheet ? mortal(result) : result;
        };
      },
    });
  return { mortal: { ...services, workbook: mortal(services.workbook) }, calls: () => calls };
}
