import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import { formulaServices } from '../../workbench/engine/formulaServices';

/** The file that clasp pushes, as jest's global set-up built it. */
export const BUNDLE_PATH = join(__dirname, '../../appsscript/Code.js');

export function bundleSource(): string {
  return readFileSync(BUNDLE_PATH, 'utf8');
}

type CustomFunction = (...cells: unknown[]) => unknown;

/**
 * The bundle in a realm that holds nothing but the language and the given services, as a custom function finds it.
 */
export function loadBundle(services: Record<string, unknown> = {}): Record<string, CustomFunction> {
  const realm = vm.createContext(vm.constants.DONT_CONTEXTIFY) as Record<string, unknown>;
  Object.assign(realm, services);
  vm.runInContext(bundleSource(), realm as vm.Context);
  return realm as Record<string, CustomFunction>;
}

/** What a cell shows: the value, or the sentence of the error. */
export function shown(calculate: () => unknown): unknown {
  try {
    const value = calculate();
    // Values of another realm equal ours only after a copy.
    return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
  } catch (error) {
    return (error as Error).message;
  }
}

/**
 * A session that speaks a language, as Session.getActiveUserLocale tells it, in a spreadsheet of a time zone: what a
 * formula may ask, and nothing else (platform 2.1, 3.14).
 */
export function sessionSpeaking(
  locale: string,
  timeZone = 'Europe/Stockholm',
): Record<string, unknown> {
  // No formula asks for the time.
  const clock = { now: () => new Date(0) };
  return formulaServices({ userLocale: locale, locale: 'en_US', timeZone, clock });
}
