import fc from 'fast-check';
import { budgetEstimate } from '../../src/domain/budgetEstimate';
import type { ClosedForecast } from '../../src/domain/calibration';
import { calibration } from '../../src/domain/calibration';

const runs = { seed: 20261123, numRuns: 500 };
const deal = (probability: number, isWon: boolean): ClosedForecast => ({ probability, isWon });

function compared(
  deals: ClosedForecast[],
): Extract<ReturnType<typeof calibration>, { ok: true }>['value'] {
  const outcome = calibration(deals);
  if (!outcome.ok) throw new Error('no answer');
  return outcome.value;
}

describe('calibration(deals)', () => {
  test('gives what was said and what happened in each band that holds a deal', () => {
    const { bands, brierScore, n } = compared([
      deal(0.2, false),
      deal(0.28, true),
      deal(0.9, true),
    ]);
    expect(bands.map(({ said, happened, n: count }) => [said, happened, count])).toEqual([
      [0.24, 0.5, 2],
      [0.9, 1, 1],
    ]);
    expect(brierScore).toBeCloseTo((0.04 + 0.5184 + 0.01) / 3, 15);
    expect(n).toBe(3);
  });

  test('keeps edges in the band that they open, dust or not, and 1 in the last', () => {
    const { bands } = compared([
      deal(0.1 + 0.2, true),
      deal(0.3, true),
      deal(1, true),
      deal(0.9, true),
    ]);
    expect(bands.map(({ n }) => n)).toEqual([2, 2]);
    expect(compared([deal(0.7 - 0.4, true), deal(0.3, true)]).bands).toHaveLength(1);
  });

  test('has no answer without a deal', () => {
    expect(calibration([])).toEqual({ ok: false, problems: [{ code: 'nothingToCompare' }] });
  });

  test('counts every deal once; the score is that of saying 0 or 1 at the ends', () => {
    const deals = fc.array(
      fc.record({ probability: fc.double({ min: 0, max: 1, noNaN: true }), isWon: fc.boolean() }),
      { minLength: 1, maxLength: 50 },
    );
    fc.assert(
      fc.property(deals, (given) => {
        const { bands, brierScore, n } = compared(given);
        expect(bands.reduce((sum, band) => sum + band.n, 0)).toBe(n);
        expect(n).toBe(given.length);
        const wins = bands.reduce((sum, band) => sum + band.n * band.happened, 0);
        expect(wins).toBeCloseTo(given.filter(({ isWon }) => isWon).length, 9);
        expect(brierScore).toBeGreaterThanOrEqual(0);
        expect(brierScore).toBeLessThanOrEqual(1);
        const opposite = given.map(({ probability, isWon }) => deal(1 - probability, !isWon));
        expect(compared(opposite).brierScore).toBeCloseTo(brierScore, 12);
      }),
      runs,
    );
  });
});

describe('budgetEstimate(purchases, year, rate)', () => {
  const estimate = (prices: [number, number][], year = 2026, rate = 0.03): unknown =>
    budgetEstimate(
      prices.map(([price, paidIn]) => ({ price, year: paidIn })),
      year,
      rate,
    );

  test('is 0.9 x the smallest, the median and 1.2 x the largest of prices of this year', () => {
    expect(
      estimate([
        [100, 2026],
        [3, 2026],
        [50, 2026],
      ]),
    ).toEqual({
      ok: true,
      value: { low: 2.7, likely: 50, high: 120 },
    });
    expect(
      estimate([
        [10, 2026],
        [20, 2026],
      ]),
    ).toMatchObject({ value: { likely: 15 } });
  });

  test('raises prices by the rate a year', () => {
    expect(estimate([[100, 2024]], 2026, 0.1)).toMatchObject({
      value: { likely: expect.closeTo(121, 10) as number },
    });
    expect(estimate([[100, 2000]], 2026, 0)).toMatchObject({ value: { likely: 100 } });
  });

  test('has no answer without a purchase', () => {
    expect(estimate([])).toEqual({ ok: false, problems: [{ code: 'noPurchases' }] });
  });
});
