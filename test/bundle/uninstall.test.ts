import { message } from '../../src/messages';
import { emptyPipeline, errorsIn, sampleWorkbook } from './openWorkbook';
import {
  LOCALES,
  addOwnSheet,
  answerOf,
  changed,
  contents,
  copyOf,
  formulas,
  refusalOf,
  sheetNames,
  stoppedEvery,
  typeRow,
  values,
} from './workbookCalls';

interface Uninstalled {
  readonly isUninstalled: boolean;
  readonly formulas: number;
  readonly tags: number;
  readonly names: readonly string[];
  readonly looks: number;
  readonly warnings: number;
  readonly ownFormulas: readonly string[];
  readonly sheetsRemoved: readonly string[];
  readonly sheetsKept: readonly string[];
  readonly sentences: readonly string[];
}

describe('uninstall', () => {
  test.each(LOCALES)(
    'takes away what is not cells and leaves values on plain sheets; set-up builds beside (%s)',
    (locale) => {
      const language = locale.slice(0, 2) as 'en' | 'sv';
      const workbook = sampleWorkbook(locale);
      workbook.run('refreshPlan');
      const before = { values: values(workbook), contents: contents(workbook) };
      const hidden = (['sheet.state', 'sheet.weekLog'] as const).map((key) =>
        message(language, key),
      );

      const dry = answerOf<Uninstalled>(workbook, 'uninstall', { keepSheets: true });
      expect(contents(workbook)).toEqual(before.contents);
      expect(dry).toMatchObject({
        isUninstalled: false,
        looks: 19,
        warnings: 6,
        ownFormulas: [],
        sheetsRemoved: hidden,
      });
      expect(dry.names).toHaveLength(11);
      expect(dry.tags).toBeGreaterThan(100);
      expect(dry.formulas).toBe(formulas(workbook).size);
      expect(dry.sentences.join('\n')).toContain(
        message(language, 'uninstall.removed', { sheets: hidden.join(', ') }),
      );

      answerOf(workbook, 'uninstall', { keepSheets: true, confirm: true });
      const left = new Map(
        [...before.values].filter(([place]) => !hidden.includes(place.split('!')[0]!)),
      );
      expect(values(workbook)).toEqual(left);
      expect(formulas(workbook).size).toBe(0);
      const saved = workbook.file.save().workbook as {
        gas: { kind: string }[];
        sheets: { conditionalFormats: unknown[] }[];
        namedRanges: object;
      };
      const kinds = new Set(saved.gas.map(({ kind }) => kind));
      for (const kind of ['metadata', 'protection', 'conditionalFormat']) {
        expect([kind, kinds.has(kind)]).toEqual([kind, false]);
      }
      expect(saved.sheets.flatMap(({ conditionalFormats }) => conditionalFormats)).toEqual([]);
      expect(saved.namedRanges).toEqual({});
      expect(workbook.file.properties.document.size).toBe(0);
      expect(refusalOf(workbook, 'uninstall', { keepSheets: true })).toBe(
        message(language, 'trouble.notSetUp'),
      );
      if (locale !== 'en_US') return;

      const plain = contents(workbook);
      workbook.run('setUpPipeline');
      expect(sheetNames(workbook)).toEqual(
        expect.arrayContaining(['Pipeline', 'Pipeline 2', 'Plan', 'Plan 2', 'State', 'Week log']),
      );
      expect(changed(plain, contents(workbook))).toEqual([]);
      expect(errorsIn(workbook)).toEqual([]);
    },
  );

  test('without keepSheets only sheets with something typed stay', () => {
    const workbook = emptyPipeline();
    const dry = answerOf<Uninstalled>(workbook, 'uninstall', { keepSheets: false, confirm: false });
    expect(dry.sheetsKept).toEqual(['Settings']);
    workbook.type('Guide', 'B23', 'my note');
    workbook.type('Plan', 'E50', '1');
    typeRow(workbook, 'Quota', 2, { Rep: 'Sam' });
    typeRow(workbook, 'Activities', 2, { Note: 'called' });
    const { sheetsKept } = answerOf<Uninstalled>(workbook, 'uninstall', {
      keepSheets: false,
      confirm: true,
    });
    expect([...sheetsKept].sort()).toEqual(['Activities', 'Guide', 'Plan', 'Quota', 'Settings']);
    expect(sheetNames(workbook).sort()).toEqual([
      'Activities',
      'Guide',
      'Plan',
      'Quota',
      'Settings',
    ]);
    expect(workbook.cell('Plan', 'E50').value).toBe(1);
    expect(errorsIn(workbook)).toEqual([]);
  });

  test('of her own: looks and names stay, calls of ours become values, our names references', () => {
    const workbook = sampleWorkbook();
    addOwnSheet(workbook, {
      A1: '=STAGE_SUMMARY(Pipeline!C:C,Pipeline!D:D,STAGES)',
      A12: 'typed below',
      G1: '=QUOTA_GAP(100,40)',
      G2: '=AS_OF+1',
      G3: '=COUNTA(STAGES)&" STAGES"',
      G4: '=SUM(1,2)',
    });
    const sheetId = workbook.sheetId('Pipeline');
    const ranges = [{ _sheetId: sheetId, _zone: { left: 0, right: 0, top: 0, bottom: 20 } }];
    const style = { fillColor: '#00FF00' };
    const rule = { type: 'CellIsRule', operator: 'customFormula', values: ['=$A1="x"'], style };
    workbook.dispatch('ADD_CONDITIONAL_FORMAT', { sheetId, ranges, cf: { id: 'hers', rule } });
    workbook.dispatch('CREATE_NAMED_RANGE', { name: 'MINE', ranges });
    const before = values(workbook);
    const report = answerOf<Uninstalled>(workbook, 'uninstall', {
      keepSheets: false,
      confirm: true,
    });
    expect([...report.ownFormulas].sort()).toEqual(['Mine!A1', 'Mine!G1']);
    // State stays, for a formula of hers looks at it.
    expect(report.sheetsKept).toContain('State');
    expect([...formulas(workbook)].map(([place]) => place)).toEqual([
      'Mine!G2',
      'Mine!G3',
      'Mine!G4',
    ]);
    expect(formulas(workbook).get('Mine!G2')).toMatch(/^=State!\$B\$2\+1$/);
    const own = [...before].filter(([place]) => place.startsWith('Mine!'));
    expect(own.length).toBeGreaterThan(20);
    expect(changed(new Map(own), values(workbook))).toEqual([]);
    const { getters } = workbook.file.model;
    expect(getters.getConditionalFormats(sheetId).map(({ id }) => id)).toEqual(['hers']);
    expect(getters.getNamedRanges().map(({ name }) => name)).toEqual(['MINE']);
    expect(errorsIn(workbook)).toEqual([]);
  });

  test('a frozen workbook', () => {
    const workbook = sampleWorkbook();
    answerOf(workbook, 'freezeToValues', {});
    answerOf(workbook, 'uninstall', { keepSheets: true, confirm: true });
    for (const sheet of ['Frozen values', 'State', 'Week log']) {
      expect(sheetNames(workbook)).not.toContain(sheet);
    }
  });

  test('stopped again and again it comes to the same end', () => {
    const start = sampleWorkbook();
    // Untouched sheets go too: Plan must not be taken for typed on because its formulas became values.
    const request = { keepSheets: false, confirm: true };
    const whole = copyOf(start);
    answerOf(whole, 'uninstall', request);
    expect(sheetNames(whole)).not.toContain('Plan');
    const stops = stoppedEvery(20, () => answerOf(start, 'uninstall', request));
    expect(stops).toBeGreaterThan(4);
    expect(contents(start)).toEqual(contents(whole));
    expect(start.file.model.getters.getNamedRanges()).toEqual([]);
    expect(start.file.properties.document.size).toBe(0);
  });
});
