import { together } from '../../domain/outcome';
import { quotaGapAt } from '../../domain/quotaGapAt';
import type { Cell } from '../../table/cell';
import { readDealChances } from '../../table/dealChances';
import { readFraction, readWantedChance } from '../../table/fractions';
import { readAmount, readAmounts } from '../../table/values';
import { inCell } from '../inCell';

/**
 * The least new pipeline that lifts the chance to reach the quota to a confidence: whole deals of one size, each won or lost on its own. 0 where the chance is that high already.
 *
 * A confidence of 1 means certainty, which only certain deals give. An error says so where 100,000 new deals do not suffice.
 *
 * @param {240000} quota The quota, in money, 0 or more.
 * @param {126000} won What is won so far, in money. A range is added up.
 * @param {D:D} amounts What each deal brings if it is won, in money, 0 or more. A blank counts as 0.
 * @param {E:E} probabilities The chance of each deal, 0 to 1 (percent cells fit), or its stage's name.
 * @param {15000} deal_size What a new deal brings if it is won, in money, above 0.
 * @param {0.3} win_rate The chance to win a new deal, above 0 and up to 1.
 * @param {0.8} confidence The chance that you want to have, 0 to 1.
 * @param {STAGES} stages Optional. The stage table: Stage, Probability, Kind. Needed for stage names.
 * @return The new pipeline, in money: a whole multiple of deal_size.
 * @example =QUOTA_GAP_AT(240000, 126000, D:D, E:E, 15000, 0.3, 0.8)
 * @example =QUOTA_GAP_AT(240000; 126000; D:D; C:C; 15000; 30%; 80%; STAGES)
 * @customfunction
 * @preserve
 */
global.QUOTA_GAP_AT = function (
  quota: Cell,
  won: Cell,
  amounts: Cell,
  probabilities: Cell,
  deal_size: Cell,
  win_rate: Cell,
  confidence: Cell,
  stages: Cell,
) {
  const parts = together(
    readAmount('quota', quota),
    readAmounts('won', won),
    readDealChances(amounts, probabilities, stages),
    readAmount('deal_size', deal_size),
    readFraction('win_rate', win_rate),
    readWantedChance('confidence', confidence),
  );
  if (!parts.ok) return inCell('QUOTA_GAP_AT', parts);
  const [target, wins, open, size, winRate, wanted] = parts.value;
  return inCell('QUOTA_GAP_AT', quotaGapAt(target, wins, open, { size, winRate }, wanted));
};
