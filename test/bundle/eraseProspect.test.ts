import type { OpenedWorkbook } from './openWorkbook';
import { emptyPipeline, errorsIn, sampleWorkbook } from './openWorkbook';
import {
  addOwnSheet,
  answerOf,
  changed,
  contents,
  copyOf,
  refusalOf,
  rowsOf,
  rowsWith,
  stoppedAt,
  typeRow,
  typeRows,
  under,
} from './workbookCalls';

interface Erased {
  readonly deals: readonly { id: string; row: number; prospect: string }[];
  readonly places: readonly { sheet: string; rows: number }[];
  readonly similar: readonly string[];
  readonly elsewhere: readonly { sheet: string; cells: number }[];
  readonly sentences: readonly string[];
}

describe('eraseProspect', () => {
  const HARBOR = 'Harborlight Hotels';

  /** The sample with data of one prospect in every place, and its name in places that are not its own. */
  function everywhere(): OpenedWorkbook {
    const workbook = sampleWorkbook();
    typeRow(workbook, 'Stage log', 2, { When: '2026-08-01' });
    typeRow(workbook, 'Mail log', 2, {
      At: '2026-08-01',
      'Deal ID': 'sample-01',
      'Meeting start': '2026-08-02',
    });
    answerOf(workbook, 'archiveLogRows', { olderThan: '2026-09-01' });
    typeRows(workbook, 'Pipeline', {
      2: { Stage: 'Negotiation', When: '2026-11-20' },
      5: { 'Next step': HARBOR },
      18: { Prospect: HARBOR, Stage: 'Proposal', Amount: '500' },
      19: { Prospect: 'harborlight  hotels', Stage: 'Proposal' },
    });
    typeRows(workbook, 'Activities', {
      2: { When: '2026-11-20', Prospect: HARBOR, Type: 'Call' },
      3: { When: '2026-11-20', Prospect: HARBOR, Type: 'Mail' },
      4: { When: '2026-11-20', Prospect: 'Other', Note: HARBOR },
    });
    typeRows(workbook, 'Mail log', {
      2: { At: '2026-11-20', 'Deal ID': 'sample-01' },
      3: { At: '2026-11-20', 'Deal ID': 'sample-02' },
    });
    addOwnSheet(workbook, { B2: HARBOR });
    workbook.run('refreshPlan');
    // An activity that somebody logs before the next run has no ID yet.
    typeRow(workbook, 'Activities', 5, { When: '2026-11-21', Prospect: HARBOR, Type: 'Call' });
    return workbook;
  }

  test('the dry run lists every place and changes nothing; the real run deletes those rows', () => {
    const workbook = everywhere();
    const before = contents(workbook);
    const dry = answerOf<Erased>(workbook, 'eraseProspect', { prospect: HARBOR, dryRun: true });
    expect(contents(workbook)).toEqual(before);
    expect(dry.deals.map(({ row, prospect }) => [row, prospect])).toEqual([
      [2, HARBOR],
      [18, HARBOR],
    ]);
    expect(dry.deals[0]!.id).toBe('sample-01');
    expect(dry.places).toEqual([
      { sheet: 'Activities', rows: 3 },
      { sheet: 'Today', rows: 1 },
      { sheet: 'Stage log', rows: 2 },
      { sheet: 'Mail log', rows: 1 },
      { sheet: 'Stage log (archive)', rows: 1 },
      { sheet: 'Mail log (archive)', rows: 1 },
      { sheet: 'State', rows: 2 },
      { sheet: 'Pipeline', rows: 2 },
    ]);
    expect(dry.similar).toEqual(['harborlight  hotels']);
    expect(dry.elsewhere).toEqual([{ sheet: 'Mine', cells: 1 }]);
    expect(dry.sentences).toContain('3 rows of Activities would be deleted.');

    const asOf = workbook.cell('State', 'B2').value;
    const done = answerOf<Erased>(workbook, 'eraseProspect', { prospect: HARBOR, dryRun: false });
    expect(done).toMatchObject({ places: dry.places, deals: dry.deals });
    expect(done.sentences).toContain('2 rows of Pipeline were deleted.');
    const left = [...contents(workbook)].filter(
      ([, text]) => text === HARBOR || text === 'sample-01',
    );
    // Notes and steps of other prospects, and her own sheet.
    expect(left.map(([place]) => place.split('!')[0])).toEqual([
      'Activities',
      'Mine',
      'Pipeline',
      'Today',
    ]);
    expect(workbook.cell('State', 'B2').value).toBe(asOf);
    expect(errorsIn(workbook)).toEqual([]);
    const expected = under(workbook, 'Pipeline', 'Expected');
    expect(workbook.cell('Pipeline', `${expected}2`).value).toBe(13320);

    workbook.run('refreshPlan');
    expect(rowsWith(workbook, 'Stage log', 'Deal ID', 'sample-01')).toEqual([]);
    expect(errorsIn(workbook)).toEqual([]);
    expect(refusalOf(workbook, 'eraseProspect', { prospect: HARBOR, dryRun: true })).toBe(
      `There is nothing about exactly ${HARBOR} in this workbook. Similar names: harborlight  hotels.`,
    );
  });

  test('all other cells of all sheets are as they were', () => {
    const workbook = everywhere();
    const rows = (sheet: string): string[] => rowsOf(workbook, sheet);
    const sheets = ['Pipeline', 'Activities', 'Stage log', 'Mail log', 'Quota', 'Settings', 'Mine'];
    const before = new Map(sheets.map((sheet) => [sheet, rows(sheet)]));
    answerOf(workbook, 'eraseProspect', { prospect: HARBOR, dryRun: false });
    for (const sheet of sheets) {
      const present = rows(sheet);
      const gone = before.get(sheet)!.filter((row) => !present.includes(row));
      for (const row of gone) expect(row).toMatch(/Harborlight Hotels|sample-01|d-\w+-1/);
      expect(before.get(sheet)!.filter((row) => present.includes(row))).toEqual(present);
    }
  });

  test('single deals by their ID; other deals and rows of the prospect stay', () => {
    const workbook = everywhere();
    const request = { dealIds: ['sample-01'], dryRun: false };
    const { deals } = answerOf<Erased>(workbook, 'eraseProspect', request);
    expect(deals).toEqual([{ id: 'sample-01', row: 2, prospect: HARBOR }]);
    expect(rowsWith(workbook, 'Pipeline', 'Prospect', HARBOR)).toEqual([17]);
    expect(rowsWith(workbook, 'Activities', 'Prospect', HARBOR).length).toBeGreaterThan(0);
  });

  test('IDs of nobody and of somebody else are refused', () => {
    const workbook = sampleWorkbook();
    const before = contents(workbook);
    for (const [request, sentence] of [
      [
        { dealIds: ['sample-01', 'nobody', 'constructor'] },
        'no deal with the ID nobody, constructor',
      ],
      [
        { dealIds: ['sample-02'], prospect: HARBOR },
        'The deal sample-02 belongs to Lindley & Marsh CPA, not to Harborlight Hotels.',
      ],
      [{ prospect: '__proto__' }, 'There is nothing about __proto__ in this workbook.'],
    ] as const) {
      const refusal = refusalOf(workbook, 'eraseProspect', { ...request, dryRun: false });
      expect(refusal).toContain(sentence);
    }
    answerOf(workbook, 'freezeToValues', {});
    const frozen = refusalOf(workbook, 'eraseProspect', { prospect: HARBOR, dryRun: true });
    expect(frozen).toContain('frozen to values since 2026-11-23');
    answerOf(workbook, 'freezeToValues', { frozen: false });
    expect(contents(workbook)).toEqual(before);
  });

  test('all deals may go: the sheets stay and compute', () => {
    const workbook = emptyPipeline('sv_SE');
    const headings = ['Kund', 'Steg', 'Belopp'];
    const rows = Array.from({ length: 499 }, () => ['Havsbris', 'Offert', '100']);
    workbook.run('importDeals', { headings, rows, map: {} });
    const report = answerOf<Erased>(workbook, 'eraseProspect', {
      prospect: 'Havsbris',
      dryRun: false,
    });
    expect(report.sentences).toContain('499 rader på Pipeline raderades.');
    expect(errorsIn(workbook)).toEqual([]);
    expect(rowsOf(workbook, 'Pipeline')).toHaveLength(1);
    workbook.run('importDeals', { headings, rows: [['Ny', 'Offert', '200']], map: {} });
    expect(errorsIn(workbook)).toEqual([]);
    const expected = under(workbook, 'Pipeline', 'Väntat');
    expect(workbook.cell('Pipeline', `${expected}2`).value).toBe(90);
  });

  test('stopped at any call and run again it comes to the same end', () => {
    const whole = everywhere();
    const start = copyOf(whole);
    const run = (each: OpenedWorkbook) => () =>
      each.run('eraseProspect', { prospect: HARBOR, dryRun: false });
    const calls = stoppedAt(Infinity, run(whole));
    for (const share of [0.8, 0.92, 0.98]) {
      const workbook = copyOf(start);
      expect(() => stoppedAt(Math.round(calls * share), run(workbook))).toThrow('stopped');
      run(workbook)();
      expect([share, changed(contents(whole), contents(workbook))]).toEqual([share, []]);
    }
  });
});
