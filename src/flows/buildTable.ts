import type { Language } from '../messages';
import { message } from '../messages';
import { isErrorValue, isText } from '../table/cell';
import { formatPattern } from '../template/formats';
import type { FormulaWords } from '../template/formulas';
import { columnLetters, fillIn, quoted } from '../template/formulas';
import type { CellRule, ColumnTemplate, SheetKey } from '../template/sheetTemplate';
import { headingKey } from '../template/sheetTemplate';
import type { AllowedCells, Workbook } from './services';
import type { Table } from './workbookColumns';

const HEADING = { background: '#eef2f7', ink: '#1f1f1f', bold: true, borderBottom: '#9aa0a6' };
const COMPUTED_HEADING = { ...HEADING, background: '#e6e8eb', ink: '#444746', italic: true };
const COMPUTED_CELLS = { background: '#f8f9fa', ink: '#3c4043' };

/** A new sheet has this many rows for deals before it must grow. */
const ROWS = 1000;

/** Adds the columns that the sheet lacks at its right edge, with their headings, and tags all that are ours. */
export function addMissingColumns(table: Table, language: Language): Table {
  const { sheet, template } = table;
  const columns = new Map(table.columns);
  const missing = template.columns.filter(({ field }) => !columns.has(field));
  const first = sheet.lastColumn() + 1;
  if (missing.length > 0) {
    sheet.ensureSize(ROWS, first + missing.length - 1);
    const headings = missing.map(({ field }) =>
      message(language, headingKey(template.sheet, field)),
    );
    sheet.write(1, first, [headings]);
    missing.forEach(({ field }, i) => columns.set(field, first + i));
  }
  const tagged = new Set(sheet.columnTags().map((tag) => tag.field));
  for (const [field, column] of columns) if (!tagged.has(field)) sheet.tagColumn(column, field);
  return { ...table, columns };
}

/** The look of a new sheet: widths, formats, lists, notes, colours. Later changes are the person's own. */
export function dressTable(
  workbook: Workbook,
  table: Table,
  tables: ReadonlyMap<SheetKey, Table>,
  language: Language,
): void {
  const { sheet, template, columns } = table;
  for (const column of template.columns) {
    dressColumn(workbook, table, tables, column, language);
  }
  const formulaOfRow = (formula: string): string =>
    fillIn(formula, {
      language,
      reference: (field) => {
        const column = columns.get(field);
        return column === undefined ? undefined : `$${columnLetters(column)}1`;
      },
    });
  sheet.conditionalLooks(
    template.looks.map(({ from, to, formula, look }) => ({
      // From the heading row on, whose cells meet no condition: the first deal may be deleted.
      a1: `${columnLetters(columns.get(from)!)}:${columnLetters(columns.get(to)!)}`,
      formula: formulaOfRow(formula),
      look,
    })),
  );
  sheet.freeze(1, template.frozenColumns);
  if (template.isHeadingProtected) {
    sheet.warnBeforeEdits('1:1', message(language, 'protection.heading'));
  }
  if (template.hasFilter) {
    const numbers = [...columns.values()];
    sheet.filterColumns(Math.min(...numbers), Math.max(...numbers));
  }
  if (template.hidden) sheet.hide();
}

function dressColumn(
  workbook: Workbook,
  { sheet, columns }: Table,
  tables: ReadonlyMap<SheetKey, Table>,
  template: ColumnTemplate,
  language: Language,
): void {
  const column = columns.get(template.field)!;
  const letters = columnLetters(column);
  const isComputed = template.formula !== undefined;
  const align = template.align ?? alignOf(template);
  sheet.columnWidth(column, template.width);
  sheet.columnFormat(column, formatPattern(template.format, workbook.locale), align);
  sheet.dress(`${letters}1`, {
    ...(isComputed ? COMPUTED_HEADING : HEADING),
    ...(align === undefined ? {} : { align }),
  });
  if (isComputed) sheet.dress(`${letters}2:${letters}`, COMPUTED_CELLS);
  if (template.rule) sheet.columnRule(column, allowedCells(template.rule, tables, language));
  if (template.note) sheet.headingNote(column, message(language, template.note));
  if (template.hidden) sheet.hideColumns(column, column);
}

function alignOf(template: ColumnTemplate): 'right' | undefined {
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
export function writeColumnFormulas(
  { sheet, template, columns }: Table,
  words: FormulaWords,
): string[] {
  const computed = template.columns.filter((column) => column.formula !== undefined);
  if (computed.length === 0) return [];
  const headingRow = { row: 1, column: 1, rows: 1, columns: sheet.lastColumn() };
  const formulas = sheet.readFormulas(headingRow)[0]!;
  const headings = sheet.read(headingRow)[0]!;
  return computed.flatMap(({ field, formula }) => {
    const column = columns.get(field)!;
    if (!isLostFormula(formulas[column - 1]!)) return [];
    const typed = headings[column - 1];
    const usual = message(words.language, headingKey(template.sheet, field));
    const heading = isText(typed) && !isErrorValue(typed) ? typed : usual;
    const content = fillIn(formula!, words).replace(quoted(usual), () => quoted(heading));
    sheet.writeFormula(`${columnLetters(column)}1`, content);
    return [heading];
  });
}
