import type { RunStart } from '../../../workbench/runtime/contract';
import { publicFunctions } from '../../../workbench/runtime/publicFunctions';
import { REP, load } from './_scripts';

const BUNDLE = `
/** Not directly above. */

var App = {};
/**
 * A sum.
 *
 * @param {range} amounts Amounts.
 * @customfunction
 */
function WEIGHTED(amounts, p, ...rest) {}
// A line comment is no docstring.
function onOpen(event) { function inner() {} }
/** Private. */
function helper_() {}
var arrow = () => 1;
`;

describe('publicFunctions(source)', () => {
  test('finds top-level declarations, their parameters and the block comment directly above (platform 1.22, 1.24)', () => {
    expect(publicFunctions(BUNDLE)).toEqual([
      {
        name: 'WEIGHTED',
        parameters: ['amounts', 'p', 'rest'],
        docstring: 'A sum.\n\n@param {range} amounts Amounts.\n@customfunction',
        isCustomFunction: true,
      },
      { name: 'onOpen', parameters: ['event'], docstring: '', isCustomFunction: false },
    ]);
  });

  test('throws where Google could not parse: modules (platform 1.4)', () => {
    expect(() => publicFunctions('export function f() {}')).toThrow(SyntaxError);
  });

  test.each([
    ['private fields', 'class A { #x = 1; }'],
    ['private methods', 'const f = () => { class A { #x() {} } };'],
    ['static class fields', 'class A { static x = 1; }'],
  ])('throws where Google could not parse: %s (platform 1.5, EMU 1)', (_what, source) => {
    expect(() => publicFunctions(source)).toThrow(SyntaxError);
  });

  test('takes what Google parses: optional chaining, classes, async, generators (platform 1.1)', () => {
    const source = `async function f(a) { return a?.b ?? 1; }
      function* g() { yield 1; }
      class A { static make() { return new A(); } }`;
    expect(publicFunctions(source).map(({ name }) => name)).toEqual(['f', 'g']);
  });
});

describe('what a start may run', () => {
  const SOURCE = `
    function declared() { return 'declared'; }
    const arrow = () => 'arrow';
    let expression = function () { return 'expression'; };
    const menu = { label: 'item', item() { return this.label; } };
    class Items { static show() { return 'static'; } }
    const hidden_ = () => 'hidden';`;
  const run = (name: string, startedBy: RunStart) => {
    const { value, error } = load(SOURCE).run(name, [], REP, { startedBy });
    return error ? error.message : value;
  };

  test.each([
    ['declared', 'declared'],
    ['arrow', 'arrow'],
    ['expression', 'expression'],
    ['menu.item', 'item'],
    ['Items.show', 'static'],
  ])('the menu runs %s (platform 1.20, 1.21)', (name, answer) => {
    expect(run(name, 'menu')).toBe(answer);
    expect(run(name, 'installableTrigger')).toBe(answer);
  });

  test('pages and cells see top-level declarations only (platform 1.21, 1.22)', () => {
    for (const startedBy of ['page', 'formula'] as const) {
      expect(run('declared', startedBy)).toBe('declared');
      for (const name of ['arrow', 'expression', 'menu.item', 'Items.show']) {
        expect(run(name, startedBy)).toBe(`Script function not found: ${name}`);
      }
    }
  });

  test('nothing runs that the script has not, or keeps to itself (platform 1.25)', () => {
    for (const name of ['hidden_', 'Object.keys', 'menu.none.item', 'menu.label', 'a;b', '']) {
      expect(run(name, 'menu')).toBe(`Script function not found: ${name}`);
    }
  });

  test('dates are written by locale and options, without any in the short form (platform 1.7)', () => {
    const source = `function shown(locale, options) {
      return new Date(Date.UTC(2012, 11, 21, 12)).toLocaleDateString(locale, options);
    }`;
    const shown = (...given: unknown[]) => load(source).run('shown', given, REP).value;
    const month = { timeZone: 'UTC', month: 'long' };
    expect([shown('en-US', month), shown('sv-SE', month)]).toEqual(['December', 'december']);
    const plain = { timeZone: 'UTC' };
    expect([shown('en-US', plain), shown('sv-SE', plain)]).toEqual(['12/21/2012', '2012-12-21']);
  });
});
