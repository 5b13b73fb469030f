import { message } from '../../src/messages';
import { PIPELINE } from '../../src/template/pipeline';
import { FROZEN_CELL } from '../../src/template/plan';
import { headingKey } from '../../src/template/sheetTemplate';
import type { OpenedWorkbook } from './openWorkbook';
import { emptyPipeline, errorsIn, sampleWorkbook } from './openWorkbook';
import {
  LOCALES,
  addOwnSheet,
  answerOf,
  callsOf,
  changed,
  columnLetters,
  constants,
  contents,
  copyOf,
  formulas,
  isStoppedBefore,
  refusalOf,
  sheetNames,
  shown,
  stoppedEvery,
  typeRow,
  under,
  values,
} from './workbookCalls';

interface Report {
  readonly frozen: boolean;
  readonly since: string | null;
  readonly formulas: number;
  readonly kept: readonly string[];
  readonly sentences: readonly string[];
}

const freeze = (workbook: OpenedWorkbook): Report =>
  answerOf<Report>(workbook, 'freezeToValues', {});
const unfreeze = (workbook: OpenedWorkbook): Report =>
  answerOf<Report>(workbook, 'freezeToValues', { frozen: false });

/** Places that freezing adds: the line on Plan and the hidden sheet. */
const isAdded = (place: string): boolean =>
  place === `Plan!${FROZEN_CELL}` || /^(Frozen values|Frysta värden)!/.test(place);

const told = (workbook: OpenedWorkbook, name: string): string =>
  workbook
    .run(name)
    .notices.map(({ text }) => text)
    .join('\n');

describe.each(LOCALES)('freezeToValues in %s', (locale) => {
  const language = locale.slice(0, 2) as 'en' | 'sv';

  test('leaves every cell as it shows and no formula until it is unfrozen; then all is as it was', () => {
    const workbook = sampleWorkbook(locale);
    workbook.run('refreshPlan');
    const before = {
      contents: contents(workbook),
      values: values(workbook),
      shown: shown(workbook),
    };
    const count = formulas(workbook).size;
    expect(count).toBeGreaterThan(100);

    const report = freeze(workbook);
    expect(report).toEqual({
      frozen: true,
      since: '2026-11-23',
      formulas: count,
      kept: [],
      sentences: [
        message(language, 'freeze.done', { n: count }),
        message(language, 'freeze.since', { day: '2026-11-23' }),
      ],
    });
    expect(formulas(workbook).size).toBe(0);
    expect(changed(before.values, values(workbook))).toEqual([]);
    expect(changed(before.shown, shown(workbook))).toEqual([]);
    const added = changed(values(workbook), before.values).map((change) => change.split(': ')[0]!);
    expect(added.filter((place) => !isAdded(place))).toEqual([]);
    expect(workbook.cell('Plan', FROZEN_CELL).value).toBe(
      message(language, 'plan.frozen', { day: '2026-11-23' }),
    );
    expect(errorsIn(workbook)).toEqual([]);

    // Nothing puts formulas back: not Refresh plan with its upkeep, nor set-up, nor another language.
    const frozen = contents(workbook);
    expect(told(workbook, 'refreshPlan')).toBe(
      message(language, 'freeze.since', { day: '2026-11-23' }),
    );
    const refusal = message(language, 'trouble.frozen', { day: '2026-11-23' });
    expect(told(workbook, 'setUpPipeline')).toBe(refusal);
    expect(refusalOf(workbook, 'switchLanguage', language)).toBe(refusal);
    expect(freeze(workbook)).toMatchObject({ frozen: true, since: '2026-11-23', formulas: 0 });
    expect(contents(workbook)).toEqual(frozen);

    expect(unfreeze(workbook)).toMatchObject({ frozen: false, formulas: count, kept: [] });
    expect(contents(workbook)).toEqual(before.contents);
    expect(changed(before.values, values(workbook))).toEqual([]);
    expect(errorsIn(workbook)).toEqual([]);
  });
});

describe('freezeToValues with other figures', () => {
  test('of one person', () => {
    const workbook = sampleWorkbook();
    workbook.type('Plan', 'F1', String(workbook.cell('Quota', 'A2').value));
    workbook.run('refreshPlan');
    const before = { values: values(workbook), contents: contents(workbook) };
    freeze(workbook);
    expect(formulas(workbook).size).toBe(0);
    expect(changed(before.values, values(workbook))).toEqual([]);
    unfreeze(workbook);
    expect(contents(workbook)).toEqual(before.contents);
  });

  test('texts that look like formulas stay texts, an error becomes the text that it shows, dates stay dates', () => {
    const workbook = sampleWorkbook();
    typeRow(workbook, 'Pipeline', 2, { Prospect: "'=1+1" });
    typeRow(workbook, 'Settings', 3, { Probability: 'abc' });
    typeRow(workbook, 'Activities', 2, {
      When: '2026-11-20',
      Prospect: 'Eastvale Data',
      Type: 'Info request',
      State: 'Planned',
    });
    workbook.run('refreshPlan');
    const requestSince = message('en', headingKey('pipeline', 'requestSince'));
    const since = `${under(workbook, 'Pipeline', requestSince)}4`;
    expect(workbook.cell('Pipeline', since)).toEqual({ value: 46346, shown: '2026-11-20' });
    const errors = errorsIn(workbook).length;
    expect(errors).toBeGreaterThan(0);
    freeze(workbook);
    expect(formulas(workbook).size).toBe(0);
    expect(workbook.cell('Pipeline', since)).toEqual({ value: 46346, shown: '2026-11-20' });
    expect(errorsIn(workbook)).toEqual([]);
    expect(workbook.cell('Plan', 'AI2').value).toBe('=1+1');
    unfreeze(workbook);
    expect(errorsIn(workbook)).toHaveLength(errors);
  });

  test('a column that something blocks stops it, with the cell', () => {
    const workbook = sampleWorkbook();
    const chance = under(workbook, 'Pipeline', 'Chance');
    workbook.type('Pipeline', `${chance}5`, '0.9');
    const before = contents(workbook);
    expect(refusalOf(workbook, 'freezeToValues', {})).toContain(`(${chance}5)`);
    expect(contents(workbook)).toEqual(before);
  });
});

describe('what people typed', () => {
  /** The sample with formulas of her own in our cells, on our sheets and on her own. */
  function ownFormulas(): OpenedWorkbook {
    const workbook = sampleWorkbook();
    addOwnSheet(workbook, { A1: '=QUOTA_GAP(100,40)', A2: '=SUM(1,2)' });
    workbook.type('Plan', 'D5', '=1+2');
    workbook.type('Pipeline', `${columnLetters(PIPELINE.columns.length)}2`, '=ROW()');
    return workbook;
  }
  const OWN = {
    'Mine!A1': '=QUOTA_GAP(100,40)',
    'Mine!A2': '=SUM(1,2)',
    'Plan!D5': '=1+2',
    [`Pipeline!${columnLetters(PIPELINE.columns.length)}2`]: '=ROW()',
  };

  test('formulas of her own stay formulas, and those that call our functions are named', () => {
    const workbook = ownFormulas();
    const report = freeze(workbook);
    expect(Object.fromEntries(formulas(workbook))).toEqual(OWN);
    expect(report.kept).toEqual(['Mine!A1']);
    expect(report.sentences.join()).toContain('(Mine!A1)');
    unfreeze(workbook);
    expect(Object.fromEntries(formulas(workbook))).toMatchObject(OWN);
  });

  test('what she types over values and below them stays when they are unfrozen, and is named', () => {
    const workbook = sampleWorkbook();
    const chance = under(workbook, 'Pipeline', 'Chance');
    const expected = under(workbook, 'Pipeline', 'Expected');
    freeze(workbook);
    workbook.type('Pipeline', `${chance}5`, '0.9');
    workbook.type('Pipeline', `${expected}19`, '777');
    workbook.type('Plan', 'G5', '12345');
    workbook.type('Plan', FROZEN_CELL, 'my line');
    workbook.type('Plan', 'B21', '99');
    const report = unfreeze(workbook);
    expect(report.kept).toEqual(['Plan!G5']);
    expect(report.sentences.join('\n')).toContain(`(${chance}5)`);
    expect(workbook.cell('Pipeline', `${chance}5`).value).toBe(0.9);
    expect(workbook.cell('Pipeline', `${expected}19`).value).toBe(777);
    expect(workbook.cell('Plan', 'G5').value).toBe(12345);
    expect(workbook.cell('Plan', FROZEN_CELL).value).toBe('my line');
    expect(workbook.cell('Plan', 'B21').value).toBe(99);

    for (const xc of [`${chance}5`, `${expected}19`]) workbook.type('Pipeline', xc, '');
    for (const xc of ['G5', 'B21']) workbook.type('Plan', xc, '');
    workbook.run('setUpPipeline');
    expect(errorsIn(workbook)).toEqual([]);
    expect(workbook.cell('Plan', 'G5').value).toBe(30080);
  });

  test('rows may be sorted, deleted and added while it is frozen, and a heading renamed', () => {
    const workbook = sampleWorkbook();
    freeze(workbook);
    const sheetId = workbook.sheetId('Pipeline');
    const width = workbook.file.model.getters.getNumberCols(sheetId);
    workbook.dispatch('SORT_CELLS', {
      sheetId,
      col: 3,
      row: 1,
      zone: { top: 1, bottom: 16, left: 0, right: width - 1 },
      sortDirection: 'asc',
      sortOptions: { emptyCellAsZero: false, sortHeaders: true },
    });
    workbook.dispatch('REMOVE_COLUMNS_ROWS', {
      sheetId,
      sheetName: 'Pipeline',
      dimension: 'ROW',
      elements: [3],
    });
    typeRow(workbook, 'Pipeline', 17, { Prospect: 'New', Stage: 'Proposal', Amount: '1000' });
    const expected = under(workbook, 'Pipeline', 'Expected');
    workbook.type('Pipeline', `${expected}1`, 'My forecast');
    expect(unfreeze(workbook).kept).toEqual([]);
    expect(errorsIn(workbook)).toEqual([]);
    expect(workbook.cell('Pipeline', `${expected}1`).value).toBe('My forecast');
    expect(workbook.cell('Pipeline', `${expected}17`).value).toBe(450);
  });

  test('without the hidden sheet nothing is guessed', () => {
    const workbook = sampleWorkbook();
    freeze(workbook);
    const before = constants(workbook);
    const [sheetId, sheetName] = [workbook.sheetId('Frozen values'), 'Frozen values'];
    workbook.dispatch('DELETE_SHEET', { sheetId, sheetName });
    expect(refusalOf(workbook, 'freezeToValues', { frozen: false })).toContain('is gone');
    expect(changed(constants(workbook), before)).toEqual([]);
  });
});

test('a run that is stopped again and again is finished by the next one, either way', () => {
  const workbook = sampleWorkbook();
  workbook.run('refreshPlan');
  const typed = constants(workbook);
  const before = contents(workbook);
  const names = sheetNames(workbook);
  const whole = copyOf(workbook);
  freeze(whole);
  const isWholeTyping = (): void => {
    expect(changed(typed, constants(workbook))).toEqual([]);
  };

  expect(isStoppedBefore(9, () => freeze(workbook))).toBe(true);
  isWholeTyping();
  unfreeze(workbook);
  expect(contents(workbook)).toEqual(before);

  expect(stoppedEvery(20, () => freeze(workbook), isWholeTyping)).toBeGreaterThan(2);
  const differing = changed(values(whole), values(workbook)).map(
    (change) => change.split(': ')[0]!,
  );
  expect(differing.filter((place) => !isAdded(place))).toEqual([]);
  expect(formulas(workbook).size).toBe(0);

  expect(stoppedEvery(14, () => unfreeze(workbook), isWholeTyping)).toBeGreaterThan(3);
  expect(contents(workbook)).toEqual(before);
  expect(sheetNames(workbook)).toEqual(names);
});

test('without deals too; its service calls do not depend on their number', () => {
  const workbook = emptyPipeline();
  const before = { values: values(workbook), contents: contents(workbook) };
  const callsOfBoth = (check?: () => void): number[] => {
    const there = workbook.run('freezeToValues', {});
    check?.();
    return [there, workbook.run('freezeToValues', { frozen: false })].map(callsOf);
  };
  callsOfBoth(() => {
    expect(formulas(workbook).size).toBe(0);
    expect(changed(before.values, values(workbook))).toEqual([]);
  });
  expect(contents(workbook)).toEqual(before.contents);

  const callsWith = (deals: number): number[] => {
    const rows = Array.from({ length: deals }, (_, i) => [`P${deals} ${i}`, 'Proposal', '100']);
    workbook.run('importDeals', { headings: ['Prospect', 'Stage', 'Amount'], rows, map: {} });
    return callsOfBoth();
  };
  const few = callsWith(5);
  expect(callsWith(40)).toEqual(few);
  expect(errorsIn(workbook)).toEqual([]);
});
