import type { OpenedWorkbook } from './openWorkbook';
import { errorsIn, openWorkbook, sampleWorkbook } from './openWorkbook';

const told = (workbook: OpenedWorkbook, name: string): string =>
  workbook
    .run(name)
    .notices.map(({ text }) => text)
    .join('\n');

describe('deals that the formulas could lose are counted or named', () => {
  test('a stage with outer blanks and one whose kind is blank are open deals like others (rule F4)', () => {
    const workbook = sampleWorkbook();
    workbook.type('Settings', 'A9', 'Pilot');
    workbook.type('Settings', 'B9', '0.6');
    workbook.type('Pipeline', 'A18', 'Pilot deal');
    workbook.type('Pipeline', 'C18', 'Pilot');
    workbook.type('Pipeline', 'D18', '1000');
    workbook.type('Pipeline', 'A19', 'Blank behind');
    workbook.type('Pipeline', 'C19', 'Proposal ');
    workbook.type('Pipeline', 'D19', '1000');
    expect(workbook.cell('Pipeline', 'G18').value).toBe(600);
    expect(workbook.cell('Pipeline', 'G19').value).toBe(450);
    expect(workbook.cell('Plan', 'B19').value).toBe(14);
  });

  test('a kind in another of our languages means the same', () => {
    const workbook = sampleWorkbook();
    workbook.type('Settings', 'C5', 'Öppen');
    workbook.type('Settings', 'C7', 'vunnen');
    expect(workbook.cell('Plan', 'A5').value).toBe(126000);
    expect(workbook.cell('Plan', 'D5').value).toBe(83920);
  });

  test('a deal without a known stage is named on Plan', () => {
    const workbook = sampleWorkbook();
    workbook.type('Pipeline', 'C2', '');
    expect(workbook.cell('Plan', 'A8').value).toBe(
      '1 deal has no stage that Settings knows: it is in no figure.',
    );
  });

  test('a stage that is renamed leaves what was logged of it, and no error', () => {
    const workbook = sampleWorkbook();
    workbook.type('Settings', 'A5', 'Offer');
    for (let row = 2; row <= 17; row++) {
      if (workbook.cell('Pipeline', `C${row}`).value === 'Proposal')
        workbook.type('Pipeline', `C${row}`, 'Offer');
    }
    workbook.run('refreshPlan');
    expect(errorsIn(workbook)).toEqual([]);
    expect(workbook.cell('Plan', 'D5').value).toBe(83920);
  });

  test('a chance over 1 and a negative amount are not added up but counted as missing', () => {
    const workbook = sampleWorkbook();
    workbook.type('Pipeline', 'E2', '46');
    workbook.type('Pipeline', 'D3', '-18000');
    expect(workbook.cell('Plan', 'D5').value).toBe(83920 - 19320 - 13320);
    expect(workbook.cell('Plan', 'A7').value).toContain('2 open deals have no amount');
  });

  test('a quota that is no number gives no figures and says so', () => {
    const workbook = sampleWorkbook();
    workbook.type('Quota', 'D2', '240k');
    expect(workbook.cell('Plan', 'A3').value).toContain('A quota for this day is not a number');
    expect(workbook.cell('Plan', 'G5').value).toBe('');
    expect(workbook.cell('Plan', 'J5').value).toBe('');
  });

  test('a row inserted above the headings leaves each figure beside its deal', () => {
    const workbook = sampleWorkbook();
    const at = { dimension: 'ROW', base: 0, position: 'before', quantity: 1 };
    const sheetId = workbook.sheetId('Pipeline');
    workbook.dispatch('ADD_COLUMNS_ROWS', { sheetId, sheetName: 'Pipeline', ...at });
    expect(workbook.cell('Pipeline', 'F2').value).toBe('Chance');
    expect(workbook.cell('Pipeline', 'G3').value).toBe(19320);
    expect(workbook.cell('Plan', 'D5').value).toBe(83920);
  });
});

describe('Set up pipeline repairs', () => {
  test('formulas whose column was deleted', () => {
    const workbook = sampleWorkbook();
    const sheetId = workbook.sheetId('Pipeline');
    const amount = { sheetId, sheetName: 'Pipeline', dimension: 'COL', elements: [3] };
    workbook.dispatch('REMOVE_COLUMNS_ROWS', amount);
    workbook.run('setUpPipeline');
    expect(errorsIn(workbook)).toEqual([]);
    // Without an amount the likely budget counts.
    const expected = (): number[] =>
      [workbook.cell('Plan', 'D5'), workbook.cell('Pipeline', 'F2')].map(({ value }) =>
        Number(value),
      );
    const [wholeBefore, ofDeal] = expected();
    workbook.type('Pipeline', 'AR2', '1000');
    expect(expected()).toEqual([wholeBefore! - ofDeal! + 460, 460]);
  });

  test('a deleted sheet, and what referred to it', () => {
    for (const name of ['Pipeline', 'Settings', 'State', 'Plan']) {
      const workbook = sampleWorkbook();
      workbook.dispatch('DELETE_SHEET', { sheetId: workbook.sheetId(name), sheetName: name });
      workbook.run('setUpPipeline');
      expect([name, errorsIn(workbook)]).toEqual([name, []]);
    }
  });

  test('but takes no named range of somebody else for its own', () => {
    const workbook = openWorkbook();
    const sheetId = workbook.sheetId('Sheet1');
    const zone = { top: 0, bottom: 1, left: 0, right: 1 };
    workbook.type('Sheet1', 'A1', 'mine');
    workbook.dispatch('CREATE_NAMED_RANGE', {
      name: 'STAGES',
      ranges: [{ _sheetId: sheetId, _zone: zone }],
    });
    expect(told(workbook, 'setUpPipeline')).toContain(
      'The name STAGES is in use for other cells (Sheet1!A1:B2).',
    );
    expect(workbook.file.model.getters.getSheetIds()).toHaveLength(1);
  });
});

describe('a file whose headings are in the way', () => {
  const importing = (workbook: OpenedWorkbook, headings: string[], ...rows: string[][]): unknown =>
    workbook.run('importDeals', { headings, rows, map: {} }).value;

  test('a column called like a computed one is kept beside it under another name', () => {
    const workbook = sampleWorkbook();
    const headings = ['Prospect', 'Stage', 'Kind', 'Chance'];
    importing(workbook, headings, ['A', 'Proposal', 'new business', 'high']);
    expect(errorsIn(workbook)).toEqual([]);
    expect(workbook.cell('Pipeline', 'AS1').value).toBe('Kind (imported)');
    expect(workbook.cell('Pipeline', 'AS18').value).toBe('new business');
    expect(workbook.cell('Pipeline', 'AT18').value).toBe('high');
  });

  test('headings that repeat keep a column each, at the second import too', () => {
    const workbook = sampleWorkbook();
    const headings = ['Prospect', 'Stage', 'Note', 'Note'];
    importing(workbook, headings, ['A', 'Proposal', 'first', 'second']);
    importing(workbook, headings, ['B', 'Proposal', 'third', 'fourth']);
    const notes = ['AS18', 'AT18', 'AS19', 'AT19'].map((xc) => workbook.cell('Pipeline', xc).value);
    expect(notes).toEqual(['first', 'second', 'third', 'fourth']);
  });

  test('a fault in the stage table stops the import, with the row of Settings', () => {
    const workbook = sampleWorkbook();
    workbook.type('Settings', 'B3', 'abc');
    const user = { email: 'rep@example.com', locale: 'en' };
    const request = { headings: ['Prospect', 'Stage'], rows: [['A', 'Won']], map: {} };
    const { error } = workbook.script.run('importDeals', [request], user);
    expect(error?.message).toContain('Settings: row 3 of stages holds “abc”');
  });

  test('an amount beyond the range of a number is refused', () => {
    const workbook = sampleWorkbook();
    const report = importing(
      workbook,
      ['Prospect', 'Stage', 'Amount'],
      ['A', 'Proposal', '1'.repeat(400)],
    );
    expect(report).toMatchObject({ added: 0, refused: [{ row: 2 }] });
  });
});
