import type { Outcome } from '../domain/outcome';
import { answer } from '../domain/outcome';
import type { Language } from '../messages';
import type { Cell } from '../table/cell';
import { isBlank } from '../table/cell';
import type { Columns, HeadingProblem, KnownColumns } from '../table/headings';
import { findColumns, headingPrint, tellsApart } from '../table/headings';
import type { FormulaWords } from '../template/formulas';
import { columnLetters, columnReference } from '../template/formulas';
import type { SheetKey, TableTemplate } from '../template/sheetTemplate';
import type { FoundColumns, Sheet, Workbook } from './services';

/** A sheet with headings and where its columns stand. */
export interface Table {
  readonly template: TableTemplate;
  readonly sheet: Sheet;
  readonly columns: Columns;
}

/**
 * Finds the columns of a sheet by its tags and its heading row (rule W1). To ask where the tags are is slow, so what was
 * found is remembered, and holds while the heading row is what it was.
 */
export function locate(sheet: Sheet, template: TableTemplate): Outcome<Columns, HeadingProblem> {
  const { known, row, print } = evidence(sheet, template);
  const recalled = sheet.recallColumns(print);
  if (recalled) return answer(recalled.columns);
  const tags = sheet.columnTags();
  const found = findColumns(trimmed(sheet.headings()), { ...known, tags });
  if (!found.ok || !tellsApart(row, found.value)) sheet.rememberColumns(print, null);
  else {
    const tagged = new Set(tags.map(({ field }) => field));
    const areTagged = known.fields.every((field) => tagged.has(field));
    const typed = typedPrint(sheet.headings(), found.value, known);
    sheet.rememberColumns(print, { columns: found.value, areTagged, typedPrint: typed });
  }
  return found;
}

/**
 * Finds the columns of typed cells by the values of the heading row alone, where they were found before and no heading
 * that people type has changed since: the formulas of computed headings would cost a read of their own.
 *
 * @param sheet the sheet
 * @param template what it should hold
 * @param headings the values of its heading row
 * @returns the columns, or null where they must be found by `locate`
 */
export function recallTyped(
  sheet: Sheet,
  template: TableTemplate,
  headings: readonly Cell[],
): Columns | null {
  const found = sheet.lastFound();
  if (found === null || found.typedPrint === '') return null;
  const print = typedPrint(headings, found.columns, knownOf(template));
  return print === found.typedPrint ? found.columns : null;
}

/** A computed heading may show an error, or be lost, without any column having moved. */
function typedPrint(
  headings: readonly Cell[],
  columns: Columns,
  known: Omit<KnownColumns, 'tags'>,
): string {
  const computed = new Set([...known.computed].map((field) => columns.get(field)));
  const typed = headings.map((heading, at) => (computed.has(at + 1) ? '' : heading));
  return headingPrint(trimmed(typed), known);
}

/** Columns that an earlier run found and that still hold by the heading row alone; null where they must be found anew. */
export function recall(sheet: Sheet, template: TableTemplate): FoundColumns | null {
  return sheet.recallColumns(evidence(sheet, template).print);
}

/** Remembers that each field has its column and each column its tag. */
export function rememberTagged({ sheet, template, columns }: Table): void {
  const { known, row, print } = evidence(sheet, template);
  if (!tellsApart(row, columns)) return;
  const typed = typedPrint(sheet.headings(), columns, known);
  sheet.rememberColumns(print, { columns, areTagged: true, typedPrint: typed });
}

function evidence(
  sheet: Sheet,
  template: TableTemplate,
): { known: Omit<KnownColumns, 'tags'>; row: readonly Cell[]; print: string } {
  const known = knownOf(template);
  const formulas = known.computed.size > 0 ? sheet.headingFormulas() : [];
  const row = trimmed(sheet.headings().map((heading, at) => formulas[at] || heading));
  return { known, row, print: headingPrint(row, known) };
}

const KNOWN = new WeakMap<TableTemplate, Omit<KnownColumns, 'tags'>>();

function knownOf(template: TableTemplate): Omit<KnownColumns, 'tags'> {
  const before = KNOWN.get(template);
  if (before) return before;
  const computed = template.columns.filter((column) => column.formula !== undefined);
  const known = {
    sheet: template.sheet,
    fields: template.columns.map(({ field }) => field),
    computed: new Set(computed.map(({ field }) => field)),
  };
  KNOWN.set(template, known);
  return known;
}

/** Sheets of different widths have the same headings. */
function trimmed(cells: readonly Cell[]): readonly Cell[] {
  let end = cells.length;
  while (end > 0 && isBlank(cells[end - 1])) end--;
  return cells.slice(0, end);
}

/** A sheet that set-up has built, or null where it is missing or its headings are in disorder. */
export function findTable(workbook: Workbook, template: TableTemplate): Table | null {
  const sheet = workbook.findSheet(template.sheet);
  const columns = sheet && locate(sheet, template);
  if (!sheet || !columns?.ok || columns.value.size < template.columns.length) return null;
  return { template, sheet, columns: columns.value };
}

/** The cells of a field below its heading. */
export function readField(table: Table, field: string): readonly Cell[] {
  return readFields(table, [field])[0]!;
}

/** The cells of several fields below their headings; fields that are neighbours are read at once. */
export function readFields(
  { sheet, columns }: Table,
  fields: readonly string[],
): readonly (readonly Cell[])[] {
  return sheet.readColumns(fields.map((field) => columns.get(field)!));
}

/**
 * What the placeholders of formulas mean in this workbook: references to the columns themselves (rule W1), so that
 * renaming and moving cannot break them.
 */
export function formulaWords(
  language: Language,
  tables: ReadonlyMap<SheetKey, Table>,
  home: SheetKey,
): FormulaWords {
  return {
    language,
    reference(name) {
      const [sheetKey, field] = name.split('.') as [SheetKey, string];
      const table = tables.get(sheetKey);
      const column = table?.columns.get(field);
      if (table === undefined || column === undefined) return undefined;
      const sheetName = sheetKey === home ? undefined : table.sheet.name;
      return columnReference(columnLetters(column), sheetName);
    },
  };
}
