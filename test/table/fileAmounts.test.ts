import fc from 'fast-check';
import type { DecimalSign } from '../../src/table/fileAmounts';
import { amountReadingOf, plainAmount, plainShare } from '../../src/table/fileAmounts';

describe('plainAmount(text, reading)', () => {
  test.each<[string, DecimalSign, string, string | null]>([
    ['1234.5', '.', '', '1234.5'],
    ['1,234.50', '.', '', '1234.50'],
    ['1,234,567', '.', '', '1234567'],
    ['1.234,50', ',', '', '1234.50'],
    ['1 234,50 kr', ',', 'KR', '1234.50'],
    ['1\u00a0234\u202f567', ',', '', '1234567'],
    ["1'234.50", '.', '', '1234.50'],
    ['$1,234', '.', '$', '1234'],
    ['SEK 12', '.', 'SEK', '12'],
    ['12:-', ',', 'KR', '12'],
    ['US$ 12', '.', 'US$', '12'],
    ['-5', '.', '', '-5'],
    ['\u2212 5,5', ',', '', '-5.5'],
    ['€ 400', '.', '$', null],
    ['1,23', '.', '', null],
    ['1.234', ',', '', '1234'],
    ['12.34', ',', '', null],
    ['1,2345', '.', '', null],
    ['3956.65x', '.', '', null],
    ['many', '.', '', null],
    ['', '.', '', null],
  ])('%j with %j in %j is %j', (text, sign, currency, plain) =>
    expect(plainAmount(text, { sign, currency })).toBe(plain),
  );
});

describe('plainShare(text, sign, isPercent)', () => {
  test.each<[string, DecimalSign, boolean, string | null]>([
    ['45 %', '.', false, '0.45'],
    ['45', '.', true, '0.45'],
    ['0,45', ',', false, '0.45'],
    ['7,5%', ',', false, '0.075'],
    ['likely', '.', true, null],
  ])('%j with %j and %s is %j', (text, sign, isPercent, share) =>
    expect(plainShare(text, sign, isPercent)).toBe(share),
  );
});

describe('amountReadingOf(texts)', () => {
  test.each<[string[], DecimalSign | null, string]>([
    [['$1,234.50', '$7'], '.', '$'],
    [['1 234,50 kr', '7 kr', '€ 5'], ',', 'KR'],
    [['10', '20'], '.', ''],
    [['1,234'], null, ''],
    [['1.234', '5'], null, ''],
    [['1,234', '5.25'], '.', ''],
    [['45 %', '7,5 %'], ',', ''],
    [[], '.', ''],
  ])('%j is %j in %j', (texts, sign, currency) =>
    expect(amountReadingOf(texts)).toEqual({ sign, currency }),
  );

  test('where it tells a sign, amounts that were written with one are read as they were meant', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 1 }),
        fc.constantFrom<readonly [DecimalSign, string]>(['.', ','], [',', '.'], [',', ' ']),
        fc.boolean(),
        (cents, [sign, group], hasDecimals) => {
          const texts = cents.map((n) => {
            const whole = String(Math.floor(n / 100)).replace(/\B(?=(\d{3})+$)/g, group);
            return hasDecimals ? `${whole}${sign}${String(n % 100).padStart(2, '0')}` : whole;
          });
          const reading = amountReadingOf(texts);
          if (reading.sign === null) return;
          const read = texts.map((text) =>
            plainAmount(text, { sign: reading.sign!, currency: reading.currency }),
          );
          const meant = cents.map((n) => (hasDecimals ? n / 100 : Math.floor(n / 100)));
          expect(read.map(Number)).toEqual(meant);
        },
      ),
      { seed: 2026 },
    );
  });
});
