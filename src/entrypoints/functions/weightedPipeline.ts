import { then } from '../../domain/outcome';
import { weightedPipeline } from '../../domain/weightedPipeline';
import type { Cell } from '../../table/cell';
import { readDealChances } from '../../table/dealChances';
import { inCell } from '../inCell';

/**
 * What your deals bring on average: the sum of amount x probability.
 *
 * @param {D:D} amounts What each deal brings if it is won, in money, 0 or more. A blank counts as 0.
 * @param {E:E} probabilities The chance of each deal, 0 to 1 (percent cells fit), or its stage's name.
 * @param {STAGES} stages Optional. The stage table: Stage, Probability, Kind. Needed for stage names.
 * @return The expected money.
 * @example =WEIGHTED_PIPELINE(D:D, E:E)
 * @example =WEIGHTED_PIPELINE(D:D; C:C; STAGES)
 * @customfunction
 * @preserve
 */
global.WEIGHTED_PIPELINE = function (amounts: Cell, probabilities: Cell, stages: Cell) {
  const deals = readDealChances(amounts, probabilities, stages);
  return inCell('WEIGHTED_PIPELINE', then(deals, weightedPipeline));
};
