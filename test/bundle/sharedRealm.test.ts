/**
 * On Google each formula cell loads the file anew (platform 1.31); here all cells of a file share one realm. That is the
 * same only as long as no call leaves anything behind that another one can see.
 */
import vm from 'node:vm';
import { formulaServices } from '../../workbench/engine/formulaServices';
import { publicFunctions } from '../../workbench/runtime/publicFunctions';
import { bundleSource } from './builtBundle';

const LOCALES = ['en', 'sv'];
const ZONES = ['Europe/Stockholm', 'America/New_York'];
const STAGES = [
  ['Meeting', 0.3, 'Open', 14, 'Yes'],
  ['Proposal', 0.5, 'Open', 21, 'Yes'],
  ['Won', 1, 'Won', '', ''],
  ['Lost', 0, 'Lost', '', ''],
];
const AMOUNTS = [[1000], [2500], [400]];
const CHANCES = [[0.2], [0.5], [0.9]];
const DEAL_STAGES = [['Meeting'], ['Won'], ['Lost']];
const DAYS = [[46349], [46360], [46400]];

/** Calls that give figures; beside them every function is called with arguments that mostly give errors. */
const GOOD: Readonly<Record<string, readonly unknown[]>> = {
  WEIGHTED_PIPELINE: [AMOUNTS, CHANCES],
  QUOTA_CHANCE: [3000, 500, AMOUNTS, CHANCES],
  QUOTA_GAP_AT: [9000, 500, AMOUNTS, CHANCES, 1000, 0.3, 0.8],
  FORECAST_PERCENTILES: [500, AMOUNTS, CHANCES, [[0.1], [0.9]]],
  DEAL_IMPACT: [3000, 500, AMOUNTS, CHANCES],
  WIN_RATE: [DEAL_STAGES],
  STAGE_SUMMARY: [DEAL_STAGES, AMOUNTS, STAGES],
  PIPELINE_FLOW: [DAYS, AMOUNTS, CHANCES, 46349, 4],
  QUOTA_GAP: [9000, 1000, 2000],
  SALES_COMMISSION: [1000, [[0, 0.05]]],
};

interface Call {
  readonly name: string;
  readonly args: readonly unknown[];
  readonly locale: string;
  readonly timeZone: string;
}

const functions = publicFunctions(bundleSource()).filter((known) => known.isCustomFunction);

const calls: Call[] = functions.flatMap(({ name, parameters }, index) => {
  const [locale, timeZone] = [LOCALES[index % 2]!, ZONES[index % 2]!];
  const same = (value: unknown) => parameters.map(() => value);
  const lists = [[], same(5), same(AMOUNTS), same('text'), same(STAGES), GOOD[name] ?? []];
  return lists.map((args) => ({ name, args, locale, timeZone }));
});

/** The bundle in a realm whose person and zone may change between calls. */
function openRealm(): (call: Call) => string {
  const realm = vm.createContext(vm.constants.DONT_CONTEXTIFY) as Record<string, unknown>;
  vm.runInContext(bundleSource(), realm as vm.Context);
  return ({ name, args, locale, timeZone }) => {
    const clock = { now: () => new Date(0) };
    const settings = { userLocale: locale, locale: 'en_US' as const, timeZone, clock };
    Object.assign(realm, formulaServices(settings));
    try {
      return JSON.stringify((realm[name] as (...values: unknown[]) => unknown)(...args)) ?? 'none';
    } catch (thrown) {
      return (thrown as Error).message;
    }
  };
}

test('a call answers in a realm that others have used what it answers in a new one (platform 1.31, EMU 1)', () => {
  const fresh = calls.map((call) => openRealm()(call));
  const shared = openRealm();
  expect(calls.map(shared)).toEqual(fresh);
  expect([...calls].reverse().map(shared).reverse()).toEqual(fresh);
  const inFigures = calls.filter(
    (call, index) => GOOD[call.name] === call.args && /^[[\d]/.test(fresh[index]!),
  );
  expect(inFigures).toHaveLength(Object.keys(GOOD).length);
});

test('the same call follows the person at the screen: no language is kept (platform 1.31)', () => {
  const shared = openRealm();
  const wrong = { name: 'QUOTA_GAP', args: ['x', 'y', 'z'], timeZone: ZONES[0]! };
  const [english, swedish, again] = ['en', 'sv', 'en'].map((locale) =>
    shared({ ...wrong, locale }),
  );
  expect(swedish).not.toBe(english);
  expect(again).toBe(english);
});

test('no call leaves a global behind (platform 1.31, EMU 1)', () => {
  const realm = vm.createContext(vm.constants.DONT_CONTEXTIFY) as Record<string, unknown>;
  vm.runInContext(bundleSource(), realm as vm.Context);
  const clock = { now: () => new Date(0) };
  const settings = { userLocale: 'en', locale: 'en_US' as const, timeZone: ZONES[0]!, clock };
  Object.assign(realm, formulaServices(settings));
  const state = () => Object.getOwnPropertyNames(realm).map((name) => [name, realm[name]]);
  const before = state();
  for (const { name, args } of calls) {
    try {
      (realm[name] as (...values: unknown[]) => unknown)(...args);
    } catch {
      // Many of the arguments are meant to be wrong.
    }
  }
  const changed = state().filter(
    ([name, value], index) => name !== before[index]?.[0] || !Object.is(value, before[index]?.[1]),
  );
  expect(changed).toEqual([]);
});
