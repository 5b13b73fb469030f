/** A workbook whose clock a test sets, with runs of its clock triggers by one or several people. */
import { PIPELINE } from '../../src/template/pipeline';
import { ACTIVITIES } from '../../src/template/activities';
import { SETTINGS } from '../../src/template/settings';
import type {
  RunOptions,
  RunResult,
  SavedSpreadsheet,
  Script,
  SpreadsheetFile,
  User,
} from '../../workbench/runtime/contract';
import type { SentMail } from '../../workbench/runtime/outbox';
import type { ScriptProject } from '../../workbench/runtime/project';
import { loadScript } from '../../workbench/runtime/script';
import { openSpreadsheet } from '../../workbench/runtime/spreadsheetFile';
import { VirtualClock } from '../../workbench/runtime/virtualClock';
import { bundleSource } from './builtBundle';
import { MANIFEST, emptyPipeline } from './openWorkbook';

export const REP: User = { email: 'rep@example.com', locale: 'en' };

const TEMPLATES = { Pipeline: PIPELINE, Activities: ACTIVITIES, Settings: SETTINGS } as const;

/** The letters of the column that the template gives a field. */
export function columnOf(sheet: keyof typeof TEMPLATES, field: string): string {
  let index = TEMPLATES[sheet].columns.findIndex((column) => column.field === field);
  let letters = '';
  for (; index >= 0; index = Math.floor(index / 26) - 1) {
    letters = String.fromCharCode(65 + (index % 26)) + letters;
  }
  return letters;
}

export interface ClockedWorkbook {
  readonly file: SpreadsheetFile;
  readonly script: Script;
  readonly clock: VirtualClock;
  /** Types into cells of a row as a person would, by field; rows count from 1. */
  typeRow(
    sheet: keyof typeof TEMPLATES,
    row: number,
    cells: Readonly<Record<string, string>>,
  ): void;
  cell(sheet: string, xc: string): string;
  /** One hourly run at an instant, or later where the clock has gone past it. */
  hourlyRun(at: string, options?: RunOptions & { readonly as?: User }): RunResult;
  /** A call of a page. */
  call(name: string, request?: unknown, as?: User): unknown;
  /** The mails to others than the people of the file. */
  mails(): readonly SentMail[];
}

const SAVED = new Map<string, SavedSpreadsheet>();

/** The empty pipeline at an instant, in New York's zone. */
export function clockedPipeline(at: string, project?: ScriptProject): ClockedWorkbook {
  const saved = SAVED.get('empty') ?? emptyPipeline().file.save();
  SAVED.set('empty', saved);
  return clockedWorkbook(saved, new VirtualClock(new Date(at)), project);
}

/** A saved workbook on a clock. */
export function clockedWorkbook(
  saved: SavedSpreadsheet,
  clock: VirtualClock,
  project?: ScriptProject,
): ClockedWorkbook {
  const { name, locale, timeZone } = saved;
  const source = bundleSource();
  const file = openSpreadsheet({
    ...{ name, locale, timeZone, saved, clock, bundleSource: source },
    ...(project ? { project } : {}),
  });
  return clockedFile(file, clock);
}

/** A file that is open already. */
export function clockedFile(file: SpreadsheetFile, clock: VirtualClock): ClockedWorkbook {
  const script = loadScript(bundleSource(), file, { clock, user: REP, manifest: MANIFEST });
  const { model } = file;
  const position = (sheet: string, xc: string) => {
    const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(xc)!;
    const col = [...letters!].reduce((sum, l) => sum * 26 + l.charCodeAt(0) - 64, 0) - 1;
    const sheetId = model.getters.getSheetIdByName(sheet)!;
    return { sheetId, col, row: Number(row) - 1 };
  };
  return {
    file,
    script,
    clock,
    typeRow(sheet, row, cells) {
      for (const [field, content] of Object.entries(cells)) {
        const xc = `${columnOf(sheet, field)}${row}`;
        model.dispatch('UPDATE_CELL', { ...position(sheet, xc), content });
      }
    },
    cell: (sheet, xc) => model.getters.getEvaluatedCell(position(sheet, xc)).formattedValue,
    hourlyRun(at, { as = REP, ...options } = {}) {
      clock.advanceTo(Math.max(clock.now().getTime(), Date.parse(at)));
      return script.run('hourlyRun', [], as, { startedBy: 'clockTrigger', ...options });
    },
    call(name, request, as = REP) {
      const { value, error } = script.run(name, [request], as, { startedBy: 'page' });
      if (error) throw error;
      return value;
    },
    mails: () =>
      file.project.outbox.sent.filter(({ to }) => !to.some((one) => one.endsWith('@example.com'))),
  };
}
