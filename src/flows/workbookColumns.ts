import type { Outcome } from '../domain/outcome';
import type { Language } from '../messages';
import type { Columns, HeadingProblem } from '../table/headings';
import { findColumns } from '../table/headings';
import type { FormulaWords } from '../template/formulas';
import { columnLetters, columnReference } from '../template/formulas';
import type { SheetKey, TableTemplate } from '../template/sheetTemplate';
import type { Sheet } from './services';

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
