import type { Outcome } from './outcome';
import { answer, trouble } from './outcome';

/** How many deals ended how. */
export interface ClosedCounts {
  readonly won: number;
  readonly lost: number;
}

/**
 * The share of closed deals that were won, drawn towards a prior rate by a number of imaginary deals.
 *
 * @param closed counts of won and lost deals; open deals do not count
 * @param prior the rate to start from, a fraction 0 to 1
 * @param priorWeight how many closed deals the prior is worth, 0 or more
 * @returns (won + prior x weight) / (won + lost + weight), or trouble where nothing is closed and the prior has no weight
 * @example winRate({ won: 4238, lost: 2473 }, 0.5, 0) // { ok: true, value: 0.6315005215318135 }
 */
export function winRate(closed: ClosedCounts, prior: number, priorWeight: number): Outcome<number> {
  const weight = closed.won + closed.lost + priorWeight;
  if (weight === 0) return trouble({ code: 'nothingClosed' });
  return answer((closed.won + prior * priorWeight) / weight);
}
