import type { OpenedWorkbook } from './openWorkbook';
import { errorsIn, sampleWorkbook } from './openWorkbook';

const rows = (workbook: OpenedWorkbook, sheet = 'Quota'): string[][] =>
  [2, 3, 4, 5, 6, 7].map((row) =>
    ['A', 'B', 'C', 'D', 'E'].map((letters) => workbook.cell(sheet, `${letters}${row}`).shown),
  );

const OWN = ['Elin Sandberg', '2026-10-01', '2026-12-31', '$240,000', 'Standard'];

describe('fillQuarters()', () => {
  test('adds a row a quarter, with the tiers that the rep had, and leaves quarters that are there', () => {
    const workbook = sampleWorkbook();
    const request = { rep: ' Elin Sandberg ', from: '2026-04-15', quota: 250000 };
    expect(workbook.run('fillQuarters', request).value).toEqual({
      added: 3,
      sentences: [
        '3 quarters were added for Elin Sandberg.',
        '1 quarter has a quota already: it stays as it is.',
      ],
    });
    const added = (from: string, to: string): string[] => [
      'Elin Sandberg',
      from,
      to,
      '$250,000',
      'Standard',
    ];
    expect(rows(workbook)).toEqual([
      OWN,
      added('2026-04-01', '2026-06-30'),
      added('2026-07-01', '2026-09-30'),
      added('2027-01-01', '2027-03-31'),
      ['', '', '', '', ''],
      ['', '', '', '', ''],
    ]);
    workbook.run('fillQuarters', request);
    expect(rows(workbook)[4]).toEqual(['', '', '', '', '']);
    expect(errorsIn(workbook)).toEqual([]);
  });

  test('keeps a name that looks like a formula as text and shows its figures', () => {
    const workbook = sampleWorkbook('sv_SE');
    workbook.run('fillQuarters', { rep: '=1+1', from: '2026-10-01', quota: 0 });
    expect(rows(workbook, 'Säljmål')[1]!.slice(0, 3)).toEqual(['=1+1', '2026-10-01', '2026-12-31']);
    expect(errorsIn(workbook)).toEqual([]);
  });

  test.each([
    [{ rep: '', from: '2026-10-01', quota: 1 }, 'rep is missing or wrong'],
    [{ rep: 'A', from: 'soon', quota: 1 }, 'from is missing or wrong'],
    [{ rep: 'A', from: '2026-10-01', quota: '1' }, 'quota is missing or wrong'],
    [{ rep: 'A', from: '2026-10-01', quota: -1 }, 'quota is missing or wrong'],
    [{ rep: 'A', from: '2026-10-01', quota: 1, row: 9 }, 'row'],
    ['A', 'rep, from, quota'],
  ])('refuses %j and writes nothing', (request, reason) => {
    const workbook = sampleWorkbook();
    expect(() => workbook.run('fillQuarters', request)).toThrow(reason);
    expect(rows(workbook)[1]).toEqual(['', '', '', '', '']);
  });
});
