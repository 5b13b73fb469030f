import fc from 'fast-check';
import { bookings } from '../../src/domain/bookings';
import { dealImpact } from '../../src/domain/dealImpact';
import { quickChance } from '../../src/domain/quickChance';
import { amountInCents, centDeals, repeatableNumbers } from '../_arbitraries';
import { chanceByAllOutcomes } from './bookingsReference';

const runs = { seed: 20261123, numRuns: 300 };

interface Deals {
  readonly amounts: number[];
  readonly probabilities: number[];
}

const withChance = ({ amounts, probabilities }: Deals, deal: number, chance: number): Deals => ({
  amounts,
  probabilities: probabilities.map((own, other) => (other === deal ? chance : own)),
});

/** Amounts over a factor of twelve in odd cents, or in whole hundreds. */
function manyDeals(count: number, round: number, chance: (random: number) => number): Deals {
  const random = repeatableNumbers(20261123);
  const amount = (): number =>
    (Math.round(Math.exp(8 + 2.5 * random()) / round) * Math.round(round * 100)) / 100;
  return {
    amounts: Array.from({ length: count }, amount),
    probabilities: Array.from({ length: count }, () => chance(random())),
  };
}

const needOf = ({ amounts, probabilities }: Deals): number =>
  Math.round(amounts.reduce((sum, amount, deal) => sum + amount * probabilities[deal]!, 0) * 1.1);

describe('dealImpact(quota, won, deals)', () => {
  test('is the chance if the deal is won less the chance if it is lost', () => {
    const deals = { amounts: [60, 80, 0, 60], probabilities: [0.5, 0.25, 0.5, 0] };
    expect(dealImpact(100, [40], deals)).toEqual([0.75, 0.5, 0, 0.375]);
  });

  test('counts ties: a deal that just reaches the quota', () => {
    expect(dealImpact(0.3, [0.1], { amounts: [0.2], probabilities: [0.3] })[0]).toBeCloseTo(1, 15);
  });

  test('knows deals that are certain or hopeless', () => {
    expect(dealImpact(100, [], { amounts: [100, 100], probabilities: [1, 0] })).toEqual([1, 0]);
  });

  test('is 0 where the quota is met, and where it is out of reach', () => {
    expect(dealImpact(10, [10], { amounts: [5], probabilities: [0.5] })).toEqual([0]);
    expect(dealImpact(10, [], { amounts: [5, 4], probabilities: [0.5, 0.5] })).toEqual([0, 0]);
    expect(dealImpact(10, [], { amounts: [], probabilities: [] })).toEqual([]);
  });

  test('property: equals all outcomes of up to 12 deals', () => {
    const need = fc.integer({ min: 1, max: 30_000_000 });
    fc.assert(
      fc.property(centDeals(12), fc.oneof(need, amountInCents), (deals, quota) => {
        const inMoney = { ...deals, amounts: deals.amounts.map((cents) => cents / 100) };
        dealImpact(quota / 100, [], inMoney).forEach((impact, deal) => {
          const ifWon = chanceByAllOutcomes(withChance(deals, deal, 1), quota);
          const ifLost = chanceByAllOutcomes(withChance(deals, deal, 0), quota);
          expect(Math.abs(impact - (ifWon - ifLost))).toBeLessThan(1e-9);
        });
      }),
      runs,
    );
  });

  test.each([
    ['in round amounts', 100, 500, (random: number) => Math.round(random * 100) / 100, 1e-9],
    ['in odd cents', 40, 0.01, (random: number) => Math.round(random * 100) / 100, 2e-6],
    ['in odd cents, all at even chances', 70, 0.01, () => 0.5, 1e-5],
    ['in odd cents, near even chances', 70, 0.01, (random: number) => 0.45 + random / 10, 1e-5],
    ['in odd cents, hardly likely', 60, 0.01, (random: number) => random / 50, 1e-5],
  ])('equals the distribution without the deal: %s, %i deals', (_, count, round, chance, most) => {
    const deals = manyDeals(count, round, chance);
    const need = needOf(deals);
    const impacts = dealImpact(need, [], deals);
    for (let deal = 0; deal < count; deal += Math.ceil(count / 3)) {
      const ifWon = bookings(withChance(deals, deal, 1)).chanceOfAtLeast(need);
      const ifLost = bookings(withChance(deals, deal, 0)).chanceOfAtLeast(need);
      expect(Math.abs(impacts[deal]! - (ifWon - ifLost))).toBeLessThan(most);
    }
  });

  test('does not depend on the order of the deals', () => {
    const deals = manyDeals(200, 0.01, (random) => random);
    const need = needOf(deals);
    const reversed = {
      amounts: [...deals.amounts].reverse(),
      probabilities: [...deals.probabilities].reverse(),
    };
    expect(dealImpact(need, [], reversed).reverse()).toEqual(dealImpact(need, [], deals));
  });
});

describe('quickChance(deals)(threshold)', () => {
  test.each([
    [30, 0.01, 1e-6],
    [200, 0.01, 1e-6],
    [200, 500, 1e-12],
    [2000, 0.01, 1e-6],
  ])('is what bookings says: %i deals, amounts in steps of %d', (count, round, most) => {
    const deals = manyDeals(count, round, (random) => random);
    const chance = quickChance(deals);
    const exact = bookings(deals);
    for (const share of [0.9, 0.97, 1, 1.04, 1.1]) {
      const threshold = (needOf(deals) / 1.1) * share;
      expect(Math.abs(chance(threshold) - exact.chanceOfAtLeast(threshold))).toBeLessThan(most);
    }
  });

  test('counts round sums that many outcomes share, among amounts in odd cents', () => {
    const odd = manyDeals(30, 0.01, () => 0.3);
    const amounts = [...odd.amounts, ...Array.from({ length: 6 }, () => 100000)];
    const probabilities = [
      ...odd.probabilities.map(() => 0.001),
      ...Array.from({ length: 6 }, () => 0.5),
    ];
    const deals = { amounts, probabilities };
    for (const threshold of [100000, 300000, 300000.01, 600000]) {
      const exact = bookings(deals).chanceOfAtLeast(threshold);
      expect(Math.abs(quickChance(deals)(threshold) - exact)).toBeLessThan(1e-6);
    }
  });
});
