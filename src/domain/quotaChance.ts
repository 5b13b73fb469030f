import { bookings } from './bookings';
import { decimalSum } from './decimals';
import type { DealChances } from './weightedPipeline';

/**
 * The chance that won deals and independent deals in progress together reach the quota.
 *
 * @param quota money, 0 or more
 * @param won money won so far, one or more parts
 * @param deals deals in progress, amounts in money and probabilities as fractions
 * @returns a fraction 0 to 1, with an absolute error of at most 1e-6
 * @example quotaChance(100, [40], { amounts: [60, 80], probabilities: [0.5, 0.5] }) // 0.75
 */
export function quotaChance(quota: number, won: readonly number[], deals: DealChances): number {
  const missing = decimalSum([quota, ...won.map((part) => -part)]);
  return missing <= 0 ? 1 : bookings(deals).chanceOfAtLeast(missing);
}
