import { platformDoc } from '../platformDocs';
import { citedRules, titlesIn } from './citations';
import { citations, rulesReport } from '.';
import { platformRules } from './platformRules';
import { REASONS } from './reasons';

const CONTRACT = `
### 2.1 AuthMode matrix (the heart of the contract) — MUST G:AUTH
| # | Rule | Source |
|---|---|---|
| 1.1 | V8 only. | MUST G:V8 |
| 1.5 | A | B in a cell | MUST G:V8; OBS x |
| 1.35 | Size. | not found |
| 3.5 | Errors. | MEM |
**EMU 1**: run the bundle in a fresh context.
| 99.1 | No test will ever cite this one. | MUST G:X |`;

test('rules are the MUST rows, MUST headings and EMU paragraphs', () => {
  expect(platformRules(CONTRACT).map(({ id }) => id)).toEqual([
    ...['2.1', '1.1', '1.5', 'EMU 1', '99.1'],
  ]);
});

test.each([
  ['a (platform 7.1)', ['7.1']],
  ['a (platform 7.1, 7.4)', ['7.1', '7.4']],
  ['a (platform 1.20 to 1.22, 3.1)', ['1.20', '1.21', '1.22', '3.1']],
  ['a (platform 2.1, EMU 2)', ['2.1', 'EMU 2']],
  ['a (EMU 3)', ['EMU 3']],
  ['a (platform section 7, rule 7.1)', []],
  ['version 7.1 of a platform', []],
])('%s cites %j', (title, ids) => expect(citedRules(title)).toEqual(ids));

test('titles are those of tests and their groups, whatever their form', () => {
  const source = `describe('one', () => {
    test('two', () => log('no title'));
    test.each([['no title']])('three %s', () => {});
    (isThere ? test : test.skip)('four', () => {});
  });`;
  expect(titlesIn(source)).toEqual(['one', 'two', 'three %s', 'four']);
});

test('the report counts, and asks for reasons', () => {
  const report = rulesReport(CONTRACT);
  expect(report).toContain('4 of 5 rules');
  expect(report).toContain('99.1  No test will ever cite this one.\n    NO REASON GIVEN');
});

const contract = platformDoc('platform.md');

(contract === undefined ? test.skip : test)(
  'every rule of the contract has a test that cites it or a reason why not',
  () => {
    const rules = platformRules(contract!).map(({ id }) => id);
    const cited = citations();
    expect(rules.length).toBeGreaterThan(90);
    expect(rules.filter((id) => !cited.has(id) && !(id in REASONS))).toEqual([]);
    expect(Object.keys(REASONS).filter((id) => !rules.includes(id))).toEqual([]);
  },
);
