import type { Outcome, Problem } from '../domain/outcome';
import { then } from '../domain/outcome';
import type { StageTable } from '../domain/stage';
import type { DealChances } from '../domain/weightedPipeline';
import type { Cell } from './cell';
import { isBlank, isText } from './cell';
import type { RowByRow } from './columnBeside';
import { readRowByRow } from './columnBeside';
import { readAmountColumn, readChanceColumn } from './dealChances';
import type { RowsTogether } from './ranges';
import { readTogether } from './ranges';
import { readOptionalStageTable } from './stages';

/** A deal in progress. */
export interface DealRow {
  /** Money, 0 or more. */
  readonly amount: number;
  /** The chance that it is won, a fraction 0 to 1. */
  readonly probability: number;
}

/**
 * Reads deals row by row from a column of amounts and one of probabilities (numbers, or stage names where a stage table is
 * given).
 *
 * @param amounts money, 0 or more; blank counts as 0
 * @param probabilities fractions 0 to 1 or stage names; blank counts as 0
 * @param stages the stage table, or nothing
 * @returns for each row a deal in progress, null for a blank row or a closed stage, or what is wrong in it
 */
export function readDealRows(
  amounts: Cell,
  probabilities: Cell,
  stages: Cell,
): Outcome<RowByRow<DealRow | null>> {
  const table = readOptionalStageTable('stages', stages);
  if (!table.ok) return table;
  const together = readTogether(
    [
      { argument: 'amounts', cells: amounts, holds: 'numbers' },
      { argument: 'probabilities', cells: probabilities, holds: 'numbersOrStages' },
    ],
    (name) => table.value.indexOf(name) >= 0,
  );
  return then(together, (rows) =>
    readRowByRow(rows, (row, problems) => readDealRow(row, table.value, problems)),
  );
}

function readDealRow(row: RowsTogether, table: StageTable, problems: Problem[]): DealRow | null {
  const [amounts, probabilities] = row.columns as [readonly Cell[], readonly Cell[]];
  const stage = probabilities[row.first];
  if (isBlank(amounts[row.first]) && isBlank(stage)) return null;
  const [amount] = readAmountColumn('amounts', amounts, row, problems);
  const [probability] = readChanceColumn(probabilities, row, table, problems);
  const position = isText(stage) ? table.indexOf(stage) : -1;
  if (position >= 0 && table.stages[position]!.kind !== 'open') return null;
  return { amount: amount ?? 0, probability: probability ?? 0 };
}

/** The deals in progress as columns, in the order of the rows; rows with trouble are left out. */
export function openDealsOf({ rows }: RowByRow<DealRow | null>): DealChances {
  const deals = rows.flatMap((row) => (row.ok && row.value !== null ? [row.value] : []));
  return {
    amounts: deals.map(({ amount }) => amount),
    probabilities: deals.map(({ probability }) => probability),
  };
}

/**
 * A column beside rows of which only the deals in progress have a value; the others are blank, trouble stays.
 *
 * @param rows as read
 * @param values one for each of the deals that openDealsOf gives
 * @returns a cell a row
 */
export function valuesBeside(
  rows: RowByRow<DealRow | null>,
  values: readonly number[],
): RowByRow<string | number> {
  let next = 0;
  return {
    ...rows,
    rows: rows.rows.map((row) => then(row, (deal) => (deal === null ? '' : values[next++]!))),
  };
}
