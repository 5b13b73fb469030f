import fc from 'fast-check';
import type { DateOrder } from '../../src/table/fileDays';
import { dateOrderOf, isoDay } from '../../src/table/fileDays';

describe('isoDay(text, order)', () => {
  test.each<[string, DateOrder, string | null]>([
    ['2026-11-23', 'dmy', '2026-11-23'],
    ['2026/1/5', 'mdy', '2026-01-05'],
    ['20261123', 'ymd', '2026-11-23'],
    ['2026-11-23T09:30:00Z', 'ymd', '2026-11-23'],
    ['2026-11-23 09:30:00.000+0100', 'ymd', '2026-11-23'],
    ['23/11/2026', 'dmy', '2026-11-23'],
    ['11/23/2026', 'mdy', '2026-11-23'],
    ['23.11.2026 14:05', 'dmy', '2026-11-23'],
    ['11/23/2026 2:05 PM', 'mdy', '2026-11-23'],
    ['3-4-26', 'dmy', '2026-04-03'],
    ['23 Nov 2026', 'ymd', '2026-11-23'],
    ['Nov 23, 2026', 'ymd', '2026-11-23'],
    ['Monday, November 23, 2026', 'dmy', '2026-11-23'],
    ['mån 23 november 2026', 'ymd', '2026-11-23'],
    ['5 maj 2026', 'mdy', '2026-05-05'],
    ['  1/2/2026 ', 'dmy', '2026-02-01'],
    ['23/11/2026', 'mdy', null],
    ['23/11/2026', 'ymd', null],
    ['30/2/2026', 'dmy', null],
    ['2026-02-29', 'ymd', null],
    ['Feb 30, 2026', 'ymd', null],
    ['5 foo 2026', 'dmy', null],
    ['46349', 'dmy', null],
    ['soon', 'dmy', null],
    ['', 'dmy', null],
  ])('%j read as %s is %j', (text, order, day) => expect(isoDay(text, order)).toBe(day));
});

describe('dateOrderOf(texts)', () => {
  test.each<[string[], DateOrder | null]>([
    [['1/2/2026', '13/2/2026'], 'dmy'],
    [['1/2/2026', '2/13/2026'], 'mdy'],
    [['2026-02-01', ''], 'ymd'],
    [['3/3/2026', '5/5/2026'], 'dmy'],
    [['1/2/2026', 'soon'], null],
    [['1/2/2026', '2026-02-13'], null],
    [['13/2/2026', '2/13/2026'], null],
    [['13/2/2026', '14/2/2026', '2/15/2026'], 'dmy'],
    [[], 'ymd'],
  ])('%j is %s', (texts, order) => expect(dateOrderOf(texts)).toBe(order));

  test('where it tells an order, every day that was written in one order is read as it was meant', () => {
    const part = (most: number) => fc.integer({ min: 1, max: most });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(part(28), part(12), fc.integer({ min: 2000, max: 2099 })), {
          minLength: 1,
        }),
        fc.constantFrom<DateOrder>('dmy', 'mdy'),
        (days, meant) => {
          const texts = days.map(([date, month, year]) =>
            (meant === 'dmy' ? [date, month, year] : [month, date, year]).join('/'),
          );
          const order = dateOrderOf(texts);
          if (order === null) return;
          const pad = (n: number): string => String(n).padStart(2, '0');
          const wanted = days.map(([date, month, year]) => `${year}-${pad(month)}-${pad(date)}`);
          expect(texts.map((text) => isoDay(text, order))).toEqual(wanted);
        },
      ),
      { seed: 2026 },
    );
  });
});
