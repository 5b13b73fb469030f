import type { Outcome, Problem } from '../domain/outcome';
import { answer, then, trouble } from '../domain/outcome';
import type { StageTable } from '../domain/stage';
import type { StageLog } from '../domain/stageConversion';
import type { WallClock } from '../domain/wallClock';
import type { Cell } from './cell';
import { isBlank, isErrorValue, isFiniteNumber, isText } from './cell';
import { isDayText, momentOf } from './days';
import { collect, readTogether } from './ranges';
import { readStageTable } from './stages';
import { badCell } from './values';

const COLUMNS = ['When', 'Deal', 'From', 'To'] as const;

/** A stage log with the stages that it speaks of. */
export interface StagedLog {
  readonly table: StageTable;
  readonly log: StageLog;
}

/**
 * Reads a stage log (columns When, Deal, From and To in this order; further ones are ignored, a heading row is fine) with
 * its stage table, which must have an open stage. A log is older than its table: a stage that was renamed or taken out
 * since counts as none.
 *
 * @param cells the log
 * @param stages the stage table
 * @param clock the spreadsheet's
 * @returns the stages, and an entry a row that is not blank; or every cell that is wrong
 */
export function readStagedLog(cells: Cell, stages: Cell, clock: WallClock): Outcome<StagedLog> {
  const table = readStageTable('stages', stages);
  if (!table.ok) return table;
  if (table.value.stages.every((stage) => stage.kind !== 'open')) {
    return trouble({ code: 'noOpenStage', argument: 'stages' });
  }
  const log = readStageLog('stage_log', cells, table.value, clock);
  return then(log, (entries) => ({ table: table.value, log: entries }));
}

function readStageLog(
  argument: string,
  cells: Cell,
  table: StageTable,
  clock: WallClock,
): Outcome<StageLog> {
  if (cells === undefined) return trouble({ code: 'missingArgument', argument });
  const given: Cell[][] = Array.isArray(cells)
    ? cells.map((row: unknown): Cell[] => (Array.isArray(row) ? row : [row]))
    : [[cells]];
  const width = given.reduce((widest, row) => Math.max(widest, row.length), 0);
  if (width < COLUMNS.length) return trouble({ code: 'logTooNarrow', argument, columns: width });

  const problems: Problem[] = [];
  const rows = collect(
    readTogether(
      COLUMNS.map((name, column) => ({
        argument,
        cells: given.map((row) => row[column]),
        holds: name === 'When' ? 'numbers' : 'text',
      })),
      (word) => table.indexOf(word) >= 0 || isDayText(word),
    ),
    problems,
  );
  if (problems.length > 0) return trouble(...problems);

  const log = {
    moments: [] as number[],
    deals: [] as string[],
    from: [] as number[],
    to: [] as number[],
  };
  const stageOf = (cell: Cell, index: number): number => {
    if (isText(cell) && !isErrorValue(cell)) return table.indexOf(cell);
    if (!isBlank(cell)) problems.push(badCell(argument, cell, 'stage', index));
    return -1;
  };
  const [moments, deals, froms, tos] = rows.columns;
  for (let i = rows.first; i < rows.end; i++) {
    const [when, deal, from, to] = [moments![i], deals![i], froms![i], tos![i]];
    if (isBlank(when) && isBlank(deal) && isBlank(from) && isBlank(to)) continue;
    const moment = momentOf(when, clock);
    if (moment === null) problems.push(badCell(argument, when, 'date', i));
    const isId = (isText(deal) && !isErrorValue(deal)) || isFiniteNumber(deal);
    if (!isId) problems.push(badCell(argument, deal, 'dealId', i));
    log.moments.push(moment ?? 0);
    log.deals.push(isId ? String(deal) : '');
    log.from.push(stageOf(from, i));
    log.to.push(stageOf(to, i));
  }
  return problems.length > 0 ? trouble(...problems) : answer(log);
}
