import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadEngine } from '../../workbench/engine/loadEngine';
import { publicFunctions } from '../../workbench/runtime/publicFunctions';
import { bundleSource, loadBundle } from './builtBundle';

const GOLDEN = join(__dirname, 'publicFunctions.json');
const ABSENT_IN_APPS_SCRIPT = ['setTimeout', 'URL', 'fetch', 'TextEncoder', 'crypto', 'process'];

describe('the built bundle', () => {
  const functions = publicFunctions(bundleSource());
  const customFunctions = functions.filter(({ isCustomFunction }) => isCustomFunction);

  test('declares the public functions of the golden file, with parameters and docstrings (platform 1.22, 1.24)', () => {
    expect(functions).toEqual(JSON.parse(readFileSync(GOLDEN, 'utf8')));
  });

  test('evaluates in an empty realm without calling anything (platform 1.30)', () => {
    const realm = loadBundle();
    for (const name of ABSENT_IN_APPS_SCRIPT) expect(realm[name]).toBeUndefined();
    for (const { name } of functions) expect(typeof realm[name]).toBe('function');
  });

  test('gives each public function its body: none is left the empty stub', () => {
    const realm = loadBundle();
    for (const { name, parameters } of functions) {
      expect(realm[name]!.toString()).not.toMatch(/\{\s*\}$/);
      expect(realm[name]!.length).toBe(parameters.length);
    }
  });

  test('documents each custom function with all parameters and an example in both notations (rule F6)', () => {
    expect(customFunctions.length).toBeGreaterThan(0);
    for (const { name, parameters, docstring } of customFunctions) {
      const documented = [...docstring.matchAll(/@param \{[^}]*\} (\w+)/g)].map(([, word]) => word);
      expect(documented).toEqual([...parameters]);
      const examples = [...docstring.matchAll(/@example (=.*)/g)].map(([, formula]) => formula!);
      expect(examples.some((formula) => formula.includes(',') && formula.includes(name))).toBe(
        true,
      );
      expect(examples.some((formula) => formula.includes(';') && formula.includes(name))).toBe(
        true,
      );
    }
  });

  test('hides every other function: none ends in an underscore, none is named like a function of Sheets (platform 3.1)', () => {
    // The engine as it is loaded knows Sheets' functions and none of ours.
    const ofSheets = loadEngine().registries.functionRegistry;
    for (const { name } of customFunctions) expect(ofSheets.contains(name)).toBe(false);
    for (const { name } of functions) expect(name).toMatch(/^[A-Za-z][A-Za-z_]*[A-Za-z]$/);
  });
});
