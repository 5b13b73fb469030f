import { isBlank } from '../table/cell';
import { ACTIVITIES } from '../template/activities';
import { PIPELINE } from '../template/pipeline';
import type { TableTemplate } from '../template/sheetTemplate';
import { TODAY } from '../template/today';
import type { Block, Workbook } from './services';
import type { Table } from './workbookColumns';
import { findTable } from './workbookColumns';
import { writeRuns } from './writeRuns';

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

/**
 * The sheet of an edit, where upkeep should run after it: the edit touched several cells, a heading, or a column that
 * upkeep looks at.
 *
 * @param workbook the spreadsheet
 * @param sheetName the sheet of the edit
 * @param edit the edited block
 * @returns the sheet, or null where the edit is none of upkeep's business
 */
export function editedTable(workbook: Workbook, sheetName: string, edit: Block): Table | null {
  const watched = WATCHED.find(
    ({ template }) => workbook.findSheet(template.sheet)?.name === sheetName,
  );
  const table = watched && findTable(workbook, watched.template);
  if (!table) return null;
  if (edit.row === 1 || edit.rows * edit.columns > 1) return table;
  const concerned = table.template.columns.filter(
    ({ field, formula }) => formula !== undefined || watched.fields.includes(field),
  );
  return concerned.some(({ field }) => table.columns.get(field) === edit.column) ? table : null;
}

/**
 * Does what follows from an edit itself and not from the cells as they stand: a deal whose next step was planned anew is
 * not put off any more, and an activity that was given another prospect is about another deal.
 *
 * @param table the edited sheet
 * @param edit the edited block
 */
export function heedEdit(table: Table, edit: Block): void {
  const isWithin = (field: string): boolean => {
    const column = table.columns.get(field)!;
    return column >= edit.column && column < edit.column + edit.columns;
  };
  const { sheet } = table.template;
  // Rows that were pasted whole bring what belongs to them.
  if (sheet === 'pipeline' && (isWithin('when') || isWithin('nextStep'))) {
    if (!isWithin('snoozeUntil')) clear(table, 'snoozeUntil', edit);
  }
  if (sheet === 'activities' && isWithin('prospect') && !isWithin('dealId')) {
    clear(table, 'dealId', edit);
  }
}

function clear({ sheet, columns }: Table, field: string, edit: Block): void {
  const column = columns.get(field)!;
  const first = Math.max(2, edit.row);
  const rows = edit.row + edit.rows - first;
  if (rows < 1) return;
  const cells = sheet.read({ row: first, column, rows, columns: 1 });
  const filled = cells.flatMap(([cell], i) =>
    isBlank(cell) ? [] : ([[first - 2 + i, '']] as const),
  );
  writeRuns(sheet, column, new Map(filled));
}
