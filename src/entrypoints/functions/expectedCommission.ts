import { expectedCommission } from '../../domain/expectedCommission';
import { then, together } from '../../domain/outcome';
import type { Cell } from '../../table/cell';
import { readDealChances } from '../../table/dealChances';
import { readTiers } from '../../table/tiers';
import { readAmounts } from '../../table/values';
import { inCell } from '../inCell';

/**
 * The commission to expect on what is won and what your deals bring in: the mean over all their outcomes, not the commission on the mean.
 *
 * @param {126000} won What is won so far, in money. A range is added up.
 * @param {D:D} amounts What each deal brings if it is won, in money, 0 or more. A blank counts as 0.
 * @param {E:E} probabilities The chance of each deal, 0 to 1 (percent cells fit), or its stage's name.
 * @param {TIERS} tiers The tiers in any order: From (money) and Rate (a fraction; 5% is 0.05). Below the lowest From nothing is paid.
 * @param {STAGES} stages Optional. The stage table: Stage, Probability, Kind. Needed for stage names.
 * @return The commission, in money, that on won included.
 * @example =EXPECTED_COMMISSION(126000, D:D, E:E, TIERS)
 * @example =EXPECTED_COMMISSION(126000; D:D; C:C; TIERS; STAGES)
 * @customfunction
 * @preserve
 */
global.EXPECTED_COMMISSION = function (
  won: Cell,
  amounts: Cell,
  probabilities: Cell,
  tiers: Cell,
  stages: Cell,
) {
  const parts = together(
    readAmounts('won', won),
    readDealChances(amounts, probabilities, stages),
    readTiers('tiers', tiers),
  );
  const commission = then(parts, ([wins, deals, steps]) => expectedCommission(wins, deals, steps));
  return inCell('EXPECTED_COMMISSION', commission);
};
