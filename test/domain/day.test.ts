import { dayNumber, quarterOf } from '../../src/domain/day';

describe('dayNumber(text)', () => {
  test.each([
    ['1899-12-31', 1],
    ['1970-01-01', 25569],
    ['2000-02-29', 36585],
    ['2026-11-23', 46349],
  ])('%s is %d', (text, day) => expect(dayNumber(text)).toBe(day));

  test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '23/11/2026', '', '2026-11-31'])(
    '%s is no day',
    (text) => expect(dayNumber(text)).toBeNull(),
  );

  test('agrees with the calendar of the language for two hundred years', () => {
    for (let day = 1; day < 73000; day += 1) {
      const iso = new Date((day - 25569) * 86400000).toISOString().slice(0, 10);
      if (dayNumber(iso) !== day) throw new Error(`${iso}: ${dayNumber(iso)} instead of ${day}`);
    }
  });
});

describe('quarterOf(text)', () => {
  test.each([
    ['2026-11-23', '2026-10-01', '2026-12-31'],
    ['2028-01-01', '2028-01-01', '2028-03-31'],
    ['2027-06-30', '2027-04-01', '2027-06-30'],
  ])('%s lies in %s to %s', (day, from, to) =>
    expect(quarterOf(day)).toEqual({ from: dayNumber(from), to: dayNumber(to) }),
  );
});
