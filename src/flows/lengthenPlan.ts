import type { Workbook } from './services';
import type { Table } from './workbookColumns';

/**
 * Makes Plan as long as Pipeline: its hidden columns hold a cell for each row there, and a formula cannot spill beyond
 * its sheet.
 *
 * @param workbook the spreadsheet
 * @param pipeline the sheet Pipeline
 */
export function lengthenPlan(workbook: Workbook, pipeline: Table): void {
  workbook.findSheet('plan')?.ensureSize(pipeline.sheet.rowCount(), 1);
}
