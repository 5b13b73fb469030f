import { missingIds } from '../domain/dealIds';
import { isBlank } from '../table/cell';
import type { Services } from './services';
import type { Table } from './workbookColumns';
import { readFields } from './workbookColumns';
import { writeRuns } from './writeRuns';

/**
 * Gives an ID to each deal without one, and a new one to all but the uppermost of rows that share one (rule W6).
 *
 * @param services what the flow may do
 * @param pipeline the sheet Pipeline
 * @returns how many IDs were given
 */
export function giveIds(services: Services, pipeline: Table): number {
  const [prospects, dealIds] = readFields(pipeline, ['prospect', 'dealId']);
  const ids = dealIds!.map(String);
  const given = missingIds(
    prospects!.map((prospect, row) => ({ hasProspect: !isBlank(prospect), id: ids[row]! })),
    newDealIds(services),
  );
  writeRuns(pipeline.sheet, pipeline.columns.get('dealId')!, given);
  return given.size;
}

/**
 * A source of IDs that no other run gives.
 *
 * @param services what the flow may do
 * @returns what makes an ID at each call
 */
export function newDealIds(services: Services): () => string {
  let seed: string | undefined;
  let count = 0;
  return () => {
    seed = seed ?? services.uniqueText().slice(0, 8);
    return `d-${seed}-${++count}`;
  };
}
