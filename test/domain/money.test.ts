import fc from 'fast-check';
import { decimalDotProduct, decimalSum, wholeScale } from '../../src/domain/decimals';
import { quotaGap } from '../../src/domain/quotaGap';
import { weightedPipeline } from '../../src/domain/weightedPipeline';
import { winRate } from '../../src/domain/winRate';

/** Amounts with two decimals, as people type them. */
const cents = fc.integer({ min: 0, max: 1e9 }).map((units) => units / 100);
const percent = fc.integer({ min: 0, max: 100 }).map((units) => units / 100);
const runs = { seed: 20261123, numRuns: 500 };

describe('decimalSum(values)', () => {
  test('adds decimals as a person does', () => {
    expect(decimalSum([0.1, 0.2])).toBe(0.3);
    expect(decimalSum(Array.from({ length: 1000 }, () => 0.01))).toBe(10);
    expect(decimalSum([0.3, -0.1, -0.2])).toBe(0);
  });

  test('is 0 for nothing and Infinity beyond the range of a double', () => {
    expect(decimalSum([])).toBe(0);
    expect(decimalSum([1e308, 1e308])).toBe(Infinity);
  });

  test('keeps small parts beside large ones where no short decimal fits', () => {
    expect(decimalSum([1e16, 1 / 3, -1e16])).toBeCloseTo(1 / 3, 15);
  });

  describe('properties', () => {
    test('equals the sum in whole cents', () => {
      fc.assert(
        fc.property(fc.array(cents), (amounts) => {
          const whole = amounts.reduce((sum, amount) => sum + BigInt(Math.round(amount * 100)), 0n);
          expect(decimalSum(amounts)).toBe(Number(whole) / 100);
        }),
        runs,
      );
    });

    test('does not depend on the order', () => {
      fc.assert(
        fc.property(fc.array(cents), (amounts) => {
          expect(decimalSum([...amounts].reverse())).toBe(decimalSum(amounts));
        }),
        runs,
      );
    });
  });
});

describe('wholeScale(values)', () => {
  test('is the smallest power of ten that makes all whole, 0 where none does', () => {
    expect(wholeScale([1, 2.5, 1.005])).toBe(1000);
    expect(wholeScale([1 / 3])).toBe(0);
    expect(wholeScale([9e15, 0.01])).toBe(0);
  });
});

describe('weightedPipeline(deals)', () => {
  test('equals the exact sum of products for cents and percents', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cents, percent)), (deals) => {
        const exact = deals.reduce(
          (sum, [amount, chance]) =>
            sum + BigInt(Math.round(amount * 100)) * BigInt(Math.round(chance * 100)),
          0n,
        );
        const [amounts, probabilities] = [deals.map(([a]) => a), deals.map(([, p]) => p)];
        expect(weightedPipeline({ amounts, probabilities })).toBe(Number(exact) / 1e4);
      }),
      runs,
    );
  });

  test('has no dust where a product has: 0.1 x 0.7 ten times', () => {
    const tenTimes = (value: number): number[] => Array.from({ length: 10 }, () => value);
    expect(decimalDotProduct(tenTimes(0.1), tenTimes(0.7))).toBe(0.7);
  });
});

describe('quotaGap(quota, won, expected)', () => {
  test('is the quota less won and expected, never below 0', () => {
    expect(quotaGap(240000, [126000], [83920])).toBe(30080);
    expect(quotaGap(100, [60, 60], [])).toBe(0);
  });

  test('never rises when more is won', () => {
    fc.assert(
      fc.property(cents, fc.array(cents), cents, (quota, won, more) => {
        expect(quotaGap(quota, [...won, more], [])).toBeLessThanOrEqual(quotaGap(quota, won, []));
      }),
      runs,
    );
  });
});

describe('winRate(closed, prior, weight)', () => {
  test('is won among closed, drawn towards the prior by its weight', () => {
    expect(winRate({ won: 4238, lost: 2473 }, 0.5, 0)).toEqual({
      ok: true,
      value: 0.6315005215318135,
    });
    expect(winRate({ won: 1, lost: 0 }, 0.25, 3)).toEqual({ ok: true, value: 0.4375 });
  });

  test('is trouble where nothing is closed and the prior has no weight', () => {
    expect(winRate({ won: 0, lost: 0 }, 0.5, 0)).toEqual({
      ok: false,
      problems: [{ code: 'nothingClosed' }],
    });
  });
});
