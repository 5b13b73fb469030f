import { emptyPipeline, openWorkbook, sampleWorkbook } from './openWorkbook';
import { readsOf } from './rangeReads';

describe('planFigures()', () => {
  test.each([
    ['en_US', 'en', '$83,920', '22%', '12 deals, about 4 of them won', 'Everyone'],
    ['sv_SE', 'sv', '839 200 kr', '22 %', '12 affärer, ungefär 4 av dem vinns', 'Alla'],
  ] as const)(
    'in %s shows what the cells of Plan show',
    (locale, language, expected, chance, hint, who) => {
      const workbook = sampleWorkbook(locale);
      const { value } = workbook.run('planFigures');
      const { plan } = value as { plan: Record<string, { shown: string; value: unknown }> };
      expect(value).toMatchObject({
        isSetUp: true,
        plan: {
          language,
          person: who,
          frozenSince: null,
          period: { from: '2026-10-01', to: '2026-12-31' },
          expected: { hint },
          chance: { shown: chance },
          warnings: [],
        },
      });
      expect(plan['expected']!.shown.replace(/\s/g, ' ')).toBe(expected);
      for (const [name, xc] of [
        ['won', 'A5'],
        ['expected', 'D5'],
        ['toBuild', 'G5'],
        ['chance', 'J5'],
        ['quota', 'L5'],
      ] as const) {
        const cell = workbook.cell('Plan', xc);
        expect(plan[name]).toMatchObject({ shown: cell.shown, value: cell.value });
      }
    },
  );

  test('is plain JSON that google.script.run carries whole (platform 8.8, 8.9)', () => {
    const { value } = sampleWorkbook().run('planFigures');
    expect(JSON.parse(JSON.stringify(value))).toEqual(value);
    expect(JSON.stringify(value)).not.toContain('T00:00');
  });

  test('reads the spreadsheet three times at most', () => {
    const workbook = sampleWorkbook();
    workbook.run('planFigures');
    expect(readsOf(workbook.run('planFigures'))).toBeLessThanOrEqual(3);
  });

  test('without a quota has no figures against it and hands on what Plan warns of', () => {
    const { value } = emptyPipeline().run('planFigures');
    expect(value).toMatchObject({
      plan: {
        quota: { value: null },
        toBuild: { value: null },
        chance: { value: null },
        warnings: [expect.stringContaining('No quota covers this day')],
      },
    });
  });

  test('before set-up tells so, in the language of the file', () => {
    expect(openWorkbook('sv_SE').run('planFigures').value).toEqual({
      isSetUp: false,
      language: 'sv',
    });
  });
});

describe('showSheet(sheet)', () => {
  test('shows sheets of ours, and nothing else that a page may name', () => {
    const workbook = emptyPipeline();
    expect(workbook.run('showSheet', 'quota').value).toBe(true);
    for (const name of ['state', 'Quota', 'toString', '__proto__', null, 1]) {
      expect(workbook.run('showSheet', name).value).toBe(false);
    }
    expect(openWorkbook().run('showSheet', 'quota').value).toBe(false);
  });
});

describe('importFields(headings)', () => {
  test('gives fields in the workbook’s language and a proposal by headings of other tools', () => {
    const { value } = emptyPipeline('sv_SE').run('importFields', [
      'Account',
      'Customer',
      'Steg',
      'Value',
      'constructor',
    ]);
    expect(value).toMatchObject({
      isSetUp: true,
      language: 'sv',
      proposed: { Account: 'prospect', Steg: 'stage', Value: 'amount' },
    });
    const { fields } = value as { fields: { field: string; writtenAs: string }[] };
    expect(fields[0]).toEqual({ field: 'prospect', heading: 'Kund', writtenAs: 'text' });
    const kinds = new Map(fields.map(({ field, writtenAs }) => [field, writtenAs]));
    expect(kinds.get('amount')).toBe('amount');
    expect(kinds.get('closed')).toBe('day');
    expect(kinds.get('probability')).toBe('share');
    expect(kinds.has('dealId')).toBe(true);
    expect(kinds.has('version')).toBe(false);
    expect(kinds.has('chance')).toBe(false);
  });

  test.each([[null], ['Stage'], [{ length: 2 }], [[1, null]]])(
    'proposes nothing for %j, which is no list of texts',
    (headings) => {
      expect(openWorkbook().run('importFields', headings).value).toMatchObject({
        isSetUp: false,
        proposed: {},
      });
    },
  );
});

test('importDeals leaves a column that is mapped to nothing to the person, whatever its heading says', () => {
  const workbook = emptyPipeline();
  const { value } = workbook.run('importDeals', {
    headings: ['Prospect', 'Stage', 'Amount'],
    rows: [['Nordic Foods', 'Meeting', 'about ten']],
    map: { Prospect: 'prospect', Stage: 'stage', Amount: '' },
  });
  expect(value).toMatchObject({
    added: 1,
    notes: ['Column Amount (imported) was kept as a column of your own.'],
  });
  expect(workbook.cell('Pipeline', 'D2').value).toBe(null);
});
