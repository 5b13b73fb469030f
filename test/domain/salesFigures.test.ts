import fc from 'fast-check';
import { dealsNeeded } from '../../src/domain/dealsNeeded';
import { pipelineCoverage } from '../../src/domain/pipelineCoverage';
import { quotaAttainment } from '../../src/domain/quotaAttainment';
import { salesCommission } from '../../src/domain/salesCommission';
import { salesVelocity } from '../../src/domain/salesVelocity';

const runs = { seed: 20261123, numRuns: 500 };
const cents = fc.integer({ min: 0, max: 1e9 }).map((units) => units / 100);
const zeroDivisor = (argument: string): unknown => ({
  ok: false,
  problems: [{ code: 'zeroDivisor', argument }],
});

describe('quotaAttainment(quota, won)', () => {
  test('is the part that is won, also above 1, without dust', () => {
    expect(quotaAttainment(0.3, [0.1, 0.2])).toEqual({ ok: true, value: 1 });
    expect(quotaAttainment(100, [250])).toEqual({ ok: true, value: 2.5 });
    expect(quotaAttainment(100, [])).toEqual({ ok: true, value: 0 });
  });

  test('is trouble for a quota of 0', () => {
    expect(quotaAttainment(0, [1])).toEqual(zeroDivisor('quota'));
  });
});

describe('dealsNeeded(gap, size, rate)', () => {
  test.each([
    [300, 100, 0.3, 10],
    [301, 100, 0.3, 11],
    [0.3, 1, 0.1, 3],
    [1.1, 1, 0.1, 11],
    [10, 3, 1 / 3, 10],
    [1e-9, 100, 0.5, 1],
    [0, 0, 0, 0],
  ])('%d by deals of %d at %d takes %d: dust starts no deal', (gap, size, rate, deals) => {
    expect(dealsNeeded(gap, size, rate)).toEqual({ ok: true, value: deals });
  });

  test('names the argument that makes deals bring nothing', () => {
    expect(dealsNeeded(1, 0, 0.5)).toEqual(zeroDivisor('deal_size'));
    expect(dealsNeeded(1, 5, 0)).toEqual(zeroDivisor('win_rate'));
  });

  test('property: so many fill the gap on average, one fewer does not', () => {
    const percent = fc.integer({ min: 1, max: 100 });
    const size = fc.integer({ min: 1, max: 1e7 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), size, percent, (gap, each, rate) => {
        const needed = dealsNeeded(gap / 100, each / 100, rate / 100);
        const whole = (BigInt(gap) * 100n + BigInt(each * rate) - 1n) / BigInt(each * rate);
        expect(needed).toEqual({ ok: true, value: Number(whole) });
      }),
      runs,
    );
  });
});

describe('pipelineCoverage(quota, won, open)', () => {
  test('is open pipeline by remaining quota', () => {
    expect(pipelineCoverage(0.3, [0.1], [0.5, 0.1])).toEqual({ ok: true, value: 3 });
    expect(pipelineCoverage(10, [], [])).toEqual({ ok: true, value: 0 });
  });

  test('is trouble where the quota is met', () => {
    const met = { ok: false, problems: [{ code: 'quotaMet' }] };
    expect(pipelineCoverage(0.3, [0.1, 0.2], [5])).toEqual(met);
    expect(pipelineCoverage(0, [], [5])).toEqual(met);
  });
});

describe('salesVelocity(open, rate, size, days)', () => {
  test('is money a day without dust', () => {
    expect(salesVelocity(3, 0.1, 0.7, 0.21)).toEqual({ ok: true, value: 1 });
    expect(salesVelocity(0, 0.3, 100, 5)).toEqual({ ok: true, value: 0 });
  });

  test('is trouble where deals take no time', () => {
    expect(salesVelocity(1, 1, 1, 0)).toEqual(zeroDivisor('cycle_days'));
  });
});

describe('salesCommission(bookings, tiers)', () => {
  const tiers = [
    { from: 0, rate: 0.05 },
    { from: 100000, rate: 0.08 },
    { from: 200000, rate: 0.03 },
  ];

  test('pays each rate on its own part', () => {
    expect(salesCommission([90000], tiers)).toBe(4500);
    expect(salesCommission([100000], tiers)).toBe(5000);
    expect(salesCommission([150000], tiers)).toBe(9000);
    expect(salesCommission([200000, 100000], tiers)).toBe(16000);
    expect(salesCommission([], tiers)).toBe(0);
  });

  test('pays nothing below the first tier', () => {
    expect(salesCommission([50], [{ from: 100, rate: 0.5 }])).toBe(0);
    expect(salesCommission([150], [{ from: 100, rate: 0.5 }])).toBe(25);
  });

  test('leaves no dust: 0.1 + 0.2 at 0.07', () => {
    expect(salesCommission([0.1, 0.2], [{ from: 0, rate: 0.07 }])).toBe(0.021);
  });

  test('property: equals the sum over every cent', () => {
    const steps = fc.uniqueArray(
      fc.record({ from: fc.integer({ min: 0, max: 300 }), percent: fc.nat({ max: 100 }) }),
      { minLength: 1, maxLength: 4, selector: ({ from }) => from },
    );
    fc.assert(
      fc.property(fc.nat({ max: 400 }), steps, (booked, unsorted) => {
        const sorted = [...unsorted].sort((a, b) => a.from - b.from);
        let paid = 0;
        for (let cent = 0; cent < booked; cent++) {
          paid += sorted.filter(({ from }) => from <= cent).pop()?.percent ?? 0;
        }
        const given = sorted.map(({ from, percent }) => ({
          from: from / 100,
          rate: percent / 100,
        }));
        expect(salesCommission([booked / 100], given)).toBeCloseTo(paid / 10000, 12);
      }),
      runs,
    );
  });

  test('property: more bookings never pay less', () => {
    fc.assert(
      fc.property(cents, cents, (booked, more) => {
        expect(salesCommission([booked, more], tiers)).toBeGreaterThanOrEqual(
          salesCommission([booked], tiers),
        );
      }),
      runs,
    );
  });
});
