import type { Outcome } from './outcome';
import { answer, trouble } from './outcome';

/** What a prospect paid for something similar, and when. */
export interface Purchase {
  /** Money, 0 or more. */
  readonly price: number;
  readonly year: number;
}

export interface BudgetRange {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/**
 * What a prospect may mean to spend, from similar purchases raised to the prices of a year: likely is their median, low
 * 0.9 x the smallest, high 1.2 x the largest (the design's rule). Nothing is rounded: what is round depends on the currency.
 *
 * @param purchases none or more
 * @param year whose prices are meant
 * @param rate how much prices rise in a year, a fraction
 * @returns money, or trouble where there is no purchase
 * @example budgetEstimate([{ price: 30000, year: 2026 }, { price: 40000, year: 2025 }], 2026, 0.05) // { ok: true, value: { low: 27000, likely: 36000, high: 50400 } }
 */
export function budgetEstimate(
  purchases: readonly Purchase[],
  year: number,
  rate: number,
): Outcome<BudgetRange> {
  const prices = purchases
    .map((purchase) => purchase.price * (1 + rate) ** (year - purchase.year))
    .sort((a, b) => a - b);
  const n = prices.length;
  if (n === 0) return trouble({ code: 'noPurchases' });
  const likely = prices[(n - 1) >> 1]! / 2 + prices[n >> 1]! / 2;
  return answer({ low: (prices[0]! * 9) / 10, likely, high: (prices[n - 1]! * 12) / 10 });
}
