import { then } from '../../domain/outcome';
import { stageSummary } from '../../domain/stageSummary';
import type { Cell } from '../../table/cell';
import { readStagedDeals } from '../../table/stagedDeals';
import { inCell } from '../inCell';

/**
 * Counts and weighs the deals of each stage: a row a stage with stage, deals, value, expected and share.
 *
 * Share is the stage's part of the value of all deals in progress. Deals without a stage get a last row of their own.
 *
 * @param {C:C} deal_stages The stage of each deal.
 * @param {D:D} amounts What each deal brings if it is won, in money, 0 or more. A blank counts as 0.
 * @param {STAGES} stages The stage table: Stage, Probability, Kind.
 * @param {E:E} probabilities Optional. The chance of each deal, 0 to 1. Default: the one of its stage.
 * @return A row a stage, without a heading row.
 * @example =STAGE_SUMMARY(C:C, D:D, STAGES)
 * @example =STAGE_SUMMARY(C:C; D:D; STAGES; E:E)
 * @customfunction
 * @preserve
 */
global.STAGE_SUMMARY = function (
  deal_stages: Cell,
  amounts: Cell,
  stages: Cell,
  probabilities: Cell,
) {
  const deals = readStagedDeals(deal_stages, amounts, stages, probabilities);
  const rows = then(deals, ({ table, ...columns }) =>
    stageSummary(table.stages, columns).map((row) => [
      row.stage === null ? '' : row.stage.name,
      row.deals,
      row.value,
      row.expected,
      row.share,
    ]),
  );
  return inCell('STAGE_SUMMARY', rows);
};
