import type { Outcome } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import type { Language } from '../messages';
import { LANGUAGES, inAllLanguages, message } from '../messages';
import type { Cell } from '../table/cell';
import { isBlank } from '../table/cell';
import { asContent } from '../table/shownValues';
import { readRequest } from '../table/workbookRequests';
import { CELL_SHEETS, NAMED_CELLS, NAMED_COLUMNS, TABLES } from '../template';
import type { CellSheet } from '../template/cellSheet';
import { contentOf } from '../template/cellSheet';
import {
  cellPosition,
  columnLetters,
  fillIn,
  namesIn,
  sameShape,
  withoutNames,
} from '../template/formulas';
import { PIPELINE } from '../template/pipeline';
import type { SheetKey } from '../template/sheetTemplate';
import { wordsOfRow } from './buildTable';
import { forgetValues } from './frozenValues';
import { forgetHealth } from './health';
import type { FoundFormula, Tables } from './ourFormulas';
import {
  addressOf,
  allFormulas,
  filledArea,
  formulaPlaces,
  isCustomCall,
  isOurs,
  lastDealRow,
  listedCells,
  standingColumns,
} from './ourFormulas';
import type { FormulaLook, NamedRange, Services, Sheet, Workbook } from './services';
import { LOADING, valuesToKeep } from './valuesToKeep';
import { presentTables } from './upkeep';
import type { Table } from './workbookColumns';
import { findTable, formulaWords } from './workbookColumns';
import { workbookLanguage } from './workbookLanguage';
import { writeCells } from './writeCells';

/** What goes and what stays, in the workbook's language and fit for google.script.run. */
export interface UninstallReport {
  /** Whether all this was taken away; else this is a listing. */
  readonly isUninstalled: boolean;
  readonly triggers: number;
  /** Notes out of people's sight by which our sheets and columns are known. */
  readonly tags: number;
  readonly names: readonly string[];
  readonly looks: number;
  readonly warnings: number;
  /** Formulas of ours that become values. */
  readonly formulas: number;
  /** Formulas of people's own that call our functions and become values. */
  readonly ownFormulas: readonly string[];
  readonly sheetsRemoved: readonly string[];
  /** Sheets of ours that stay as plain sheets. */
  readonly sheetsKept: readonly string[];
  readonly sentences: readonly string[];
}

/** Sheets on which nobody types: they go, unless somebody did. */
const HIDDEN_SHEETS: readonly SheetKey[] = ['state', 'weekLog'];

const OUR_NAMES = [...NAMED_CELLS, ...NAMED_COLUMNS].map(({ name }) => name);

/**
 * Takes away what the add-on has put into the spreadsheet beside cells: triggers of this person, notes, named ranges,
 * conditional looks, warnings, the hidden sheets State and Week log. All formulas of ours, and those of people that call
 * our functions, become the values that they show; a formula of theirs that uses one of our names gets the reference
 * instead. What was typed stays, on plain sheets.
 *
 * @param services what the flow may do
 * @param request `keepSheets`: whether sheets of ours on which nothing was typed stay too; `confirm`: true in order to do
 * it, else it is only listed
 * @returns what went or would go, or why nothing was done, as sentences
 */
export function uninstall(services: Services, request: unknown): Outcome<UninstallReport, string> {
  const { workbook } = services;
  const language = workbookLanguage(workbook);
  const asked = readRequest(language, request, { keepSheets: 'truth', confirm: 'truth' }, [
    'confirm',
  ]);
  if (!asked.ok) return asked;
  const { keepSheets, confirm = false } = asked.value;
  const tables = presentTables(workbook);
  const ours = ourSheets(workbook);
  const [triggers, tags] = [services.triggerCount(), workbook.tagCount()];
  if (ours.length === 0 && triggers === 0 && tags === 0) {
    return trouble(message(language, 'trouble.notSetUp'));
  }
  if (confirm) releaseFormulas(workbook);
  const own = ownFormulas(workbook, tables);
  const isUsed = (sheet: Sheet): boolean => own.others.some((each) => mentions(each, sheet, own));
  const removed = ours.filter(({ key, sheet }) => {
    if (HIDDEN_SHEETS.includes(key)) return !isUsed(sheet) && holdsOnlyOurs(key, tables);
    return !keepSheets && !isUsed(sheet) && isEmptyOfTyping(workbook, key, tables);
  });
  const kept = ours.filter((each) => !removed.includes(each));
  const looks = ours.map(({ key, sheet }) => ({ sheet, isOurs: ourLook(key, tables) }));
  const isOurWarning = (text: string): boolean =>
    inAllLanguages('protection.heading').includes(text);
  const values = valuesOfOurs(workbook, tables, language);
  if (values.isLoading || own.calls.some(isLoading))
    return trouble(message(language, 'freeze.loading'));
  const counts = {
    isUninstalled: confirm,
    triggers,
    tags,
    names: own.names.map(({ name }) => name),
    looks: looks.reduce(
      (n, { sheet, isOurs }) => n + sheet.formulaLooks().filter(isOurs).length,
      0,
    ),
    warnings: ours.reduce((n, { sheet }) => n + sheet.warnings().filter(isOurWarning).length, 0),
    formulas: values.formulas,
    ownFormulas: own.calls.map(addressOf),
    sheetsRemoved: removed.map(({ sheet }) => sheet.name),
    sheetsKept: kept.map(({ sheet }) => sheet.name),
  };
  const report = { ...counts, sentences: sentencesOf(counts, language) };
  if (!confirm) return answer(report);

  services.removeTriggers();
  // What was mailed stays known: set up again, no mail goes a second time.
  forgetHealth(services);
  const goes = new Set(removed.map(({ sheet }) => sheet.id));
  for (const { sheet, cells } of values.writes) {
    // Should this run be stopped, its formulas tell the next one that nobody typed on a sheet.
    if (!goes.has(sheet.id)) writeCells(sheet, cells);
  }
  workbook.flush();
  turnIntoValues(workbook, own.calls);
  for (const each of own.others) rewrite(each, own);
  for (const { sheet, isOurs } of looks) sheet.removeLooks(isOurs);
  for (const { sheet } of ours) sheet.removeWarnings(isOurWarning);
  for (const { name } of own.names) workbook.removeName(name);
  forgetValues(workbook);
  for (const { sheet } of removed) workbook.removeSheet(sheet);
  // The tags come last: by them a run that was stopped finds what is left to do.
  workbook.removeTags();
  workbook.flush();
  return answer(report);
}

interface OurSheet {
  readonly key: SheetKey;
  readonly sheet: Sheet;
}

function ourSheets(workbook: Workbook): OurSheet[] {
  const archives = ['stageLogArchive', 'mailLogArchive', 'weekLogArchive'] as const;
  const keys = [...[...TABLES, ...CELL_SHEETS].map(({ sheet }) => sheet), ...archives];
  return keys.flatMap((key) => {
    const sheet = workbook.findSheet(key);
    return sheet === null ? [] : [{ key, sheet }];
  });
}

// Formulas

/** Formulas of people's own that cannot stay as they are, and our named ranges. */
interface OwnFormulas {
  /** They call functions of ours. */
  readonly calls: readonly FoundFormula[];
  /** Everything else that may refer to what goes. */
  readonly others: readonly FoundFormula[];
  readonly names: readonly NamedRange[];
  /** Names of sheets by their ID. */
  readonly sheetNames: ReadonlyMap<number, string>;
}

function ownFormulas(workbook: Workbook, tables: Tables): OwnFormulas {
  const names = workbook.namedRanges().filter(({ name }) => OUR_NAMES.includes(name));
  const ours = placesOfOurs(workbook, tables);
  const isOwn = ({ sheet, row, column }: FoundFormula): boolean =>
    !ours.has(`${sheet.id} ${row} ${column}`);
  const all = allFormulas(workbook).filter(isOwn);
  return {
    calls: all.filter(isCustomCall),
    others: all.filter((each) => !isCustomCall(each)),
    names,
    sheetNames: new Map(workbook.allSheets().map((sheet) => [sheet.id, sheet.name])),
  };
}

/** The cells with formulas of ours, as "sheet row column". */
function placesOfOurs(workbook: Workbook, tables: Tables): Set<string> {
  const places = formulaPlaces(workbook, tables).filter((place) => isOurs(place, tables));
  const pipeline = tables.get('pipeline');
  const headings = pipeline
    ? standingColumns(pipeline, tables).map(({ field }) => ({
        sheet: pipeline.sheet,
        row: 1,
        column: pipeline.columns.get(field)!,
      }))
    : [];
  return new Set(
    [...places, ...headings].map(({ sheet, row, column }) => `${sheet.id} ${row} ${column}`),
  );
}

/** Whether a formula refers to a sheet, by its name or by a name of a range on it. */
function mentions({ formula, sheet: home }: FoundFormula, sheet: Sheet, own: OwnFormulas): boolean {
  if (home.id === sheet.id) return false;
  const used = namesIn(formula);
  if (own.names.some(({ name, sheetId }) => sheetId === sheet.id && used.has(name))) return true;
  const [quoted, plain] = [`'${sheet.name.replace(/'/g, "''")}'!`, `${sheet.name}!`];
  return formula.includes(quoted) || formula.includes(plain);
}

/** Whether Google still computes what a formula shows. */
function isLoading({ sheet, row, column }: FoundFormula): boolean {
  return sheet.read({ row, column, rows: 1, columns: 1 })[0]![0] === LOADING;
}

/** A formula of somebody's own with references in place of our names. */
function rewrite({ sheet, row, column, formula }: FoundFormula, own: OwnFormulas): void {
  const referenceOf = (name: string): string | undefined => {
    const range = own.names.find((each) => each.name === name);
    const sheetName = range && own.sheetNames.get(range.sheetId);
    if (range === undefined || sheetName === undefined) return undefined;
    const fixed = range.a1.replace(/([A-Z]+)?(\d+)?/g, (_, letters?: string, digits?: string) =>
      [letters, digits].map((part) => (part ? `$${part}` : '')).join(''),
    );
    return `'${sheetName.replace(/'/g, "''")}'!${fixed}`;
  };
  const rewritten = withoutNames(formula, referenceOf);
  if (rewritten !== formula) writeCells(sheet, [{ row, column, content: rewritten }]);
}

function valuesOfOurs(
  workbook: Workbook,
  tables: Tables,
  language: Language,
): ReturnType<typeof valuesToKeep> {
  const pipeline = findTable(workbook, PIPELINE);
  return pipeline === null
    ? { formulas: 0, isLoading: false, blocks: [], deals: new Map(), writes: [] }
    : valuesToKeep(workbook, pipeline, tables, language);
}

/** Around a formula of somebody's own while the cells that it fills are looked for. */
const HELD = { before: '=INDEX(', after: ';1;1+N("Steady Pipeline"))' };
const HELD_FORMULA = /^=INDEX\((.*)[;,]\s*1[;,]\s*1\s*\+\s*N\("Steady Pipeline"\)\)$/s;

/** Gives back the formulas that a stopped run has held, so that they show all their values again. */
function releaseFormulas(workbook: Workbook): void {
  for (const { sheet, row, column, formula } of allFormulas(workbook)) {
    const held = HELD_FORMULA.exec(formula)?.[1];
    if (held !== undefined) sheet.writeFormula(`${columnLetters(column)}${row}`, `=${held}`);
  }
  workbook.flush();
}

/**
 * Turns formulas into the values that they show, with the cells that they fill. A sheet does not tell which those are: what
 * goes while a formula is held to a single cell was its own. Until all is written, at once, the formula is there, so that
 * the run after one that was stopped can begin anew.
 */
function turnIntoValues(workbook: Workbook, calls: readonly FoundFormula[]): void {
  for (const { sheet, row, column, formula } of calls) {
    const [rows, columns] = [sheet.lastRow() - row + 1, sheet.lastColumn() - column + 1];
    const block = { row, column, rows, columns };
    const before = sheet.read(block);
    const held = HELD.before + formula.slice(1) + HELD.after;
    sheet.writeFormula(`${columnLetters(column)}${row}`, held);
    workbook.flush();
    const [height, width] = filledSize(before, sheet.read(block), sheet.readFormulas(block));
    const filled = before.slice(0, height).map((line) => line.slice(0, width).map(asContent));
    sheet.write(row, column, filled);
    workbook.flush();
  }
}

/** How many rows and columns a formula has filled from the first cell on, with which they went. */
function filledSize(
  before: readonly (readonly Cell[])[],
  after: readonly (readonly Cell[])[],
  formulas: readonly (readonly string[])[],
): [rows: number, columns: number] {
  const isFree = (r: number, c: number): boolean =>
    (r === 0 && c === 0) || (isBlank(after[r]![c]) && formulas[r]![c] === '');
  const isGone = (r: number, c: number): boolean => isFree(r, c) && !isBlank(before[r]![c]);
  let columns = 1;
  for (let c = 1; c < before[0]!.length && isFree(0, c); c++) if (isGone(0, c)) columns = c + 1;
  const across = Array.from({ length: columns }, (_, c) => c);
  let rows = 1;
  for (let r = 1; r < before.length && across.every((c) => isFree(r, c)); r++) {
    if (across.some((c) => isGone(r, c))) rows = r + 1;
  }
  return [rows, columns];
}

// Sheets and looks

/** Whether a look is one that set-up gave the sheet. */
function ourLook(key: SheetKey, tables: Tables): (look: FormulaLook) => boolean {
  const table = tables.get(key);
  if (table === undefined) return () => false;
  const sameLook = (one: FormulaLook['look'], other: FormulaLook['look']): boolean =>
    one.background === other.background && one.ink === other.ink && one.bold === other.bold;
  return ({ formula, look }) =>
    table.template.looks.some(
      (each) =>
        sameLook(each.look, look) &&
        LANGUAGES.some((language) =>
          sameCondition(formula, fillIn(each.formula, wordsOfRow(table, language))),
        ),
    );
}

/** A condition that only compares has no shape of its own, but its look tells it apart. */
function sameCondition(one: string, other: string): boolean {
  return sameShape(one, other) || sameShape(`=N(${one.slice(1)})`, `=N(${other.slice(1)})`);
}

/** Whether nothing but what the add-on writes stands on a sheet with headings: no column of somebody's own. */
function holdsOnlyOurs(key: SheetKey, tables: Tables): boolean {
  const table = tables.get(key);
  if (table === undefined) return false;
  const { sheet, columns } = table;
  const [rows, width] = [sheet.lastRow(), sheet.lastColumn()];
  if (rows === 0 || width === 0) return true;
  const ours = new Set(columns.values());
  const cells = sheet.read({ row: 1, column: 1, rows, columns: width });
  return cells.every((line) => line.every((cell, i) => ours.has(i + 1) || isBlank(cell)));
}

/** Whether nobody typed anything on a sheet of ours, so that it may go. */
function isEmptyOfTyping(workbook: Workbook, key: SheetKey, tables: Tables): boolean {
  const template = CELL_SHEETS.find(({ sheet }) => sheet === key);
  if (template) return isAsBuilt(workbook, template, tables);
  const table = tables.get(key);
  if (table === undefined || key === 'settings') return false;
  return holdsOnlyOurs(key, tables) && hasNoRows(table);
}

/** A box that is not ticked is no content. */
function hasNoRows({ sheet }: Table): boolean {
  const [rows, columns] = [sheet.lastRow() - 1, sheet.lastColumn()];
  if (rows < 1 || columns === 0) return true;
  const cells = sheet.read({ row: 2, column: 1, rows, columns }).flat();
  return cells.every((cell) => isBlank(cell) || cell === false);
}

/** Whether a sheet that is laid out cell by cell holds its texts and formulas, and nothing else but what these fill. */
function isAsBuilt(workbook: Workbook, template: CellSheet, tables: Tables): boolean {
  const sheet = workbook.findSheet(template.sheet)!;
  if (sheet.chartCount() > template.charts.length) return false;
  const block = { row: 1, column: 1, rows: sheet.lastRow(), columns: sheet.lastColumn() };
  if (block.rows === 0 || block.columns === 0) return true;
  const pipeline = tables.get('pipeline');
  const all = formulaPlaces(workbook, tables);
  const last = pipeline ? lastDealRow(pipeline) : 1;
  const filled = new Set<string>();
  for (const place of all.filter((each) => each.sheet === sheet && isOurs(each, tables))) {
    const area = filledArea(place, all, last);
    for (let r = 0; r < area.rows; r++) {
      for (let c = 0; c < area.columns; c++) filled.add(`${area.row + r} ${area.column + c}`);
    }
  }
  const texts = new Map(
    template.cells.map((cell) => [cellPosition(cell.at).join(' '), contentOf(cell)]),
  );
  if (template.choice) filled.add(cellPosition(template.choice.at).join(' '));
  return sheet.read(block).every((line, r) =>
    line.every((cell, c) => {
      const at = `${r + 1} ${c + 1}`;
      if (isBlank(cell) || filled.has(at)) return true;
      const text = texts.get(at) ?? '';
      return LANGUAGES.some(
        (language) => fillIn(text, formulaWords(language, tables, template.sheet)) === String(cell),
      );
    }),
  );
}

function sentencesOf(
  report: Omit<UninstallReport, 'sentences'>,
  language: Language,
): readonly string[] {
  const list = (words: readonly string[]): string => words.join(', ');
  const { isUninstalled, triggers, tags, names, looks, warnings } = report;
  return [
    message(language, isUninstalled ? 'uninstall.done' : 'uninstall.would', {
      triggers,
      tags,
      names: names.length,
      looks,
      warnings,
    }),
    message(language, 'uninstall.formulas', { n: report.formulas }),
    ...(report.ownFormulas.length > 0
      ? [message(language, 'uninstall.ownFormulas', { cells: listedCells(report.ownFormulas) })]
      : []),
    ...(report.sheetsRemoved.length > 0
      ? [message(language, 'uninstall.removed', { sheets: list(report.sheetsRemoved) })]
      : []),
    ...(report.sheetsKept.length > 0
      ? [message(language, 'uninstall.kept', { sheets: list(report.sheetsKept) })]
      : []),
    message(language, 'uninstall.addOn'),
  ];
}
