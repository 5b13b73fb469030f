import type { Outcome } from '../domain/outcome';
import { stageKey } from '../domain/stage';
import { answer, trouble } from '../domain/outcome';
import type { HeadingProblem } from '../table/headings';
import type { Language, MessageKey } from '../messages';
import { LANGUAGES, inAllLanguages, message, messagesUnder, translated } from '../messages';
import type { Cell } from '../table/cell';
import { isDate } from '../table/cell';
import { cellText } from '../table/plainText';
import { CELL_SHEETS, TABLES } from '../template';
import type { CellSheet } from '../template/cellSheet';
import { contentOf } from '../template/cellSheet';
import type { FormulaWords } from '../template/formulas';
import { cellPosition, fillIn, quoted, sameFormula, textInPlaceOf } from '../template/formulas';
import { SETTINGS, SETTING_ROWS } from '../template/settings';
import type { ColumnTemplate, SheetKey } from '../template/sheetTemplate';
import { headingKey, sheetNameKey } from '../template/sheetTemplate';
import { isLostFormula, wordsOfRow } from './buildTable';
import { frozenDay } from './frozenValues';
import { setUpSentences } from './setUpPipeline';
import type { Services, Sheet, Workbook } from './services';
import type { Table } from './workbookColumns';
import {
  formulaWords,
  locate,
  readField,
  readFields,
  recall,
  rememberTagged,
} from './workbookColumns';
import { workbookLanguage } from './workbookLanguage';
import { writeRuns } from './writeRuns';

/** A write that waits until everything is read: a sheet computes anew after each. */
type Write = () => void;

/** Words of ours that stand in columns without a list, by sheet and field. */
const WORDS_OF_COLUMN: Readonly<Record<string, readonly MessageKey[]>> = {
  'settings.setting': SETTING_ROWS.map(({ label }) => label),
  'settings.holidayName': messagesUnder('holiday.'),
  'settings.mailKind': messagesUnder('mailKind.'),
  'state.what': messagesUnder('state.'),
  'stageLog.how': messagesUnder('how.'),
  'mailLog.kind': messagesUnder('mailKind.'),
  'mailLog.state': messagesUnder('mailState.'),
};

/** Where names of stages stand; Settings come last, since they tell which stages are still to be translated. */
const STAGE_COLUMNS: readonly (readonly [sheet: SheetKey, field: string])[] = [
  ['state', 'lastStage'],
  ['stageLog', 'from'],
  ['stageLog', 'to'],
  ['pipeline', 'stage'],
  ['settings', 'stage'],
];

/**
 * Switches where Settings are headed in another language than they name: somebody typed another one there, or a switch
 * was stopped.
 *
 * @param services what the flow may do
 * @returns the language, or what is in the way, as sentences
 */
export function followLanguage(services: Services): Outcome<Language, string> {
  const { workbook } = services;
  const language = workbookLanguage(workbook);
  const headings = workbook.findSheet('settings')?.headings() ?? [];
  const keys = SETTINGS.columns.map(({ field }) => headingKey('settings', field));
  const isInOther = headings.some((heading) => translated(heading, keys, language) !== null);
  return isInOther ? switchLanguage(services, language) : answer(language);
}

/**
 * Puts everything that is ours in the workbook into another language: names of sheets, headings, notes, lists, words in
 * typed columns, labels, formulas, conditional looks, Plan, Guide and charts. What equals none of our words stays as
 * people typed it. Running it again changes nothing, and a run that was stopped is finished by the next one.
 *
 * @param services what the flow may do
 * @param to the language
 * @returns the language, or what must be mended first, as sentences
 */
export function switchLanguage(services: Services, to: Language): Outcome<Language, string> {
  const { workbook } = services;
  const day = frozenDay(workbook);
  if (day !== null) return trouble(message(to, 'trouble.frozen', { day }));
  const tables = new Map<SheetKey, Table>();
  const problems: HeadingProblem[] = [];
  for (const template of TABLES) {
    const sheet = workbook.findSheet(template.sheet);
    const columns = sheet && locate(sheet, template);
    if (columns?.ok) {
      tables.set(template.sheet, { template, sheet: sheet!, columns: columns.value });
    } else if (columns) problems.push(...columns.problems);
  }
  if (problems.length > 0) return trouble(...setUpSentences(to, problems));
  const isWhole = TABLES.every(
    ({ sheet, columns }) => tables.get(sheet)?.columns.size === columns.length,
  );
  if (!isWhole) return trouble(message(to, 'trouble.notSetUp'));
  const settings = tables.get('settings')!;
  const cellSheets = CELL_SHEETS.flatMap((template) => {
    const sheet = workbook.findSheet(template.sheet);
    return sheet ? [{ template, sheet }] : [];
  });

  const tagged = [...tables.values()].filter(
    ({ sheet, template }) => recall(sheet, template)?.areTagged,
  );
  // The setting comes first: a run that is stopped is noticed by the next one.
  setLanguage(settings, to);
  for (const [key, { sheet }] of tables) renameSheet(workbook, sheet, key, to);
  for (const { sheet, template } of cellSheets) renameSheet(workbook, sheet, template.sheet, to);
  for (const table of tables.values()) rewordLooks(table, to);
  for (const { sheet, template } of cellSheets) rewordCharts(sheet, template, to);
  workbook.flush();

  const writes = [
    ...[...tables.values()].flatMap((table) => [
      ...(table === settings ? [] : headingWrites(table, tables, to)),
      ...wordWrites(table, to),
    ]),
    ...cellSheets.flatMap(({ sheet, template }) => cellWrites(sheet, template, tables, to)),
    ...stageWrites(tables, to),
    // The headings of Settings come last: they tell whether a switch was finished.
    ...headingWrites(settings, tables, to),
  ];
  for (const write of writes) write();
  workbook.flush();
  // The heading rows are others now, and the columns are where they were.
  for (const table of tagged) rememberTagged(table);
  return answer(to);
}

function setLanguage(settings: Table, to: Language): void {
  const [keys, labels, values] = readFields(settings, ['settingKey', 'setting', 'value']) as [
    readonly Cell[],
    readonly Cell[],
    readonly Cell[],
  ];
  const isLanguage = (row: number): boolean =>
    keys[row] === 'language' || inAllLanguages('setting.language').some((l) => l === labels[row]);
  const row = labels.findIndex((_, i) => isLanguage(i));
  if (row < 0 || values[row] === to) return;
  writeRuns(settings.sheet, settings.columns.get('value')!, new Map([[row, to]]));
}

/** A name that is ours, where the other one is free. */
function renameSheet(workbook: Workbook, sheet: Sheet, key: SheetKey, to: Language): void {
  const name = translated(sheet.name, [sheetNameKey(key)], to);
  if (name === null) return;
  const taken = workbook.sheetNames().map((other) => other.toLowerCase());
  if (!taken.includes(name.toLowerCase())) sheet.rename(name);
}

// Looks: notes, lists, conditions, charts

function rewordLooks(table: Table, to: Language): void {
  const { sheet, template, columns } = table;
  const notes = template.columns.some(({ note }) => note) ? sheet.readHeadingNotes() : [];
  const lists = template.columns.some(({ rule }) => rule?.kind === 'words')
    ? sheet.allowedWords()
    : [];
  for (const { field, note, rule } of template.columns) {
    const column = columns.get(field)!;
    const text = note && translated(notes[column - 1], [note], to);
    if (text) sheet.headingNotes(column, [text]);
    if (rule?.kind !== 'words') continue;
    const present = lists[column - 1]?.join('\n');
    const inLanguage = (language: Language): string[] =>
      rule.words.map((word) => message(language, word));
    const isOurs = LANGUAGES.some((language) => inLanguage(language).join('\n') === present);
    const words = inLanguage(to);
    if (isOurs && words.join('\n') !== present)
      sheet.columnRule(column, column, { kind: 'words', words });
  }
  if (template.isHeadingProtected) {
    sheet.rewordWarnings((text) => translated(text, ['protection.heading'], to) ?? text);
  }
  if (template.looks.length === 0) return;
  sheet.rewriteConditions((condition) => {
    for (const { formula } of template.looks) {
      const inLanguage = (language: Language): string =>
        fillIn(formula, wordsOfRow(table, language));
      if (sameFormula(condition, inLanguage(to))) return condition;
      if (LANGUAGES.some((language) => sameFormula(condition, inLanguage(language)))) {
        return inLanguage(to);
      }
    }
    return condition;
  });
}

function rewordCharts(sheet: Sheet, { charts }: CellSheet, to: Language): void {
  if (charts.length === 0) return;
  const keys = charts
    .flatMap(({ title, series = [] }) => [title, ...series])
    .map((word) => word.slice(1, -1) as MessageKey);
  sheet.rewordCharts((text) => translated(text, keys, to) ?? text);
}

// Headings and words of tables

/** Headings that are ours, and the formulas of computed columns with their words and headings. */
function headingWrites(table: Table, tables: ReadonlyMap<SheetKey, Table>, to: Language): Write[] {
  const { sheet, template, columns } = table;
  const headings = sheet.headings();
  const formulas = sheet.headingFormulas();
  const words = (language: Language): FormulaWords =>
    formulaWords(language, tables, template.sheet);
  const rewritten = template.columns.flatMap((column): [at: number, content: string][] => {
    const at = columns.get(column.field)!;
    const key = headingKey(template.sheet, column.field);
    const formula = formulas[at - 1]!;
    const content =
      formula === ''
        ? translated(headings[at - 1], [key], to)
        : columnFormula(formula, column, key, words, to);
    return content === null ? [] : [[at, content]];
  });
  return neighbours(rewritten).map(
    ([at, contents]) =>
      () =>
        sheet.write(1, at, [contents]),
  );
}

/** Runs of neighbouring cells of a row, each with its first column. */
function neighbours(cells: readonly [at: number, content: string][]): [number, string[]][] {
  const runs: [number, string[]][] = [];
  for (const [at, content] of [...cells].sort(([one], [other]) => one - other)) {
    const last = runs[runs.length - 1];
    if (last && last[0] + last[1].length === at) last[1].push(content);
    else runs.push([at, [content]]);
  }
  return runs;
}

/** The formula of a computed column in another language; null where it is not ours or is so already. */
function columnFormula(
  present: string,
  { formula }: ColumnTemplate,
  key: MessageKey,
  words: (language: Language) => FormulaWords,
  to: Language,
): string | null {
  if (formula === undefined || isLostFormula(present)) return null;
  const inLanguage = (language: Language): string => fillIn(formula, words(language));
  for (const language of LANGUAGES) {
    const heading = textInPlaceOf(present, inLanguage(language), message(language, key));
    if (heading === null) continue;
    const wanted = quoted(translated(heading, [key], to) ?? heading);
    const rewritten = inLanguage(to).replace(quoted(message(to, key)), () => wanted);
    return sameFormula(present, rewritten) ? null : rewritten;
  }
  return null;
}

/** Words of our lists in typed columns, labels, and the values of single settings that are words. */
function wordWrites(table: Table, to: Language): Write[] {
  const { template } = table;
  const ofColumns = template.columns.flatMap(({ field, rule }) => {
    const listed = rule?.kind === 'words' ? rule.words : [];
    const keys = [...listed, ...(WORDS_OF_COLUMN[`${template.sheet}.${field}`] ?? [])];
    if (keys.length === 0) return [];
    return columnWrites(table, field, (cell) => translated(cell, keys, to));
  });
  return template.sheet === 'settings' ? [...ofColumns, ...settingWrites(table, to)] : ofColumns;
}

function settingWrites(settings: Table, to: Language): Write[] {
  const keys = readField(settings, 'settingKey');
  const words = new Map(
    SETTING_ROWS.flatMap((row): [Cell, MessageKey[]][] => {
      const group = 'key' in row ? /^\{(\w+\.)\w+\}$/.exec(String(row.value)) : null;
      return group && 'key' in row ? [[row.key, messagesUnder(group[1]!)]] : [];
    }),
  );
  const changed = new Map(
    readField(settings, 'value').flatMap((cell, row): [number, string][] => {
      const text = translated(cell, words.get(keys[row]) ?? [], to);
      return text === null ? [] : [[row, text]];
    }),
  );
  return [() => writeRuns(settings.sheet, settings.columns.get('value')!, changed)];
}

/** Start names of stages, as far as Settings hold them and not the other name too, wherever they stand. */
function stageWrites(tables: ReadonlyMap<SheetKey, Table>, to: Language): Write[] {
  const present = readField(tables.get('settings')!, 'stage');
  const forms = present.map((stage) => stageKey(String(stage)));
  const names = new Map(
    present.flatMap((stage): [string, string][] => {
      const name = translated(stage, messagesUnder('stage.'), to);
      return name === null || forms.includes(stageKey(name))
        ? []
        : [[stageKey(String(stage)), name]];
    }),
  );
  if (names.size === 0) return [];
  return STAGE_COLUMNS.flatMap(([key, field]) => {
    // A stage is looked up whatever its case and outer blanks, so each spelling of it moves along.
    return columnWrites(tables.get(key)!, field, (cell) => {
      const name = names.get(stageKey(String(cell)));
      return name === undefined ? null : String(cell).replace(/\S(.*\S)?/s, () => name);
    });
  });
}

/**
 * Writes of a column's cells that change, together with those between them: calls must not grow with rows. What stands
 * between is written as it was, formulas as formulas; a date is left out, since it loses its time on the way.
 */
function columnWrites(
  table: Table,
  field: string,
  change: (cell: Cell, row: number) => string | null,
): Write[] {
  const { sheet, columns } = table;
  const column = columns.get(field)!;
  const cells = readField(table, field);
  const changes = cells.map((cell, row) => (typeof cell === 'string' ? change(cell, row) : null));
  const first = changes.findIndex((text) => text !== null);
  if (first < 0) return [];
  let end = changes.length;
  while (changes[end - 1] === null) end--;
  const formulas = sheet.readFormulas({ row: first + 2, column, rows: end - first, columns: 1 });
  const block = new Map(
    formulas.flatMap(([formula], i): [number, Cell][] => {
      const cell = cells[first + i];
      if (formula !== '') return [[first + i, formula]];
      const text = changes[first + i] ?? cell;
      if (isDate(text)) return [];
      return [[first + i, typeof text === 'string' ? cellText(text) : text]];
    }),
  );
  return [() => writeRuns(sheet, column, block)];
}

// Plan and Guide

/** Cells of a sheet without headings whose content is still ours, in runs of neighbours below each other. */
function cellWrites(
  sheet: Sheet,
  template: CellSheet,
  tables: ReadonlyMap<SheetKey, Table>,
  to: Language,
): Write[] {
  const used = {
    row: 1,
    column: 1,
    rows: template.rows,
    columns: template.hidden?.to ?? template.columns,
  };
  sheet.ensureSize(used.rows, used.columns);
  const values = sheet.read(used);
  const formulas = sheet.readFormulas(used);
  const words = (language: Language): FormulaWords =>
    formulaWords(language, tables, template.sheet);
  const { cells, choice } = template;
  const contents = [...cells, ...(choice ? [{ at: choice.at, content: choice.start }] : [])];
  const byColumn = new Map<number, Map<number, string>>();
  for (const cell of contents) {
    const content = contentOf(cell);
    if (!content.includes('{')) continue;
    const [row, column] = cellPosition(cell.at);
    const formula = formulas[row - 1]![column - 1]!;
    const present = formula === '' ? values[row - 1]![column - 1] : formula;
    const isSame = (text: string): boolean =>
      formula === '' ? present === text : sameFormula(formula, text);
    const wanted = fillIn(content, words(to));
    if (isSame(wanted) || !LANGUAGES.some((l) => isSame(fillIn(content, words(l))))) continue;
    const ofColumn = byColumn.get(column) ?? new Map<number, string>();
    byColumn.set(column, ofColumn.set(row - 2, wanted));
  }
  return [...byColumn].map(([column, rows]) => () => {
    writeRuns(sheet, column, new Map([...rows].sort(([a], [b]) => a - b)));
  });
}
