import fc from 'fast-check';
import { CUSTOM_FUNCTIONS } from '../../src/template/customFunctions';
import { publicFunctions } from '../../workbench/runtime/publicFunctions';
import { bundleSource } from './builtBundle';
import { emptyPipeline, openWorkbook, sampleWorkbook } from './openWorkbook';
import {
  addOwnSheet,
  answerOf,
  changed,
  columnLetters,
  constants,
  contents,
  formulas,
  refusalOf,
  typeCells,
  values,
} from './workbookCalls';

test('the add-on knows the names of all its custom functions', () => {
  const custom = publicFunctions(bundleSource()).filter((each) => each.isCustomFunction);
  expect([...CUSTOM_FUNCTIONS].sort()).toEqual(custom.map(({ name }) => name).sort());
});

describe('a malformed request is refused in words and changes nothing', () => {
  const cases: readonly (readonly [string, unknown, string])[] = [
    ['freezeToValues', null, 'expected one object with the fields frozen'],
    ['freezeToValues', 'frozen', 'expected one object'],
    ['freezeToValues', [true], 'expected one object'],
    ['freezeToValues', { frozen: 'no' }, 'frozen is missing or wrong; expected true or false'],
    ['freezeToValues', { frozen: null }, 'frozen is missing or wrong'],
    ['freezeToValues', { forzen: false }, 'forzen is not a field. Fields: frozen.'],
    ['freezeToValues', { constructor: 1 }, 'constructor is not a field'],
    ['archiveLogRows', {}, 'olderThan is missing or wrong; expected a date such as 2026-11-23'],
    ['archiveLogRows', { olderThan: 46349 }, 'olderThan is missing or wrong'],
    ['archiveLogRows', { olderThan: '2026-02-30' }, 'olderThan is missing or wrong'],
    ['archiveLogRows', { olderThan: '11/23/2026' }, 'olderThan is missing or wrong'],
    ['archiveLogRows', { olderThan: '2026-11-23', toString: 1 }, 'toString is not a field'],
    ['eraseProspect', { prospect: '  ' }, 'prospect is missing or wrong'],
    ['eraseProspect', { prospect: ['A'] }, 'expected a text'],
    ['eraseProspect', { prospect: 'A'.repeat(1001) }, 'expected a text of at most 1,000'],
    ['eraseProspect', { prospect: 'A', confirm: true }, 'confirm is missing or wrong'],
    ['eraseProspect', {}, 'Name a prospect or the IDs of deals'],
    ['eraseProspect', { dealIds: [] }, 'expected a list of at most 1,000 texts'],
    ['eraseProspect', { dealIds: Array(1001).fill('A') }, 'expected a list of at most 1,000'],
    ['eraseProspect', { dealIds: 'sample-01' }, 'expected a list'],
    ['eraseProspect', { dealIds: [7] }, 'expected a list'],
    ['eraseProspect', { ['x'.repeat(99)]: 1 }, `${'x'.repeat(40)} is not a field.`],
    ['uninstall', { confirm: true }, 'keepSheets is missing or wrong'],
    ['uninstall', { keepSheets: true, confirm: 1 }, 'confirm is missing or wrong'],
    ['uninstall', { keepSheets: true, confirm: true, force: true }, 'force is not a field'],
  ];

  test('by each call', () => {
    const workbook = emptyPipeline();
    const before = contents(workbook);
    for (const [name, request, sentence] of cases) {
      expect([name, request, refusalOf(workbook, name, request)]).toEqual([
        name,
        request,
        expect.stringContaining(sentence),
      ]);
    }
    // What a request has from its prototype does not count.
    const inherited = JSON.parse('{"keepSheets": true, "__proto__": {"confirm": true}}') as unknown;
    const refusal = refusalOf(workbook, 'uninstall', inherited);
    if (refusal !== '') expect(refusal).toContain('__proto__');
    expect(contents(workbook)).toEqual(before);
  });

  test('in Swedish, and in a spreadsheet without a pipeline', () => {
    const workbook = openWorkbook('sv_SE');
    expect(refusalOf(workbook, 'uninstall', {})).toBe(
      'keepSheets saknas eller är fel; väntade true eller false.',
    );
    for (const [name, request] of [
      ['freezeToValues', {}],
      ['archiveLogRows', { olderThan: '2026-11-23' }],
      ['eraseProspect', { prospect: 'A' }],
      ['uninstall', { keepSheets: true }],
    ] as const) {
      expect(refusalOf(workbook, name, request)).toContain('Välj Kom igång i menyn först.');
    }
  });
});

describe('whatever people typed', () => {
  /** Places where anybody may type: own columns, blank cells of ours, a sheet of her own. */
  const places = ['Pipeline', 'Quota', 'Plan', 'Settings', 'Guide', 'Mine'] as const;
  const typing = fc.record({
    sheet: fc.constantFrom(...places),
    column: fc.integer({ min: 0, max: 15 }),
    row: fc.integer({ min: 1, max: 40 }),
    content: fc.constantFrom(
      'text',
      "'=1+1",
      "'0042",
      '3.5',
      '46000',
      'TRUE',
      '=1+2',
      '=ROW()',
      '@home',
      '-x',
    ),
  });

  test('no typed cell changes by freezing, unfreezing and uninstalling', () => {
    fc.assert(
      fc.property(fc.array(typing, { minLength: 4, maxLength: 10 }), (typings) => {
        const workbook = sampleWorkbook();
        addOwnSheet(workbook, { A1: 'mine' });
        const spilled = values(workbook);
        const isOurs = (place: string): boolean => spilled.has(place) || standing.has(place);
        const typed = new Map<string, string>();
        const standing = formulas(workbook);
        for (const { sheet, column, row, content } of typings) {
          const xc = `${columnLetters(column)}${row}`;
          const heading = workbook.cell(sheet, `${columnLetters(column)}1`).value;
          const isComputed =
            sheet === 'Pipeline' &&
            ['Signal', 'Chance', 'Expected', 'Fit'].includes(String(heading));
          if (row === 1 || isComputed || isOurs(`${sheet}!${xc}`)) continue;
          typeCells(workbook, sheet, { [xc]: content });
          typed.set(`${sheet}!${xc}`, '');
        }
        workbook.run('refreshPlan');
        const before = constants(workbook);
        const own = formulas(workbook);
        for (const place of typed.keys()) {
          const content = before.get(place) ?? own.get(place);
          // Sheets end, and what is written into a covered cell of a merge is lost.
          if (content === undefined) typed.delete(place);
          else typed.set(place, content);
        }
        answerOf(workbook, 'freezeToValues', {});
        expect(changed(before, constants(workbook))).toEqual([]);
        expect(changed(typed, contents(workbook))).toEqual([]);
        answerOf(workbook, 'freezeToValues', { frozen: false });
        expect(changed(before, constants(workbook))).toEqual([]);
        expect(changed(typed, contents(workbook))).toEqual([]);
        expect(changed(own, formulas(workbook))).toEqual([]);
        answerOf(workbook, 'uninstall', { keepSheets: true, confirm: true });
        const kept = [...before].filter(([place]) => !/^(State|Week log)!/.test(place));
        expect(changed(new Map(kept), constants(workbook))).toEqual([]);
        expect(changed(typed, contents(workbook))).toEqual([]);
      }),
      { seed: 20261123, numRuns: 3 },
    );
  });
});
