import { wholeScale } from './decimals';
import type { DealChances } from './weightedPipeline';

/** A deal that is neither certain nor hopeless. */
export interface OpenDeal {
  /** Money, above 0. */
  readonly amount: number;
  /** A fraction between 0 and 1. */
  readonly chance: number;
}

/** What open deals bring in, as chances of the multiples of a step. */
export interface Lattice {
  /** Money between two neighbouring points. */
  readonly step: number;
  /** The number of the first point: it stands for `lowest` x `step`. */
  readonly lowest: number;
  /** The chance of each point; of a rounded lattice a few may be a little below 0. */
  readonly masses: Float64Array;
  /** Whether every amount is a multiple of the step. */
  readonly isExact: boolean;
}

/** Cell updates of an exact lattice and of a rounded one, some tenth of a second. */
const EXACT_UPDATES = 1e8;
const ROUNDED_UPDATES = 6e7;

const MOST_CELLS = 1 << 20;

/** Chances so small that it does not matter on which side of a threshold they fall. */
const SMOOTH = 5e-7;

/** What is cut off at either end, in all. */
const CUT = 1e-13;

/** The deals that are neither certain nor hopeless, the smallest first. */
export function openDeals({ amounts, probabilities }: DealChances): OpenDeal[] {
  return amounts
    .map((amount, deal) => ({ amount, chance: probabilities[deal]! }))
    .filter(({ amount, chance }) => amount > 0 && chance > 0 && chance < 1)
    .sort((a, b) => a.amount - b.amount || a.chance - b.chance);
}

/** The lattice of the amounts' common step, or null where it is not affordable; one deal or more. */
export function exactLattice(open: readonly OpenDeal[]): Lattice | null {
  const scale = wholeScale(open.map(({ amount }) => amount));
  if (scale === 0) return null;
  const units = open.map(({ amount }) => Math.round(amount * scale));
  const step = units.reduce(commonDivisor, 0);
  const cells = (likelyWidth(open) * largestOf(open) * scale) / step;
  if (cells > MOST_CELLS || cells * open.length > EXACT_UPDATES) return null;
  const steps = units.map((unit) => unit / step);
  return { ...latticeOf(open, (deal) => steps[deal]!), step: step / scale, isExact: true };
}

/**
 * An affordable lattice. An amount between its points is divided among the nearest three so that its mean and variance
 * stay; the step is 1, 2 or 5 and noughts, so that round amounts are points.
 */
export function roundedLattice(open: readonly OpenDeal[]): Lattice {
  const cells = Math.min(MOST_CELLS, ROUNDED_UPDATES / open.length);
  const least = Math.max(largestOf(open) * (likelyWidth(open) / cells), 1e-290);
  const noughts = Math.ceil(Math.log10(least));
  const inverse =
    10 ** -noughts * ([5, 2].find((times) => least * times * 10 ** -noughts <= 1) ?? 1);
  return {
    ...latticeOf(open, (deal) => open[deal]!.amount * inverse),
    step: 1 / inverse,
    isExact: false,
  };
}

/**
 * The chance that open deals reach a threshold. A rounded lattice knows it where the distribution is smooth; elsewhere it
 * asks the better source, and once that has nothing to say it takes what exceeds the neighbours of a point for a sum that
 * many outcomes share, and spreads the rest over its cell.
 *
 * @param lattice of the deals
 * @param betterSource the chance for a threshold between sums that stand out, or null
 * @returns P(total >= threshold) for a threshold in money
 * @example latticeChance({ step: 10, lowest: 0, masses: new Float64Array([0.5, 0.5]), isExact: true })(10) // 0.5
 */
export function latticeChance(
  lattice: Lattice,
  betterSource: (threshold: number) => number | null = () => null,
): (threshold: number) => number {
  const { step, lowest, masses, isExact } = lattice;
  const last = masses.length - 1;
  const massFrom = new Float64Array(masses.length + 1);
  for (let i = last; i >= 0; i--) massFrom[i] = massFrom[i + 1]! + masses[i]!;
  /** The most that a point may have in common with its neighbours. */
  const spreadOf = (i: number): number =>
    Math.min(masses[i]!, ((masses[i - 1] ?? 0) + (masses[i + 1] ?? 0)) / 2);
  const standsOut = (i: number): boolean => Math.abs(masses[i]! - spreadOf(i)) > SMOOTH;
  return (threshold) => {
    const dust = Math.max(1e-6, Math.abs(threshold / step) * 1e-15);
    const position = threshold / step - lowest;
    if (position - dust <= 0) return 1;
    if (position - dust > last) return 0;
    if (isExact) return massFrom[Math.ceil(position - dust)]!;
    const nearest = Math.min(Math.round(position), last);
    const isRough = [nearest - 1, nearest, nearest + 1].some(
      (i) => i >= 0 && i <= last && standsOut(i),
    );
    const better = isRough ? betterSource(threshold) : null;
    if (better !== null) return better;
    const spread = spreadOf(nearest);
    const shared = position - dust <= nearest ? masses[nearest]! - spread : 0;
    return massFrom[nearest + 1]! + shared + spread * (nearest + 0.5 - position);
  };
}

function commonDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

/** The width of the sums that are not too unlikely, in largest amounts: a generous estimate. */
function likelyWidth(open: readonly OpenDeal[]): number {
  const largest = largestOf(open);
  let sum = 0;
  let variance = 0;
  for (const { amount, chance } of open) {
    const share = amount / largest;
    sum += share;
    variance += share * share * chance * (1 - chance);
  }
  return Math.min(sum, 16 * (Math.sqrt(variance) + 1));
}

function largestOf(open: readonly OpenDeal[]): number {
  return open[open.length - 1]!.amount;
}

/** The chances of whole sums of amounts that are given in steps; one between whole ones goes to three (Lagrange). */
function latticeOf(
  open: readonly OpenDeal[],
  stepsOf: (deal: number) => number,
): { lowest: number; masses: Float64Array } {
  const cut = CUT / open.length;
  let masses = Float64Array.of(1);
  let lowest = 0;
  open.forEach(({ chance }, deal) => {
    const steps = stepsOf(deal);
    const nearest = Math.round(steps);
    const offset = steps - nearest;
    const below = (chance * offset * (offset - 1)) / 2;
    const at = chance * (1 - offset * offset);
    const above = (chance * offset * (offset + 1)) / 2;
    // One more cell at the lower end, for an amount below the first point.
    const next = new Float64Array(masses.length + nearest + 2);
    for (let i = 0; i < masses.length; i++) {
      const mass = masses[i]!;
      next[i + 1]! += mass * (1 - chance);
      next[i + nearest + 1]! += mass * at;
    }
    for (let i = 0; offset !== 0 && i < masses.length; i++) {
      const mass = masses[i]!;
      next[i + nearest]! += mass * below;
      next[i + nearest + 2]! += mass * above;
    }
    let from = 0;
    let to = next.length;
    while (to - from > 1 && Math.abs(next[from]!) < cut) from++;
    while (to - from > 1 && Math.abs(next[to - 1]!) < cut) to--;
    masses = next.subarray(from, to);
    lowest += from - 1;
  });
  return { lowest, masses };
}
