import type { Outcome } from '../domain/outcome';
import type { Language } from '../messages';
import type { Cell } from '../table/cell';
import type { Columns, HeadingProblem } from '../table/headings';
import { findColumns } from '../table/headings';
import type { FormulaWords } from '../template/formulas';
import { columnLetters, columnReference } from '../template/formulas';
import type { SheetKey, TableTemplate } from '../template/sheetTemplate';
import type { Sheet, Workbook } from './services';

/** A sheet with headings and where its columns stand. */
export interface Table {
  readonly template: TableTemplate;
  readonly sheet: Sheet;
  readonly columns: Columns;
}

/** Finds the columns of a sheet by its tags and its heading row. */
export function locate(sheet: Sheet, template: TableTemplate): Outcome<Columns, HeadingProblem> {
  const width = sheet.lastColumn();
  const headings =
    width === 0 ? [] : sheet.read({ row: 1, column: 1, rows: 1, columns: width })[0]!;
  return findColumns(headings, {
    sheet: template.sheet,
    fields: template.columns.map((column) => column.field),
    computed: new Set(
      template.columns.filter((column) => column.formula).map((column) => column.field),
    ),
    tags: sheet.columnTags(),
  });
}

/** A sheet that set-up has built, or null where it is missing or its headings are in disorder. */
export function findTable(workbook: Workbook, template: TableTemplate): Table | null {
  const sheet = workbook.findSheet(template.sheet);
  const columns = sheet && locate(sheet, template);
  if (!sheet || !columns?.ok || columns.value.size < template.columns.length) return null;
  return { template, sheet, columns: columns.value };
}

/** The cells of a field below its heading. */
export function readField({ sheet, columns }: Table, field: string): Cell[] {
  const rows = sheet.rowCount() - 1;
  if (rows < 1) return [];
  return sheet
    .read({ row: 2, column: columns.get(field)!, rows, columns: 1 })
    .map(([cell]) => cell);
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
