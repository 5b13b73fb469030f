import { then, together } from '../../domain/outcome';
import { pipelineFlow } from '../../domain/pipelineFlow';
import { spreadsheetClock } from '../../google/spreadsheetClock';
import type { Cell } from '../../table/cell';
import { readDatedDeals } from '../../table/datedDeals';
import { readDay } from '../../table/days';
import { readPeriods, readUnit } from '../../table/periods';
import { inCell } from '../inCell';

/**
 * How deals in progress are spread over the coming weeks or months: a row a period with start, deals, value and
 * expected.
 *
 * Weeks are ISO weeks and start on Monday; the first period is the one that holds from. Deals without a date, and
 * those outside the periods, are counted nowhere. By stage name only open deals count; by number all do.
 *
 * @param {L:L} close_dates The day that each deal is hoped to close on, a date. Blank: the deal is in no period.
 * @param {D:D} amounts What each deal brings if it is won, in money, 0 or more. A blank counts as 0.
 * @param {E:E} probabilities The chance of each deal, 0 to 1 (percent cells fit), or its stage's name.
 * @param {AS_OF} from A day of the first period, a date.
 * @param {12} periods How many weeks or months, 1 to 1000.
 * @param {"week"} unit Optional. "week" or "month", in any of our languages. Default: week.
 * @param {STAGES} stages Optional. The stage table: Stage, Probability, Kind. Needed for stage names.
 * @return A row a period, without a heading row: start as a day number (format it as a date), deals, value and expected in money.
 * @example =PIPELINE_FLOW(L:L, D:D, E:E, AS_OF, 12)
 * @example =PIPELINE_FLOW(L:L; D:D; C:C; AS_OF; 6; "month"; STAGES)
 * @customfunction
 * @preserve
 */
global.PIPELINE_FLOW = function (
  close_dates: Cell,
  amounts: Cell,
  probabilities: Cell,
  from: Cell,
  periods: Cell,
  unit: Cell,
  stages: Cell,
) {
  const clock = spreadsheetClock();
  const parts = together(
    readDatedDeals(close_dates, amounts, probabilities, stages, clock),
    readDay('from', from, clock),
    readPeriods('periods', periods),
    readUnit('unit', unit),
  );
  const rows = then(parts, (given) =>
    pipelineFlow(...given).map(({ start, deals, value, expected }) => [
      start,
      deals,
      value,
      expected,
    ]),
  );
  return inCell('PIPELINE_FLOW', rows);
};
