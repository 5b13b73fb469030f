import type { Outcome, Problem } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import type { StageTable } from '../domain/stage';
import type { DealChances } from '../domain/weightedPipeline';
import type { Cell } from './cell';
import { isBlank, isText } from './cell';
import type { RowsTogether } from './ranges';
import { collect, readTogether } from './ranges';
import { NO_STAGES, readOptionalStageTable } from './stages';
import { amountOf, badCell, probabilityOf } from './values';

/**
 * Reads deals from a column of amounts and one of probabilities (numbers, or stage names where a stage table is given).
 *
 * Deals whose stage is closed do not count: their probability is 0 here.
 *
 * @param amounts money, 0 or more; blank counts as 0
 * @param probabilities fractions 0 to 1 or stage names; blank counts as 0
 * @param stages the stage table, or nothing
 * @returns a deal a row, or every cell that is wrong
 */
export function readDealChances(
  amounts: Cell,
  probabilities: Cell,
  stages: Cell,
): Outcome<DealChances> {
  const problems: Problem[] = [];
  const table = collect(readOptionalStageTable('stages', stages), problems) ?? NO_STAGES;
  const together = readTogether(
    [
      { argument: 'amounts', cells: amounts, holds: 'numbers' },
      { argument: 'probabilities', cells: probabilities, holds: 'numbersOrStages' },
    ],
    (name) => table.indexOf(name) >= 0,
  );
  const rows = collect(together, problems);
  if (problems.length > 0) return trouble(...problems);

  const deals = {
    amounts: readAmountColumn('amounts', rows.columns[0]!, rows, problems),
    probabilities: readChanceColumn(rows.columns[1]!, rows, table, problems),
  };
  return problems.length > 0 ? trouble(...problems) : answer(deals);
}

/** The amounts of the rows that count; each cell that is none becomes a problem. */
export function readAmountColumn(
  argument: string,
  column: readonly Cell[],
  rows: RowsTogether,
  problems: Problem[],
): number[] {
  const amounts: number[] = [];
  for (let i = rows.first; i < rows.end; i++) {
    const amount = amountOf(column[i]);
    if (amount === null) problems.push(badCell(argument, column[i], 'amount', i));
    else amounts.push(amount);
  }
  return amounts;
}

/** The chances of the rows that count, by number or by stage; each cell that is neither becomes a problem. */
export function readChanceColumn(
  column: readonly Cell[],
  rows: RowsTogether,
  table: StageTable,
  problems: Problem[],
): number[] {
  const chances: number[] = [];
  for (let i = rows.first; i < rows.end; i++) {
    const cell = column[i];
    const chance = isText(cell) ? chanceOfStage(cell, table) : probabilityOf(cell);
    if (chance !== null) chances.push(chance);
    else problems.push(chanceProblem(cell, i, table));
  }
  return chances;
}

/** The probability of an open stage, 0 for a closed one, null for a name that the table does not have. */
function chanceOfStage(name: string, table: StageTable): number | null {
  const position = table.indexOf(name);
  if (position < 0) return null;
  const stage = table.stages[position]!;
  return stage.kind === 'open' ? (stage.probability ?? 0) : 0;
}

function chanceProblem(cell: Cell, index: number, table: StageTable): Problem {
  const expectsStage = isText(cell) && table.stages.length > 0;
  return badCell('probabilities', cell, expectsStage ? 'stage' : 'probability', index);
}

/** Positions of the deals' stages in the table: -1 for a blank; each name that the table lacks becomes a problem. */
export function readStageColumn(
  argument: string,
  column: readonly Cell[],
  rows: RowsTogether,
  table: StageTable,
  problems: Problem[],
): number[] {
  const positions: number[] = [];
  for (let i = rows.first; i < rows.end; i++) {
    const cell = column[i];
    const position = isText(cell) ? table.indexOf(cell) : -1;
    if (position < 0 && !isBlank(cell)) problems.push(badCell(argument, cell, 'stage', i));
    else positions.push(position);
  }
  return positions;
}
