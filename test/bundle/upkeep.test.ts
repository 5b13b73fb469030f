import type { OpenedWorkbook } from './openWorkbook';
import { errorsIn, openWorkbook, sampleWorkbook } from './openWorkbook';

/** The cells of a column of Pipeline, heading left out, trailing blanks too. */
function column(workbook: OpenedWorkbook, letters: string): unknown[] {
  const { getters } = workbook.file.model;
  const rows = getters.getNumberRows(workbook.sheetId('Pipeline'));
  const cells = Array.from(
    { length: rows - 1 },
    (_, i) => workbook.cell('Pipeline', `${letters}${i + 2}`).value ?? '',
  );
  while (cells.length > 0 && cells[cells.length - 1] === '') cells.pop();
  return cells;
}

const saying = (workbook: OpenedWorkbook): string =>
  workbook
    .run('refreshPlan')
    .notices.map(({ text }) => text)
    .join('\n');

describe('upkeep', () => {
  test('clears constants that came with a pasted row, names the cells and brings the columns back (rule W5)', () => {
    const workbook = sampleWorkbook();
    workbook.type('Pipeline', 'A18', 'Pasted');
    workbook.type('Pipeline', 'F18', '0.5');
    workbook.type('Pipeline', 'G18', '500');
    workbook.type('Pipeline', 'AQ18', 'Open');
    expect(workbook.cell('Pipeline', 'F1').shown).not.toBe('Chance');
    expect(saying(workbook)).toContain('(F18, G18, AQ18)');
    expect(workbook.cell('Pipeline', 'F1').value).toBe('Chance');
    expect(errorsIn(workbook)).toEqual([]);
  });

  test('names a single typed value and leaves it where it is', () => {
    const workbook = sampleWorkbook();
    workbook.type('Pipeline', 'F5', '0.9');
    expect(saying(workbook)).toContain('(F5)');
    expect(workbook.cell('Pipeline', 'F5').value).toBe(0.9);
    workbook.type('Pipeline', 'F5', '');
    expect(errorsIn(workbook)).toEqual([]);
  });

  test('puts a lost heading formula back and keeps a heading that was typed over it', () => {
    const workbook = sampleWorkbook();
    workbook.type('Pipeline', 'F1', '');
    workbook.type('Pipeline', 'G1', 'My forecast');
    expect(saying(workbook)).toContain('The formula of Chance, My forecast was put back.');
    expect(workbook.cell('Pipeline', 'F2').value).toBe(0.46);
    expect(workbook.cell('Pipeline', 'G1').value).toBe('My forecast');
    expect(workbook.cell('Pipeline', 'G2').value).toBe(19320);
  });

  test('gives an ID to a new deal and a new one to a duplicated row (rule W6)', () => {
    const workbook = sampleWorkbook();
    workbook.type('Pipeline', 'A18', 'New one');
    workbook.type('Pipeline', 'A19', 'Copy of the first');
    workbook.type('Pipeline', 'AJ19', 'sample-01');
    workbook.run('refreshPlan');
    const ids = column(workbook, 'AJ');
    expect(ids).toHaveLength(18);
    expect(new Set(ids).size).toBe(18);
    expect(ids[0]).toBe('sample-01');
  });

  test('writes each change of a stage into the Stage log and fills in days where they are blank', () => {
    const workbook = sampleWorkbook();
    expect(workbook.cell('Stage log', 'D17').value).toBe('Lost');
    workbook.type('Pipeline', 'C2', 'Won');
    workbook.type('Pipeline', 'A18', 'New one');
    workbook.type('Pipeline', 'C18', 'Contacted');
    workbook.run('refreshPlan');
    const logged = ['A', 'B', 'C', 'D', 'E'].map((letters) =>
      [18, 19].map((row) => workbook.cell('Stage log', `${letters}${row}`).shown),
    );
    expect(logged[0]).toEqual(['2026-11-23 09:00', '2026-11-23 09:00']);
    expect(logged[1]![0]).toBe('sample-01');
    expect(logged.slice(2)).toEqual([
      ['Proposal', ''],
      ['Won', 'Contacted'],
      ['reconciled', 'reconciled'],
    ]);
    expect(workbook.cell('Pipeline', 'AE2').shown).toBe('2026-11-23');
    expect(workbook.cell('Pipeline', 'AD2').shown).toBe('2026-11-23');
    expect(workbook.cell('Pipeline', 'AC2').shown).toBe('2026-10-10');
    expect(workbook.cell('Pipeline', 'AC18').shown).toBe('2026-11-23');
  });

  test('finds nothing to do the second time', () => {
    const workbook = sampleWorkbook();
    workbook.type('Pipeline', 'C2', 'Won');
    workbook.run('refreshPlan');
    const before = JSON.stringify(workbook.file.save());
    workbook.run('refreshPlan');
    expect(JSON.stringify(workbook.file.save())).toBe(before);
  });

  test('its service calls do not depend on the number of deals', () => {
    const callsWith = (deals: number): number => {
      const workbook = openWorkbook();
      workbook.run('setUpPipeline');
      const rows = Array.from({ length: deals }, (_, i) => [`P${i}`, 'Proposal', '100']);
      workbook.run('importDeals', { headings: ['Prospect', 'Stage', 'Amount'], rows, map: {} });
      const { calls } = workbook.run('refreshPlan');
      return Object.values(calls).reduce((sum, count) => sum + count, 0);
    };
    expect(callsWith(300)).toBe(callsWith(3));
  });
});
