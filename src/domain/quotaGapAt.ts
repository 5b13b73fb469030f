import { bookings } from './bookings';
import { decimalDotProduct, decimalSum } from './decimals';
import type { Outcome } from './outcome';
import { answer, trouble } from './outcome';
import { quickChance } from './quickChance';
import type { DealChances } from './weightedPipeline';

/** More new deals than anybody starts in a period. */
const MOST_NEW_DEALS = 100000;

/** A chance so close to the confidence is reckoned once more, as exactly as can be. */
const CLOSE = 1e-4;

/** A confidence is reached if it is missed by rounding only. */
const CONFIDENCE_DUST = 1e-12;

/** Numbers of wins rarer than the likeliest by this factor are let go. */
const RAREST_WINS = 1e-17;

/** New deals that are alike and independent. */
export interface NewDeals {
  /** Money that each brings if it is won, 0 or more. */
  readonly size: number;
  /** The chance that each is won, a fraction 0 to 1. */
  readonly winRate: number;
}

/**
 * The least new pipeline, a whole multiple of a deal, that lifts the chance to reach the quota to a confidence.
 *
 * @param quota money, 0 or more
 * @param won money won so far, none or more parts
 * @param open deals in progress, independent, amounts in money and probabilities as fractions
 * @param fresh the deals that are to be started
 * @param confidence the chance to reach, a fraction 0 to 1; 1 means certainty, which only certain deals give
 * @returns money, 0 where the confidence is reached already; trouble where no sensible number of deals reaches it
 * @example quotaGapAt(100, [0], { amounts: [], probabilities: [] }, { size: 100, winRate: 0.5 }, 0.75) // { ok: true, value: 200 }
 */
export function quotaGapAt(
  quota: number,
  won: readonly number[],
  open: DealChances,
  fresh: NewDeals,
  confidence: number,
): Outcome<number> {
  const need = decimalSum([quota, ...won.map((part) => -part)]);
  // Only certain deals are certain: the others count as lost.
  const onlySurely = (chance: number): number => (confidence < 1 || chance === 1 ? chance : 0);
  const counted = { ...open, probabilities: open.probabilities.map(onlySurely) };
  const chanceBy = (reaches: (threshold: number) => number): ((count: number) => number) =>
    chanceWithNewDeals(need, reaches, { ...fresh, winRate: onlySurely(fresh.winRate) });
  const quickly = chanceBy(quickChance(counted));
  const exactly = chanceBy(bookings(counted).chanceOfAtLeast);
  const isEnough: IsEnough = (count) => {
    const chance = quickly(count);
    const isClose = Math.abs(chance - confidence) < CLOSE;
    return (isClose ? exactly(count) : chance) >= confidence - CONFIDENCE_DUST;
  };
  if (isEnough(0)) return answer(0);
  if (fresh.size === 0) return trouble({ code: 'zeroDivisor', argument: 'deal_size' });
  if (fresh.winRate === 0) return trouble({ code: 'zeroDivisor', argument: 'win_rate' });
  const count = leastEnough(isEnough);
  return count === null
    ? trouble({ code: 'confidenceOutOfReach', most: MOST_NEW_DEALS })
    : answer(decimalDotProduct([count], [fresh.size]));
}

/** Whether so many new deals lift the chance to the confidence. */
type IsEnough = (count: number) => boolean;

/** The least number that is enough, null where none is. */
function leastEnough(isEnough: IsEnough): number | null {
  let tooFew = 0;
  let enough = 1;
  while (!isEnough(enough)) {
    if (enough === MOST_NEW_DEALS) return null;
    tooFew = enough;
    enough = Math.min(2 * enough, MOST_NEW_DEALS);
  }
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (isEnough(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}

/** The chance to reach the need by the number of new deals. */
function chanceWithNewDeals(
  need: number,
  reaches: (threshold: number) => number,
  { size, winRate }: NewDeals,
): (count: number) => number {
  // The chance with so many of the new deals won does not depend on how many there are.
  const known = new Map<number, number>();
  const chanceAfter = (wins: number): number => {
    const chance = known.get(wins) ?? reaches(decimalDotProduct([1, wins], [need, -size]));
    known.set(wins, chance);
    return chance;
  };
  return (count) => {
    const likeliest = Math.min(count, Math.floor((count + 1) * winRate));
    const odds = winRate / (1 - winRate);
    let mass = 1;
    let reached = chanceAfter(likeliest);
    let weight = 1;
    for (let wins = likeliest; wins > 0 && weight > RAREST_WINS; wins--) {
      weight *= wins / (count - wins + 1) / odds;
      mass += weight;
      reached += weight * chanceAfter(wins - 1);
    }
    weight = 1;
    for (let wins = likeliest; wins < count && weight > RAREST_WINS; wins++) {
      weight *= ((count - wins) / (wins + 1)) * odds;
      mass += weight;
      reached += weight * chanceAfter(wins + 1);
    }
    return reached / mass;
  };
}
