import { decimalSum } from './decimals';
import { expectedExcesses } from './expectedExcesses';
import type { Tier } from './salesCommission';
import { commissionOnExcesses } from './salesCommission';
import type { DealChances } from './weightedPipeline';

/**
 * The commission to expect: the mean of the commissions on what may come in, not the commission on its mean.
 *
 * @param won money won so far, none or more parts
 * @param deals deals in progress, independent, amounts in money and probabilities as fractions
 * @param tiers with ascending limits; below the first nothing is paid
 * @returns money; its error is below a millionth of rate x all amounts
 * @example expectedCommission([50], { amounts: [100], probabilities: [0.5] }, [{ from: 100, rate: 0.5 }]) // 12.5
 */
export function expectedCommission(
  won: readonly number[],
  deals: DealChances,
  tiers: readonly Tier[],
): number {
  const missing = tiers.map(({ from }) => decimalSum([from, ...won.map((part) => -part)]));
  return commissionOnExcesses(expectedExcesses(deals, missing), tiers);
}
