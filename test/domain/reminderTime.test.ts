import fc from 'fast-check';
import { dayNumber } from '../../src/domain/day';
import { reminderTime } from '../../src/domain/reminderTime';

const day = (text: string): number => dayNumber(text)!;
const NINE = 9 / 24;
const calendar = {
  freeWeekdays: [false, false, false, false, false, true, true],
  holidays: new Set([day('2026-12-24'), day('2026-12-25')]),
};
const at = (text: string, hour: number): number => day(text) + hour / 24;

describe('reminderTime(start, now, sendFrom, calendar) (rule R2)', () => {
  test.each([
    ['the day before', at('2026-12-02', 10), at('2026-12-01', 9)],
    ['Friday for a Monday', at('2026-12-07', 10), at('2026-12-04', 9)],
    ['before the weekend and the holidays', at('2026-12-28', 10), at('2026-12-23', 9)],
  ])('from the hour of Settings, %s', (_, start, expected) => {
    expect(reminderTime(start, at('2026-11-23', 8), NINE, calendar)).toEqual({
      kind: 'dayBefore',
      at: expected,
    });
  });

  test('just before that hour it waits, just after it goes by the next run', () => {
    const start = at('2026-12-02', 10);
    expect(reminderTime(start, at('2026-12-01', 9), NINE, calendar).kind).toBe('dayBefore');
    expect(reminderTime(start, at('2026-12-01', 9.02), NINE, calendar).kind).toBe('soon');
  });

  test('until two hours before the start, and not later', () => {
    const start = at('2026-12-02', 10);
    expect(reminderTime(start, start - 2 / 24, NINE, calendar).kind).toBe('soon');
    expect(reminderTime(start, start - 1.9 / 24, NINE, calendar).kind).toBe('tooLate');
    expect(reminderTime(start, start + 1, NINE, calendar).kind).toBe('tooLate');
  });

  test('a day without a time mails nobody', () => {
    expect(reminderTime(day('2026-12-02'), at('2026-11-23', 8), NINE, calendar)).toEqual({
      kind: 'noTime',
    });
  });

  test('a mail never goes later than two hours before the start, whatever Settings say', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 46000, max: 47000, noNaN: true }),
        fc.double({ min: -20, max: 20, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (start, ahead, sendFrom) => {
          const goes = reminderTime(start, start - ahead, sendFrom, calendar);
          if (goes.kind === 'dayBefore') {
            expect(goes.at).toBeLessThanOrEqual(start - 2 / 24);
            expect(goes.at).toBeGreaterThanOrEqual(start - ahead);
          }
          if (goes.kind === 'soon') expect(ahead).toBeGreaterThanOrEqual(2 / 24 - 1e-9);
        },
      ),
      { seed: 6, numRuns: 500 },
    );
  });
});
