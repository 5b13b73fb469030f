import { addSampleDeals } from '../../src/flows/addSampleDeals';
import { importDeals } from '../../src/flows/importDeals';
import type { Services, Sheet } from '../../src/flows/services';
import { setUpPipeline } from '../../src/flows/setUpPipeline';
import { columnLetters } from '../../src/template/formulas';
import { PIPELINE } from '../../src/template/pipeline';
import type { FakeServices } from './fakeWorkbook';
import { fakeServices } from './fakeWorkbook';

/** All that a person could see in the cells. */
function contents({ workbook }: FakeServices): unknown {
  const bySheet = workbook.sheets.map(({ name, values, formulas }) => ({
    name,
    values: [...values].sort(),
    formulas: [...formulas].sort(),
  }));
  return { bySheet, names: [...workbook.names].sort() };
}

/** The same services, but the call number `last` is the last one that works. */
function dyingAfter(last: number, services: FakeServices): { services: Services; calls(): number } {
  let calls = 0;
  const mortal = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(object, key) {
        const member: unknown = Reflect.get(object, key);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) => {
          if (++calls > last) throw new Error('killed');
          const result: unknown = member.apply(object, args);
          return isSheet(result) ? mortal(result) : result;
        };
      },
    });
  return { services: { ...services, workbook: mortal(services.workbook) }, calls: () => calls };
}

function isSheet(value: unknown): value is Sheet {
  return typeof value === 'object' && value !== null && 'columnTags' in value;
}

const columnOf = (services: FakeServices, field: string): number => {
  const position = PIPELINE.columns.findIndex((column) => column.field === field);
  return position + 1 || services.workbook.sheets.length;
};

describe('setUpPipeline(services)', () => {
  test('builds the sheets in their order, in the language of the spreadsheet', () => {
    const english = fakeServices('en_US');
    setUpPipeline(english);
    expect(english.workbook.sheetNames()).toEqual([
      'Pipeline',
      'Today',
      'Activities',
      'Quota',
      'Plan',
      'Settings',
      'Mail log',
      'Guide',
      'State',
      'Stage log',
      'Week log',
    ]);
    const swedish = fakeServices('sv_SE');
    setUpPipeline(swedish);
    expect(swedish.workbook.sheetNames()).toEqual([
      'Pipeline',
      'Idag',
      'Aktiviteter',
      'Säljmål',
      'Plan',
      'Inställningar',
      'Mejllogg',
      'Guide',
      'Läge',
      'Steglogg',
      'Veckologg',
    ]);
  });

  test('twice is the same as once', () => {
    const services = fakeServices();
    setUpPipeline(services);
    addSampleDeals(services);
    const before = contents(services);
    setUpPipeline(services);
    addSampleDeals(services);
    expect(contents(services)).toEqual(before);
  });

  test('leaves a sheet of the same name alone and builds its own beside it', () => {
    const services = fakeServices();
    const mine = services.workbook.addSheet('Pipeline', null, 100, 26);
    mine.write(1, 1, [['my own', '=1+1']]);
    setUpPipeline(services);
    expect(services.workbook.sheetNames()).toContain('Pipeline 2');
    const cells = { row: 1, column: 1, rows: 1, columns: 2 };
    expect(mine.read(cells)).toEqual([['my own', '']]);
    expect(mine.readFormulas(cells)).toEqual([['', '=1+1']]);
  });

  test('keeps what was typed and puts back what was emptied', () => {
    const services = fakeServices();
    setUpPipeline(services);
    const [pipeline, plan] = ['pipeline', 'plan'].map((key) =>
      services.workbook.sheets.find(
        (sheet) => sheet === services.workbook.findSheet(key as never),
      )!,
    );
    const chance = columnOf(services, 'chance');
    const chanceFormula = pipeline!.formulas.get(`1,${chance}`);
    pipeline!.formulas.delete(`1,${chance}`);
    plan!.formulas.delete('5,1');
    plan!.write(5, 4, [['typed over']]);
    setUpPipeline(services);
    expect(pipeline!.formulas.get(`1,${chance}`)).toBe(chanceFormula);
    expect(plan!.formulas.has('5,1')).toBe(true);
    expect(plan!.values.get('5,4')).toBe('typed over');
  });

  test('knows a renamed column by its tag and writes formulas with references to it', () => {
    const services = fakeServices();
    setUpPipeline(services);
    const pipeline = services.workbook.sheets[0]!;
    const amount = columnOf(services, 'amount');
    pipeline.write(1, amount, [['Deal size']]);
    pipeline.formulas.delete(`1,${columnOf(services, 'amountUsed')}`);
    expect(setUpPipeline(services)).toEqual({ ok: true, value: 'en' });
    expect(pipeline.formulas.get(`1,${columnOf(services, 'amountUsed')}`)).toContain(
      `$${columnLetters(amount)}:$${columnLetters(amount)}`,
    );
  });

  test('reports a doubled, a blank and a foreign heading and guesses nothing (rule W1)', () => {
    const services = fakeServices();
    setUpPipeline(services);
    const pipeline = services.workbook.sheets[0]!;
    pipeline.write(1, PIPELINE.columns.length + 1, [['amount']]);
    pipeline.write(1, columnOf(services, 'stage'), [['']]);
    pipeline.write(1, columnOf(services, 'owner'), [['Contact']]);
    const outcome = setUpPipeline(services);
    expect(
      outcome.ok
        ? []
        : outcome.problems.map((problem) => [problem.code, 'field' in problem && problem.field]),
    ).toEqual(
      expect.arrayContaining([
        ['headingDoubled', 'amount'],
        ['headingBlank', 'stage'],
        ['headingOther', 'owner'],
      ]),
    );
  });

  test('killed at any call and run again, it comes to the same workbook, beside sheets of its names too', () => {
    const used = (): FakeServices => {
      const services = fakeServices();
      for (const name of ['Pipeline', 'Plan']) {
        services.workbook.addSheet(name, null, 100, 26).write(1, 1, [['my own']]);
      }
      return services;
    };
    const whole = used();
    const counting = dyingAfter(Infinity, whole);
    setUpPipeline(counting.services);
    const expected = contents(whole);
    expect(whole.workbook.sheetNames()).toEqual(
      expect.arrayContaining(['Pipeline', 'Pipeline 2', 'Plan', 'Plan 2']),
    );
    for (let last = 0; last < counting.calls(); last++) {
      const services = used();
      expect(() => setUpPipeline(dyingAfter(last, services).services)).toThrow('killed');
      setUpPipeline(services);
      expect({ last, contents: contents(services) }).toEqual({ last, contents: expected });
    }
  });

  test('its calls do not depend on the number of deals', () => {
    const callsWith = (deals: number): number => {
      const services = fakeServices();
      setUpPipeline(services);
      const rows = Array.from({ length: deals }, (_, i) => [`Prospect ${i}`, 'Proposal', '100']);
      importDeals(services, { headings: ['Prospect', 'Stage', 'Amount'], rows, map: {} });
      const counting = dyingAfter(Infinity, services);
      setUpPipeline(counting.services);
      return counting.calls();
    };
    expect(callsWith(500)).toBe(callsWith(5));
  });
});
