import { bookings } from './bookings';
import { exactLattice, latticeChance, openDeals, roundedLattice } from './dealLattice';
import { decimalSum } from './decimals';
import type { DealChances } from './weightedPipeline';

/** The outcomes of so many deals are listed in no time. */
const FEW_DEALS = 20;

/** Questions to `bookings` about thresholds between sums that stand out; some take a few milliseconds. */
const MOST_EXACT_QUESTIONS = 500;

/**
 * The chance that independent deals reach a threshold, for thousands of thresholds: what `bookings` says where that is
 * quick or where sums stand out, else from a lattice. Exact for few deals and for round amounts, elsewhere within about a
 * millionth; once too many thresholds lie between sums that stand out, one that differs from such a sum by a millionth of
 * all may be taken for the sum.
 *
 * @param deals amounts in money, 0 or more, and probabilities, 0 to 1
 * @returns P(total >= threshold) for a threshold in money
 * @example quickChance({ amounts: [42000, 18000], probabilities: [0.5, 0.75] })(42000) // 0.5
 */
export function quickChance(deals: DealChances): (threshold: number) => number {
  const open = openDeals(deals);
  if (open.length <= FEW_DEALS) return bookings(deals).chanceOfAtLeast;
  const certain = decimalSum(deals.amounts.filter((_, deal) => deals.probabilities[deal] === 1));
  const exact = exactLattice(open);
  if (exact !== null) {
    const reaches = latticeChance(exact);
    return (threshold) => reaches(threshold - certain);
  }
  const distribution = bookings({
    amounts: open.map(({ amount }) => amount),
    probabilities: open.map(({ chance }) => chance),
  });
  let questions = 0;
  const reaches = latticeChance(roundedLattice(open), (threshold) =>
    questions++ < MOST_EXACT_QUESTIONS ? distribution.chanceOfAtLeast(threshold) : null,
  );
  return (threshold) => reaches(threshold - certain);
}
