import { missingIds } from '../domain/dealIds';
import { isBlank } from '../table/cell';
import { writeRuns } from './writeRuns';
import type { Services } from './services';
import type { Table } from './workbookColumns';

/**
 * Gives an ID to each deal without one, and a new one to all but the uppermost of rows that share one (rule W6).
 *
 * @param services what the flow may do
 * @param pipeline the sheet Pipeline
 * @returns how many IDs were given
 */
export function giveIds(services: Services, { sheet, columns }: Table): number {
  const rows = sheet.rowCount() - 1;
  if (rows < 1) return 0;
  const readField = (field: string): unknown[] =>
    sheet.read({ row: 2, column: columns.get(field)!, rows, columns: 1 }).map(([cell]) => cell);
  const prospects = readField('prospect');
  const ids = readField('dealId').map(String);
  const seed = services.uniqueText().slice(0, 8);
  let count = 0;
  const given = missingIds(
    prospects.map((prospect, row) => ({ hasProspect: !isBlank(prospect), id: ids[row]! })),
    () => `d-${seed}-${++count}`,
  );
  writeRuns(sheet, columns.get('dealId')!, given);
  return given.size;
}
