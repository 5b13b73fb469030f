import type {
  RunResult,
  SavedSpreadsheet,
  Script,
  SheetLocale,
  SpreadsheetFile,
} from '../../workbench/runtime/contract';
import { loadScript } from '../../workbench/runtime/script';
import { openSpreadsheet } from '../../workbench/runtime/spreadsheetFile';
import { bundleSource } from './builtBundle';

const clock = { now: () => new Date('2026-11-23T14:00:00Z') };

/** A new spreadsheet on the local services with the built bundle in it. */
export interface OpenedWorkbook {
  readonly file: SpreadsheetFile;
  readonly script: Script;
  /** Runs a public function; throws what it throws. */
  run(name: string, ...args: unknown[]): RunResult;
  cell(sheetName: string, xc: string): { value: unknown; shown: string };
  /** Types into a cell as a person would. */
  type(sheetName: string, xc: string, content: string): void;
  /** Does something to the file that a person could do with the engine's menus. */
  dispatch(command: string, payload: object): void;
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
  const script = loadScript(bundleSource(), file, { clock, user });
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
  const dispatch = (command: string, payload: object): void => {
    const result = model.dispatch(command as never, payload as never);
    const changedNothing = result.reasons.every((reason) => String(reason) === 'NoChanges');
    if (!result.isSuccessful && !changedNothing)
      throw new Error(`${command}: ${String(result.reasons)}`);
  };
  return {
    file,
    script,
    sheetId,
    dispatch,
    run(name, ...args) {
      const result = script.run(name, args, user);
      if (result.error) throw result.error;
      return result;
    },
    cell(sheetName, xc) {
      const { value, formattedValue } = model.getters.getEvaluatedCell(position(sheetName, xc));
      return { value, shown: formattedValue };
    },
    type(sheetName, xc, content) {
      dispatch('UPDATE_CELL', { ...position(sheetName, xc), content });
    },
  };
}

let savedSample: string | undefined;

/** The workbook with the sample deals, as a rep finds it in the morning: built once, a copy for each test. */
export function sampleWorkbook(): OpenedWorkbook {
  if (savedSample === undefined) {
    const workbook = openWorkbook();
    workbook.run('setUpPipeline');
    workbook.run('addSampleDeals');
    savedSample = JSON.stringify(workbook.file.save());
  }
  return openWorkbook('en_US', JSON.parse(savedSample) as SavedSpreadsheet);
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
