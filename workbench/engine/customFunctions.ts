/**
 * The bridge between cells and the add-on's custom functions: what a function is given and what becomes of its answer
 * (platform 3.3 to 3.5, 3.11 to 3.13).
 */
import { canonicalResult } from './customFunctionResults';
import { FormulaOvertime, settingsOf } from './engineModule';
import type { CellResult, Engine, FileSettings, FormulaRealm, Getters } from './engineModule';
import { googleError } from './errorTexts';
import { functionHelp } from './functionHelp';
import { RecentCalls } from './recentCalls';
import { CONVERSION_SOURCE } from './realmConversion';
import type { ConversionHost, ConvertArgument } from './realmConversion';
import { serialToInstant } from './serialDates';
import { LOADING, hasVolatileArgument } from './volatileArguments';

/** A function as the engine must know it; PublicFunction of the runtime's contract fits. */
export interface CustomFunction {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly docstring: string;
}

type RealmFunction = (...values: unknown[]) => unknown;

interface Bridge {
  readonly edition: number;
  readonly convert: ConvertArgument;
  readonly functions: Map<string, RealmFunction>;
  /** By the function's name. */
  readonly recentCalls: Map<string, RecentCalls>;
}

const bridges = new WeakMap<FormulaRealm, Bridge>();

/**
 * Makes the functions known to formulas and to the help that appears while typing; before a Model is opened, since a
 * formula is compiled when it is read. Where a call runs is `formulaRealm` of the file's settings.
 *
 * All arguments are optional here as Google checks no number of arguments; what is too many stays an error.
 */
export function registerCustomFunctions(o: Engine, functions: readonly CustomFunction[]): void {
  for (const { name, parameters, docstring } of functions) {
    const help = functionHelp(docstring);
    o.registries.functionRegistry.replace(name, {
      description: help.description,
      category: 'Add-on',
      args: parameters.map((parameter) => ({
        name: parameter,
        description: help.parameters[parameter] ?? '',
        type: ['ANY', 'RANGE'],
        acceptMatrix: true,
        acceptErrors: true,
        optional: true,
      })),
      compute(...cells) {
        if (hasVolatileArgument(o, name, this)) return { value: LOADING };
        const { getters } = this as unknown as { getters: Getters };
        return call(o, name, cells, settingsOf(this), getters) as CellResult;
      },
    });
  }
}

function call(
  o: Engine,
  name: string,
  cells: readonly unknown[],
  settings: FileSettings,
  getters: Getters,
) {
  const { formulaRealm } = settings;
  if (!formulaRealm) throw new o.EvaluationError(`${name}: the add-on is not loaded`);
  formulaRealm.begin(getters);
  const bridge = bridgeTo(o, formulaRealm, settings);
  const entry = functionOf(o, name, formulaRealm, bridge);
  const recent = recentCallsOf(name, bridge);
  const values = cells.map((cell) => bridge.convert(cell));
  const remembered = recent.find(values);
  if (remembered) return remembered;
  let answer: unknown;
  try {
    answer = formulaRealm.call(entry, values);
  } catch (thrown) {
    const message = messageOf(thrown);
    // It would take as long again whenever a row is inserted.
    if (thrown instanceof FormulaOvertime) recent.remember(values, { value: '#ERROR', message });
    throw new o.EvaluationError(message);
  }
  const result = canonicalResult(o, name, answer, settings);
  recent.remember(values, result);
  return result;
}

function bridgeTo(o: Engine, realm: FormulaRealm, settings: FileSettings): Bridge {
  let bridge = bridges.get(realm);
  if (bridge?.edition !== realm.edition) {
    const compile = realm.evaluate(CONVERSION_SOURCE) as (host: ConversionHost) => ConvertArgument;
    const convert = compile({
      isDateFormat: (format) => o.helpers.isDateTimeFormat(format),
      toInstant: (serial) => serialToInstant(serial, settings.timeZone),
      errorText: googleError,
    });
    const recentCalls = bridge?.recentCalls ?? new Map<string, RecentCalls>();
    bridge = { edition: realm.edition, convert, functions: new Map(), recentCalls };
    bridges.set(realm, bridge);
  }
  return bridge;
}

function functionOf(
  o: Engine,
  name: string,
  realm: FormulaRealm,
  { functions }: Bridge,
): RealmFunction {
  let entry = functions.get(name);
  if (!entry) {
    const value = realm.evaluate(`typeof ${name} === 'function' ? ${name} : undefined`);
    if (typeof value !== 'function') {
      throw new o.EvaluationError(`Unknown function: ${name}`, '#NAME?');
    }
    entry = value as RealmFunction;
    functions.set(name, entry);
  }
  return entry;
}

function recentCallsOf(name: string, { recentCalls }: Bridge): RecentCalls {
  let recent = recentCalls.get(name);
  if (!recent) recentCalls.set(name, (recent = new RecentCalls()));
  return recent;
}

/** The thrown error comes from another realm, so `instanceof Error` says nothing about it. */
function messageOf(thrown: unknown): string {
  const { message } = (thrown ?? {}) as { message?: unknown };
  return typeof message === 'string' ? message : String(thrown);
}
