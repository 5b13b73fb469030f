/**
 * The bridge between cells and the add-on's custom functions: what a function is given and what becomes of its answer
 * (platform 3.3 to 3.5, 3.11 to 3.13).
 */
import { canonicalResult } from './customFunctionResults';
import { settingsOf } from './engineModule';
import type { CellResult, Engine, FileSettings, FormulaRealm } from './engineModule';
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

interface KnownFunction {
  readonly call: RealmFunction;
  readonly recent: RecentCalls;
}

interface Bridge {
  readonly convert: ConvertArgument;
  readonly functions: Map<string, KnownFunction>;
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
        return call(o, name, cells, settingsOf(this)) as CellResult;
      },
    });
  }
}

function call(o: Engine, name: string, cells: readonly unknown[], settings: FileSettings) {
  const { formulaRealm } = settings;
  if (!formulaRealm) throw new o.EvaluationError(`${name}: the add-on is not loaded`);
  const bridge = bridgeTo(o, formulaRealm, settings);
  const known = functionOf(o, name, formulaRealm, bridge);
  const values = cells.map((cell) => bridge.convert(cell));
  const remembered = known.recent.find(values);
  if (remembered) return remembered;
  let answer: unknown;
  try {
    answer = known.call(...values);
  } catch (thrown) {
    throw new o.EvaluationError(messageOf(thrown));
  }
  const result = canonicalResult(o, name, answer, settings);
  known.recent.remember(values, result);
  return result;
}

function bridgeTo(o: Engine, realm: FormulaRealm, settings: FileSettings): Bridge {
  let bridge = bridges.get(realm);
  if (!bridge) {
    const compile = realm.evaluate(CONVERSION_SOURCE) as (host: ConversionHost) => ConvertArgument;
    const convert = compile({
      isDateFormat: (format) => o.helpers.isDateTimeFormat(format),
      toInstant: (serial) => serialToInstant(serial, settings.timeZone),
      errorText: googleError,
    });
    bridge = { convert, functions: new Map() };
    bridges.set(realm, bridge);
  }
  return bridge;
}

function functionOf(
  o: Engine,
  name: string,
  realm: FormulaRealm,
  { functions }: Bridge,
): KnownFunction {
  let known = functions.get(name);
  if (!known) {
    const value = realm.evaluate(`typeof ${name} === 'function' ? ${name} : undefined`);
    if (typeof value !== 'function') {
      throw new o.EvaluationError(`Unknown function: ${name}`, '#NAME?');
    }
    known = { call: value as RealmFunction, recent: new RecentCalls() };
    functions.set(name, known);
  }
  return known;
}

/** The thrown error comes from another realm, so `instanceof Error` says nothing about it. */
function messageOf(thrown: unknown): string {
  const { message } = (thrown ?? {}) as { message?: unknown };
  return typeof message === 'string' ? message : String(thrown);
}
