import fc from 'fast-check';
import { bookings } from '../../src/domain/bookings';
import type { CentDeals } from '../_arbitraries';
import { centDeals, repeatableNumbers } from '../_arbitraries';
import {
  chanceByAllOutcomes,
  chancesByEveryCent,
  chancesByFewAndMany,
  chancesByTwoHalves,
  percentileByAllOutcomes,
} from './bookingsReference';

/** The product promises 1e-6; this is what we hold ourselves to. */
const AIMED = 2e-7;

/** Of the sample pipeline to bring 114,000: counted over its 4,096 outcomes. */
const SAMPLE_CHANCE = 0.2236435155819866;

const SAMPLE = {
  amounts: [42000, 18000, 7500, 24000, 51000, 9500, 13000, 22000, 64000, 30000, 16000, 6000],
  probabilities: [0.46, 0.74, 0.81, 0.41, 0.22, 0.31, 0.28, 0.19, 0.12, 0.14, 0.06, 0.09],
};

/** Deals whose amounts are given in cents. */
const inMoney = ({ amounts, probabilities }: CentDeals) =>
  bookings({ amounts: amounts.map((cents) => cents / 100), probabilities });

/** Deals from a function for the amount and one for the probability. */
function deals(count: number, cents: (deal: number) => number, chance: () => number): CentDeals {
  const amounts = Array.from({ length: count }, (_, deal) => cents(deal));
  return { amounts, probabilities: amounts.map(() => chance()) };
}

const between = (random: () => number, low: number, high: number): number =>
  Math.floor(low + random() * (high - low));

const join = (a: CentDeals, b: CentDeals): CentDeals => ({
  amounts: [...a.amounts, ...b.amounts],
  probabilities: [...a.probabilities, ...b.probabilities],
});

/** Thresholds all over the distribution, and some that outcomes hit to the cent. */
function thresholdsFor({ amounts, probabilities }: CentDeals, random: () => number): number[] {
  const mean = amounts.reduce((sum, cents, deal) => sum + cents * probabilities[deal]!, 0);
  const deviation = Math.sqrt(
    amounts.reduce(
      (sum, cents, deal) => sum + cents ** 2 * probabilities[deal]! * (1 - probabilities[deal]!),
      0,
    ),
  );
  const spread = [-2.5, -1.6, -0.9, -0.4, -0.1, 0, 0.2, 0.5, 1.1, 1.9, 3];
  const outcomes = Array.from({ length: 6 }, () =>
    amounts.reduce((sum, cents, deal) => sum + (random() < probabilities[deal]! ? cents : 0), 0),
  );
  return [...spread.map((times) => Math.max(1, Math.round(mean + times * deviation))), ...outcomes];
}

function worstError(given: CentDeals, thresholds: number[], expected: number[]): number {
  const distribution = inMoney(given);
  return Math.max(
    ...thresholds.map((threshold, i) =>
      Math.abs(distribution.chanceOfAtLeast(threshold / 100) - expected[i]!),
    ),
  );
}

const PROBABILITIES: Record<string, (random: () => number) => number> = {
  'of all sorts': (random) => random(),
  'from 0.05 to 0.1': (random) => 0.05 + 0.05 * random(),
  'of 0.5': () => 0.5,
  'mixed with near certain and near hopeless ones': (random) =>
    [0.001, 0.999, 0.3, 0.5, 0.01][Math.floor(random() * 5)]!,
  'of 0.001': () => 0.001,
};

describe('bookings', () => {
  describe('examples', () => {
    it('bookings(two deals) gives the chance that one, or both, are won', () => {
      const two = bookings({ amounts: [42000, 18000], probabilities: [0.5, 0.75] });
      expect(two.chanceOfAtLeast(18000)).toBe(0.875);
      expect(two.chanceOfAtLeast(42000)).toBe(0.5);
      expect(two.chanceOfAtLeast(60000)).toBe(0.375);
    });

    it('bookings(sample pipeline) makes 22 % for the 114,000 that are missing', () => {
      const chance = bookings(SAMPLE).chanceOfAtLeast(240000 - 126000);
      expect(chance).toBeCloseTo(chanceByAllOutcomes(SAMPLE, 114000), 14);
      expect(chance).toBeCloseTo(SAMPLE_CHANCE, 14);
    });

    it('bookings(sample pipeline) has 157,000, 206,500 and 268,500 as low, likely and high with 126,000 won', () => {
      const { percentile } = bookings(SAMPLE);
      expect([0.1, 0.5, 0.9].map((level) => 126000 + percentile(level))).toEqual([
        157000, 206500, 268500,
      ]);
    });
  });

  describe('edges', () => {
    it('bookings(no deals) brings nothing for sure', () => {
      const none = bookings({ amounts: [], probabilities: [] });
      expect(none.chanceOfAtLeast(0)).toBe(1);
      expect(none.chanceOfAtLeast(-5)).toBe(1);
      expect(none.chanceOfAtLeast(0.01)).toBe(0);
      expect([0, 0.5, 1].map((level) => none.percentile(level))).toEqual([0, 0, 0]);
    });

    it('bookings(one deal) brings it or nothing', () => {
      const one = bookings({ amounts: [99.95], probabilities: [0.9] });
      expect(one.chanceOfAtLeast(0.01)).toBeCloseTo(0.9, 15);
      expect(one.chanceOfAtLeast(99.95)).toBeCloseTo(0.9, 15);
      expect(one.chanceOfAtLeast(99.96)).toBe(0);
      expect([0, 0.1, 0.11, 1].map((level) => one.percentile(level))).toEqual([0, 0, 99.95, 99.95]);
    });

    it('bookings(certain deals) counts them as won, and hopeless or empty ones not at all', () => {
      const distribution = bookings({
        amounts: [100.1, 200.2, 50, 0],
        probabilities: [1, 0.5, 0, 0.5],
      });
      expect(distribution.chanceOfAtLeast(100.1)).toBe(1);
      expect(distribution.chanceOfAtLeast(100.11)).toBe(0.5);
      expect(distribution.chanceOfAtLeast(300.3)).toBe(0.5);
      expect(distribution.chanceOfAtLeast(300.31)).toBe(0);
      expect([0, 0.5, 0.6, 1].map((level) => distribution.percentile(level))).toEqual([
        100.1, 100.1, 300.3, 300.3,
      ]);
    });

    it('chanceOfAtLeast(threshold) reaches a sum of decimals that is not the same in binary', () => {
      const tenths = bookings({ amounts: [0.1, 0.2, 0.4], probabilities: [0.5, 0.5, 0.5] });
      expect(tenths.chanceOfAtLeast(0.3)).toBe(0.625);
      expect(tenths.chanceOfAtLeast(0.1 + 0.2)).toBe(0.625);
      expect(tenths.chanceOfAtLeast(0.7)).toBe(0.125);
      expect(tenths.percentile(0.5)).toBe(0.3);
      expect(bookings({ amounts: [0.1], probabilities: [0.5] }).chanceOfAtLeast(0.3 - 0.2)).toBe(
        0.5,
      );
    });

    it('chanceOfAtLeast(threshold) reaches a sum of thirds', () => {
      const thirds = bookings({ amounts: Array(9).fill(1 / 3), probabilities: Array(9).fill(0.5) });
      expect(thirds.chanceOfAtLeast(1)).toBeCloseTo(1 - 46 / 512, 14);
      expect(thirds.chanceOfAtLeast(1.0001)).toBeCloseTo(1 - 130 / 512, 14);
      expect(thirds.percentile(0.5)).toBeCloseTo(4 / 3, 12);
    });

    it('chanceOfAtLeast(threshold) keeps huge and tiny amounts apart', () => {
      const mixed = bookings({
        amounts: [1e15, 1e-6, 2e-6, 1000],
        probabilities: [0.5, 0.5, 0.5, 0.5],
      });
      expect(mixed.chanceOfAtLeast(3e-6)).toBe(0.8125);
      expect(mixed.chanceOfAtLeast(3.1e-6)).toBe(0.75);
      expect(mixed.chanceOfAtLeast(1000.000003)).toBe(0.5625);
      expect(mixed.chanceOfAtLeast(1e15)).toBe(0.5);
      expect(mixed.chanceOfAtLeast(1e15 + 1000)).toBe(0.25);
      expect(mixed.percentile(0.5)).toBeCloseTo(1000.000003, 9);
    });

    it('percentile(level) is 0 where it is likely that nothing is won, in thirds too', () => {
      const unlikely = bookings({ amounts: [1 / 3, 2 / 3, 7 / 3], probabilities: [0.1, 0.1, 0.1] });
      expect(unlikely.percentile(0.5)).toBe(0);
      expect(unlikely.percentile(0.75)).toBeCloseTo(1 / 3, 12);
    });

    it('percentile(0) and percentile(1) are the least and the most that can come in', () => {
      const rare = deals(
        40,
        (deal) => 1000 + deal,
        () => 0.001,
      );
      expect(inMoney(rare).percentile(0)).toBe(0);
      expect(inMoney(rare).percentile(1)).toBe(407.8);
    });
  });

  describe('errors', () => {
    const make = (amount: number, probability: number) => () =>
      bookings({ amounts: [amount], probabilities: [probability] });

    it.each([NaN, -0.01, 1.2, Infinity])('bookings(probability %d) is refused', (probability) => {
      expect(make(1, probability)).toThrow(
        new RangeError(`bookings: probability must be 0 to 1, got ${probability}`),
      );
    });

    it.each([NaN, -1, Infinity])('bookings(amount %d) is refused', (amount) => {
      expect(make(amount, 0.5)).toThrow(
        new RangeError(`bookings: amount must be 0 or more, got ${amount}`),
      );
    });

    it('bookings(columns of two lengths) is refused', () => {
      expect(() => bookings({ amounts: [1, 2], probabilities: [0.5] })).toThrow(
        'bookings: amounts and probabilities must be of one length, got 2 and 1',
      );
    });

    it('chanceOfAtLeast(NaN) and percentile(1.5) are refused', () => {
      const one = make(1, 0.5)();
      expect(() => one.chanceOfAtLeast(NaN)).toThrow(
        'bookings: threshold must be a number, got NaN',
      );
      expect(() => one.percentile(1.5)).toThrow('bookings: level must be 0 to 1, got 1.5');
      expect(() => one.percentile(NaN)).toThrow('bookings: level must be 0 to 1, got NaN');
    });
  });

  describe('against exact references', () => {
    describe.each(Object.entries(PROBABILITIES))('probabilities %s', (_, chance) => {
      it.each([19, 24, 30, 34, 36])('bookings(%d generic deals) equals all outcomes', (count) => {
        const random = repeatableNumbers(count);
        const given = deals(
          count,
          () => between(random, 1e4, 1e7),
          () => chance(random),
        );
        const thresholds = thresholdsFor(given, random);
        expect(worstError(given, thresholds, chancesByTwoHalves(given, thresholds))).toBeLessThan(
          1e-10,
        );
      });

      // All outcomes of 44 deals take long to list: once is enough.
      const counts = chance === PROBABILITIES['from 0.05 to 0.1'] ? [40, 44] : [40];
      it.each(counts)('bookings(%d generic deals) is within 1e-7 of all outcomes', (count) => {
        const random = repeatableNumbers(count);
        const given = deals(
          count,
          () => between(random, 1e4, 1e7),
          () => chance(random),
        );
        const thresholds = thresholdsFor(given, random);
        expect(worstError(given, thresholds, chancesByTwoHalves(given, thresholds))).toBeLessThan(
          1e-7,
        );
      });

      it.each([60, 200])(
        'bookings(%d deals, two of them dominating) equals every cent',
        (count) => {
          const random = repeatableNumbers(count);
          const large = deals(
            2,
            (deal) => 100_000_000 + 1_234_567 * deal,
            () => chance(random),
          );
          const small = deals(
            count - 2,
            () => between(random, 8_000, 12_000),
            () => chance(random),
          );
          const given = join(large, small);
          const thresholds = thresholdsFor(given, random).concat(thresholdsFor(small, random));
          const expected = chancesByFewAndMany(large, small, 1, thresholds);
          expect(worstError(given, thresholds, expected)).toBeLessThan(AIMED);
        },
      );

      it.each([5, 14])('bookings(990 deals in thousands, %d with odd cents) is exact', (few) => {
        const random = repeatableNumbers(few);
        const odd = deals(
          few,
          () => between(random, 1e4, 1e7),
          () => chance(random),
        );
        const round = deals(
          990,
          () => 100_000 * between(random, 1, 100),
          () => chance(random),
        );
        const given = join(odd, round);
        const thresholds = thresholdsFor(given, random);
        const expected = chancesByFewAndMany(odd, round, 100_000, thresholds);
        expect(worstError(given, thresholds, expected)).toBeLessThan(1e-10);
      });

      it('bookings(2,000 whole amounts up to 40) is exact', () => {
        const random = repeatableNumbers(2000);
        const given = deals(
          2000,
          () => between(random, 1, 41),
          () => chance(random),
        );
        const thresholds = thresholdsFor(given, random);
        expect(worstError(given, thresholds, chancesByEveryCent(given, thresholds))).toBeLessThan(
          1e-10,
        );
      });

      it('bookings(150 deals of all sizes in whole euros) equals every euro', () => {
        const random = repeatableNumbers(150);
        const inEuros = deals(
          150,
          () => between(random, 1, 20_000),
          () => chance(random),
        );
        const thresholds = thresholdsFor(inEuros, random);
        const given = { ...inEuros, amounts: inEuros.amounts.map((euros) => euros * 100) };
        const inCents = thresholds.map((euros) => euros * 100);
        const expected = chancesByEveryCent(inEuros, thresholds);
        expect(worstError(given, inCents, expected)).toBeLessThan(AIMED);
      });

      it('bookings(150 deals at seven list prices) equals every tenth of the currency', () => {
        const random = repeatableNumbers(7);
        const prices = [499, 990, 1990, 4900, 9990, 19900, 49990];
        const inTenths = deals(
          150,
          () => prices[between(random, 0, 7)]!,
          () => chance(random),
        );
        const thresholds = thresholdsFor(inTenths, random);
        const given = { ...inTenths, amounts: inTenths.amounts.map((tenths) => tenths * 10) };
        const inCents = thresholds.map((tenths) => tenths * 10);
        const expected = chancesByEveryCent(inTenths, thresholds);
        expect(worstError(given, inCents, expected)).toBeLessThan(AIMED);
      });

      it('bookings(120 prices just below the thousand) equals every thousand and every win', () => {
        const random = repeatableNumbers(999);
        const thousands = deals(
          120,
          () => between(random, 1, 100),
          () => chance(random),
        );
        const given = { ...thousands, amounts: thousands.amounts.map((k) => 1000 * k - 1) };
        const thresholds = thresholdsFor(given, random);
        const expected = chancesByThousandAndWins(thousands, thresholds);
        expect(worstError(given, thresholds, expected)).toBeLessThan(AIMED);
      });
    });

    it('bookings(100 deals around 1,000 and one of 10,000,000) equals every cent', () => {
      const random = repeatableNumbers(1000);
      const large = deals(
        1,
        () => 1_000_000_000,
        () => 0.3,
      );
      const small = deals(
        100,
        () => between(random, 80_000, 120_000),
        () => random(),
      );
      const given = join(large, small);
      const thresholds = thresholdsFor(given, random).concat(thresholdsFor(small, random));
      const expected = chancesByFewAndMany(large, small, 1, thresholds);
      expect(worstError(given, thresholds, expected)).toBeLessThan(AIMED);
    });

    it('bookings(1,000 deals at seven list prices) equals every unit', () => {
      const random = repeatableNumbers(1000);
      const prices = [49, 99, 199, 499, 999, 1990, 4999];
      const given = deals(
        1000,
        () => prices[between(random, 0, 7)]!,
        () => 0.1 * random(),
      );
      const thresholds = thresholdsFor(given, random);
      expect(worstError(given, thresholds, chancesByEveryCent(given, thresholds))).toBeLessThan(
        AIMED,
      );
    });

    it('bookings(10,000 generic deals) is near the normal law, corrected for skewness', () => {
      const random = repeatableNumbers(10_000);
      const given = deals(
        10_000,
        () => between(random, 1e4, 1e7),
        () => random(),
      );
      const distribution = inMoney(given);
      expect(distribution.chanceOfAtLeast(cornishMedian(given) / 100)).toBeCloseTo(0.5, 6);
    });
  });

  describe('properties', () => {
    // One seed for all runs; fast-check prints it, and the path, with a case that fails.
    const run = { seed: 20261123, numRuns: 150 };
    const threshold = fc.integer({ min: -10, max: 60_000_000 });

    it('bookings(up to 12 deals) equals all outcomes', () => {
      fc.assert(
        fc.property(
          centDeals(12),
          threshold,
          fc.double({ min: 0, max: 0.999, noNaN: true }),
          (given, cents, level) => {
            const distribution = inMoney(given);
            const expected = chanceByAllOutcomes(given, cents);
            expect(Math.abs(distribution.chanceOfAtLeast(cents / 100) - expected)).toBeLessThan(
              1e-12,
            );
            expect(distribution.percentile(level)).toBe(
              percentileByAllOutcomes(given, level) / 100,
            );
          },
        ),
        run,
      );
    });

    it('chanceOfAtLeast(threshold) counts every outcome that hits it to the cent', () => {
      fc.assert(
        fc.property(centDeals(12), fc.nat(4095), (given, outcome) => {
          const cents = given.amounts.reduce(
            (sum, amount, deal) => sum + (((outcome >> deal) & 1) === 1 ? amount : 0),
            0,
          );
          const expected = chanceByAllOutcomes(given, cents);
          expect(Math.abs(inMoney(given).chanceOfAtLeast(cents / 100) - expected)).toBeLessThan(
            1e-12,
          );
        }),
        run,
      );
    });

    it('chanceOfAtLeast(threshold) stays in 0..1 and never rises with the threshold', () => {
      fc.assert(
        fc.property(centDeals(90), threshold, threshold, (given, one, other) => {
          const { chanceOfAtLeast } = inMoney(given);
          const atLow = chanceOfAtLeast(Math.min(one, other) / 100);
          const atHigh = chanceOfAtLeast(Math.max(one, other) / 100);
          expect(atLow).toBeLessThanOrEqual(1);
          expect(atHigh).toBeGreaterThanOrEqual(0);
          expect(atHigh).toBeLessThanOrEqual(atLow + AIMED);
        }),
        { ...run, numRuns: 40 },
      );
    });

    it('chanceOfAtLeast(threshold) never falls when a deal is added', () => {
      fc.assert(
        fc.property(centDeals(90), centDeals(1), threshold, (given, added, cents) => {
          const before = inMoney(given).chanceOfAtLeast(cents / 100);
          const after = inMoney(join(given, added)).chanceOfAtLeast(cents / 100);
          expect(after).toBeGreaterThanOrEqual(before - AIMED);
        }),
        { ...run, numRuns: 40 },
      );
    });

    it('bookings(deals) does not depend on their order', () => {
      fc.assert(
        fc.property(centDeals(40), threshold, (given, cents) => {
          const reversed = {
            amounts: [...given.amounts].reverse(),
            probabilities: [...given.probabilities].reverse(),
          };
          expect(inMoney(reversed).chanceOfAtLeast(cents / 100)).toBe(
            inMoney(given).chanceOfAtLeast(cents / 100),
          );
        }),
        run,
      );
    });

    it('bookings(deals) bring on average the sum of amount x probability', () => {
      const upToForty = fc.integer({ min: 0, max: 40 });
      fc.assert(
        fc.property(centDeals(30, upToForty), ({ amounts, probabilities }) => {
          const { chanceOfAtLeast } = bookings({ amounts, probabilities });
          const most = amounts.reduce((sum, amount) => sum + amount, 0);
          let mean = 0;
          for (let total = 1; total <= most; total++) mean += chanceOfAtLeast(total);
          const expected = amounts.reduce(
            (sum, amount, deal) => sum + amount * probabilities[deal]!,
            0,
          );
          expect(Math.abs(mean - expected)).toBeLessThan(1e-9);
        }),
        run,
      );
    });

    it('percentile(level) is the least total that is exceeded with a chance of at most 1 - level', () => {
      const level = fc.double({ min: 0.001, max: 0.999, noNaN: true });
      fc.assert(
        fc.property(centDeals(90), level, (given, wanted) => {
          const { chanceOfAtLeast, percentile } = inMoney(given);
          const total = percentile(wanted);
          expect(1 - chanceOfAtLeast(total + 0.01)).toBeGreaterThanOrEqual(wanted - AIMED);
          if (total > 0) expect(1 - chanceOfAtLeast(total)).toBeLessThan(wanted + AIMED);
        }),
        { ...run, numRuns: 40 },
      );
    });
  });
});

/** P(total >= threshold) where each deal brings a whole number of thousands, less one. */
function chancesByThousandAndWins(
  { amounts, probabilities }: CentDeals,
  thresholds: number[],
): number[] {
  const most = amounts.reduce((sum, thousands) => sum + thousands, 0);
  const width = amounts.length + 1;
  const chanceOf = new Float64Array((most + 1) * width);
  chanceOf[0] = 1;
  amounts.forEach((thousands, deal) => {
    const chance = probabilities[deal]!;
    for (let sum = most; sum >= 0; sum--) {
      for (let wins = deal + 1; wins >= 0; wins--) {
        const isPossible = sum >= thousands && wins > 0;
        const before = isPossible ? chanceOf[(sum - thousands) * width + wins - 1]! : 0;
        const cell = sum * width + wins;
        chanceOf[cell] = chanceOf[cell]! * (1 - chance) + before * chance;
      }
    }
  });
  return thresholds.map((threshold) => {
    let reached = 0;
    for (let sum = 0; sum <= most; sum++) {
      for (let wins = 0; wins < width; wins++) {
        if (1000 * sum - wins >= threshold) reached += chanceOf[sum * width + wins]!;
      }
    }
    return reached;
  });
}

/** The median of many deals by Cornish and Fisher's first correction. */
function cornishMedian({ amounts, probabilities }: CentDeals): number {
  let mean = 0;
  let variance = 0;
  let third = 0;
  amounts.forEach((amount, deal) => {
    const chance = probabilities[deal]!;
    mean += amount * chance;
    variance += amount ** 2 * chance * (1 - chance);
    third += amount ** 3 * chance * (1 - chance) * (1 - 2 * chance);
  });
  return mean - third / variance / 6;
}
