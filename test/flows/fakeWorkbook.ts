import type { FoundColumns, Services, Sheet, Workbook } from '../../src/flows/services';
import type { Cell } from '../../src/table/cell';
import type { SheetKey } from '../../src/template/sheetTemplate';

/** A sheet as a plain grid that keeps what was written to it; formulas are not computed. */
export interface FakeSheet extends Sheet {
  readonly values: Map<string, unknown>;
  readonly formulas: Map<string, string>;
  readonly conditions: { readonly a1: string; readonly formula: string }[];
  readonly dressed: string[];
  /** Cells with boxes to tick, as "row,column". */
  readonly boxes: Set<string>;
  /** Upper left cells of the blocks that were written, as "row,column". */
  readonly writes: string[];
  name: string;
}

export interface FakeWorkbook extends Workbook {
  readonly sheets: FakeSheet[];
  readonly names: Map<string, string>;
}

export interface FakeServices extends Services {
  readonly workbook: FakeWorkbook;
  readonly told: string[];
}

/** Services on a spreadsheet that exists in memory only. */
export function fakeServices(locale = 'en_US', today = '2026-11-23'): FakeServices {
  const told: string[] = [];
  const shared = new Map<string, string>();
  let texts = 0;
  return {
    workbook: fakeWorkbook(locale),
    clock: {
      today: () => today,
      now: () => 46349.5,
      instant: () => 1_795_435_200_000,
      zone: () => 'Etc/UTC',
      wallClock: () => 0,
      clockOf: () => null,
    },
    shared: {
      all: () => new Map(shared),
      setAll: (added) => added.forEach((text, name) => shared.set(name, text)),
      forget: (names) => names.forEach((name) => shared.delete(name)),
    },
    sendMail() {},
    mailsLeft: () => 100,
    spentMs: () => 0,
    makeOneTrigger() {},
    locked: (work) => work(),
    uniqueText: () => `text${String(++texts).padStart(6, '0')}`,
    tell: (_, said) => told.push(...said),
    calculate: () => '',
    selection: () => null,
    userMail: () => '',
    recent: { get: () => null, set: () => undefined },
    kept: { get: () => null, set: () => undefined, all: () => new Map() },
    triggerCount: () => 0,
    removeTriggers() {},
    told,
  };
}

function fakeWorkbook(locale: string): FakeWorkbook {
  const sheets: FakeSheet[] = [];
  const tags = new Map<FakeSheet, SheetKey>();
  const names = new Map<string, string>();
  const add = (name: string, before: Sheet | null, rows: number): FakeSheet => {
    const sheet = fakeSheet(name, sheets.length, rows, (key) => tags.set(sheet, key));
    const names = sheets.map((other) => other.name);
    sheets.splice(before === null ? sheets.length : names.indexOf(before.name), 0, sheet);
    return sheet;
  };
  return {
    fileId: 'file',
    locale,
    sheets,
    names,
    findSheet: (key) => sheets.find((sheet) => tags.get(sheet) === key) ?? null,
    findUntaggedSheet: (name) =>
      sheets.find((sheet) => sheet.name === name && !tags.has(sheet)) ?? null,
    addSheet: add,
    sheetNames: () => sheets.map(({ name }) => name),
    allSheets: () => sheets,
    removeSheet: (sheet) => void sheets.splice(sheets.indexOf(sheet as FakeSheet), 1),
    namedRanges: () => [],
    removeName: (name) => names.delete(name),
    tagCount: () => tags.size,
    removeTags: () => tags.clear(),
    nameRange: (name, sheet, a1) => names.set(name, `${sheet.name}!${a1}`),
    placeOfName(name) {
      const shown = names.get(name);
      const sheet = sheets.find((each) => shown?.startsWith(`${each.name}!`));
      return shown && sheet ? { sheetId: sheet.id, shown } : null;
    },
    readName: () => [],
    show() {},
    flush() {},
  };
}

function fakeSheet(
  name: string,
  id: number,
  rows: number,
  tag: (key: SheetKey) => void,
): FakeSheet {
  const values = new Map<string, unknown>();
  const formulas = new Map<string, string>();
  const conditions: FakeSheet['conditions'] = [];
  const dressed: string[] = [];
  const boxes = new Set<string>();
  const writes: string[] = [];
  const columnTags: { field: string; column: number }[] = [];
  const marks = new Map<string, string>();
  let remembered: { print: string; found: FoundColumns | null } | undefined;
  let built = 0;
  let rowCount = rows;
  const at = (row: number, column: number): string => `${row},${column}`;
  const grid = <T>(
    block: Parameters<Sheet['read']>[0],
    cell: (row: number, column: number) => T,
  ): T[][] =>
    Array.from({ length: block.rows }, (_, r) =>
      Array.from({ length: block.columns }, (__, c) => cell(block.row + r, block.column + c)),
    );
  return {
    id,
    name,
    rename(wanted) {
      this.name = wanted;
    },
    values,
    formulas,
    conditions,
    dressed,
    tag,
    builtVersion: () => built,
    markBuilt: (version) => (built = version),
    readMark: (mark) => marks.get(mark) ?? null,
    writeMark: (mark, value) => {
      if (value === null) marks.delete(mark);
      else marks.set(mark, value);
    },
    tagColumn: (column, field) => columnTags.push({ field, column }),
    columnTags: () => columnTags,
    recallColumns: (print) => (remembered?.print === print ? remembered.found : null),
    lastFound: () => remembered?.found ?? null,
    rememberColumns: (print, found) => (remembered = { print, found }),
    headings() {
      return this.read({ row: 1, column: 1, rows: 1, columns: this.lastColumn() })[0]!;
    },
    headingFormulas() {
      return this.readFormulas({ row: 1, column: 1, rows: 1, columns: this.lastColumn() })[0]!;
    },
    readAhead: () => undefined,
    readColumns(columns) {
      const cells = (column: number): Cell[] =>
        this.read({ row: 2, column, rows: rowCount - 1, columns: 1 }).map(([cell]) => cell);
      return columns.map(cells);
    },
    resize: (rows) => (rowCount = rows),
    ensureSize: (rows) => (rowCount = Math.max(rowCount, rows)),
    lastRow: () =>
      Math.max(
        0,
        ...[...values.keys(), ...formulas.keys()].map((key) => Number(key.split(',')[0])),
      ),
    deleteRows(row, count) {
      for (const cells of [values, formulas] as Map<string, unknown>[]) {
        const kept = [...cells].flatMap(([key, cell]): [string, unknown][] => {
          const [at, column] = key.split(',').map(Number) as [number, number];
          if (at >= row && at < row + count) return [];
          return [[`${at < row ? at : at - count},${column}`, cell]];
        });
        cells.clear();
        for (const [key, cell] of kept) cells.set(key, cell);
      }
      rowCount -= count;
    },
    lastColumn: () =>
      Math.max(
        0,
        ...[...values.keys(), ...formulas.keys()].map((key) => Number(key.split(',')[1])),
      ),
    rowCount: () => rowCount,
    read: (block) => grid(block, (row, column) => values.get(at(row, column)) ?? ''),
    readFormulas: (block) => grid(block, (row, column) => formulas.get(at(row, column)) ?? ''),
    readShown: (block) => grid(block, (row, column) => String(values.get(at(row, column)) ?? '')),
    write(row, column, lines) {
      writes.push(at(row, column));
      lines.forEach((line, r) =>
        line.forEach((value, c) => {
          const key = at(row + r, column + c);
          formulas.delete(key);
          if (value === '') values.delete(key);
          else if (typeof value === 'string' && value.startsWith('=')) formulas.set(key, value);
          else values.set(key, typeof value === 'string' ? value.replace(/^'/, '') : value);
        }),
      );
    },
    writeFormula(a1, formula) {
      const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(a1)!;
      const column = [...letters!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
      formulas.set(at(Number(row), column), formula);
    },
    freeze: () => dressed.push('freeze'),
    hide: () => dressed.push('hide'),
    hideColumns: () => dressed.push('hideColumns'),
    hideGridlines: () => dressed.push('hideGridlines'),
    columnWidths: () => dressed.push('columnWidths'),
    dressBlock: () => dressed.push('dressBlock'),
    warnBeforeEdits: (a1) => dressed.push(`warn ${a1}`),
    filterColumns: () => dressed.push('filter'),
    columnFormat: () => dressed.push('columnFormat'),
    columnRule: () => dressed.push('columnRule'),
    headingNotes: () => dressed.push('headingNotes'),
    readHeadingNotes: () => [],
    allowedWords: () => [],
    rewriteConditions() {},
    formulaLooks: () => [],
    removeLooks() {},
    warnings: () => [],
    removeWarnings() {},
    rewordWarnings() {},
    rewordCharts() {},
    tickBoxes: (row, column, rows, isWanted) => {
      for (let each = row; each < row + rows; each++) {
        if (isWanted) boxes.add(at(each, column));
        else boxes.delete(at(each, column));
      }
    },
    boxes,
    writes,
    dress: () => dressed.push('dress'),
    conditionalLooks: (looks) => conditions.push(...looks),
    insertChart: () => dressed.push('chart'),
    chartCount: () => dressed.filter((what) => what === 'chart').length,
  };
}
