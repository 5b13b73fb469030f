import type { Lattice, OpenDeal } from './dealLattice';
import { exactLattice, openDeals, roundedLattice } from './dealLattice';
import { decimalSum } from './decimals';
import type { DealChances } from './weightedPipeline';
import { weightedPipeline } from './weightedPipeline';

/** So many deals have all their outcomes listed. */
const MOST_LISTED = 16;

/** The largest deals have a lattice of their own: so many, and none smaller than this part of the largest. */
const MOST_LARGE = 128;
const LEAST_LARGE = 1 / 64;

/** Sums in ascending order, with the chance of each. */
interface Outcomes {
  readonly sums: Float64Array;
  readonly masses: Float64Array;
}

/**
 * How far what independent deals bring in exceeds each of some limits on average: E max(0, total - limit).
 *
 * Exact for 32 deals of any amounts and where a lattice of the amounts' common step is affordable. Else amounts fall
 * between the points of a coarser lattice and are divided among the nearest three so that mean and variance stay; the
 * error is below a millionth of the sum of all amounts, for the function has no steps, only bends.
 *
 * @param deals amounts in money, 0 or more, and probabilities, 0 to 1
 * @param limits money, in any order, also below 0
 * @returns money for each limit
 * @example expectedExcesses({ amounts: [100, 50], probabilities: [0.5, 1] }, [0, 100]) // [100, 25]
 */
export function expectedExcesses(deals: DealChances, limits: readonly number[]): number[] {
  const { amounts, probabilities } = deals;
  const mean = weightedPipeline(deals);
  const certain = decimalSum(amounts.filter((_, deal) => probabilities[deal] === 1));
  const open = openDeals(deals);
  const largest = decimalSum(open.map(({ amount }) => amount));
  let excess: ((limit: number) => number) | null = null;
  return limits.map((limit) => {
    const missing = decimalSum([limit, -certain]);
    if (missing <= 0) return decimalSum([mean, -limit]);
    if (missing >= largest) return 0;
    excess = excess ?? excessOf(open);
    return Math.max(0, excess(missing));
  });
}

/** The mean excess of open deals over a limit: for each outcome of the large ones that of the others above what is left. */
function excessOf(open: readonly OpenDeal[]): (limit: number) => number {
  const exact = exactLattice(open);
  const large = exact === null ? largeOnes(open) : 0;
  const heads = outcomesOf(open.slice(open.length - large));
  const tails = exact === null ? outcomesOf(open.slice(0, open.length - large)) : outcomesOn(exact);
  const massFrom = new Float64Array(tails.sums.length + 1);
  const sumFrom = new Float64Array(tails.sums.length + 1);
  for (let i = tails.sums.length - 1; i >= 0; i--) {
    massFrom[i] = massFrom[i + 1]! + tails.masses[i]!;
    sumFrom[i] = sumFrom[i + 1]! + tails.masses[i]! * tails.sums[i]!;
  }
  return (limit) => {
    let mean = 0;
    // The limit less the head falls as the head rises.
    let first = tails.sums.length;
    for (let head = 0; head < heads.sums.length; head++) {
      const missing = limit - heads.sums[head]!;
      while (first > 0 && tails.sums[first - 1]! >= missing) first--;
      mean += heads.masses[head]! * (sumFrom[first]! - missing * massFrom[first]!);
    }
    return mean;
  };
}

/** How many deals, the last ones, are told apart from the others, so that neither blur what the others do. */
function largeOnes(open: readonly OpenDeal[]): number {
  if (open.length <= 2 * MOST_LISTED) return Math.ceil(open.length / 2);
  const least = open[open.length - 1]!.amount * LEAST_LARGE;
  return Math.min(MOST_LARGE, open.filter(({ amount }) => amount >= least).length);
}

function outcomesOf(deals: readonly OpenDeal[]): Outcomes {
  return deals.length <= MOST_LISTED ? listedOutcomes(deals) : outcomesOn(roundedLattice(deals));
}

/** Every outcome of a few deals. */
function listedOutcomes(deals: readonly OpenDeal[]): Outcomes {
  let sums = Float64Array.of(0);
  let masses = Float64Array.of(1);
  for (const { amount, chance } of deals) {
    const count = sums.length;
    const nextSums = new Float64Array(2 * count);
    const nextMasses = new Float64Array(2 * count);
    let lost = 0;
    for (let won = 0; won < count; won++) {
      const sum = sums[won]! + amount;
      for (; lost < count && sums[lost]! <= sum; lost++) {
        nextSums[won + lost] = sums[lost]!;
        nextMasses[won + lost] = masses[lost]! * (1 - chance);
      }
      nextSums[won + lost] = sum;
      nextMasses[won + lost] = masses[won]! * chance;
    }
    sums = nextSums;
    masses = nextMasses;
  }
  return { sums, masses };
}

function outcomesOn({ step, lowest, masses }: Lattice): Outcomes {
  return { sums: masses.map((_, i) => (lowest + i) * step), masses };
}
