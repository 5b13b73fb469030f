import type { Outcome, Problem } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import type { StageTable } from '../domain/stage';
import type { StagedDeals } from '../domain/stageSummary';
import type { Cell } from './cell';
import { isBlank } from './cell';
import { readAmountColumn, readChanceColumn, readStageColumn } from './dealChances';
import type { GivenRange } from './ranges';
import { collect, readTogether } from './ranges';
import { NO_STAGES, readStageTable } from './stages';

/**
 * Reads deals by stage: a column of stage names, one of amounts and, if given, one of chances.
 *
 * @param dealStages stage names; blank is a deal without a stage
 * @param amounts money, 0 or more; blank counts as 0
 * @param stages the stage table
 * @param probabilities fractions 0 to 1, or nothing for those of the stages
 * @returns the table and the deals as columns, or every cell that is wrong
 */
export function readStagedDeals(
  dealStages: Cell,
  amounts: Cell,
  stages: Cell,
  probabilities: Cell,
): Outcome<StagedDeals & { readonly table: StageTable }> {
  const problems: Problem[] = [];
  const table = collect(readStageTable('stages', stages), problems) ?? NO_STAGES;
  const ranges: GivenRange[] = [
    { argument: 'deal_stages', cells: dealStages, holds: 'text' },
    { argument: 'amounts', cells: amounts, holds: 'numbers' },
  ];
  const ownChances = !isBlank(probabilities);
  if (ownChances) {
    ranges.push({ argument: 'probabilities', cells: probabilities, holds: 'numbers' });
  }
  const rows = collect(
    readTogether(ranges, (name) => table.indexOf(name) >= 0),
    problems,
  );
  if (problems.length > 0) return trouble(...problems);

  // A row without a stage and an amount is an empty line between deals, not a deal.
  const isDeal = (i: number): boolean =>
    rows.columns.slice(0, 2).some((cells) => !isBlank(cells[i]));
  const positions = readStageColumn('deal_stages', rows.columns[0]!, rows, table, problems);
  const values = readAmountColumn('amounts', rows.columns[1]!, rows, problems);
  const chances = ownChances
    ? readChanceColumn(rows.columns[2]!, rows, table, problems)
    : positions.map((position) => table.stages[position]?.probability ?? 0);
  if (problems.length > 0) return trouble(...problems);

  const counted = (_: unknown, deal: number): boolean => isDeal(rows.first + deal);
  return answer({
    table,
    stages: positions.filter(counted),
    amounts: values.filter(counted),
    probabilities: chances.filter(counted),
  });
}
