import { PLAN } from '../template/plan';
import type { Workbook } from './services';

/**
 * Gives Plan as many rows as the sheets have whose rows its hidden columns repeat: a formula cannot spill beyond the
 * last row.
 *
 * @param workbook the spreadsheet
 */
export function makeRoomOnPlan(workbook: Workbook): void {
  const [plan, ...repeated] = (['plan', 'pipeline', 'stageLog'] as const).map((key) =>
    workbook.findSheet(key),
  );
  if (!plan) return;
  const rows = Math.max(PLAN.rows, ...repeated.map((sheet) => sheet?.rowCount() ?? 0));
  if (plan.rowCount() >= rows) return;
  plan.ensureSize(rows, 1);
}
