import { then, together } from '../../domain/outcome';
import { quotaChance } from '../../domain/quotaChance';
import type { Cell } from '../../table/cell';
import { readDealChances } from '../../table/dealChances';
import { readAmount, readAmounts } from '../../table/values';
import { inCell } from '../inCell';

/**
 * The chance that what is won and what your deals bring in reaches the quota. Exact for deals that are independent.
 *
 * @param {240000} quota The quota, in money, 0 or more.
 * @param {126000} won What is won so far, in money. A range is added up.
 * @param {D:D} amounts What each deal brings if it is won, in money, 0 or more. A blank counts as 0.
 * @param {E:E} probabilities The chance of each deal, 0 to 1 (percent cells fit), or its stage's name.
 * @param {STAGES} stages Optional. The stage table: Stage, Probability, Kind. Needed for stage names.
 * @return The chance, a fraction 0 to 1.
 * @example =QUOTA_CHANCE(240000, 126000, D:D, E:E)
 * @example =QUOTA_CHANCE(240000; 126000; D:D; C:C; STAGES)
 * @customfunction
 * @preserve
 */
global.QUOTA_CHANCE = function (
  quota: Cell,
  won: Cell,
  amounts: Cell,
  probabilities: Cell,
  stages: Cell,
) {
  const parts = together(
    readAmount('quota', quota),
    readAmounts('won', won),
    readDealChances(amounts, probabilities, stages),
  );
  const chance = then(parts, ([target, wins, deals]) => quotaChance(target, wins, deals));
  return inCell('QUOTA_CHANCE', chance);
};
