import type { DayNumber } from '../domain/day';
import type { SignalRules, SignalledDeal } from '../domain/dealSignal';
import type { Outcome, Problem } from '../domain/outcome';
import { answer, then, together, trouble } from '../domain/outcome';
import type { WallClock } from '../domain/wallClock';
import { nextWorkingDay } from '../domain/workingDays';
import type { Cell } from './cell';
import { isBlank, isErrorValue, isText } from './cell';
import type { RowByRow } from './columnBeside';
import { readRowByRow } from './columnBeside';
import { dayOf, isDayText, readDay, readDayCell, readDayList } from './days';
import { readDealColumns } from './dealColumns';
import type { GivenRange } from './ranges';
import { readColumn } from './ranges';
import type { StageDemands } from './stageDemands';
import { NO_DEMANDS, readStageDemands } from './stageDemands';
import { readStageTable } from './stages';
import { amountOf, badCell, readOptional } from './values';
import { weekendOf } from './weekends';

/** The columns of deals, as the formula gives them; all but the stages may be left out. */
export interface SignalCells {
  readonly deal_stages: Cell;
  readonly next_steps: Cell;
  readonly next_dates: Cell;
  readonly meetings: Cell;
  readonly mails: Cell;
  readonly scores: Cell;
  readonly stage_since: Cell;
  readonly requests_since: Cell;
  readonly trials: Cell;
  readonly closed: Cell;
}

/** The day and the thresholds, as the formula gives them. */
export interface SignalRuleCells {
  readonly as_of: Cell;
  readonly slow_factor: Cell;
  readonly check_in_days: Cell;
  readonly holidays: Cell;
  readonly weekend: Cell;
}

const SLOW_FACTOR = 1.5;
const CHECK_IN_DAYS: readonly number[] = [7, 30, 90];
const SATURDAY_AND_SUNDAY = '0000011';

const HOLDS: Readonly<Record<keyof SignalCells, GivenRange['holds']>> = {
  deal_stages: 'text',
  next_steps: 'text',
  next_dates: 'numbers',
  meetings: 'numbers',
  mails: 'text',
  scores: 'numbers',
  stage_since: 'numbers',
  requests_since: 'numbers',
  trials: 'text',
  closed: 'numbers',
};
const ARGUMENTS = Object.keys(HOLDS) as (keyof SignalCells)[];

/**
 * Reads deals as far as their signals depend on them; null for a row that holds nothing but a score.
 *
 * @param cells the columns
 * @param stages the stage table: Stage, Probability, Kind, Usual days, Wants a decision maker
 * @param clock the spreadsheet's
 * @returns a deal a row; what is wrong in a row stays there
 */
export function readSignalledDeals(
  cells: SignalCells,
  stages: Cell,
  clock: WallClock,
): Outcome<RowByRow<SignalledDeal | null>> {
  const table = readStageTable('stages', stages);
  if (!table.ok) return table;
  const known = table.value;
  const parts = together(
    readStageDemands('stages', stages, known),
    readDealColumns(
      ARGUMENTS.map((argument) => ({ argument, cells: cells[argument], holds: HOLDS[argument] })),
      // Only where stages stand: a stage may be called like the column Meeting.
      (word, argument) => (argument === 'deal_stages' ? known.indexOf(word) >= 0 : isDayText(word)),
    ),
  );
  return then(parts, ([demands, rows]) => {
    const columns = Object.fromEntries(
      ARGUMENTS.map((argument) => [argument, rows.of(argument)]),
    ) as Record<keyof SignalCells, readonly Cell[]>;
    const keepsScores = !isBlank(cells.scores);
    const keepsMails = !isBlank(cells.mails);
    return readRowByRow(rows, ({ first: i }, problems): SignalledDeal | null => {
      const dayIn = (argument: keyof SignalCells): DayNumber | null =>
        readDayCell(argument, columns[argument][i], i, clock, problems);
      const position = stageAt(columns.deal_stages[i], i, known.indexOf, problems);
      const demand: StageDemands = demands[position] ?? NO_DEMANDS;
      const hasNextStep = hasText('next_steps', columns.next_steps[i], i, problems);
      const nextDay = dayIn('next_dates');
      const meeting = dayIn('meetings');
      const hasMail = hasText('mails', columns.mails[i], i, problems);
      const score = amountOf(columns.scores[i]);
      if (score === null) problems.push(badCell('scores', columns.scores[i], 'amount', i));
      const stageSince = dayIn('stage_since');
      const requestSince = dayIn('requests_since');
      const trial = columns.trials[i];
      const lastTrial = dayOf(trial, clock);
      const isTrialUnderWay = lastTrial === null && hasText('trials', trial, i, problems);
      const closed = dayIn('closed');
      const isTyped = !isBlank(columns.deal_stages[i]) || hasNextStep || hasMail || !isBlank(trial);
      const isDated = [nextDay, meeting, stageSince, requestSince, closed].some((d) => d !== null);
      if (!isTyped && !isDated) return null;
      return {
        kind: known.stages[position]?.kind ?? 'open',
        ...demand,
        hasNextStep,
        nextDay,
        meeting,
        lacksMail: keepsMails && !hasMail,
        score: keepsScores ? score : null,
        stageSince,
        requestSince,
        isTrialUnderWay,
        lastTrial,
        closed,
      };
    });
  });
}

/**
 * Reads the day that deals are seen from, and the thresholds.
 *
 * @param cells the arguments
 * @param clock the spreadsheet's
 * @returns the rules, or what is wrong
 */
export function readSignalRules(cells: SignalRuleCells, clock: WallClock): Outcome<SignalRules> {
  const parts = together(
    readDay('as_of', cells.as_of, clock),
    readOptional('slow_factor', cells.slow_factor, 'amount', amountOf, SLOW_FACTOR),
    readCheckInDays('check_in_days', cells.check_in_days),
    readDayList('holidays', cells.holidays, clock),
    readOptional('weekend', cells.weekend, 'weekend', weekendOf, weekendOf(SATURDAY_AND_SUNDAY)!),
  );
  return then(parts, ([asOf, slowFactor, checkInDays, holidays, freeWeekdays]) => ({
    asOf,
    nextWorkingDay: nextWorkingDay(asOf, { freeWeekdays, holidays }),
    slowFactor,
    checkInDays,
  }));
}

function readCheckInDays(argument: string, cells: Cell): Outcome<readonly number[]> {
  if (isBlank(cells)) return answer(CHECK_IN_DAYS);
  const column = readColumn(argument, cells);
  if (!column.ok) return column;
  const problems: Problem[] = [];
  const days: number[] = [];
  column.value.forEach((cell, index) => {
    if (isBlank(cell)) return;
    const day = amountOf(cell);
    if (day === null) problems.push(badCell(argument, cell, 'amount', index));
    else days.push(day);
  });
  return problems.length > 0 ? trouble(...problems) : answer(days);
}

function stageAt(
  cell: Cell,
  index: number,
  indexOf: (name: string) => number,
  problems: Problem[],
): number {
  const position = isText(cell) ? indexOf(cell) : -1;
  if (position < 0 && !isBlank(cell)) problems.push(badCell('deal_stages', cell, 'stage', index));
  return position;
}

/** Whether anything stands in a cell of free text; an error value is a problem. */
function hasText(argument: string, cell: Cell, index: number, problems: Problem[]): boolean {
  if (isErrorValue(cell)) problems.push(badCell(argument, cell, 'text', index));
  return !isBlank(cell);
}
