import fc from 'fast-check';
import { bookings } from '../../src/domain/bookings';
import { decimalSum } from '../../src/domain/decimals';
import { expectedCommission } from '../../src/domain/expectedCommission';
import { expectedExcesses } from '../../src/domain/expectedExcesses';
import { salesCommission } from '../../src/domain/salesCommission';
import { weightedPipeline } from '../../src/domain/weightedPipeline';
import type { CentDeals } from '../_arbitraries';
import { centDeals, repeatableNumbers } from '../_arbitraries';
import { chancesByTwoHalves } from './bookingsReference';

const runs = { seed: 20261123, numRuns: 300 };

const inMoney = ({ amounts, probabilities }: CentDeals): CentDeals => ({
  amounts: amounts.map((cents) => cents / 100),
  probabilities,
});

/** The mean over all outcomes, one after the other. */
function meanOverOutcomes(
  { amounts, probabilities }: CentDeals,
  valueOf: (total: number) => number,
  deal = 0,
  total = 0,
): number {
  if (deal === amounts.length) return valueOf(total);
  const chance = probabilities[deal]!;
  const rest = (sum: number): number =>
    meanOverOutcomes({ amounts, probabilities }, valueOf, deal + 1, sum);
  const ifLost = chance < 1 ? (1 - chance) * rest(total) : 0;
  return ifLost + (chance > 0 ? chance * rest(total + amounts[deal]!) : 0);
}

/** The excess as the integral of the chance to exceed, by the chances of as many thresholds. */
function excessByChances(deals: CentDeals, limit: number, count: number): number {
  const width = (decimalSum(deals.amounts) - limit) / count;
  const thresholds = Array.from({ length: count }, (_, i) => limit + (i + 0.5) * width);
  const { chanceOfAtLeast } = bookings(deals);
  const chances =
    deals.amounts.length <= 30
      ? chancesByTwoHalves(deals, thresholds)
      : thresholds.map((threshold) => chanceOfAtLeast(threshold));
  return decimalSum(chances) * width;
}

function manyDeals(count: number, step: number, largest: number): CentDeals {
  const random = repeatableNumbers(20261123);
  return {
    amounts: Array.from(
      { length: count },
      () => (Math.ceil((random() * largest) / step) * Math.round(step * 100)) / 100,
    ),
    probabilities: Array.from({ length: count }, () => Math.round(random() * 100) / 100),
  };
}

const tiers = [
  { from: 10000, rate: 0.05 },
  { from: 100000, rate: 0.08 },
  { from: 200000, rate: 0.03 },
];

describe('expectedExcesses(deals, limits)', () => {
  test('is the mean of what lies above each limit', () => {
    const deals = { amounts: [100, 40], probabilities: [0.5, 0.25] };
    expect(expectedExcesses(deals, [-10, 0, 40, 100, 120, 140, 200])).toEqual([
      70, 60, 35, 5, 2.5, 0, 0,
    ]);
  });

  test('is no more than certain where deals are certain or hopeless, without dust', () => {
    const deals = { amounts: [0.1, 0.2, 5], probabilities: [1, 1, 0] };
    expect(expectedExcesses(deals, [0.1, 0.3, 1])).toEqual([0.2, 0, 0]);
    expect(expectedExcesses({ amounts: [], probabilities: [] }, [0, 1])).toEqual([0, 0]);
  });

  test('property: equals all outcomes of up to 12 deals', () => {
    const limit = fc.integer({ min: -1000, max: 40_000_000 });
    fc.assert(
      fc.property(centDeals(12), fc.array(limit, { maxLength: 3 }), (deals, limits) => {
        const excesses = expectedExcesses(
          inMoney(deals),
          limits.map((cents) => cents / 100),
        );
        limits.forEach((cents, i) => {
          const mean = meanOverOutcomes(deals, (total) => Math.max(0, total - cents)) / 100;
          expect(Math.abs(excesses[i]! - mean)).toBeLessThanOrEqual(1e-9 * (1 + mean));
        });
      }),
      runs,
    );
  });

  test('amounts that are no short decimals, up to 15 of them', () => {
    const third = manyDeals(15, 1, 3e6);
    const deals = { ...third, amounts: third.amounts.map((amount) => amount / 3) };
    const mean = weightedPipeline(deals);
    const byOutcomes = meanOverOutcomes(deals, (total) => Math.max(0, total - mean));
    expect(expectedExcesses(deals, [mean])[0]).toBeCloseTo(byOutcomes, 4);
  });

  test.each([
    ['listed', 30, 0.01, 10000],
    ['on a rounded lattice', 45, 0.01, 10000],
    ['on a rounded lattice', 500, 0.01, 10000],
    ['on a rounded lattice', 3000, 0.01, 10000],
    ['on an exact lattice', 3000, 500, 50000],
  ])('%s, is the integral of the chances: %i deals in steps of %d', (_, count, step, largest) => {
    const deals = manyDeals(count, step, largest);
    const sum = decimalSum(deals.amounts);
    for (const share of [0.97, 1.02].slice(0, count > 100 ? 1 : 2)) {
      const limit = weightedPipeline(deals) * share;
      const thresholds = step === 500 ? Math.round((sum - limit) / step) * 20 : 2000;
      const integral = excessByChances(deals, limit, Math.min(thresholds, 20000));
      expect(Math.abs(expectedExcesses(deals, [limit])[0]! - integral) / sum).toBeLessThan(1e-6);
    }
  });

  test('one whale beside thousands of small deals loses none of their variance', () => {
    const small = manyDeals(3000, 0.01, 100);
    const deals = {
      amounts: [...small.amounts, 1e8],
      probabilities: [...small.probabilities, 0.5],
    };
    const limit = 1e8 + weightedPipeline(small);
    const [alone] = expectedExcesses(small, [weightedPipeline(small)]);
    expect(expectedExcesses(deals, [limit])[0]).toBeCloseTo(alone! / 2, 1);
  });

  test('many whales of about one size leave the small deals beside them their variance', () => {
    const small = manyDeals(4000, 0.01, 100);
    const whales = Array.from({ length: 40 }, () => 1e6);
    const deals = {
      amounts: [...small.amounts, ...whales],
      probabilities: [...small.probabilities, ...whales.map(() => 0.3)],
    };
    // Where the small deals bring about their mean, all excess hangs on how many whales are won.
    const limit = 12e6 + weightedPipeline(small);
    const [alone] = expectedExcesses(small, [weightedPipeline(small)]);
    let chance = 0.7 ** 40;
    let mean = 0;
    for (let won = 0; won <= 40; won++) {
      mean += chance * (won === 12 ? alone! : Math.max(0, (won - 12) * 1e6));
      chance *= ((40 - won) / (won + 1)) * (3 / 7);
    }
    expect(Math.abs(expectedExcesses(deals, [limit])[0]! - mean) / 40e6).toBeLessThan(1e-6);
  });

  test('property: falls with the limit, at most as fast as the limit rises', () => {
    const limit = fc.integer({ min: 0, max: 30_000_000 });
    fc.assert(
      fc.property(centDeals(60), limit, limit, (deals, one, other) => {
        const [low, high] = [Math.min(one, other) / 100, Math.max(one, other) / 100];
        const [above, below] = expectedExcesses(inMoney(deals), [low, high]);
        const dust = 1e-6 * (1 + decimalSum(inMoney(deals).amounts));
        expect(above! - below!).toBeGreaterThanOrEqual(-dust);
        expect(above! - below!).toBeLessThanOrEqual(high - low + dust);
      }),
      { ...runs, numRuns: 40 },
    );
  });
});

describe('expectedCommission(won, deals, tiers)', () => {
  test('is the mean of the commissions, not the commission on the mean', () => {
    const deals = { amounts: [150000], probabilities: [0.5] };
    const mean = (salesCommission([50000], tiers) + salesCommission([200000], tiers)) / 2;
    expect(expectedCommission([50000], deals, tiers)).toBeCloseTo(mean, 9);
    expect(mean).not.toBe(salesCommission([125000], tiers));
  });

  test('property: of one tier from 0 is its rate on won and expected', () => {
    fc.assert(
      fc.property(centDeals(80), fc.nat({ max: 1e8 }), (deals, won) => {
        const money = inMoney(deals);
        const all = decimalSum([won / 100, weightedPipeline(money)]);
        const commission = expectedCommission([won / 100], money, [{ from: 0, rate: 0.07 }]);
        expect(Math.abs(commission - 0.07 * all)).toBeLessThanOrEqual(1e-12 * (1 + all));
      }),
      runs,
    );
  });

  test('property: equals all outcomes of up to 12 deals', () => {
    fc.assert(
      fc.property(centDeals(12), fc.nat({ max: 3e7 }), (deals, won) => {
        const mean = meanOverOutcomes(deals, (total) =>
          salesCommission([(won + total) / 100], tiers),
        );
        const commission = expectedCommission([won / 100], inMoney(deals), tiers);
        expect(Math.abs(commission - mean)).toBeLessThanOrEqual(1e-9 * (1 + mean));
      }),
      { ...runs, numRuns: 100 },
    );
  });

  test('property: more won never pays less', () => {
    fc.assert(
      fc.property(centDeals(12), fc.nat({ max: 3e7 }), fc.nat({ max: 1e7 }), (deals, won, more) => {
        const money = inMoney(deals);
        expect(
          expectedCommission([won / 100, more / 100], money, tiers) + 1e-9,
        ).toBeGreaterThanOrEqual(expectedCommission([won / 100], money, tiers));
      }),
      { ...runs, numRuns: 100 },
    );
  });
});
