import type { Language } from '../messages';
import { message } from '../messages';
import type { FormulaWords } from '../template/formulas';
import { PIPELINE } from '../template/pipeline';
import { giveIds } from './giveIds';
import type { NoticedBy } from './logStageChanges';
import { logStageChanges } from './logStageChanges';
import type { Mended } from './mendComputedColumns';
import { mendComputedColumns } from './mendComputedColumns';
import type { Edit, Services, Sheet } from './services';
import { findTable, formulaWords, readFields, recall } from './workbookColumns';
import { workbookLanguage } from './workbookLanguage';

/** What upkeep did. */
export interface UpkeepReport extends Mended {
  readonly idsGiven: number;
  readonly stageChanges: number;
}

/**
 * Brings Pipeline back to order before any other work: computed columns, IDs, stage log. An edit, a call of the sidebar
 * and the hourly run share it.
 *
 * @param services what the flow may do
 * @param noticedBy what made us look
 * @returns what was done, or null where there is no pipeline in order to look after
 */
export function upkeep(services: Services, noticedBy: NoticedBy): UpkeepReport | null {
  const { workbook } = services;
  const pipeline = findTable(workbook, PIPELINE);
  if (pipeline === null) return null;
  // What the steps below ask for, in as few reads as there are runs of neighbours.
  readFields(pipeline, ['prospect', 'stage', 'dealId']);
  const words = (): FormulaWords =>
    formulaWords(workbookLanguage(workbook), new Map([['pipeline', pipeline]]), 'pipeline');
  const mended = mendComputedColumns(workbook, pipeline, words);
  const idsGiven = giveIds(services, pipeline);
  const logged = logStageChanges(services, pipeline, noticedBy);
  workbook.flush();
  return { ...mended, idsGiven, stageChanges: logged };
}

/** What of upkeep a person should hear: what was cleared or blocks a column. IDs and log are our own business. */
export function upkeepSentences(language: Language, report: UpkeepReport): string[] {
  const list = (cells: readonly string[]): string => cells.join(', ');
  return [
    ...(report.cleared.length > 0
      ? [message(language, 'upkeep.cleared', { cells: list(report.cleared) })]
      : []),
    ...(report.typed.length > 0
      ? [message(language, 'upkeep.typed', { cells: list(report.typed) })]
      : []),
    ...(report.restored.length > 0
      ? [message(language, 'upkeep.restored', { headings: list(report.restored) })]
      : []),
  ];
}

/** Most edits leave nothing to say, and to find out in which language costs some calls. */
function isNewsworthy({ cleared, typed, restored }: UpkeepReport): boolean {
  return cleared.length + typed.length + restored.length > 0;
}

/**
 * Upkeep after an edit, where the edit is any of its business.
 *
 * @param services what the flow may do
 * @param edit what was edited
 */
export function upkeepAfterEdit(services: Services, edit: Edit): void {
  const sheet = services.workbook.findSheet('pipeline');
  if (sheet?.id !== edit.sheetId || !concernsUpkeep(sheet, edit)) return;
  const report = services.locked(() => upkeep(services, 'edit'));
  // Where another run holds the lock, that run or the next one does what is to be done.
  if (report === null) return;
  if (!isNewsworthy(report)) return;
  const language = workbookLanguage(services.workbook);
  services.tell(message(language, 'upkeep.title'), upkeepSentences(language, report));
}

/**
 * Whether an edit may have put the pipeline out of order: it touched several cells, a heading, or a column that upkeep
 * looks at; or nobody knows yet which column it touched. All else is none of its business.
 *
 * @param sheet the sheet Pipeline
 * @param edit what was edited
 * @returns whether upkeep should run
 */
function concernsUpkeep(sheet: Sheet, edit: Edit): boolean {
  if (edit.row === 1 || !edit.isOneCell) return true;
  const known = recall(sheet, PIPELINE);
  if (known === null) return true;
  return PIPELINE.columns.some(
    ({ field, formula }) =>
      (formula || ['prospect', 'stage', 'dealId'].includes(field)) &&
      known.columns.get(field) === edit.column,
  );
}
