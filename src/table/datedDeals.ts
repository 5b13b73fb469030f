import type { Outcome, Problem } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import type { DatedDeals } from '../domain/pipelineFlow';
import type { WallClock } from '../domain/wallClock';
import type { Cell } from './cell';
import { isText } from './cell';
import { isDayText, readDayColumn } from './days';
import { readAmountColumn, readChanceColumn } from './dealChances';
import { collect, readTogether } from './ranges';
import { NO_STAGES, readOptionalStageTable } from './stages';

/**
 * Reads deals in progress with the day that each is hoped to close on. A deal whose stage is closed is left out, as if it
 * had no date.
 *
 * @param closeDates dates; blank is a deal without one
 * @param amounts money, 0 or more; blank counts as 0
 * @param probabilities fractions 0 to 1 or stage names; blank counts as 0
 * @param stages the stage table, or nothing
 * @param clock the spreadsheet's
 * @returns a deal a row, or every cell that is wrong
 */
export function readDatedDeals(
  closeDates: Cell,
  amounts: Cell,
  probabilities: Cell,
  stages: Cell,
  clock: WallClock,
): Outcome<DatedDeals> {
  const problems: Problem[] = [];
  const table = collect(readOptionalStageTable('stages', stages), problems) ?? NO_STAGES;
  const together = readTogether(
    [
      { argument: 'close_dates', cells: closeDates, holds: 'numbers' },
      { argument: 'amounts', cells: amounts, holds: 'numbers' },
      { argument: 'probabilities', cells: probabilities, holds: 'numbersOrStages' },
    ],
    (word) => table.indexOf(word) >= 0 || isDayText(word),
  );
  const rows = collect(together, problems);
  if (problems.length > 0) return trouble(...problems);

  const [dateCells, amountCells, chanceCells] = rows.columns;
  const days = readDayColumn('close_dates', dateCells!, rows, clock, problems);
  const deals = {
    amounts: readAmountColumn('amounts', amountCells!, rows, problems),
    probabilities: readChanceColumn(chanceCells!, rows, table, problems),
  };
  if (problems.length > 0) return trouble(...problems);

  const isClosed = (cell: Cell): boolean =>
    isText(cell) && table.stages[table.indexOf(cell)]?.kind !== 'open';
  return answer({
    ...deals,
    days: days.map((day, deal) =>
      day === null || isClosed(chanceCells![rows.first + deal]) ? null : day,
    ),
  });
}
