/** A bundle's custom functions as the formulas of a file find them: known by name, at home in a realm of their own. */
import vm from 'node:vm';
import { registerCustomFunctions } from '../engine/customFunctions';
import type { FileSettings, FormulaRealm } from '../engine/engineModule';
import { formulaServices } from '../engine/formulaServices';
import { loadEngine } from '../engine/loadEngine';
import type { PublicFunction } from './contract';
import { publicFunctions } from './publicFunctions';
import { ScriptRealm } from './scriptRealm';

/** Makes a bundle's custom functions known to formulas; a formula is compiled when it is read, so before a file is opened. */
export function declareFunctions(bundleSource: string): readonly PublicFunction[] {
  const functions = publicFunctions(bundleSource);
  registerCustomFunctions(
    loadEngine(),
    functions.filter(({ isCustomFunction }) => isCustomFunction),
  );
  return functions;
}

/** The realm in which the custom functions of a file are called. */
export function bundleRealm(bundleSource: string, settings: FileSettings): FormulaRealm {
  const realm = new ScriptRealm(settings.clock);
  Object.assign(realm.global, formulaServices(settings));
  const bundle = new vm.Script(bundleSource, { filename: 'Code.js' });
  try {
    realm.load(bundle);
  } catch (thrown) {
    // What fails when it is loaded fails in each cell, which loads it anew (platform 1.30, 1.31).
    for (const { name } of publicFunctions(bundleSource)) {
      realm.global[name] = () => {
        throw thrown;
      };
    }
  }
  return realm;
}
