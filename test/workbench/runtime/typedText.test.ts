import { value } from './_scripts';

type Row = readonly [text: string, swedish: unknown, english: unknown];

/** By memory (platform 7.3): Sheets reads what looks like a number or a date by the locale. */
const ROWS: readonly Row[] = [
  ['1 234,5', 1234.5, '1 234,5'],
  ['1,234.5', '1,234.5', 1234.5],
  ['1,5', 1.5, '1,5'],
  ['1.5', '1.5', 1.5],
  ['1 000', 1000, '1 000'],
  ['00123', 123, 123],
  ['+5', 5, 5],
  ['-0,5', -0.5, '-0,5'],
  ['12,5%', 0.125, '12,5%'],
  ['12 %', 0.12, 0.12],
  ['1200 kr', 1200, '1200 kr'],
  ['$12', '$12', 12],
  ['TRUE', true, true],
  ['false', false, false],
  ['1-2', '1-2', '1-2'],
  ['1/2', '1/2', '1/2'],
  ['3 deals', '3 deals', '3 deals'],
  ['+46 70 123 45 67', '+46 70 123 45 67', '+46 70 123 45 67'],
  ['2026-13-01', '2026-13-01', '2026-13-01'],
  ['Jan 5', 'Jan 5', 'Jan 5'],
  ['#N/A', '#N/A', '#N/A'],
  [' ', ' ', ' '],
  ['=', '=', '='],
  ['a\nb', 'a\nb', 'a\nb'],
];

describe('setValue of a text', () => {
  test.each(ROWS)('%j is %j in sv_SE and %j in en_US', (text, swedish, english) => {
    const set = `return sheet.getRange('A1').setValue(${JSON.stringify(text)}).getValue();`;
    expect(value(set, { locale: 'sv_SE' })).toEqual(swedish);
    expect(value(set)).toEqual(english);
  });

  test.each([
    ['2026-11-23', 'en_US', '2026-11-23'],
    ['2026-11-23', 'sv_SE', '2026-11-23'],
    ['11/23/2026', 'en_US', '11/23/2026'],
    ['2026-11-23 14:30', 'sv_SE', '2026-11-23 14:30:00'],
    ['12,5%', 'sv_SE', '12,50%'],
    ['1234,5 kr', 'sv_SE', '1 234,50 kr'],
  ] as const)('%s in %s shows %s', (text, locale, display) => {
    const set = `return sheet.getRange('A1').setValue('${text}').getDisplayValue();`;
    expect(value(set, { locale })).toBe(display);
  });
});
