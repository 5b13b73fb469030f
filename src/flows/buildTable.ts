import type { Language } from '../messages';
import { message } from '../messages';
import { isErrorValue, isText } from '../table/cell';
import { formatPattern } from '../template/formats';
import type { FormulaWords } from '../template/formulas';
import { columnLetters, fillIn, quoted } from '../template/formulas';
import type { CellRule, ColumnTemplate, SheetKey } from '../template/sheetTemplate';
import { headingKey } from '../template/sheetTemplate';
import { withoutHeld } from './heldValues';
import type { AllowedCells, Dress, Workbook } from './services';
import type { Table } from './workbookColumns';
import { recall, rememberTagged } from './workbookColumns';

const HEADING = { background: '#eef2f7', ink: '#1f1f1f', bold: true };
const COMPUTED_HEADING = { background: '#e6e8eb', ink: '#444746', bold: true };
const BORDER = '#9aa0a6';
const COMPUTED_CELLS = { background: '#f8f9fa', ink: '#3c4043' };

/** A new sheet has this many rows for deals before it must grow. */
export const ROWS = 200;

/** Adds the columns that the sheet lacks at its right edge, with their headings, and tags all that are ours. */
export function addMissingColumns(table: Table, language: Language): Table {
  const { sheet, template } = table;
  const columns = new Map(table.columns);
  const missing = template.columns.filter(({ field }) => !columns.has(field));
  if (missing.length === 0 && recall(sheet, template)?.areTagged) return table;
  const tagged = new Set(sheet.columnTags().map((tag) => tag.field));
  if (missing.length > 0) {
    const first = sheet.lastColumn() + 1;
    sheet.ensureSize(template.rows ?? ROWS, first + missing.length - 1);
    const headings = missing.map(({ field }) =>
      message(language, headingKey(template.sheet, field)),
    );
    sheet.write(1, first, [headings]);
    missing.forEach(({ field }, i) => columns.set(field, first + i));
  }
  const complete = { ...table, columns };
  rememberTagged(complete);
  for (const [field, column] of columns) if (!tagged.has(field)) sheet.tagColumn(column, field);
  return complete;
}

/** What watches over a new sheet: conditional looks, a warning before its headings, a filter. */
export function guardTable(table: Table, language: Language): void {
  const { sheet, template, columns } = table;
  sheet.conditionalLooks(
    template.looks.map(({ from, to, formula, look }) => ({
      // From the heading row on, whose cells meet no condition: the first deal may be deleted.
      a1: `${columnLetters(columns.get(from)!)}:${columnLetters(columns.get(to)!)}`,
      formula: fillIn(formula, wordsOfRow(table, language)),
      look,
    })),
  );
  if (template.isHeadingProtected) {
    const text = message(language, 'protection.heading');
    sheet.warnBeforeEdits('1:1', text, sheet.builtVersion() === 0);
  }
  if (template.hasFilter) {
    const numbers = [...columns.values()];
    sheet.filterColumns(Math.min(...numbers), Math.max(...numbers));
  }
}

/** The look of a new sheet: widths, formats, lists, notes, colours. Later changes are the person's own. */
export function dressTable(
  workbook: Workbook,
  table: Table,
  tables: ReadonlyMap<SheetKey, Table>,
  language: Language,
): void {
  const { sheet, template } = table;
  dressColumns(workbook, table, tables, language);
  sheet.freeze(1, template.frozenColumns);
  if (template.hidden) sheet.hide();
}

/** What an older sheet has got in addition: the columns of these fields, with their conditional looks. */
export function dressAddedColumns(
  workbook: Workbook,
  table: Table,
  added: ReadonlySet<string>,
  tables: ReadonlyMap<SheetKey, Table>,
  language: Language,
): void {
  const { template } = table;
  const columns = template.columns.filter(({ field }) => added.has(field));
  const looks = template.looks.filter(({ from }) => added.has(from));
  const { isHeadingProtected } = template;
  const addition = {
    sheet: template.sheet,
    columns,
    looks,
    frozenColumns: template.frozenColumns,
    firstRows: [],
    ...(isHeadingProtected ? { isHeadingProtected } : {}),
  };
  guardTable({ ...table, template: addition }, language);
  dressColumns(workbook, { ...table, template: addition }, tables, language);
}

function dressColumns(
  workbook: Workbook,
  table: Table,
  tables: ReadonlyMap<SheetKey, Table>,
  language: Language,
): void {
  dressHeadings(table, language);
  dressCells(workbook, table, tables, language);
}

/** What placeholders mean in a condition: the cell of that field in the same row. */
export function wordsOfRow({ columns }: Table, language: Language): FormulaWords {
  return {
    language,
    reference: (field) => {
      const column = columns.get(field);
      return column === undefined ? undefined : `$${columnLetters(column)}1`;
    },
  };
}

/** Neighbouring columns that a value of theirs makes alike. */
interface Run<T> {
  readonly from: number;
  readonly to: number;
  readonly value: T;
}

/** Runs of neighbouring columns with equal values, so that each run is one call; columns without one are left out. */
function runs<T>(table: Table, valueOf: (column: ColumnTemplate) => T | undefined): Run<T>[] {
  const placed = table.template.columns
    .map((column) => ({ at: table.columns.get(column.field)!, value: valueOf(column) }))
    .sort((a, b) => a.at - b.at);
  const found: { from: number; to: number; value: T }[] = [];
  for (const { at, value } of placed) {
    if (value === undefined) continue;
    const last = found[found.length - 1];
    const isAlike = last?.to === at - 1 && JSON.stringify(last.value) === JSON.stringify(value);
    if (isAlike) last.to = at;
    else found.push({ from: at, to: at, value });
  }
  return found;
}

/** True or nothing, as `runs` wants it. */
const isComputed = ({ formula }: ColumnTemplate): true | undefined =>
  formula === undefined ? undefined : true;
const isNoted = ({ note }: ColumnTemplate): true | undefined =>
  note === undefined ? undefined : true;

function dressHeadings(table: Table, language: Language): void {
  const { sheet, template, columns } = table;
  const byPlace = new Map(template.columns.map((column) => [columns.get(column.field)!, column]));
  for (const { from, to } of runs(table, () => true)) {
    const dresses = Array.from({ length: to - from + 1 }, (_, i): Dress => {
      const column = byPlace.get(from + i)!;
      const align = alignOf(column);
      const look = isComputed(column) ? COMPUTED_HEADING : HEADING;
      return align === undefined ? look : { ...look, align };
    });
    sheet.dressBlock(1, from, [dresses]);
    sheet.dress(`${columnLetters(from)}1:${columnLetters(to)}1`, { borderBottom: BORDER });
  }
  for (const { from, to } of runs(table, isComputed)) {
    sheet.dress(`${columnLetters(from)}1:${columnLetters(to)}1`, { italic: true });
  }
  for (const { from, to } of runs(table, isNoted)) {
    const keys = Array.from({ length: to - from + 1 }, (_, i) => byPlace.get(from + i)!.note!);
    sheet.headingNotes(
      from,
      keys.map((key) => message(language, key)),
    );
  }
}

function dressCells(
  workbook: Workbook,
  table: Table,
  tables: ReadonlyMap<SheetKey, Table>,
  language: Language,
): void {
  const { sheet } = table;
  for (const { from, to, value } of runs(table, ({ width }) => width)) {
    sheet.columnWidths(from, to, value);
  }
  const format = (column: ColumnTemplate): [string, string | undefined] => [
    formatPattern(column.format, workbook.locale),
    alignOf(column),
  ];
  for (const { from, to, value } of runs(table, format)) sheet.columnFormat(from, to, ...value);
  for (const { from, to } of runs(table, isComputed)) {
    sheet.dress(`${columnLetters(from)}2:${columnLetters(to)}`, COMPUTED_CELLS);
  }
  for (const { from, to, value } of runs(table, ({ rule }) => rule)) {
    sheet.columnRule(from, to, allowedCells(value, tables, language));
  }
  for (const { from, to } of runs(table, ({ wraps }) => wraps)) {
    sheet.dress(`${columnLetters(from)}2:${columnLetters(to)}`, { wrap: true });
  }
  for (const { from, to } of runs(table, ({ hidden }) => hidden)) sheet.hideColumns(from, to);
}

function alignOf(template: ColumnTemplate): ColumnTemplate['align'] {
  if (template.align) return template.align;
  return ['money', 'percent', 'day', 'fullDay', 'dateTime', 'whole'].includes(template.format)
    ? 'right'
    : undefined;
}

function allowedCells(
  rule: CellRule,
  tables: ReadonlyMap<SheetKey, Table>,
  language: Language,
): AllowedCells {
  if (rule.kind === 'words') {
    return { kind: 'words', words: rule.words.map((word) => message(language, word)) };
  }
  if (rule.kind === 'column') {
    const [sheetKey, field] = rule.column.split('.') as [SheetKey, string];
    const { sheet, columns } = tables.get(sheetKey)!;
    const letters = columnLetters(columns.get(field)!);
    return { kind: 'cells', sheet, a1: `${letters}2:${letters}` };
  }
  return rule;
}

/** A formula is lost where the cell is blank, and where what it referred to was deleted. */
export function isLostFormula(formula: string): boolean {
  return formula === '' || formula.includes('#REF');
}

/**
 * Puts the formula of each computed column into its heading cell where it is missing. What somebody typed there stays
 * the heading.
 *
 * @param table the sheet and its columns
 * @param words what the placeholders of formulas stand for
 * @returns the headings whose formula was put back
 */
export function writeColumnFormulas(table: Table, words: () => FormulaWords): string[] {
  const { sheet, template, columns } = table;
  const computed = template.columns.filter((column) => column.formula !== undefined);
  if (computed.length === 0) return [];
  const formulas = sheet.headingFormulas();
  const isLost = (field: string): boolean => isLostFormula(formulas[columns.get(field)! - 1] ?? '');
  const lost = withoutHeld(
    table,
    computed.filter(({ field }) => isLost(field)),
  );
  return lost.length === 0 ? [] : putColumnFormulas(table, lost, words());
}

/**
 * Writes the formulas of computed columns into their heading cells.
 *
 * @param table the sheet and its columns
 * @param lost the columns
 * @param words what the placeholders of formulas stand for
 * @returns their headings
 */
export function putColumnFormulas(
  { sheet, template, columns }: Table,
  lost: readonly ColumnTemplate[],
  words: FormulaWords,
): string[] {
  const headings = sheet.headings();
  const known = recall(sheet, template);
  const written = lost.map(({ field, formula }) => {
    const column = columns.get(field)!;
    const typed = headings[column - 1];
    const usual = message(words.language, headingKey(template.sheet, field));
    const heading = isText(typed) && !isErrorValue(typed) ? typed : usual;
    const content = fillIn(formula!, words).replace(quoted(usual), () => quoted(heading));
    sheet.writeFormula(`${columnLetters(column)}1`, content);
    return heading;
  });
  // The heading row is another one now, and the columns are where they were.
  if (known?.areTagged) rememberTagged({ sheet, template, columns });
  return written;
}
