import { bookings } from './bookings';
import { decimalSum } from './decimals';
import type { DealChances } from './weightedPipeline';

/**
 * For each level the smallest total t with P(won + what comes in <= t) >= level, for independent deals.
 *
 * @param won money won so far, none or more parts
 * @param deals deals in progress, amounts in money and probabilities as fractions
 * @param levels fractions 0 to 1
 * @returns money, won included, a total for each level
 * @example forecastPercentiles([40], { amounts: [60], probabilities: [0.5] }, [0.1, 0.9]) // [40, 100]
 */
export function forecastPercentiles(
  won: readonly number[],
  deals: DealChances,
  levels: readonly number[],
): number[] {
  const distribution = bookings(deals);
  return levels.map((level) => decimalSum([...won, distribution.percentile(level)]));
}
