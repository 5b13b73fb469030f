import { publicFunctions } from '../../../workbench/runtime/publicFunctions';

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
});
