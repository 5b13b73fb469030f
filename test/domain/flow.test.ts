import fc from 'fast-check';
import { dayNumber, firstOfMonth, mondayOf, monthOf } from '../../src/domain/day';
import { flowSteadiness } from '../../src/domain/flowSteadiness';
import { pipelineFlow } from '../../src/domain/pipelineFlow';
import { nextWorkingDay } from '../../src/domain/workingDays';

const runs = { seed: 20261123, numRuns: 500 };
const DAY = (text: string): number => dayNumber(text)!;

describe('mondayOf, monthOf, firstOfMonth', () => {
  test('agree with the calendar of the language for two hundred years', () => {
    for (let day = 1; day < 73000; day++) {
      const date = new Date((day - 25569) * 86_400_000);
      const weekday = (date.getUTCDay() + 6) % 7;
      const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
      if (mondayOf(day) !== day - weekday) throw new Error(`Monday of ${day}`);
      if (monthOf(day) !== month) throw new Error(`month of ${day}`);
      if (firstOfMonth(month) !== day - date.getUTCDate() + 1) throw new Error(`first of ${day}`);
    }
  });
});

describe('pipelineFlow(deals, from, periods, unit)', () => {
  const deals = {
    days: [DAY('2026-11-22'), DAY('2026-11-23'), DAY('2026-11-29'), DAY('2026-11-30'), null],
    amounts: [1, 10, 20, 40, 80],
    probabilities: [1, 0.5, 0.5, 0.25, 1],
  };

  test('counts by ISO week, from the Monday of the week that holds the day', () => {
    expect(pipelineFlow(deals, DAY('2026-11-25'), 2, 'week')).toEqual([
      { start: DAY('2026-11-23'), deals: 2, value: 30, expected: 15 },
      { start: DAY('2026-11-30'), deals: 1, value: 40, expected: 10 },
    ]);
  });

  test('counts by month over the turn of the year', () => {
    const rows = pipelineFlow(
      { days: [DAY('2027-02-28'), DAY('2027-03-01')], amounts: [1, 2], probabilities: [1, 1] },
      DAY('2026-12-31'),
      3,
      'month',
    );
    expect(rows.map(({ start, value }) => [start, value])).toEqual([
      [DAY('2026-12-01'), 0],
      [DAY('2027-01-01'), 0],
      [DAY('2027-02-01'), 1],
    ]);
  });

  test('counts each deal within the periods exactly once, whatever the unit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 46000, max: 46800 }), { maxLength: 40 }),
        fc.integer({ min: 46000, max: 46800 }),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom('week' as const, 'month' as const),
        (days, from, periods, unit) => {
          const column = days.map(() => 1);
          const rows = pipelineFlow(
            { days, amounts: column, probabilities: column },
            from,
            periods,
            unit,
          );
          const end =
            unit === 'week' ? rows[0]!.start + 7 * periods : firstOfMonth(monthOf(from) + periods);
          expect(rows).toHaveLength(periods);
          expect(rows[0]!.start).toBeLessThanOrEqual(from);
          rows.forEach((row, i) => {
            const next = rows[i + 1]?.start ?? end;
            const inside = days.filter((day) => day >= row.start && day < next).length;
            expect([row.deals, row.value, row.expected]).toEqual([inside, inside, inside]);
          });
        },
      ),
      runs,
    );
  });
});

describe('flowSteadiness(expected)', () => {
  const value = (expected: number[]): number => {
    const outcome = flowSteadiness(expected);
    if (!outcome.ok) throw new Error('no answer');
    return outcome.value;
  };

  test('is 1 for even periods, 1/n for everything in one', () => {
    expect(value([0.1, 0.1, 0.1])).toBe(1);
    expect(value([0, 0, 0, 8])).toBe(0.25);
    expect(value([5])).toBe(1);
    expect(value([1e308, 1e308, 1e-308])).toBeCloseTo(2 / 3, 12);
  });

  test('has no answer where nothing is expected', () => {
    const none = { ok: false, problems: [{ code: 'nothingExpected' }] };
    expect(flowSteadiness([])).toEqual(none);
    expect(flowSteadiness([0, 0])).toEqual(none);
  });

  test('is 1 less the mean difference over twice the mean (another way to the Gini coefficient)', () => {
    const money = fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(money, (expected) => {
        fc.pre(expected.some((part) => part > 0));
        const n = expected.length;
        const sum = expected.reduce((total, part) => total + part, 0);
        const differences = expected.flatMap((a) => expected.map((b) => Math.abs(a - b)));
        const gini = differences.reduce((total, part) => total + part, 0) / (2 * n * sum);
        expect(value(expected)).toBeCloseTo(1 - gini, 12);
        expect(value(expected)).toBeGreaterThanOrEqual(1 / n - 1e-12);
        expect(value(expected)).toBeLessThanOrEqual(1);
      }),
      runs,
    );
  });
});

describe('nextWorkingDay(day, calendar)', () => {
  const freeWeekdays = [false, false, false, false, false, true, true];
  const holidays = new Set([DAY('2026-12-25')]);

  test.each([
    ['2026-11-23', '2026-11-24'],
    ['2026-11-27', '2026-11-30'],
    ['2026-11-28', '2026-11-30'],
    ['2026-12-24', '2026-12-28'],
  ])('after %s it is %s', (day, next) =>
    expect(nextWorkingDay(DAY(day), { freeWeekdays, holidays })).toBe(DAY(next)),
  );

  test('ends where a year has no working day', () => {
    const always = { freeWeekdays: freeWeekdays.map(() => true), holidays };
    expect(nextWorkingDay(100, always)).toBe(101);
  });
});
