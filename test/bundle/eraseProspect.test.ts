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
  stoppedEvery,
  typeRow,
  typeRows,
  under,
} from './workbookCalls';

interface Erased {
  readonly isErased: boolean;
  readonly confirm: string;
  readonly deals: readonly { id: string; row: number; prospect: string }[];
  readonly places: readonly { sheet: string; rows: number }[];
  readonly similar: readonly string[];
  readonly elsewhere: readonly string[];
  readonly sentences: readonly string[];
}

const list = (workbook: OpenedWorkbook, request: object): Erased =>
  answerOf<Erased>(workbook, 'eraseProspect', request);

/** Lists and confirms what was listed. */
const erase = (workbook: OpenedWorkbook, request: object): Erased =>
  list(workbook, { ...request, confirm: list(workbook, request).confirm });

describe('eraseProspect', () => {
  const HARBOR = 'Harborlight Hotels';

  /** The sample with data of one prospect in every place, and its name in places that are not its own. */
  let everywhere: OpenedWorkbook;

  beforeAll(() => {
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
    addOwnSheet(workbook, { B2: `lunch with ${HARBOR}, cheap`, B3: `${HARBOR}s`, B4: '=B2' });
    workbook.run('refreshPlan');
    // An activity that somebody logs before the next run has no ID yet.
    typeRow(workbook, 'Activities', 5, { When: '2026-11-21', Prospect: HARBOR, Type: 'Call' });
    // And one with a deal that was deleted from Pipeline by hand.
    typeRow(workbook, 'Activities', 6, { Prospect: HARBOR, 'Deal ID': 'gone', 'Activity ID': 'a' });
    typeRow(workbook, 'Stage log', 19, { When: '2026-11-01', 'Deal ID': 'gone' });
    everywhere = workbook;
  });

  test('a listing names every place and changes nothing; confirmed, just those rows are deleted', () => {
    const workbook = copyOf(everywhere);
    const before = contents(workbook);
    const listing = list(workbook, { prospect: HARBOR });
    expect(contents(workbook)).toEqual(before);
    expect(listing.isErased).toBe(false);
    expect(listing.deals.map(({ row, prospect }) => [row, prospect])).toEqual([
      [2, HARBOR],
      [18, HARBOR],
    ]);
    expect(listing.deals[0]!.id).toBe('sample-01');
    expect(listing.places).toEqual([
      { sheet: 'Today', rows: 1 },
      { sheet: 'Stage log', rows: 3 },
      { sheet: 'Mail log', rows: 1 },
      { sheet: 'Stage log (archive)', rows: 1 },
      { sheet: 'Mail log (archive)', rows: 1 },
      { sheet: 'State', rows: 2 },
      { sheet: 'Activities', rows: 4 },
      { sheet: 'Pipeline', rows: 2 },
    ]);
    expect(listing.similar).toEqual(['harborlight  hotels']);
    const named = [...before].filter(([, text]) => /Harborlight Hotels(?!s)/.test(text));
    const staying = named.filter(([place]) => listing.elsewhere.includes(place));
    // Notes and steps of other prospects, also as Today repeats them, and her own sheet.
    expect(staying.map(([place]) => place.split('!')[0])).toEqual([
      'Activities',
      'Mine',
      'Pipeline',
      'Today',
    ]);
    expect(listing.elsewhere).toHaveLength(staying.length);
    expect(listing.sentences).toContain('4 rows of Activities would be deleted.');

    // Figures on Quota and Plan follow the deals.
    const sheets = ['Pipeline', 'Activities', 'Stage log', 'Mail log', 'Settings', 'Mine'];
    const rows = new Map(sheets.map((sheet) => [sheet, rowsOf(workbook, sheet)]));
    const asOf = workbook.cell('State', 'B2').value;
    const done = list(workbook, { prospect: HARBOR, confirm: listing.confirm });
    expect(done).toMatchObject({ isErased: true, places: listing.places, deals: listing.deals });
    expect(done.sentences).toContain('2 rows of Pipeline were deleted.');
    const left = [...contents(workbook)].filter(([, text]) =>
      /Hotels(?!s)|sample-01|gone/.test(text),
    );
    expect(left.map(([, text]) => text).sort()).toEqual(staying.map(([, text]) => text).sort());
    expect(workbook.cell('State', 'B2').value).toBe(asOf);
    expect(errorsIn(workbook)).toEqual([]);
    for (const [sheet, all] of rows) {
      const present = rowsOf(workbook, sheet);
      const gone = all.filter((row) => !present.includes(row));
      for (const row of gone) expect(row).toMatch(/Harborlight Hotels|sample-01|d-\w+-1|gone/);
      expect(all.filter((row) => present.includes(row))).toEqual(present);
    }

    workbook.run('refreshPlan');
    expect(rowsWith(workbook, 'Stage log', 'Deal ID', 'sample-01')).toEqual([]);
    expect(errorsIn(workbook)).toEqual([]);
    expect(refusalOf(workbook, 'eraseProspect', { prospect: HARBOR })).toBe(
      `There is nothing about exactly ${HARBOR} in this workbook. Similar names: harborlight  hotels.`,
    );
  });

  test('single deals by their ID; other deals and rows of the prospect stay', () => {
    const workbook = copyOf(everywhere);
    const { deals } = erase(workbook, { dealIds: ['sample-01'] });
    expect(deals).toEqual([{ id: 'sample-01', row: 2, prospect: HARBOR }]);
    expect(rowsWith(workbook, 'Pipeline', 'Prospect', HARBOR)).toEqual([17]);
    expect(rowsWith(workbook, 'Activities', 'Prospect', HARBOR).length).toBeGreaterThan(0);
  });

  test('what was not listed, deals of nobody and of somebody else, a frozen workbook are refused', () => {
    const workbook = sampleWorkbook();
    const { confirm } = list(workbook, { prospect: HARBOR });
    typeRow(workbook, 'Pipeline', 18, { Prospect: HARBOR });
    const before = contents(workbook);
    for (const [request, sentence] of [
      [{ prospect: HARBOR, confirm }, 'The workbook no longer holds what was listed'],
      [{ prospect: 'Eastvale Data', confirm }, 'The workbook no longer holds what was listed'],
      [{ prospect: HARBOR, confirm: 'yes' }, 'The workbook no longer holds what was listed'],
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
      expect(refusalOf(workbook, 'eraseProspect', request)).toContain(sentence);
    }
    expect(contents(workbook)).toEqual(before);
    answerOf(workbook, 'freezeToValues', {});
    const frozen = refusalOf(workbook, 'eraseProspect', { prospect: HARBOR });
    expect(frozen).toContain('frozen to values since 2026-11-23');
  });

  test('all deals may go: the sheets stay and compute (sv_SE)', () => {
    const workbook = emptyPipeline('sv_SE');
    const headings = ['Kund', 'Steg', 'Belopp'];
    const rows = Array.from({ length: 5 }, () => ['Havsbris (AB)', 'Offert', '100']);
    workbook.run('importDeals', { headings, rows, map: {} });
    const report = erase(workbook, { prospect: 'Havsbris (AB)' });
    expect(report.sentences).toContain('5 rader på Pipeline raderades.');
    expect(report.elsewhere).toEqual([]);
    expect(rowsOf(workbook, 'Pipeline')).toHaveLength(1);
    typeRow(workbook, 'Pipeline', 2, { Kund: 'Ny', Steg: 'Offert', Belopp: '200' });
    expect(errorsIn(workbook)).toEqual([]);
    const expected = under(workbook, 'Pipeline', 'Väntat');
    expect(workbook.cell('Pipeline', `${expected}2`).value).toBe(90);
  });

  test('stopped again and again, then listed and confirmed anew, it comes to the same end', () => {
    const [whole, workbook] = [copyOf(everywhere), copyOf(everywhere)];
    erase(whole, { prospect: HARBOR });
    const stops = stoppedEvery(3, () => erase(workbook, { prospect: HARBOR }));
    expect(stops).toBeGreaterThan(2);
    expect(changed(contents(whole), contents(workbook))).toEqual([]);
    expect(changed(contents(workbook), contents(whole))).toEqual([]);
  });
});
