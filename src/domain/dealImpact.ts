import { decimalSum } from './decimals';
import { quickChance } from './quickChance';
import type { DealChances } from './weightedPipeline';

/** Terms of the series, of all deals together: a fraction of a second. */
const ALL_TERMS = 1e6;

/** A chance that is known this well is known. */
const KNOWN = 1e-12;

/** P(total >= need + steps x amount) of all deals. */
type ChanceAt = (steps: number) => number;

/**
 * How much each deal moves the chance to reach the quota: the chance if it is won minus the chance if it is lost.
 *
 * With T(x) = P(total >= x) of all deals and H(x) that of all but one, T(x) = (1 - p) H(x) + p H(x - amount). So H is a
 * series of T at distances of the amount, towards smaller thresholds where p is at most 1/2 and towards larger ones
 * elsewhere: its terms never grow, and one distribution serves all deals.
 *
 * @param quota money, 0 or more
 * @param won money won so far, none or more parts
 * @param deals deals in progress, independent, amounts in money and probabilities as fractions
 * @returns a fraction 0 to 1 for each deal; for up to 20 deals and for round amounts its error is below 1e-9
 * @example dealImpact(100, [40], { amounts: [60, 80], probabilities: [0.5, 0.25] }) // [0.75, 0.5]
 */
export function dealImpact(quota: number, won: readonly number[], deals: DealChances): number[] {
  const { amounts, probabilities } = deals;
  const need = decimalSum([quota, ...won.map((part) => -part)]);
  if (need <= 0) return amounts.map(() => 0);
  const reaches = quickChance(deals);
  const kindOf = (deal: number): string => `${amounts[deal]} ${probabilities[deal]}`;
  const kinds = new Set(amounts.map((_, deal) => kindOf(deal))).size;
  const known = new Map<string, number>();
  return amounts.map((amount, deal) => {
    const kind = kindOf(deal);
    const impact =
      known.get(kind) ??
      impactOf(
        (steps) => reaches(need + steps * amount),
        probabilities[deal]!,
        Math.ceil(ALL_TERMS / kinds),
      );
    known.set(kind, impact);
    return impact;
  });
}

/** The impact of one deal; where the terms do not suffice, the rest of the series is estimated. */
function impactOf(chanceAt: ChanceAt, probability: number, mostTerms: number): number {
  const direction = probability > 0.5 ? 1 : -1;
  const likely = Math.max(probability, 1 - probability);
  const ratio = (1 - likely) / likely;
  const all = chanceAt(0);
  let other = 0;
  let weight = 1;
  let earlier = all;
  let previous = all;
  for (let step = 1; ; step++) {
    const next = chanceAt(direction * step);
    // What is still missing lies between the two: H(x) between T(x + amount) and T(x).
    const isKnown = Math.abs(weight * (next - previous)) <= KNOWN;
    if (isKnown || step > mostTerms) {
      const bend = likely * (1 - likely) * (next - 2 * previous + earlier);
      other += weight * (likely * next + (1 - likely) * previous - (isKnown ? 0 : bend));
      return Math.min(Math.abs(other - all) / likely, 1);
    }
    other += (weight * next) / likely;
    weight *= -ratio;
    earlier = previous;
    previous = next;
  }
}
