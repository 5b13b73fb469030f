/** Slow references for `bookings`, written without a look at it. Amounts and thresholds are whole numbers (cents). */

/** What some deals bring if they are won, and the chance of each. */
export interface Chances {
  readonly amounts: readonly number[];
  readonly probabilities: readonly number[];
}

/** P(total >= threshold) by all outcomes, one after the other: up to some 20 deals. */
export function chanceByAllOutcomes(deals: Chances, threshold: number): number {
  let chance = 0;
  for (const { total, mass } of allOutcomes(deals)) {
    if (total >= threshold) chance += mass;
  }
  return chance;
}

/** The smallest total whose outcomes up to it make up the level, by all outcomes. */
export function percentileByAllOutcomes(deals: Chances, level: number): number {
  const outcomes = allOutcomes(deals)
    .filter(({ mass }) => mass > 0)
    .sort((a, b) => a.total - b.total);
  let below = 0;
  for (const { total, mass } of outcomes) {
    below += mass;
    if (below >= level - 1e-12) return total;
  }
  return outcomes[outcomes.length - 1]!.total;
}

function allOutcomes({ amounts, probabilities }: Chances): { total: number; mass: number }[] {
  return Array.from({ length: 2 ** amounts.length }, (_, outcome) => {
    let total = 0;
    let mass = 1;
    for (let deal = 0; deal < amounts.length; deal++) {
      const isWon = ((outcome >> deal) & 1) === 1;
      total += isWon ? amounts[deal]! : 0;
      mass *= isWon ? probabilities[deal]! : 1 - probabilities[deal]!;
    }
    return { total, mass };
  });
}

/** P(total >= threshold) for several thresholds, from the 2^22 totals of either half of up to 44 deals. */
export function chancesByTwoHalves(
  { amounts, probabilities }: Chances,
  thresholds: readonly number[],
): number[] {
  const half = Math.floor(amounts.length / 2);
  const left = sortedTotals(amounts.slice(0, half), probabilities.slice(0, half));
  const right = sortedTotals(amounts.slice(half), probabilities.slice(half));
  // massFrom[i] is the chance of right.totals[i] or more.
  const massFrom = new Float64Array(right.masses.length + 1);
  for (let i = right.masses.length - 1; i >= 0; i--) {
    massFrom[i] = massFrom[i + 1]! + right.masses[i]!;
  }
  return thresholds.map((threshold) => {
    let chance = 0;
    let first = right.totals.length;
    for (let i = 0; i < left.totals.length; i++) {
      while (first > 0 && left.totals[i]! + right.totals[first - 1]! >= threshold) first--;
      chance += left.masses[i]! * massFrom[first]!;
    }
    return chance;
  });
}

/** Every total, equal ones apart, in ascending order. */
function sortedTotals(
  amounts: readonly number[],
  probabilities: readonly number[],
): { totals: Float64Array; masses: Float64Array } {
  let totals = Float64Array.of(0);
  let masses = Float64Array.of(1);
  amounts.forEach((amount, deal) => {
    const probability = probabilities[deal]!;
    const count = totals.length;
    const nextTotals = new Float64Array(2 * count);
    const nextMasses = new Float64Array(2 * count);
    let without = 0;
    let withIt = 0;
    for (let i = 0; i < 2 * count; i++) {
      const isWithout =
        withIt === count || (without < count && totals[without]! <= totals[withIt]! + amount);
      nextTotals[i] = isWithout ? totals[without]! : totals[withIt]! + amount;
      nextMasses[i] = isWithout
        ? masses[without++]! * (1 - probability)
        : masses[withIt++]! * probability;
    }
    totals = nextTotals;
    masses = nextMasses;
  });
  return { totals, masses };
}

/** P(total >= threshold) from the chance of each whole total, for many deals with a small sum (some 10^7). */
export function chancesByEveryCent(
  { amounts, probabilities }: Chances,
  thresholds: readonly number[],
): number[] {
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  const chanceOf = new Float64Array(sum + 1);
  chanceOf[0] = 1;
  let reached = 0;
  amounts.forEach((amount, deal) => {
    const probability = probabilities[deal]!;
    reached += amount;
    for (let total = reached; total >= 0; total--) {
      const before = total >= amount ? chanceOf[total - amount]! : 0;
      chanceOf[total] = chanceOf[total]! * (1 - probability) + before * probability;
    }
  });
  const chanceFrom = chanceOf;
  for (let total = sum - 1; total >= 0; total--) chanceFrom[total]! += chanceFrom[total + 1]!;
  return thresholds.map((threshold) => chanceFrom[Math.max(0, threshold)] ?? 0);
}

/**
 * The same where a few deals are not like the many: each outcome of the few, and every cent (or other common step) of
 * the many.
 */
export function chancesByFewAndMany(
  few: Chances,
  many: Chances,
  step: number,
  thresholds: readonly number[],
): number[] {
  const outcomes = allOutcomes(few);
  const needs = thresholds.flatMap((threshold) =>
    outcomes.map(({ total }) => Math.ceil((threshold - total) / step)),
  );
  const inSteps = { ...many, amounts: many.amounts.map((amount) => amount / step) };
  const chances = chancesByEveryCent(inSteps, needs);
  return thresholds.map((_, position) =>
    outcomes.reduce(
      (chance, { mass }, outcome) => chance + mass * chances[position * outcomes.length + outcome]!,
      0,
    ),
  );
}
