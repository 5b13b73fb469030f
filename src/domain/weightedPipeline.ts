import { decimalDotProduct } from './decimals';

/** Deals in progress as two columns of one length. */
export interface DealChances {
  /** What each deal brings if it is won, money, 0 or more. */
  readonly amounts: readonly number[];
  /** The chance that each is won, a fraction 0 to 1. */
  readonly probabilities: readonly number[];
}

/**
 * What the deals bring on average: the sum of amount x probability.
 *
 * @param deals amounts in money, probabilities as fractions
 * @returns money, not rounded
 * @example weightedPipeline({ amounts: [42000, 18000], probabilities: [0.46, 0.74] }) // 32640
 */
export function weightedPipeline(deals: DealChances): number {
  return decimalDotProduct(deals.amounts, deals.probabilities);
}
