/** What the tests of the calls behind the view More look at and do. */
import { dispatchBatch } from '../../workbench/engine/batch';
import { DeveloperMetadata } from '../../workbench/runtime/developerMetadata';
import { Range } from '../../workbench/runtime/range';
import type { RunResult, SavedSpreadsheet, SheetLocale } from '../../workbench/runtime/contract';
import { Sheet } from '../../workbench/runtime/sheet';
import { Spreadsheet } from '../../workbench/runtime/spreadsheet';
import type { OpenedWorkbook } from './openWorkbook';
import { openWorkbook } from './openWorkbook';

export const LOCALES = ['en_US', 'sv_SE'] as const;

/** The answer of a call, or the sentences with which it was refused. */
export function answerOf<T = Record<string, unknown>>(
  workbook: OpenedWorkbook,
  name: string,
  request: unknown,
): T {
  return workbook.run(name, request).value as T;
}

export function refusalOf(workbook: OpenedWorkbook, name: string, request: unknown): string {
  const user = { email: 'rep@example.com', locale: workbook.file.locale.slice(0, 2) };
  return workbook.script.run(name, [request], user).error?.message ?? '';
}

export const columnLetters = (column: number): string =>
  (column < 26 ? '' : columnLetters(Math.floor(column / 26) - 1)) +
  String.fromCharCode(65 + (column % 26));

/** The letters of a column by its heading. */
export function under(workbook: OpenedWorkbook, sheet: string, heading: string): string {
  const letters = Array.from({ length: 80 }, (_, column) => columnLetters(column));
  const found = letters.find((at) => workbook.cell(sheet, `${at}1`).value === heading);
  if (found === undefined) throw new Error(`${sheet} has no ${heading}`);
  return found;
}

/** The rows, counted from 1, in which a column holds a text. */
export function rowsWith(
  workbook: OpenedWorkbook,
  sheet: string,
  heading: string,
  text: string,
): number[] {
  const letters = under(workbook, sheet, heading);
  const rows = workbook.file.model.getters.getNumberRows(workbook.sheetId(sheet));
  return Array.from({ length: rows - 1 }, (_, i) => i + 2).filter(
    (row) => workbook.cell(sheet, `${letters}${row}`).value === text,
  );
}

/** Types into cells of a row, by their headings. */
export function typeRow(
  workbook: OpenedWorkbook,
  sheet: string,
  row: number,
  cells: Readonly<Record<string, string>>,
): void {
  typeRows(workbook, sheet, { [row]: cells });
}

/** The same for several rows at once: formulas are computed once. */
export function typeRows(
  workbook: OpenedWorkbook,
  sheet: string,
  rows: Readonly<Record<number, Readonly<Record<string, string>>>>,
): void {
  const cells = Object.entries(rows).flatMap(([row, ofRow]) =>
    Object.entries(ofRow).map(([heading, content]): [string, string] => [
      `${under(workbook, sheet, heading)}${row}`,
      content,
    ]),
  );
  typeCells(workbook, sheet, Object.fromEntries(cells));
}

/** Types into cells of a sheet at once; those outside of it are left out. */
export function typeCells(
  workbook: OpenedWorkbook,
  sheet: string,
  cells: Readonly<Record<string, string>>,
): void {
  const sheetId = workbook.sheetId(sheet);
  dispatchBatch(workbook.file.model, [
    (dispatch, getters) => {
      for (const [xc, content] of Object.entries(cells)) {
        const [, letters, digits] = /^([A-Z]+)(\d+)$/.exec(xc)!;
        const col = [...letters!].reduce((sum, l) => sum * 26 + l.charCodeAt(0) - 64, 0) - 1;
        const row = Number(digits) - 1;
        const isInside =
          col < getters.getNumberCols(sheetId) && row < getters.getNumberRows(sheetId);
        if (isInside) dispatch('UPDATE_CELL', { sheetId, col, row, content });
      }
    },
  ]);
}

/** The cells of each row of a sheet, headings first, as people see them; blank rows left out. */
export function rowsOf(workbook: OpenedWorkbook, sheet: string): string[] {
  const { getters } = workbook.file.model;
  const sheetId = workbook.sheetId(sheet);
  const rows: string[][] = [];
  for (const position of getters.getEvaluatedCellsPositions(sheetId)) {
    const { formattedValue } = getters.getEvaluatedCell(position);
    const cells = (rows[position.row] ??= []);
    cells[position.col] = formattedValue;
  }
  return Array.from(rows, (cells = []) => Array.from(cells, (cell = '') => cell).join('|'))
    .map((row) => row.replace(/\|+$/, ''))
    .filter((row) => row !== '');
}

/** A sheet of a person's own, in front of the others. */
export function addOwnSheet(
  workbook: OpenedWorkbook,
  cells: Readonly<Record<string, string>>,
): void {
  workbook.dispatch('CREATE_SHEET', { sheetId: 'mine', name: 'Mine', position: 0 });
  typeCells(workbook, 'Mine', cells);
}

export const sheetNames = ({ file }: OpenedWorkbook): string[] =>
  file.model.getters.getSheetIds().map((id) => file.model.getters.getSheetName(id));

/** What stands in each cell, formulas as formulas, by "Sheet!A1"; what was spilled is not there. */
export function contents({ file }: OpenedWorkbook): Map<string, string> {
  const { getters } = file.model;
  const entries = getters.getSheetIds().flatMap((sheetId) =>
    Object.values(getters.getCells(sheetId)).flatMap((cell): [string, string][] => {
      const { col, row } = getters.getCellPosition(cell.id);
      const text = cell.isFormula ? cell.compiledFormula.toFormulaString(getters) : cell.content;
      const place = `${getters.getSheetName(sheetId)}!${columnLetters(col)}${row + 1}`;
      return text === '' ? [] : [[place, text]];
    }),
  );
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What was typed or written as it stands: everything but formulas. */
export function constants(workbook: OpenedWorkbook): Map<string, string> {
  return new Map([...contents(workbook)].filter(([, text]) => !text.startsWith('=')));
}

export function formulas(workbook: OpenedWorkbook): Map<string, string> {
  return new Map([...contents(workbook)].filter(([, text]) => text.startsWith('=')));
}

/** The value of each cell that is not blank, whether typed, computed or spilled. */
export function values({ file }: OpenedWorkbook): Map<string, unknown> {
  const { getters } = file.model;
  return new Map(
    getters.getSheetIds().flatMap((sheetId) =>
      getters.getEvaluatedCellsPositions(sheetId).flatMap((position): [string, unknown][] => {
        const { value } = getters.getEvaluatedCell(position);
        const place = `${getters.getSheetName(sheetId)}!${columnLetters(position.col)}${position.row + 1}`;
        return value === '' || value === null ? [] : [[place, value]];
      }),
    ),
  );
}

/** The same as people see it, hidden columns of Plan left out. */
export function shown({ file }: OpenedWorkbook): Map<string, string> {
  const { getters } = file.model;
  return new Map(
    getters.getSheetIds().flatMap((sheetId) =>
      getters.getEvaluatedCellsPositions(sheetId).flatMap((position): [string, string][] => {
        const { formattedValue } = getters.getEvaluatedCell(position);
        const place = `${getters.getSheetName(sheetId)}!${columnLetters(position.col)}${position.row + 1}`;
        const isHidden = getters.isColHiddenByUser(sheetId, position.col);
        return formattedValue === '' || isHidden ? [] : [[place, formattedValue]];
      }),
    ),
  );
}

/** Entries of the first map that the second lacks or has otherwise. */
export function changed(
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): string[] {
  return [...before].flatMap(([place, value]) =>
    after.get(place) === value ? [] : [`${place}: ${String(value)} -> ${String(after.get(place))}`],
  );
}

export function copyOf({ file }: OpenedWorkbook): OpenedWorkbook {
  const saved = JSON.parse(JSON.stringify(file.save())) as SavedSpreadsheet;
  return openWorkbook(file.locale as SheetLocale, saved);
}

const SERVICES = [Range, Sheet, Spreadsheet, DeveloperMetadata] as const;
const WRITES = /^(set|insert|delete|add|remove|hide|show|protect|merge)/;

/**
 * Runs a function that is stopped just before its n-th write to the spreadsheet; between two writes it makes no difference
 * when a run is stopped.
 *
 * @returns whether it was stopped, or came to its end with fewer writes
 */
export function isStoppedBefore(n: number, run: () => void): boolean {
  let count = 0;
  const spies = SERVICES.flatMap(({ prototype }) =>
    Object.getOwnPropertyNames(prototype).flatMap((name) => {
      const descriptor = Object.getOwnPropertyDescriptor(prototype, name)!;
      if (!WRITES.test(name) || typeof descriptor.value !== 'function') return [];
      const method = descriptor.value as (...args: unknown[]) => unknown;
      const object = prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
      return [
        jest.spyOn(object, name).mockImplementation(function (this: unknown, ...args: unknown[]) {
          if (++count >= n) throw new Error('stopped');
          return method.apply(this, args);
        }),
      ];
    }),
  );
  try {
    run();
    return false;
  } catch (error) {
    if ((error as Error).message !== 'stopped') throw error;
    return true;
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/**
 * Runs a function again and again, each time stopped after some writes, until it comes to its end.
 *
 * @param writes how many writes each run is given
 * @param run what is run
 * @param check what must hold after each stop
 * @returns how often it was stopped
 */
export function stoppedEvery(writes: number, run: () => void, check?: () => void): number {
  const most = 100;
  let stops = 0;
  for (; isStoppedBefore(writes + 1, run); stops++) {
    check?.();
    if (stops > most) throw new Error('It makes no progress.');
  }
  return stops;
}

export const callsOf = ({ calls }: RunResult): number =>
  Object.values(calls).reduce((sum, count) => sum + count, 0);
