import type { Language } from '../messages';
import { message } from '../messages';
import type { FormulaWords } from '../template/formulas';
import { WORK_DEAL_FIELDS } from '../table/workDeals';
import { TABLES } from '../template';
import { PIPELINE } from '../template/pipeline';
import { QUOTA } from '../template/quota';
import type { SheetKey, TableTemplate } from '../template/sheetTemplate';
import type { TodayProblem } from './carryOutToday';
import { todaySentences } from './carryOutToday';
import { followUp } from './followUp';
import { frozenDay } from './frozenValues';
import { giveIds } from './giveIds';
import { editedSheet, heedEdit } from './heedEdit';
import type { NoticedBy } from './logStageChanges';
import { logStageChanges } from './logStageChanges';
import type { Mended } from './mendComputedColumns';
import { mendComputedColumns } from './mendComputedColumns';
import { makeRoomOnPlan } from './planRoom';
import type { Edit, Services, Workbook } from './services';
import type { Table } from './workbookColumns';
import { findTable, formulaWords, readFields } from './workbookColumns';
import { workbookLanguage } from './workbookLanguage';

/** What upkeep did. */
export interface UpkeepReport extends Mended {
  readonly idsGiven: number;
  readonly stageChanges: number;
  /** Rows of Today that could not be carried out. */
  readonly todayProblems: readonly TodayProblem[];
  /** How many items Today lists. */
  readonly due: number;
}

/**
 * Brings Pipeline back to order before any other work: computed columns, IDs, stage log, activities, today's
 * list. An edit, a call of the sidebar and the hourly run share it.
 *
 * @param services what the flow may do
 * @param noticedBy what made us look
 * @param isThorough whether Quota is looked after too, which hardly anybody edits: at least once a day
 * @returns what was done, or null where there is no pipeline in order to look after
 */
export function upkeep(
  services: Services,
  noticedBy: NoticedBy,
  isThorough = noticedBy === 'reconciled',
): UpkeepReport | null {
  const { workbook } = services;
  const pipeline = findTable(workbook, PIPELINE);
  if (pipeline === null) return null;
  // What the steps below ask for, in as few reads as there are runs of neighbours.
  readFields(pipeline, WORK_DEAL_FIELDS);
  const mended = mendTables(workbook, tablesToMend(workbook, isThorough));
  const idsGiven = giveIds(services, pipeline);
  const logged = logStageChanges(services, pipeline, noticedBy);
  makeRoomOnPlan(workbook);
  const { problems: todayProblems, due } = followUp(services, pipeline);
  workbook.flush();
  return { ...mended, idsGiven, stageChanges: logged, todayProblems, due };
}

function tablesToMend(workbook: Workbook, isThorough: boolean): readonly TableTemplate[] {
  const isOnlyPipeline = !isThorough || frozenDay(workbook) !== null;
  return isOnlyPipeline ? [PIPELINE] : [PIPELINE, QUOTA];
}

function mendTables(workbook: Workbook, templates: readonly TableTemplate[]): Mended {
  const mended = templates.flatMap((template) => {
    const table = findTable(workbook, template);
    const words = (): FormulaWords =>
      formulaWords(workbookLanguage(workbook), presentTables(workbook), template.sheet);
    return table ? mendComputedColumns(workbook, table, words) : [];
  });
  return {
    restored: mended.flatMap(({ restored }) => restored),
    cleared: mended.flatMap(({ cleared }) => cleared),
    typed: mended.flatMap(({ typed }) => typed),
  };
}

/** The sheets that formulas may refer to. */
export function presentTables(workbook: Workbook): ReadonlyMap<SheetKey, Table> {
  const tables = TABLES.flatMap((template) => findTable(workbook, template) ?? []);
  return new Map(tables.map((table) => [table.template.sheet, table]));
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
    ...todaySentences(language, report.todayProblems),
  ];
}

/** Most edits leave nothing to say, and to find out in which language costs some calls. */
function isNewsworthy({ cleared, typed, restored, todayProblems }: UpkeepReport): boolean {
  return cleared.length + typed.length + restored.length + todayProblems.length > 0;
}

/**
 * Upkeep after an edit, where the edit is any of its business.
 *
 * @param services what the flow may do
 * @param edit what was edited
 */
export function upkeepAfterEdit(services: Services, edit: Edit): void {
  const edited = editedSheet(services.workbook, edit);
  if (edited === null) return;
  const report = services.locked(() => {
    heedEdit(edited, edit);
    return upkeep(services, 'edit');
  });
  // Where another run holds the lock, that run or the next one does what is to be done.
  if (report === null) return;
  if (!isNewsworthy(report)) return;
  const language = workbookLanguage(services.workbook);
  services.tell(message(language, 'upkeep.title'), upkeepSentences(language, report));
}
