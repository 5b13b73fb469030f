import type { OpenDeals, Tail } from './bookingsSums';
import { gridTail, listsTail } from './bookingsSums';
import { wavesTail } from './bookingsWaves';
import { wholeScale } from './decimals';
import type { DealChances } from './weightedPipeline';

/** What independent deals may bring in, as an exact distribution; money. */
export interface Bookings {
  /**
   * P(total >= threshold), a fraction 0 to 1 with an absolute error of at most 1e-6.
   *
   * @param threshold money; a total that equals it as a decimal number reaches it
   */
  chanceOfAtLeast(threshold: number): number;
  /**
   * The smallest total t with P(total <= t) >= level, money.
   *
   * @param level a fraction 0 to 1
   */
  percentile(level: number): number;
}

/** Cell updates of a grid that take a few milliseconds, and those that take one to two seconds. */
const QUICK_GRID = 2e7;
const SLOW_GRID = 3e9;

/** Deals beside a grid whose outcomes a list holds one by one, and those whose list is condensed. */
const EXACT_DOUBLINGS = 18;
const MOST_DOUBLINGS = 40;

/** Up to here two lists are exact or nearly so, and quick. */
const FEW_DEALS = 64;

/** A level is reached if it is missed by rounding only. */
const LEVEL_DUST = 1e-12;

const LARGEST_EXACT = 9007199254740992;

/**
 * The distribution of what independent deals bring in, each its whole amount or nothing.
 *
 * @param deals amounts in money, 0 or more, and as many probabilities, 0 to 1; their order does not matter
 * @returns chances and percentiles; the work is done at the first question
 * @throws RangeError where an amount is negative or not finite, a probability is not in 0 to 1, or the columns differ in
 *   length; the questions throw it for a threshold that is NaN and a level that is not in 0 to 1
 * @example bookings({ amounts: [42000, 18000], probabilities: [0.5, 0.75] }).chanceOfAtLeast(42000) // 0.5
 */
export function bookings(deals: DealChances): Bookings {
  requireDeals(deals);
  const { open, certain, scale, step } = openDeals(deals);
  const largest = open.amounts.reduce((sum, amount) => sum + amount, 0);
  const isWhole = open.dust === 0;
  let tail: Tail | null = null;

  /** P(sum of open deals >= need), need in their unit. */
  const chanceOfNeed = (need: number): number => {
    if (need <= 0) return 1;
    if (need > largest) return 0;
    tail = tail ?? tailOf(open);
    // Half a unit below, so that no rounding can lose a tie.
    return Math.max(0, Math.min(tail(isWhole ? need - 0.5 : need), 1));
  };

  return {
    chanceOfAtLeast(threshold) {
      if (Number.isNaN(threshold))
        throw new RangeError('bookings: threshold must be a number, got NaN');
      if (!isWhole) return chanceOfNeed(threshold - Math.abs(threshold) * open.dust - certain);
      const scaled = threshold * scale;
      const need = Math.ceil(scaled - Math.max(1e-6, Math.abs(scaled) / LARGEST_EXACT)) - certain;
      return chanceOfNeed(Math.ceil(need / step));
    },
    percentile(level) {
      if (!(level >= 0 && level <= 1))
        throw new RangeError(`bookings: level must be 0 to 1, got ${level}`);
      // Without whole units 0 has no next sum but the smallest number there is.
      const next = (sum: number): number =>
        isWhole ? sum + 1 : sum + Math.max((sum + certain) * open.dust, Number.MIN_VALUE);
      const isReached = (sum: number): boolean => 1 - chanceOfNeed(next(sum)) >= level - LEVEL_DUST;
      const total = (sum: number): number =>
        isWhole ? (certain + sum * step) / scale : certain + sum;
      if (level === 0 || isReached(0)) return total(0);
      if (level === 1) return total(largest);
      let below = 0;
      let reached = largest;
      while (next(below) < reached) {
        const middle = isWhole ? Math.floor((below + reached) / 2) : (below + reached) / 2;
        if (middle === below || middle === reached) break;
        if (isReached(middle)) reached = middle;
        else below = middle;
      }
      return total(reached);
    },
  };
}

/** The cheapest way that keeps the promise. */
function tailOf(deals: OpenDeals): Tail {
  const isMany = deals.amounts.length > FEW_DEALS;
  return (
    gridTail(deals, EXACT_DOUBLINGS, QUICK_GRID) ??
    (isMany ? wavesTail(deals) : null) ??
    gridTail(deals, EXACT_DOUBLINGS, SLOW_GRID) ??
    (isMany ? gridTail(deals, MOST_DOUBLINGS, SLOW_GRID) : null) ??
    listsTail(deals)
  );
}

/** Deals in whole units where their amounts are decimals, the certain ones apart. */
function openDeals({ amounts, probabilities }: DealChances): {
  open: OpenDeals;
  /** In units before the common step is taken out. */
  certain: number;
  /** Units in one of money. */
  scale: number;
  /** Units in one unit of the open deals. */
  step: number;
} {
  const relevant = Array.from(amounts.keys())
    .filter((deal) => amounts[deal]! > 0 && probabilities[deal]! > 0)
    .sort((a, b) => amounts[a]! - amounts[b]! || probabilities[a]! - probabilities[b]!);
  const sum = relevant.reduce((total, deal) => total + amounts[deal]!, 0);
  const decimals = wholeScale(relevant.map((deal) => amounts[deal]!));
  const isWhole = decimals > 0 && sum * decimals < LARGEST_EXACT;
  const scale = isWhole ? decimals : 1;
  const inUnits = (deal: number): number =>
    isWhole ? Math.round(amounts[deal]! * scale) : amounts[deal]!;
  const open = relevant.filter((deal) => probabilities[deal]! < 1);
  const step = isWhole
    ? open.reduce((divisor, deal) => commonDivisor(inUnits(deal), divisor), 0) || 1
    : 1;
  return {
    open: {
      amounts: Float64Array.from(open, (deal) => inUnits(deal) / step),
      chances: Float64Array.from(open, (deal) => probabilities[deal]!),
      unit: step / scale,
      // Each of n additions rounds by half a unit in the last place at most; they do so at random.
      dust: isWhole ? 0 : (4 + Math.sqrt(relevant.length)) / LARGEST_EXACT,
    },
    certain: relevant.reduce(
      (total, deal) => (probabilities[deal] === 1 ? total + inUnits(deal) : total),
      0,
    ),
    scale,
    step,
  };
}

function commonDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

function requireDeals({ amounts, probabilities }: DealChances): void {
  if (amounts.length !== probabilities.length) {
    throw new RangeError(
      `bookings: amounts and probabilities must be of one length, got ${amounts.length} and ${probabilities.length}`,
    );
  }
  for (const amount of amounts) {
    if (!(amount >= 0 && amount < Infinity)) {
      throw new RangeError(`bookings: amount must be 0 or more, got ${amount}`);
    }
  }
  for (const probability of probabilities) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new RangeError(`bookings: probability must be 0 to 1, got ${probability}`);
    }
  }
}
