import type { Outcome } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import type { Language } from '../messages';
import { message } from '../messages';
import { isBlank } from '../table/cell';
import type { HeadingProblem } from '../table/headings';
import {
  CELL_SHEETS,
  NAMED_CELLS,
  NAMED_COLUMNS,
  SCHEMA_VERSION,
  TABLES,
  TAB_ORDER,
} from '../template';
import { columnLetters, fillIn } from '../template/formulas';
import type { SheetKey } from '../template/sheetTemplate';
import { sheetNameKey } from '../template/sheetTemplate';
import { STATE_FORMULAS } from '../template/state';
import { dressAddition, dressCellSheet, sizeOfCellSheet, writeCellSheet } from './buildCellSheet';
import {
  ROWS,
  addMissingColumns,
  dressAddedColumns,
  dressTable,
  guardTable,
  isLostFormula,
  writeColumnFormulas,
} from './buildTable';
import { completeSettings } from './completeSettings';
import { emptySheet } from './emptySheet';
import { freeName } from './freeName';
import { frozenDay } from './frozenValues';
import { giveIds } from './giveIds';
import { clearOldFormulas } from './migrateSheets';
import { columnSentences } from './readTable';
import { writeAsOf } from './refreshAsOf';
import type { Services, Sheet, Workbook } from './services';
import type { Table } from './workbookColumns';
import { formulaWords, locate, readFields } from './workbookColumns';
import { workbookLanguage } from './workbookLanguage';

/** Room for a person's own columns beside ours. */
const SPARE_COLUMNS = 6;

/** A named range of somebody else that has the name of one of ours. */
export interface NameProblem {
  readonly code: 'nameTaken';
  readonly name: string;
  readonly found: string;
}

/** Formulas would be put among the values of a frozen workbook. */
export interface FrozenProblem {
  readonly code: 'frozen';
  readonly day: string;
}

export type SetUpProblem = HeadingProblem | NameProblem | FrozenProblem;

/**
 * Builds the workbook, or repairs what is missing in it. Building twice changes nothing, and nothing that a person
 * typed is overwritten: cells are written only where they are blank, columns are added only at the right.
 *
 * Sheets are marked as built when all is finished, so a run that was stopped goes on.
 *
 * @param services what the flow may do
 * @returns the language of the workbook, or the headings that must be mended first
 */
export function setUpPipeline(services: Services): Outcome<Language, SetUpProblem> {
  const { workbook } = services;
  const language = workbookLanguage(workbook);

  const day = frozenDay(workbook);
  if (day !== null) return trouble({ code: 'frozen', day });
  const problems: SetUpProblem[] = takenNames(workbook);
  if (problems.length > 0) return trouble(...problems);

  const tables = new Map<SheetKey, Table>();
  const added = new Map<SheetKey, ReadonlySet<string>>();
  for (const template of TABLES) {
    const spare = template.hidden ? 0 : SPARE_COLUMNS;
    const size = { rows: template.rows ?? ROWS, columns: template.columns.length + spare };
    const sheet = ensureSheet(workbook, template.sheet, size, language);
    const columns = locate(sheet, template);
    if (!columns.ok) problems.push(...columns.problems);
    else {
      const located = { template, sheet, columns: columns.value };
      const fields = template.columns.map(({ field }) => field);
      const missing = fields.filter((field) => !columns.value.has(field));
      if (isOlder(sheet)) added.set(template.sheet, noteAdded(sheet, missing));
      tables.set(template.sheet, addMissingColumns(located, language));
    }
  }
  if (problems.length > 0) return trouble(...problems);

  nameColumns(workbook, tables);
  nameCells(workbook, tables.get('state')!);
  const newTables = [...tables.values()].filter(({ sheet }) => isNew(sheet));
  const cellSheets = CELL_SHEETS.map((template) => ({
    template,
    sheet: ensureSheet(workbook, template.sheet, sizeOfCellSheet(template), language),
  }));
  const newCellSheets = cellSheets.filter(({ sheet }) => isNew(sheet));
  const olderTables = [...tables.values()].filter(({ sheet }) => isOlder(sheet));
  const olderCellSheets = cellSheets.filter(({ sheet }) => isOlder(sheet));
  const keyedSheets = cellSheets.map(({ sheet, template }) => [template.sheet, sheet] as const);
  clearOldFormulas(new Map(keyedSheets), tables, language);

  for (const table of newTables) {
    writeFirstRows(table, language);
    guardTable(table, language);
  }
  completeSettings(services, tables.get('settings')!, language);
  giveIds(services, tables.get('pipeline')!);
  writeState(services, tables, language);
  for (const table of tables.values()) {
    writeColumnFormulas(table, () => formulaWords(language, tables, table.template.sheet));
  }
  for (const { sheet, template } of cellSheets) {
    const words = formulaWords(language, tables, template.sheet);
    writeCellSheet(sheet, template, words, (cells) => {
      const places = cells.map(({ at }) => at);
      if (isOlder(sheet)) added.set(template.sheet, noteAdded(sheet, places));
    });
  }
  // The many formats come last and nothing is read after them: a read carries out all that waits.
  for (const table of newTables) dressTable(workbook, table, tables, language);
  for (const { sheet, template } of newCellSheets) dressCellSheet(workbook, sheet, template);
  for (const table of olderTables) {
    dressAddedColumns(workbook, table, added.get(table.template.sheet)!, tables, language);
  }
  for (const { sheet, template } of olderCellSheets) {
    const words = formulaWords(language, tables, template.sheet);
    const places = added.get(template.sheet)!;
    const cells = template.cells.filter(({ at }) => places.has(at));
    dressAddition(workbook, sheet, template, cells, words);
  }
  for (const { sheet } of [...olderTables, ...olderCellSheets]) sheet.writeMark('added', null);
  const changed = [...newTables, ...newCellSheets, ...olderTables, ...olderCellSheets];
  for (const { sheet } of changed) sheet.markBuilt(SCHEMA_VERSION);
  const plan = newCellSheets.find(({ template }) => template.sheet === 'plan');
  if (plan) workbook.show(plan.sheet);
  workbook.flush();
  return answer(language);
}

function isNew(sheet: Sheet): boolean {
  return sheet.builtVersion() === 0;
}

function isOlder(sheet: Sheet): boolean {
  return !isNew(sheet) && sheet.builtVersion() < SCHEMA_VERSION;
}

/** Notes what an older sheet gets before it is there: should this run be stopped, the next one dresses it all the same. */
function noteAdded(sheet: Sheet, names: readonly string[]): ReadonlySet<string> {
  const noted = sheet.readMark('added')?.split(',') ?? [];
  const all = new Set([...noted, ...names]);
  if (all.size > noted.length) sheet.writeMark('added', [...all].join(','));
  return all;
}

interface Size {
  readonly rows: number;
  readonly columns: number;
}

/** The tagged sheet; else an empty one of that name or the only one; else a new one, under another name where ours is taken. */
function ensureSheet(
  workbook: Workbook,
  key: SheetKey,
  { rows, columns }: Size,
  language: Language,
): Sheet {
  const tagged = workbook.findSheet(key);
  if (tagged !== null) return tagged;
  const name = message(language, sheetNameKey(key));
  const names = workbook.sheetNames();
  const only = names.length === 1 ? emptySheet(workbook, names[0]!) : null;
  const empty = only ?? emptySheet(workbook, name);
  empty?.resize(rows, columns);
  if (only !== null && only.name !== name) only.rename(name);
  const sheet =
    empty ?? workbook.addSheet(freeName(names, name), nextInOrder(workbook, key), rows, columns);
  sheet.tag(key);
  return sheet;
}

/** The sheet of ours before which a new one belongs. */
function nextInOrder(workbook: Workbook, key: SheetKey): Sheet | null {
  const later = TAB_ORDER.slice(TAB_ORDER.indexOf(key) + 1);
  for (const other of later) {
    const sheet = workbook.findSheet(other);
    if (sheet !== null) return sheet;
  }
  return null;
}

/** Named ranges of other people that are called like ours: formulas would read their cells. */
function takenNames(workbook: Workbook): NameProblem[] {
  const ours = [
    ...NAMED_COLUMNS.map(({ name, sheet }) => ({ name, sheet })),
    ...NAMED_CELLS.map(({ name }) => ({ name, sheet: 'state' as const })),
  ];
  return ours.flatMap(({ name, sheet }) => {
    const place = workbook.placeOfName(name);
    if (place === null || workbook.findSheet(sheet)?.id === place.sheetId) return [];
    return [{ code: 'nameTaken', name, found: place.shown } as const];
  });
}

function nameColumns(workbook: Workbook, tables: ReadonlyMap<SheetKey, Table>): void {
  for (const { name, sheet: key, from, to } of NAMED_COLUMNS) {
    if (workbook.placeOfName(name) !== null) continue;
    const { sheet, columns } = tables.get(key)!;
    const letters = [from, to].map((field) => columnLetters(columns.get(field)!));
    workbook.nameRange(name, sheet, letters.join(':'));
  }
}

function nameCells(workbook: Workbook, { sheet, columns }: Table): void {
  const letters = columnLetters(columns.get('value')!);
  for (const { name, row, rows } of NAMED_CELLS) {
    if (workbook.placeOfName(name) !== null) continue;
    const last = rows === 1 ? '' : `:${letters}${row + rows - 1}`;
    workbook.nameRange(name, sheet, `${letters}${row}${last}`);
  }
}

function writeState(
  services: Services,
  tables: ReadonlyMap<SheetKey, Table>,
  language: Language,
): void {
  const { sheet, columns } = tables.get('state')!;
  const column = columns.get('value')!;
  const letters = columnLetters(column);
  writeAsOf(services, sheet, column);
  const words = formulaWords(language, tables, 'state');
  const rows = Math.max(...STATE_FORMULAS.map(({ row }) => row));
  const present = sheet.readFormulas({ row: 1, column, rows, columns: 1 });
  for (const { row, formula } of STATE_FORMULAS) {
    if (isLostFormula(present[row - 1]![0]!)) {
      sheet.writeFormula(`${letters}${row}`, fillIn(formula, words));
    }
  }
}

/** The rows that a new sheet starts with, as far as nothing stands below its headings yet. */
function writeFirstRows(table: Table, language: Language): void {
  const { sheet, template, columns } = table;
  const rows = template.firstRows;
  if (rows.length === 0) return;
  const words = { language, reference: () => undefined };
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const present = readFields(table, fields);
  fields.forEach((field, i) => {
    const values = rows.map((row) => {
      const value = row[field] ?? '';
      return typeof value === 'string' ? fillIn(value, words) : value;
    });
    if (!present[i]!.slice(0, rows.length).every(isBlank)) return;
    sheet.write(
      2,
      columns.get(field)!,
      values.map((value) => [value]),
    );
  });
}

/** What set-up found as sentences for the person at the screen. */
export function setUpSentences(language: Language, problems: readonly SetUpProblem[]): string[] {
  return problems.map((problem) => {
    if (problem.code === 'frozen') return message(language, 'trouble.frozen', { day: problem.day });
    return problem.code === 'nameTaken'
      ? message(language, 'trouble.nameTaken', { name: problem.name, found: problem.found })
      : columnSentences(language, [problem])[0]!;
  });
}
