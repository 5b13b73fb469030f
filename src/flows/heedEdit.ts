import { isBlank } from '../table/cell';
import type { Columns } from '../table/headings';
import { ACTIVITIES } from '../template/activities';
import { PIPELINE } from '../template/pipeline';
import type { TableTemplate } from '../template/sheetTemplate';
import { TODAY } from '../template/today';
import type { Edit, Sheet, Workbook } from './services';
import { recall } from './workbookColumns';

/** The sheets whose edits concern upkeep, and the typed columns that it looks at; computed ones always concern it. */
const WATCHED: readonly { readonly template: TableTemplate; readonly fields: readonly string[] }[] =
  [
    {
      template: PIPELINE,
      fields: ['prospect', 'stage', 'dealId', 'nextStep', 'when', 'meeting'],
    },
    { template: TODAY, fields: ['done', 'note', 'newDate'] },
    { template: ACTIVITIES, fields: ['when', 'prospect', 'type', 'state', 'result'] },
  ];

/** A sheet that somebody edited. */
export interface EditedSheet {
  readonly sheet: Sheet;
  readonly template: TableTemplate;
  /** Null where nobody knows yet. */
  readonly columns: Columns | null;
}

/**
 * The sheet of an edit, where upkeep should run after it: the edit touched several cells, a heading, or a column that
 * upkeep looks at; or nobody knows yet which column it touched.
 *
 * @param workbook the spreadsheet
 * @param edit what was edited
 * @returns the sheet, or null where the edit is none of upkeep's business
 */
export function editedSheet(workbook: Workbook, edit: Edit): EditedSheet | null {
  for (const { template, fields } of WATCHED) {
    const sheet = workbook.findSheet(template.sheet);
    if (sheet?.id !== edit.sheetId) continue;
    const columns = recall(sheet, template)?.columns ?? null;
    const isConcerned =
      edit.row === 1 ||
      !edit.isOneCell ||
      columns === null ||
      template.columns.some(
        ({ field, formula }) =>
          (formula || fields.includes(field)) && columns.get(field) === edit.column,
      );
    return isConcerned ? { sheet, template, columns } : null;
  }
  return null;
}

/**
 * Does what follows from the edit of a cell and not from the cells as they stand: a deal whose next step was planned
 * anew is not put off any more, and an activity that was given another prospect is about another deal.
 *
 * @param edited the edited sheet
 * @param edit what was edited
 */
export function heedEdit({ sheet, template, columns }: EditedSheet, edit: Edit): void {
  if (columns === null || edit.row === 1 || !edit.isOneCell) return;
  const isIn = (field: string): boolean => columns.get(field) === edit.column;
  const clear = (field: string): void => {
    const column = columns.get(field)!;
    const [[cell] = []] = sheet.read({ row: edit.row, column, rows: 1, columns: 1 });
    if (!isBlank(cell)) sheet.write(edit.row, column, [['']]);
  };
  if (template === PIPELINE && (isIn('when') || isIn('nextStep'))) clear('snoozeUntil');
  if (template === ACTIVITIES && isIn('prospect')) clear('dealId');
}
