/** Small bundles on a fresh spreadsheet: what a test of a service needs. */
import { ENGINE_LOCALES } from '../../../workbench/engine/locales';
import type {
  Clock,
  RunOptions,
  RunResult,
  Script,
  SheetLocale,
  SpreadsheetFile,
  User,
} from '../../../workbench/runtime/contract';
import type { ScriptProject } from '../../../workbench/runtime/project';
import { loadScript } from '../../../workbench/runtime/script';
import { openSpreadsheet } from '../../../workbench/runtime/spreadsheetFile';

export const REP: User = { email: 'rep@example.com', locale: 'sv' };

export const NOON = new Date('2026-11-23T12:00:00Z');

interface FileOptions {
  readonly locale?: SheetLocale;
  readonly timeZone?: string;
  /** Of the one sheet; Google's 1000 x 26 if not given. */
  readonly size?: { readonly rows: number; readonly columns: number };
  /** Noon if not given. */
  readonly clock?: Clock;
  readonly project?: ScriptProject;
  /** E-mail address; without it everybody is the owner. */
  readonly owner?: string;
  readonly formulaMachineMs?: number;
}

export function newFile(options: FileOptions = {}): SpreadsheetFile {
  const { locale = 'en_US', timeZone = 'Europe/Stockholm', size, project, owner } = options;
  const { formulaMachineMs } = options;
  const { clock = project?.clock ?? { now: () => NOON } } = options;
  const fresh = { name: 'Test', locale, timeZone, clock, project, owner, formulaMachineMs };
  if (!size) return openSpreadsheet(fresh);
  const sheets = [{ id: '0', name: 'Sheet1', rowNumber: size.rows, colNumber: size.columns }];
  const workbook = { sheets, settings: { locale: ENGINE_LOCALES[locale] } };
  const properties = { document: {}, user: {} };
  const saved = { id: 'small', name: 'Test', locale, timeZone, workbook, properties };
  return openSpreadsheet({ ...fresh, saved });
}

export function load(
  source: string,
  file: SpreadsheetFile = newFile(),
  htmlFiles: ReadonlyMap<string, string> = new Map(),
): Script {
  return loadScript(source, file, { clock: file.project.clock, user: REP, htmlFiles });
}

/** Runs statements as a script on the file, after `bundle`; `ss`, `sheet` and `SpreadsheetApp` are at hand. */
export function runOn(
  file: SpreadsheetFile,
  statements: string,
  bundle = '',
  user: User = REP,
  options: RunOptions = {},
): RunResult {
  const source = `${bundle}
  function main() {
    const ss = SpreadsheetApp.getActiveSpreadsheet();
    const sheet = ss.getSheets()[0];
    ${statements}
  }`;
  return load(source, file).run('main', [], user, options);
}

/** The value that the statements return; throws what they throw. */
export function valueOn(file: SpreadsheetFile, statements: string, bundle = ''): unknown {
  const { value, error } = runOn(file, statements, bundle);
  if (error) throw error;
  return value;
}

/** The same as another user. */
export function valueAs(file: SpreadsheetFile, user: User, statements: string): unknown {
  const { value, error } = runOn(file, statements, '', user);
  if (error) throw error;
  return value;
}

/** The same on a fresh file. */
export function value(statements: string, options?: FileOptions): unknown {
  return valueOn(newFile(options), statements);
}
