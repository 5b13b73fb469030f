import type { OpenedWorkbook } from './openWorkbook';
import { emptyPipeline, errorsIn, openWorkbook, sampleWorkbook } from './openWorkbook';

describe.each([
  ['en_US', 'Pipeline', 'Plan', '$83,920'],
  ['sv_SE', 'Pipeline', 'Plan', '839 200 kr'],
] as const)('the workbook built in %s', (locale, pipeline, plan, expected) => {
  test('shows no error while it is empty', () => {
    const workbook = emptyPipeline(locale);
    expect(errorsIn(workbook)).toEqual([]);
  });

  test('shows the figures of the sample deals, and no error', () => {
    const workbook = sampleWorkbook(locale);
    expect(errorsIn(workbook)).toEqual([]);
    expect(workbook.cell(plan, 'D5').shown.replace(/\s/g, ' ')).toBe(expected);
    expect(workbook.cell(plan, 'J5').value).toBeCloseTo(0.223643515581988, 12);
  });

  test('is the same after set-up, samples and set-up again', () => {
    const workbook = sampleWorkbook(locale);
    workbook.run('refreshPlan');
    const before = JSON.stringify(workbook.file.save());
    workbook.run('setUpPipeline');
    workbook.run('addSampleDeals');
    workbook.run('refreshPlan');
    expect(JSON.stringify(workbook.file.save())).toBe(before);
  });

  test('computed columns end at the last deal and leave the rows below free (rule W4)', () => {
    const workbook = sampleWorkbook(locale);
    const { getters } = workbook.file.model;
    const sheetId = getters.getSheetIdByName(pipeline)!;
    const last = Math.max(
      ...getters
        .getEvaluatedCellsPositions(sheetId)
        .filter((position) => getters.getEvaluatedCell(position).type !== 'empty')
        .map(({ row }) => row),
    );
    expect(last).toBe(16);
  });
});

describe('the sheet Quota', () => {
  const row = (workbook: OpenedWorkbook, n: number): string[] =>
    ['F', 'G', 'H'].map((letters) => workbook.cell('Quota', `${letters}${n}`).shown);
  const type = (workbook: OpenedWorkbook, n: number, cells: readonly string[]): void =>
    cells.forEach((content, i) => workbook.type('Quota', `${'ABCD'[i]}${n}`, content));

  test('shows what is won, expected and still to build beside each quota, as Plan does', () => {
    const workbook = sampleWorkbook();
    expect(row(workbook, 2)).toEqual(['$126,000', '$83,920', '$30,080']);
  });

  test('counts the deals of the rep and the period only; what is past or to come has no forecast', () => {
    const workbook = sampleWorkbook();
    type(workbook, 4, ['Elin Sandberg', '2026-07-01', '2026-09-30', '5000']);
    type(workbook, 5, ['Elin Sandberg', '2027-01-01', '2027-03-31', '5000']);
    type(workbook, 6, ['Somebody else', '2026-10-01', '2026-12-31', '5000']);
    type(workbook, 7, ['Elin Sandberg', '2026-10-01', '2026-12-31', '100000']);
    type(workbook, 8, ['Elin Sandberg', '2026-10-01', '2026-12-31', '240k']);
    expect([3, 4, 5, 6, 7, 8].map((n) => row(workbook, n))).toEqual([
      ['', '', ''],
      ['$0', '', ''],
      ['', '', ''],
      ['$0', '$0', '$5,000'],
      ['$126,000', '$83,920', '$0'],
      ['', '', ''],
    ]);
    expect(errorsIn(workbook)).toEqual([]);
  });

  test('names what somebody typed into a computed column with its sheet', () => {
    const workbook = sampleWorkbook();
    workbook.type('Quota', 'F2', '17');
    const { notices } = workbook.run('refreshPlan');
    expect(notices.map(({ text }) => text).join()).toContain('(Quota!F2)');
    workbook.type('Quota', 'F2', '');
    expect(row(workbook, 2)).toEqual(['$126,000', '$83,920', '$30,080']);
  });
});

describe('deals from a file', () => {
  const deals = (...rows: string[][]): unknown => ({
    headings: ['Prospect', 'Stage', 'Amount', 'Phone', 'Close date', 'Note'],
    rows,
    map: {},
  });

  test('text that looks like a formula, a number or a date stays text (rule W3)', () => {
    const workbook = emptyPipeline();
    workbook.run(
      'importDeals',
      deals(
        ['=1+1', 'Proposal', '10', '+46 8 555', '', '@home'],
        ['0042', 'Proposal', '10', '', '', 'Jan 5'],
        ['-x', 'Proposal', '10', '=2', '', '1 000'],
      ),
    );
    expect(['A2', 'A3', 'A4'].map((xc) => workbook.cell('Pipeline', xc).value)).toEqual([
      '=1+1',
      '0042',
      '-x',
    ]);
    expect(workbook.cell('Pipeline', 'Q2').value).toBe('+46 8 555');
    // Whether a plain text cell shows the apostrophe is open; that nothing is computed is not.
    expect(workbook.cell('Pipeline', 'Q4').value).toBe("'=2");
    expect(['AS2', 'AS3', 'AS4'].map((xc) => workbook.cell('Pipeline', xc).value)).toEqual([
      '@home',
      'Jan 5',
      '1 000',
    ]);
  });

  test('bad rows are refused with every reason, the others come in', () => {
    const workbook = emptyPipeline();
    const { value } = workbook.run(
      'importDeals',
      deals(
        ['Good', 'Proposal', '10.5', '', '2026-12-01', ''],
        ['Bad', 'Proposal', '-5', '', '1/2/2026', ''],
        ['', 'Proposal', '1', '', '', ''],
        ['No stage', '', '1', '', '', ''],
        ['', '', '', '', '', ''],
      ),
    );
    expect(value).toMatchObject({
      added: 1,
      refused: [
        {
          row: 3,
          reason:
            'Amount holds "-5"; expected a number of 0 or more. Close date holds "1/2/2026"; expected a date such as 2026-11-23.',
        },
        { row: 4, reason: 'The row has neither a prospect nor an ID.' },
        { row: 5, reason: 'Stage is blank; expected a stage.' },
      ],
    });
    expect(workbook.cell('Pipeline', 'M2').shown).toBe('Dec 1');
  });

  test('each deal gets an ID of its own, and a doubled ID a new one (rule W6)', () => {
    const workbook = emptyPipeline();
    workbook.run(
      'importDeals',
      deals(['A', 'Proposal', '1', '', '', ''], ['B', 'Won', '2', '', '', '']),
    );
    const first = String(workbook.cell('Pipeline', 'AJ2').value);
    workbook.type('Pipeline', 'AJ3', first);
    workbook.run('setUpPipeline');
    const ids = ['AJ2', 'AJ3'].map((xc) => workbook.cell('Pipeline', xc).value);
    expect(ids[0]).toBe(first);
    expect(ids[1]).not.toBe(first);
    expect(ids[1]).toMatch(/^d-[0-9a-f]{8}-\d+$/);
  });

  test('what was not understood stops the import before anything is written', () => {
    const workbook = emptyPipeline();
    const before = JSON.stringify(workbook.file.save());
    const user = { email: 'rep@example.com', locale: 'en' };
    const refusals = [
      [null, 'The import was not understood: headings, rows.'],
      [{ headings: ['a'], rows: [[1]] }, 'The import was not understood: headings, rows.'],
      [{ headings: ['Stage'], rows: [], map: { Stage: '__proto__' } }, '__proto__ is not a field.'],
      [{ headings: ['Name', 'Stage'], rows: [], map: {} }, 'No column is a prospect or a deal ID.'],
    ] as const;
    for (const [request, sentence] of refusals) {
      const { error } = workbook.script.run('importDeals', [request], user);
      expect(error?.message).toContain(sentence);
    }
    expect(JSON.stringify(workbook.file.save())).toBe(before);
  });

  test('in a spreadsheet without a pipeline it says what to do', () => {
    const workbook = openWorkbook('sv_SE');
    const user = { email: 'rep@example.com', locale: 'sv' };
    const { error } = workbook.script.run('importDeals', [deals()], user);
    expect(error?.message).toContain('Välj Kom igång i menyn först.');
  });
});

describe('onOpen', () => {
  const user = { email: 'rep@example.com', locale: 'en' };

  test('builds the same menu with and without authorisation (platform 2.1)', () => {
    const workbook = openWorkbook('en_US');
    const menus = [undefined, {}, { authMode: 'NONE' }].map((event) => {
      workbook.script.run('onOpen', [event], user);
      return workbook.script.menu;
    });
    expect(menus[0]).toEqual([
      { label: 'Open sidebar', functionName: 'openSidebar' },
      { label: 'Set up pipeline', functionName: 'setUpPipeline' },
      { label: 'Import deals from CSV', functionName: 'openImportDialog' },
      { label: 'Refresh plan', functionName: 'refreshPlan' },
      { label: 'Mail and reminders', functionName: 'openMailRules' },
      { label: 'Help', functionName: 'showHelp' },
    ]);
    expect(menus[1]).toEqual(menus[0]);
    expect(menus[2]).toEqual(menus[0]);
  });

  test('Help shows the Guide, and before set-up says where to begin', () => {
    const bare = openWorkbook('sv_SE');
    expect(bare.run('showHelp').notices[0]!.text).toContain('Välj Kom igång i menyn');
    const workbook = sampleWorkbook('sv_SE');
    expect(workbook.run('showHelp').notices).toEqual([]);
    expect(workbook.cell('Guide', 'B1').value).toBe('Så fungerar Steady Pipeline');
  });

  test('writes the day as a plain number, and only where it differs (rule W9)', () => {
    const workbook = emptyPipeline();
    expect(workbook.cell('State', 'B2').value).toBe(46349);
    expect(workbook.run('onOpen', {}).calls['Range.setValues']).toBeUndefined();
    workbook.type('State', 'B2', '46000');
    workbook.run('onOpen', {});
    expect(workbook.cell('State', 'B2').value).toBe(46349);
  });
});
