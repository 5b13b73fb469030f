import { together } from '../../domain/outcome';
import { pipelineCoverage } from '../../domain/pipelineCoverage';
import type { Cell } from '../../table/cell';
import { readOpenAmounts } from '../../table/openAmounts';
import { readAmount, readAmounts } from '../../table/values';
import { inCell } from '../inCell';

/**
 * How many times your deals in progress cover what is left of the quota. You need 1 / win rate. A quota that is met is an error.
 *
 * @param {240000} quota The quota, in money, above won.
 * @param {126000} won What is won so far, in money. A range is added up.
 * @param {D:D} amounts What each deal brings if it is won, in money, 0 or more. A blank counts as 0.
 * @param {C:C} deal_stages Optional. The stage of each deal: only open ones count, and those without a stage. Default: all count.
 * @param {STAGES} stages Optional. The stage table: Stage, Probability, Kind. Needed with deal_stages.
 * @return Open pipeline / remaining quota, a number.
 * @example =PIPELINE_COVERAGE(240000, 126000, D2:D13)
 * @example =PIPELINE_COVERAGE(240000; 126000; D:D; C:C; STAGES)
 * @customfunction
 * @preserve
 */
global.PIPELINE_COVERAGE = function (
  quota: Cell,
  won: Cell,
  amounts: Cell,
  deal_stages: Cell,
  stages: Cell,
) {
  const parts = together(
    readAmount('quota', quota),
    readAmounts('won', won),
    readOpenAmounts(amounts, deal_stages, stages),
  );
  return inCell('PIPELINE_COVERAGE', parts.ok ? pipelineCoverage(...parts.value) : parts);
};
