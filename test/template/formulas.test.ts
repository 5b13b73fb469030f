import { addSampleDeals } from '../../src/flows/addSampleDeals';
import { setUpPipeline } from '../../src/flows/setUpPipeline';
import { NAMED_COLUMNS } from '../../src/template';
import { publicFunctions } from '../../workbench/runtime/publicFunctions';
import { bundleSource } from '../bundle/builtBundle';
import type { FakeServices } from '../flows/fakeWorkbook';
import { fakeServices } from '../flows/fakeWorkbook';
import { faultsOf } from './formulaLint';

const CUSTOM_FUNCTIONS = new Set(
  publicFunctions(bundleSource())
    .filter(({ isCustomFunction }) => isCustomFunction)
    .map(({ name }) => name),
);
const NAMED = new Set(NAMED_COLUMNS.map(({ name }) => name));

function builtIn(locale: string): FakeServices {
  const services = fakeServices(locale);
  setUpPipeline(services);
  addSampleDeals(services);
  return services;
}

describe.each(['en_US', 'sv_SE'])('formulas that set-up writes in %s', (locale) => {
  const { sheets } = builtIn(locale).workbook;
  const formulas = sheets.flatMap((sheet) =>
    [...sheet.formulas].map(([at, formula]) => [`${sheet.name} ${at}`, formula] as const),
  );
  const conditions = sheets.flatMap((sheet) =>
    sheet.conditions.map(({ a1, formula }) => [`${sheet.name} ${a1}`, formula] as const),
  );

  test('there are formulas and conditional formats', () => {
    expect(formulas.length).toBeGreaterThan(20);
    expect(conditions.length).toBeGreaterThan(3);
  });

  test.each(formulas)('%s would be understood by Google (rules W4, W7)', (_, formula) => {
    expect(faultsOf(formula, CUSTOM_FUNCTIONS, NAMED)).toEqual([]);
  });

  test.each(conditions)(
    'the conditional format of %s keeps to its own sheet (rule W7)',
    (_, formula) => {
      expect(formula).not.toContain('!');
      expect(faultsOf(formula, new Set(), NAMED)).toEqual([]);
    },
  );

  test('every computed column ends at the last deal (rule W4)', () => {
    const pipeline = sheets.find(({ name }) => name === 'Pipeline')!;
    expect(pipeline.formulas.size).toBeGreaterThan(3);
    for (const [at, formula] of pipeline.formulas) {
      expect(at).toMatch(/^1,/);
      // DEAL_SIGNAL ends its column by itself (rule F7).
      if (formula.startsWith('=DEAL_SIGNAL(')) continue;
      expect(formula).toMatch(
        /^=FILTER\(.*;\((ROW\(\$[A-Z]+:\$[A-Z]+\))>=ROW\(\)\)\*\(\1<=LAST_DEAL_ROW\)\)$/,
      );
    }
  });

  test('at most ten cells call custom functions, and none is fed by another (rule W4)', () => {
    const calls = formulas.filter(([, formula]) =>
      [...CUSTOM_FUNCTIONS].some((name) => formula.includes(`${name}(`)),
    );
    expect(calls.length).toBeGreaterThan(0);
    expect(calls.length).toBeLessThanOrEqual(10);
    const addresses = calls.map(([at]) => at.split(' ').pop()!.split(',').map(Number));
    for (const [, formula] of calls) {
      for (const [row, column] of addresses as [number, number][]) {
        const letters = String.fromCharCode(64 + column);
        expect(formula).not.toMatch(new RegExp(`\\$${letters}\\$${row}\\b`));
      }
    }
  });
});

describe('faultsOf(formula) finds', () => {
  test.each([
    ['=A1:A3+10', 'has the range A1:A3 where one value belongs'],
    ['=IF(A1:A3>1;1;2)', 'has the range A1:A3 where one value belongs'],
    ['=SUMIFS(A:A;B:B;C1:C3)', 'gives SUMIFS an array of criteria'],
    ['=LET(x;1;x)', "calls LET, which is not in the list of Google's functions"],
    ['=SUM(A1,A2)', 'separates arguments by a comma (rule W7)'],
    ['=A1*0.5', 'has a decimal number (rule W7)'],
    ['=SUM({1})', 'uses an array literal (rule W7)'],
    ['=STAGES', 'has the range STAGES where one value belongs'],
  ])('%s: %s', (formula, fault) => {
    expect(faultsOf(formula, new Set(), new Set(['STAGES']))).toContain(fault);
  });

  test('nothing wrong with commas and braces in texts, and with ranges inside FILTER', () => {
    const formula = `=FILTER(IF('My, sheet'!A:A="{a, b}";1;2);ROW(A:A)<=3)`;
    expect(faultsOf(formula, new Set(), new Set())).toEqual([]);
  });
});
