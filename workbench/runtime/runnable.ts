/** Which function a name stands for: not every way to start a run sees the same ones (platform 1.20, 1.21). */
import type { RunStart } from './contract';
import { publicFunctions, topLevelNames } from './publicFunctions';
import type { ScriptRealm } from './scriptRealm';

type Entry = (...values: unknown[]) => unknown;

const PATH = /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*$/;

/**
 * The function of that name in a realm where the source is loaded, or undefined. Pages and cells see function declarations
 * at the top level only; menus and triggers see functions in variables and methods of objects too.
 */
export function entryIn(
  realm: ScriptRealm,
  source: string,
  name: string,
  startedBy: RunStart,
): Entry | undefined {
  if (publicFunctions(source).some((known) => known.name === name)) {
    return functionOrNone(realm.global[name]);
  }
  if (startedBy === 'page' || startedBy === 'formula') return undefined;
  if (name.endsWith('_') || !PATH.test(name)) return undefined;
  if (!topLevelNames(source).has(name.split('.')[0]!)) return undefined;
  // Called by its path, so that a method has its object.
  return functionOrNone(
    realm.evaluate(`(() => {
      try { return typeof ${name} === 'function' ? (...values) => ${name}(...values) : undefined; }
      catch { return undefined; }
    })()`),
  );
}

function functionOrNone(value: unknown): Entry | undefined {
  return typeof value === 'function' ? (value as Entry) : undefined;
}
