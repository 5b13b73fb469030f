import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type {
  RunOptions,
  RunResult,
  SavedSpreadsheet,
  Script,
  SheetLocale,
  SpreadsheetFile,
} from '../../workbench/runtime/contract';
import { loadScript } from '../../workbench/runtime/script';
import { openSpreadsheet } from '../../workbench/runtime/spreadsheetFile';
import { readHtmlFiles, readManifest } from '../../workbench/scriptFile';
import { BUNDLE_PATH, bundleSource } from './builtBundle';

/** What the add-on asks for; its runs here have no more. */
export const MANIFEST = readManifest(BUNDLE_PATH)!;
const HTML_FILES = readHtmlFiles(dirname(BUNDLE_PATH));

const CACHE = join(__dirname, '../../node_modules/.cache/test-workbooks');
const clock = { now: () => new Date('2026-11-23T14:00:00Z') };

type BeforeCall = NonNullable<RunOptions['beforeCall']>;

/** A new spreadsheet on the local services with the built bundle in it. */
export interface OpenedWorkbook {
  readonly file: SpreadsheetFile;
  readonly script: Script;
  /** Runs a public function; throws what it throws. */
  run(name: string, ...args: unknown[]): RunResult;
  /** The same while a cell of a row is selected, as a page calls it; rows count from 1. */
  runAt(sheetName: string, row: number, name: string, ...args: unknown[]): RunResult;
  /** Runs a public function that is stopped after so many service calls; tells whether it was. */
  runStopped(calls: number, name: string, ...args: unknown[]): boolean;
  /** Runs a public function and tells of each service call before it is carried out. */
  runWatched(beforeCall: BeforeCall, name: string, ...args: unknown[]): RunResult;
  cell(sheetName: string, xc: string): { value: unknown; shown: string };
  /** Types into a cell as a person would; tells whether that changed anything. */
  type(sheetName: string, xc: string, content: string): boolean;
  /** Does something to the file that a person could do with the engine's menus; tells whether that changed anything. */
  dispatch(command: string, payload: object): boolean;
  sheetId(sheetName: string): string;
}

/** Opens a new spreadsheet, or one that was saved. */
export function openWorkbook(
  locale: SheetLocale = 'en_US',
  saved?: SavedSpreadsheet,
): OpenedWorkbook {
  const timeZone = locale === 'sv_SE' ? 'Europe/Stockholm' : 'America/New_York';
  const file = openSpreadsheet({
    name: 'Test',
    locale,
    timeZone,
    clock,
    bundleSource: bundleSource(),
    ...(saved ? { saved } : {}),
  });
  const user = { email: 'rep@example.com', locale: locale.slice(0, 2) };
  const script = loadScript(bundleSource(), file, {
    clock,
    user,
    manifest: MANIFEST,
    htmlFiles: HTML_FILES,
  });
  const { model } = file;
  const sheetId = (name: string): string => model.getters.getSheetIdByName(name)!;
  const position = (
    sheetName: string,
    xc: string,
  ): { sheetId: string; col: number; row: number } => {
    const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(xc)!;
    const col = [...letters!].reduce((sum, l) => sum * 26 + l.charCodeAt(0) - 64, 0) - 1;
    return { sheetId: sheetId(sheetName), col, row: Number(row) - 1 };
  };
  const dispatch = (command: string, payload: object): boolean => {
    const result = model.dispatch(command as never, payload as never);
    const changedNothing = result.reasons.every((reason) => String(reason) === 'NoChanges');
    if (!result.isSuccessful && !changedNothing)
      throw new Error(`${command}: ${String(result.reasons)}`);
    return result.isSuccessful;
  };
  const run = (name: string, args: readonly unknown[], options?: RunOptions): RunResult => {
    const result = script.run(name, args, user, options);
    if (result.error) throw result.error;
    return result;
  };
  return {
    file,
    script,
    sheetId,
    dispatch,
    run: (name, ...args) => run(name, args),
    runAt(sheetName, row, name, ...args) {
      const zone = { left: 0, right: 0, top: row - 1, bottom: row - 1 };
      return run(name, args, {
        startedBy: 'page',
        selection: { sheetId: sheetId(sheetName), zone },
      });
    },
    runWatched: (beforeCall, name, ...args) => run(name, args, { beforeCall }),
    runStopped(calls, name, ...args) {
      const { error } = script.run(name, args, user, { calls });
      if (error && !error.message.includes('Exceeded maximum execution time')) throw error;
      return error !== undefined;
    },
    cell(sheetName, xc) {
      const { value, formattedValue } = model.getters.getEvaluatedCell(position(sheetName, xc));
      return { value, shown: formattedValue };
    },
    type(sheetName, xc, content) {
      return dispatch('UPDATE_CELL', { ...position(sheetName, xc), content });
    },
  };
}

/** The workbook with the sample deals, as a rep finds it in the morning. */
export function sampleWorkbook(locale: SheetLocale = 'en_US'): OpenedWorkbook {
  return copyOf('sample', locale, (workbook) => {
    workbook.run('setUpPipeline');
    workbook.run('addSampleDeals');
  });
}

/** The workbook as set-up leaves it, without deals. */
export function emptyPipeline(locale: SheetLocale = 'en_US'): OpenedWorkbook {
  return copyOf('empty', locale, (workbook) => workbook.run('setUpPipeline'));
}

/** A copy of a workbook that was built once for this bundle; building takes longer than opening. */
function copyOf(
  name: string,
  locale: SheetLocale,
  build: (workbook: OpenedWorkbook) => void,
): OpenedWorkbook {
  const key = createHash('sha256').update(bundleSource()).digest('hex').slice(0, 16);
  const path = join(CACHE, `${name}.${locale}.${key}.json`);
  if (!existsSync(path)) {
    const workbook = openWorkbook(locale);
    build(workbook);
    mkdirSync(CACHE, { recursive: true });
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(workbook.file.save()));
    // Another worker may build the same: the file appears whole or not at all.
    renameSync(draft, path);
  }
  return openWorkbook(locale, JSON.parse(readFileSync(path, 'utf8')) as SavedSpreadsheet);
}

/** Every error that a cell of the workbook shows, with its place. */
export function errorsIn({ file }: OpenedWorkbook): string[] {
  const { getters } = file.model;
  return getters.getSheetIds().flatMap((sheetId) =>
    getters.getEvaluatedCellsPositions(sheetId).flatMap((position) => {
      const cell = getters.getEvaluatedCell(position);
      const place = `${getters.getSheetName(sheetId)} ${position.col},${position.row}`;
      return cell.type === 'error' ? [`${place}: ${cell.message}`] : [];
    }),
  );
}
