import fc from 'fast-check';
import { bookings } from '../../src/domain/bookings';
import { quotaGapAt } from '../../src/domain/quotaGapAt';
import { centDeals, repeatableNumbers } from '../_arbitraries';
import { chanceByAllOutcomes } from './bookingsReference';

const NONE = { amounts: [], probabilities: [] };
const deal = (size: number, winRate: number): { size: number; winRate: number } => ({
  size,
  winRate,
});
const problem = (code: string, more = {}): unknown => ({
  ok: false,
  problems: [{ code, ...more }],
});

describe('quotaGapAt(quota, won, open, fresh, confidence)', () => {
  test('is the least whole number of deals that reaches the confidence, ties included', () => {
    expect(quotaGapAt(100, [0], NONE, deal(100, 0.5), 0.75)).toEqual({ ok: true, value: 200 });
    expect(quotaGapAt(100, [0], NONE, deal(100, 0.5), 0.76)).toEqual({ ok: true, value: 300 });
    expect(quotaGapAt(0.3, [0], NONE, deal(0.1, 1), 1)).toEqual({ ok: true, value: 0.3 });
  });

  test('counts the open deals', () => {
    const open = { amounts: [60], probabilities: [0.5] };
    expect(quotaGapAt(100, [40], open, deal(60, 0.5), 0.5)).toEqual({ ok: true, value: 0 });
    expect(quotaGapAt(100, [40], open, deal(60, 0.5), 0.75)).toEqual({ ok: true, value: 60 });
  });

  test('is 0 where nothing is missing, whatever the new deals are like', () => {
    expect(quotaGapAt(100, [60, 40], NONE, deal(0, 0), 1)).toEqual({ ok: true, value: 0 });
    expect(quotaGapAt(100, [], NONE, deal(0, 0), 0)).toEqual({ ok: true, value: 0 });
  });

  test('names the argument that makes new deals bring nothing', () => {
    const zero = (argument: string): unknown => problem('zeroDivisor', { argument });
    expect(quotaGapAt(100, [], NONE, deal(0, 0.5), 0.5)).toEqual(zero('deal_size'));
    expect(quotaGapAt(100, [], NONE, deal(5, 0), 0.5)).toEqual(zero('win_rate'));
  });

  test('is certain by certain deals only', () => {
    const open = { amounts: [50, 50], probabilities: [1, 0.999999999999999] };
    expect(quotaGapAt(100, [], open, deal(10, 1), 1)).toEqual({ ok: true, value: 50 });
    expect(quotaGapAt(100, [], open, deal(10, 0.999), 1)).toEqual(
      problem('confidenceOutOfReach', { most: 100000 }),
    );
  });

  test.each([
    [1e9, 0.01, 0.5, 0.8],
    [100, 100, 1e-9, 0.8],
    [100, 100, 5e-324, 0.8],
    [1e300, 1e-300, 0.5, 0.1],
  ])('says where no sensible number does: %d by deals of %d at %d', (quota, size, rate, wanted) => {
    expect(quotaGapAt(quota, [], NONE, deal(size, rate), wanted)).toEqual(
      problem('confidenceOutOfReach', { most: 100000 }),
    );
  });

  test('takes tens of thousands of deals where they are needed', () => {
    const gap = quotaGapAt(1e6, [], NONE, deal(100, 0.3), 0.5);
    expect(gap.ok && gap.value / 100).toBeGreaterThan(33300);
    expect(gap.ok && gap.value / 100).toBeLessThan(33400);
  });

  test('property: put back, it reaches the confidence, and one deal less does not (all outcomes)', () => {
    const rate = fc.integer({ min: 30, max: 100 }).map((percent) => percent / 100);
    const confidence = fc.integer({ min: 1, max: 95 }).map((percent) => percent / 100);
    const size = fc.integer({ min: 500_000, max: 5_000_000 });
    const quota = fc.integer({ min: 0, max: 15_000_000 });
    fc.assert(
      fc.property(
        centDeals(7),
        quota,
        size,
        rate,
        confidence,
        (open, need, each, winRate, wanted) => {
          const money = { ...open, amounts: open.amounts.map((cents) => cents / 100) };
          const gap = quotaGapAt(need / 100, [], money, deal(each / 100, winRate), wanted);
          const chanceWith = (count: number): number =>
            chanceByAllOutcomes(
              {
                amounts: [...open.amounts, ...Array.from({ length: count }, () => each)],
                probabilities: [
                  ...open.probabilities,
                  ...Array.from({ length: count }, () => winRate),
                ],
              },
              need,
            );
          expect(gap.ok).toBe(true);
          const count = gap.ok ? Math.round((gap.value * 100) / each) : -1;
          fc.pre(count + open.amounts.length <= 16);
          expect(chanceWith(count)).toBeGreaterThanOrEqual(wanted - 1e-11);
          if (count > 0) expect(chanceWith(count - 1)).toBeLessThan(wanted);
        },
      ),
      { seed: 20261123, numRuns: 300 },
    );
  });

  test.each([
    [40, 0.01],
    [300, 0.01],
    [300, 500],
  ])(
    'put back into bookings, it reaches the confidence: %i open deals in steps of %d',
    (n, step) => {
      const random = repeatableNumbers(20261123);
      const open = {
        amounts: Array.from(
          { length: n },
          () => (Math.ceil((random() * 40000) / step) * Math.round(step * 100)) / 100,
        ),
        probabilities: Array.from({ length: n }, () => Math.round(random() * 100) / 100),
      };
      const need = n * 12000;
      const gap = quotaGapAt(need, [], open, deal(15000, 0.3), 0.8);
      const count = gap.ok ? gap.value / 15000 : -1;
      const chanceWith = (fresh: number): number =>
        bookings({
          amounts: [...open.amounts, ...Array.from({ length: fresh }, () => 15000)],
          probabilities: [...open.probabilities, ...Array.from({ length: fresh }, () => 0.3)],
        }).chanceOfAtLeast(need);
      expect(count).toBeGreaterThan(0);
      expect(chanceWith(count)).toBeGreaterThan(0.8 - 1e-6);
      expect(chanceWith(count - 1)).toBeLessThan(0.8 + 1e-6);
    },
  );
});
