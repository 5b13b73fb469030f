import type { Outcome } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import type { Language } from '../messages';
import { message } from '../messages';
import type { Cell } from '../table/cell';
import type { FieldCells } from '../table/fieldCells';
import type { Columns, HeadingProblem } from '../table/headings';
import type { TableTemplate } from '../template/sheetTemplate';
import { headingKey, sheetNameKey } from '../template/sheetTemplate';
import type { Sheet, Workbook } from './services';
import type { Table } from './workbookColumns';
import { locate, recallTyped } from './workbookColumns';

/** Why the columns of a sheet are not known: what is wrong with its headings, or which it lacks. */
export type ColumnProblem =
  | HeadingProblem
  | { readonly code: 'sheetMissing' }
  | {
      readonly code: 'columnsMissing';
      readonly sheet: TableTemplate['sheet'];
      readonly fields: readonly string[];
    };

/** A sheet that was read in one go. */
export interface ReadTable extends Table {
  /** The cells of a field below its heading, as far as they were read. */
  readonly cells: FieldCells;
  /** How many rows below the heading were read. */
  readonly rows: number;
}

/**
 * Reads the typed cells of a sheet with one read, its headings with them: where those are what they were when the columns
 * were last found, nothing else needs to be read.
 *
 * @param workbook the workbook
 * @param template the sheet
 * @param upTo the last row to read, counted from 1; all rows where it is left out
 * @returns the sheet, or why its columns are not known
 */
export function readTable(
  workbook: Workbook,
  template: TableTemplate,
  upTo?: number,
): Outcome<ReadTable, ColumnProblem> {
  const sheet = workbook.findSheet(template.sheet);
  if (sheet === null) return trouble({ code: 'sheetMissing' });
  const width = sheet.lastColumn();
  const height = Math.max(1, Math.min(upTo ?? sheet.lastRow(), sheet.rowCount()));
  const lines = sheet.read({ row: 1, column: 1, rows: height, columns: Math.max(1, width) });
  const columns = columnsOf(sheet, template, lines[0]!);
  if (!columns.ok) return columns;
  const byField = new Map<string, readonly Cell[]>();
  const cells = (field: string): readonly Cell[] => {
    const known = byField.get(field);
    if (known !== undefined) return known;
    const column = columns.value.get(field)! - 1;
    const read = lines.slice(1).map((line) => line[column]);
    byField.set(field, read);
    return read;
  };
  return answer({ template, sheet, columns: columns.value, cells, rows: height - 1 });
}

function columnsOf(
  sheet: Sheet,
  template: TableTemplate,
  headings: readonly Cell[],
): Outcome<Columns, ColumnProblem> {
  const recalled = recallTyped(sheet, template, headings);
  const found = recalled === null ? locate(sheet, template) : answer(recalled);
  if (!found.ok) return found;
  // What an earlier run found may have lacked a column then already.
  const fields = template.columns
    .map(({ field }) => field)
    .filter((field) => !found.value.has(field));
  return fields.length === 0
    ? found
    : trouble({ code: 'columnsMissing', sheet: template.sheet, fields });
}

/**
 * What is wrong with the columns of a sheet, for the person at the screen.
 *
 * @param language hers
 * @param problems as readTable gives them
 * @returns a sentence each
 */
export function columnSentences(language: Language, problems: readonly ColumnProblem[]): string[] {
  return problems.map((problem) => {
    if (problem.code === 'sheetMissing') return message(language, 'trouble.notSetUp');
    const sheet = message(language, sheetNameKey(problem.sheet));
    const heading = (field: string): string => message(language, headingKey(problem.sheet, field));
    if (problem.code === 'columnsMissing') {
      const headings = problem.fields.map(heading).join(', ');
      return message(language, 'trouble.columnsMissing', { sheet, headings });
    }
    return message(language, `trouble.${problem.code}`, {
      sheet,
      heading: heading(problem.field),
      cells: problem.cells,
      found: problem.found ?? '',
    });
  });
}
