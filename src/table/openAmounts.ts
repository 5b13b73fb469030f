import type { Outcome } from '../domain/outcome';
import { then, trouble } from '../domain/outcome';
import type { Cell } from './cell';
import { isBlank } from './cell';
import { readStagedDeals } from './stagedDeals';
import { readAmounts } from './values';

/**
 * Reads the amounts of deals in progress: all amounts, or, where stages are given, those of deals in an open stage or in
 * none.
 *
 * @param amounts money, 0 or more
 * @param dealStages stage names, or nothing
 * @param stages the stage table; needed with stage names
 * @returns money
 */
export function readOpenAmounts(
  amounts: Cell,
  dealStages: Cell,
  stages: Cell,
): Outcome<readonly number[]> {
  if (isBlank(dealStages)) {
    return isBlank(stages)
      ? readAmounts('amounts', amounts)
      : trouble({ code: 'missingArgument', argument: 'deal_stages' });
  }
  if (isBlank(stages)) return trouble({ code: 'missingArgument', argument: 'stages' });
  const deals = readStagedDeals(dealStages, amounts, stages, '');
  return then(deals, ({ table, ...columns }) =>
    columns.amounts.filter((_, deal) => {
      const stage = table.stages[columns.stages[deal]!];
      return stage === undefined || stage.kind === 'open';
    }),
  );
}
