import { Range } from '../../workbench/runtime/range';
import type { SavedSpreadsheet } from '../../workbench/runtime/contract';
import type { OpenedWorkbook } from './openWorkbook';
import { errorsIn, openWorkbook } from './openWorkbook';

/** Where Plan calls custom functions, and the first cells of what each gives. */
const PLAN_CALLS = [
  ['J5'],
  ['H19', 'I19', 'J19'],
  ['H34'],
  ['I34'],
  ['J34'],
  ['AO1', 'AO2', 'AO3', 'AO2001'],
  ['AS1', 'AT1', 'AU1', 'AV1', 'AS16', 'AV16'],
  ['BF1', 'BG1', 'BH1', 'BI1', 'BJ1', 'BF5', 'BJ5'],
  ['BL1', 'BM1', 'BN1', 'BO1', 'BP1', 'BQ1', 'BL4'],
].flat();

/** What other cells of Plan make of them. */
const PLAN_SHOWN = ['A5', 'D5', 'A9', 'A20', 'B20', 'H28', 'K28', 'J38', 'K38', 'A37'];

const STAGES = ['Contacted', 'Needs known', 'Meeting', 'Proposal', 'Negotiation', 'Won', 'Lost'];
const HEADINGS = ['Prospect', 'Stage', 'Amount', 'Created', 'Closed', 'Next step', 'When'];

function deals(count: number, from = 0): string[][] {
  return Array.from({ length: count }, (_, i) => {
    const n = from + i;
    const stage = STAGES[n % 7]!;
    const closed = ['Won', 'Lost'].includes(stage) ? '2026-11-02' : '';
    const when = n % 3 === 0 ? `2026-11-${10 + (n % 19)}` : '';
    const step = when && 'Call';
    return [`P${n}`, stage, String(1000 + ((n * 37) % 5000)), '2026-09-01', closed, step, when];
  });
}

const importing = (workbook: OpenedWorkbook, rows: string[][]): unknown =>
  workbook.run('importDeals', { headings: HEADINGS, rows, map: {} });

function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}

function signalColumn(workbook: OpenedWorkbook): string {
  const letters = Array.from({ length: 60 }, (_, column) => columnLetters(column));
  return letters.find((at) => workbook.cell('Pipeline', `${at}1`).value === 'Signal')!;
}

/** Signal with its heading, down to the row below the last of 2,200 deals. */
function signals(workbook: OpenedWorkbook): unknown[] {
  const letters = signalColumn(workbook);
  const rows = workbook.file.model.getters.getNumberRows(workbook.sheetId('Pipeline'));
  const cells = Array.from(
    { length: Math.min(rows, 2200) },
    (_, row) => workbook.cell('Pipeline', `${letters}${row + 1}`).value,
  );
  return cells.map((cell) => cell ?? '');
}

const plan = (workbook: OpenedWorkbook, cells: readonly string[]): unknown[] =>
  cells.map((xc) => workbook.cell('Plan', xc).value ?? '');

/** Cells of the template with a call of a custom function. */
function customFunctionCells({ file }: OpenedWorkbook): string[] {
  const { getters } = file.model;
  return getters.getSheetIds().flatMap((sheetId) =>
    Object.values(getters.getCells(sheetId)).flatMap((cell) => {
      const text = cell.isFormula ? cell.compiledFormula.toFormulaString(getters) : '';
      return [...text.matchAll(/\b([A-Z]+_[A-Z_]+)\(/g)].map(([, name]) => name!);
    }),
  );
}

const signalNote = (workbook: OpenedWorkbook): string => {
  const { file } = workbook;
  const data = file.save().workbook as { kept?: unknown };
  return JSON.stringify(data).match(/The one thing to do first[^"]*/)?.[0] ?? '';
};

const saying = (workbook: OpenedWorkbook): string =>
  workbook
    .run('refreshPlan')
    .notices.map(({ text }) => text)
    .join('\n');

function removeDeals(workbook: OpenedWorkbook, count: number): void {
  const elements = Array.from({ length: count }, (_, i) => 1000 + i);
  workbook.dispatch('REMOVE_COLUMNS_ROWS', {
    sheetId: workbook.sheetId('Pipeline'),
    sheetName: 'Pipeline',
    dimension: 'ROW',
    elements,
  });
}

/** Runs Refresh plan, which is stopped at its n-th write. */
function refreshStoppedAt(workbook: OpenedWorkbook, n: number): void {
  const { setValues } = Range.prototype;
  let writes = 0;
  const spy = jest.spyOn(Range.prototype, 'setValues').mockImplementation(function (
    this: Range,
    values,
  ) {
    if (++writes === n) throw new Error('stopped');
    return setValues.call(this, values);
  });
  expect(() => workbook.run('refreshPlan')).toThrow('stopped');
  spy.mockRestore();
}

describe('above 2,000 deals values stand in place of custom functions (rules W4, W9)', () => {
  let atMost = '';
  let imported = '';
  let above = '';
  let withFormulas: {
    readonly calls: unknown[];
    readonly shown: unknown[];
    readonly signals: unknown[];
  };

  const opened = (saved: string): OpenedWorkbook =>
    openWorkbook('en_US', JSON.parse(saved) as SavedSpreadsheet);
  /** 2,000 deals; 2,060 that Refresh plan has not seen yet; 2,060 with values. */
  const atTwoThousand = (): OpenedWorkbook => opened(atMost);
  const justImported = (): OpenedWorkbook => opened(imported);
  const atMore = (): OpenedWorkbook => opened(above);

  beforeAll(() => {
    const workbook = openWorkbook();
    workbook.run('setUpPipeline');
    const quota = ['Rep', '2026-10-01', '2026-12-31', '2800000', 'Standard'];
    quota.forEach((cell, i) => workbook.type('Quota', `${'ABCDE'[i]}2`, cell));
    const heading = (name: string): string =>
      Array.from({ length: 40 }, (_, column) => columnLetters(column)).find(
        (at) => workbook.cell('Settings', `${at}1`).value === name,
      )!;
    workbook.type('Settings', `${heading('Tiers')}2`, 'Standard');
    workbook.type('Settings', `${heading('Tier from')}2`, '0');
    workbook.type('Settings', `${heading('Rate')}2`, '0.05');
    importing(workbook, deals(2000));
    workbook.run('refreshPlan');
    atMost = JSON.stringify(workbook.file.save());
    importing(workbook, deals(60, 2000));
    imported = JSON.stringify(workbook.file.save());
    withFormulas = {
      calls: plan(workbook, PLAN_CALLS),
      shown: plan(workbook, PLAN_SHOWN),
      signals: signals(workbook),
    };
    workbook.run('refreshPlan');
    above = JSON.stringify(workbook.file.save());
  }, 300_000);

  test('up to 2,000 deals the formulas stand, and no time beside them', () => {
    const workbook = atTwoThousand();
    expect(new Set(customFunctionCells(workbook))).toEqual(
      new Set([
        'DEAL_IMPACT',
        'DEAL_SIGNAL',
        'EXPECTED_COMMISSION',
        'FORECAST_PERCENTILES',
        'PIPELINE_FLOW',
        'QUOTA_CHANCE',
        'SALES_COMMISSION',
        'STAGE_CONVERSION',
        'STAGE_SUMMARY',
      ]),
    );
    expect(workbook.cell('Plan', 'H2').shown).toBe('');
    expect(errorsIn(workbook)).toEqual([]);
  });

  test('above, each value is the one that the formula showed, and the time stands beside them', () => {
    const workbook = atMore();
    const time = 'Values of 2026-11-23 09:00: above 2,000 deals Refresh plan computes them.';
    expect(workbook.cell('Plan', 'H2').value).toBe(time);
    expect(signalNote(workbook)).toContain(`\\n${time}`.slice(0, -1));
    expect(customFunctionCells(workbook)).toEqual([]);
    expect(plan(workbook, PLAN_CALLS)).toEqual(withFormulas.calls);
    expect(plan(workbook, PLAN_SHOWN)).toEqual(withFormulas.shown);
    expect(signals(workbook)).toEqual(withFormulas.signals);
    expect(new Set(signals(workbook)).size).toBeGreaterThan(5);
    expect(withFormulas.calls.slice(0, 24)).not.toContain('');
    expect(errorsIn(workbook)).toEqual([]);
  });

  test('a deal that changes shows its signal and its figures after the next Refresh plan', () => {
    const workbook = atMore();
    const letters = signalColumn(workbook);
    workbook.type('Quota', 'D2', '1000');
    workbook.type('Pipeline', `${letters}3`, 'pasted');
    const end = { dimension: 'ROW', base: 2060, position: 'after', quantity: 1 };
    const sheetId = workbook.sheetId('Pipeline');
    workbook.dispatch('ADD_COLUMNS_ROWS', { sheetId, sheetName: 'Pipeline', ...end });
    workbook.type('Pipeline', `${letters}2062`, 'pasted below the last deal');
    expect(saying(workbook)).not.toContain(letters);
    expect(workbook.cell('Plan', 'J5').value).toBe(1);
    expect(signals(workbook)).toEqual([...withFormulas.signals, '']);
  });

  test('Set up pipeline puts no formula back', () => {
    const workbook = atMore();
    workbook.type('Plan', 'J5', '');
    workbook.run('setUpPipeline');
    expect(customFunctionCells(workbook)).toEqual([]);
    workbook.run('refreshPlan');
    expect(plan(workbook, PLAN_CALLS)).toEqual(withFormulas.calls);
  });

  test('what somebody typed into such a cell of Plan stays, and what she deletes comes back', () => {
    const workbook = atMore();
    workbook.type('Plan', 'J5', '0.9');
    workbook.type('Plan', 'I19', 'mine');
    workbook.type('Plan', 'H2', 'my note');
    workbook.run('refreshPlan');
    workbook.run('refreshPlan');
    expect(plan(workbook, ['J5', 'I19', 'H2'])).toEqual([0.9, 'mine', 'my note']);
    expect(plan(workbook, ['H19', 'J19'])).toEqual(
      ['H19', 'J19'].map((xc) => withFormulas.calls[PLAN_CALLS.indexOf(xc)]),
    );
    workbook.type('Plan', 'J5', '');
    workbook.type('Plan', 'I19', '');
    workbook.run('refreshPlan');
    expect(plan(workbook, PLAN_CALLS)).toEqual(withFormulas.calls);
  });

  test("a formula of somebody's own in such a cell stays", () => {
    const workbook = justImported();
    workbook.type('Plan', 'J5', '=IFERROR(QUOTA_CHANCE(L5,A5,AK:AK,AL:AL),0)');
    workbook.run('refreshPlan');
    expect(customFunctionCells(workbook)).toEqual(['QUOTA_CHANCE']);
  });

  test('an error is the sentence that the cell would show', () => {
    const workbook = atMore();
    workbook.type('Settings', 'B3', 'abc');
    workbook.run('refreshPlan');
    expect(workbook.cell('Plan', 'BF1').value).toMatch(
      /^STAGE_SUMMARY: row 3 of stages holds “abc”/,
    );
    const letters = signalColumn(workbook);
    expect(workbook.cell('Pipeline', `${letters}2`).value).toMatch(/^DEAL_SIGNAL: row 3/);
    expect(signals(workbook).slice(2).join('')).toBe('');
    workbook.type('Settings', 'B3', '0.15');
    workbook.run('refreshPlan');
    expect(plan(workbook, PLAN_CALLS)).toEqual(withFormulas.calls);
    expect(signals(workbook)).toEqual(withFormulas.signals);
  });

  test('at 2,000 again the formulas are back, what was typed stays and nothing of ours is left over', () => {
    const workbook = atMore();
    workbook.type('Plan', 'H34', '123');
    const letters = signalColumn(workbook);
    workbook.type('Pipeline', `${letters}1`, 'My signal');
    removeDeals(workbook, 60);
    workbook.run('refreshPlan');
    expect(customFunctionCells(workbook).sort()).toEqual(
      [
        'DEAL_IMPACT',
        'DEAL_SIGNAL',
        'EXPECTED_COMMISSION',
        'FORECAST_PERCENTILES',
        'PIPELINE_FLOW',
        'QUOTA_CHANCE',
        'SALES_COMMISSION',
        'STAGE_CONVERSION',
        'STAGE_SUMMARY',
      ].sort(),
    );
    expect(plan(workbook, ['H34', 'H2'])).toEqual([123, '']);
    expect(workbook.cell('Pipeline', `${letters}1`).value).toBe('My signal');
    expect(workbook.cell('Pipeline', `${letters}2`).value).toBe(withFormulas.signals[1]);
    expect(signalNote(workbook)).not.toContain('Values of');
    expect(errorsIn(workbook)).toEqual([]);
    const before = JSON.stringify(workbook.file.save());
    workbook.run('refreshPlan');
    expect(JSON.stringify(workbook.file.save())).toBe(before);
  });

  test('stopped at any write and run again, it comes to the same values', () => {
    const entering = justImported();
    refreshStoppedAt(entering, 6);
    entering.run('refreshPlan');
    expect(plan(entering, PLAN_CALLS)).toEqual(withFormulas.calls);
    expect(customFunctionCells(entering)).toEqual([]);

    const leaving = atMore();
    leaving.type('Quota', 'D2', '2700000');
    refreshStoppedAt(leaving, 3);
    leaving.type('Quota', 'D2', '2800000');
    leaving.run('refreshPlan');
    expect(plan(leaving, PLAN_CALLS)).toEqual(withFormulas.calls);
    removeDeals(leaving, 60);
    refreshStoppedAt(leaving, 5);
    leaving.run('refreshPlan');
    expect(new Set(customFunctionCells(leaving)).size).toBe(9);
    expect(errorsIn(leaving)).toEqual([]);
  }, 180_000);

  test('another language reaches them too', () => {
    const workbook = atMore();
    workbook.run('switchLanguage', 'sv');
    expect(customFunctionCells(workbook)).toEqual([]);
    expect(workbook.cell('Plan', 'BF1').value).toBe('Kontaktad');
    expect(workbook.cell('Plan', 'H2').value).toBe(
      'Värden från 2026-11-23 09:00: över 2 000 affärer räknas de ut av Uppdatera planen.',
    );
    expect(new Set(signals(workbook))).toContain('Planera nästa steg');
    expect(errorsIn(workbook)).toEqual([]);
  });

  test('its service calls do not depend on the number of deals', () => {
    const workbook = atMore();
    const callsOf = (): number =>
      Object.values(workbook.run('refreshPlan').calls).reduce((sum, count) => sum + count, 0);
    // The first run finds the columns and remembers them.
    callsOf();
    const more = callsOf();
    removeDeals(workbook, 30);
    // What was noted names the values of the run before, too: two runs settle it.
    callsOf();
    callsOf();
    expect(callsOf()).toBe(more);
  });
});
