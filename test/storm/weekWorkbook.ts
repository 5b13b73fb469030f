import type { Services } from '../../src/flows/services';
import { message } from '../../src/messages';
import { ACTIVITIES } from '../../src/template/activities';
import { MAIL_LOG } from '../../src/template/mailLog';
import { PIPELINE } from '../../src/template/pipeline';
import { SETTINGS } from '../../src/template/settings';
import { headingKey } from '../../src/template/sheetTemplate';
import type { FakeServices, FakeSheet } from '../flows/fakeWorkbook';
import { fakeServices } from '../flows/fakeWorkbook';

const TEMPLATES = {
  settings: SETTINGS,
  pipeline: PIPELINE,
  activities: ACTIVITIES,
  mailLog: MAIL_LOG,
};

export type SheetName = keyof typeof TEMPLATES;
type Cells = Readonly<Record<string, string | number>>;

/** What a version of a file holds. */
export interface SavedCells {
  readonly sheets: ReadonlyMap<SheetName, ReadonlyMap<string, unknown>>;
  readonly texts: ReadonlyMap<string, string>;
}

/** A spreadsheet in memory with the four sheets that reminders read and write, and the texts that its people share. */
export class WeekWorkbook {
  readonly services: Pick<Services, 'workbook' | 'shared'> & FakeServices;
  readonly texts = new Map<string, string>();
  /** Whether somebody holds the file's lock. */
  isLocked = false;
  readonly #sheets = new Map<SheetName, FakeSheet>();
  readonly #forgetters: (() => void)[] = [];

  constructor(readonly fileId: string) {
    const fake = fakeServices();
    this.services = {
      ...fake,
      workbook: { ...fake.workbook, fileId },
      shared: {
        all: () => new Map(this.texts),
        setAll: (texts) => texts.forEach((text, name) => this.texts.set(name, text)),
        forget: (names) => names.forEach((name) => this.texts.delete(name)),
      },
    };
    for (const name of Object.keys(TEMPLATES) as SheetName[]) {
      const sheet = fake.workbook.addSheet(name, null, 60, 50) as FakeSheet;
      sheet.tag(name);
      const { columns } = TEMPLATES[name];
      sheet.write(1, 1, [columns.map(({ field }) => message('en', headingKey(name, field)))]);
      columns.forEach(({ field }, i) => sheet.tagColumn(i + 1, field));
      this.#sheets.set(name, sheet);
      this.#remember(sheet);
    }
  }

  /** Ten thousand weeks read the same cells again and again. */
  #remember(sheet: FakeSheet): void {
    const known = new Map<string, unknown>();
    this.#forgetters.push(() => known.clear());
    for (const name of ['read', 'lastRow', 'lastColumn'] as const) {
      const read = sheet[name] as (...args: unknown[]) => unknown;
      const once = (...args: unknown[]): unknown => {
        const key = name + JSON.stringify(args);
        if (!known.has(key)) known.set(key, read(...args));
        return known.get(key);
      };
      Object.assign(sheet, { [name]: once });
    }
    for (const name of ['write', 'deleteRows', 'ensureSize'] as const) {
      const write = sheet[name] as (...args: unknown[]) => void;
      const writeAndForget = (...args: unknown[]): void => {
        write(...args);
        known.clear();
      };
      Object.assign(sheet, { [name]: writeAndForget });
    }
  }

  put(name: SheetName, row: number, cells: Cells): void {
    for (const [field, cell] of Object.entries(cells)) {
      this.#sheet(name).write(row, columnOf(name, field), [[cell]]);
    }
  }

  append(name: SheetName, cells: Cells): void {
    this.put(name, this.lastRow(name) + 1, cells);
  }

  lastRow(name: SheetName): number {
    return this.#sheet(name).lastRow();
  }

  /** Changes each row in which the field holds this. */
  change(name: SheetName, field: string, value: string, cells: Cells): void {
    for (const row of this.#rowsWith(name, field, value)) this.put(name, row, cells);
  }

  /** Deletes a row, or each row in which the field holds this. */
  deleteRow(name: SheetName, row: number): void {
    if (row <= this.lastRow(name)) this.#sheet(name).deleteRows(row, 1);
  }

  deleteRows(name: SheetName, field: string, value: string): void {
    for (const row of this.#rowsWith(name, field, value).reverse()) this.deleteRow(name, row);
  }

  /** Writes a row once more below the last. */
  duplicateRow(name: SheetName, row: number): void {
    const sheet = this.#sheet(name);
    const columns = TEMPLATES[name].columns.length;
    const [cells] = sheet.read({ row, column: 1, rows: 1, columns });
    sheet.write(this.lastRow(name) + 1, 1, [cells!]);
  }

  /** Turns the order of the rows round, as a sort does. */
  turnRound(name: SheetName): void {
    const sheet = this.#sheet(name);
    const rows = this.lastRow(name) - 1;
    if (rows < 2) return;
    const columns = TEMPLATES[name].columns.length;
    sheet.write(2, 1, sheet.read({ row: 2, column: 1, rows, columns }).reverse());
  }

  save(): SavedCells {
    return {
      sheets: new Map([...this.#sheets].map(([name, { values }]) => [name, new Map(values)])),
      texts: new Map(this.texts),
    };
  }

  /** Has the cells of a version again, and its texts too where they go with it. */
  restore({ sheets, texts }: SavedCells, withTexts: boolean): void {
    for (const [name, cells] of sheets) {
      const { values } = this.#sheet(name);
      values.clear();
      for (const [place, cell] of cells) values.set(place, cell);
    }
    for (const forget of this.#forgetters) forget();
    if (!withTexts) return;
    this.texts.clear();
    for (const [name, text] of texts) this.texts.set(name, text);
  }

  /** Another file with the same cells and marks, and with the texts where they go with it. */
  copy(fileId: string, withTexts: boolean): WeekWorkbook {
    const copied = new WeekWorkbook(fileId);
    copied.restore(this.save(), withTexts);
    copied.#sheet('mailLog').writeMark('home', this.#sheet('mailLog').readMark('home'));
    return copied;
  }

  #sheet(name: SheetName): FakeSheet {
    return this.#sheets.get(name)!;
  }

  #rowsWith(name: SheetName, field: string, value: string): number[] {
    const column = columnOf(name, field);
    const cells = this.#sheet(name).read({ row: 1, column, rows: this.lastRow(name), columns: 1 });
    return cells.flatMap(([cell], at) => (cell === value ? [at + 1] : []));
  }
}

function columnOf(name: SheetName, field: string): number {
  return TEMPLATES[name].columns.findIndex((column) => column.field === field) + 1;
}
