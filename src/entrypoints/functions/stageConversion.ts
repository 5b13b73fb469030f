import { then, together } from '../../domain/outcome';
import { stageConversion } from '../../domain/stageConversion';
import { spreadsheetClock } from '../../google/spreadsheetClock';
import type { Cell } from '../../table/cell';
import { readDay } from '../../table/days';
import { readStagedLog } from '../../table/stageLog';
import { inCell } from '../inCell';

/**
 * How often deals come from each stage to the next, the last open stage to the sale: a row a passage with from,
 * to, n, rate, low and high.
 *
 * n counts finished passages: deals that were in the stage and moved on or were lost. Deals still open are not
 * failures: a stage that they have not left is not counted. A deal that skips stages passes them all; one that
 * goes back and forth counts once a passage; stages before the first one known of a deal are not counted. Low and
 * high are the 90 % interval of the rate (Wilson), so 3 of 14 is 9 to 43 %. Rate, low and high are blank where n
 * is 0. A stage in the log that the table has no more, since somebody renamed it, counts as none.
 *
 * @param {'Stage log'!A:E} stage_log The columns When (dates), Deal (ID), From and To (stages), in this order; further ones are ignored.
 * @param {STAGES} stages The stage table: Stage, Probability, Kind, in the order of the pipeline.
 * @param {AS_OF} as_of The last day that counts, a date.
 * @return A row for each open stage, without a heading row. Rates are fractions 0 to 1.
 * @example =STAGE_CONVERSION('Stage log'!A:E, STAGES, AS_OF)
 * @example =STAGE_CONVERSION('Stage log'!A:E; STAGES; AS_OF)
 * @customfunction
 * @preserve
 */
global.STAGE_CONVERSION = function (stage_log: Cell, stages: Cell, as_of: Cell) {
  const clock = spreadsheetClock();
  const parts = together(readStagedLog(stage_log, stages, clock), readDay('as_of', as_of, clock));
  const rows = then(parts, ([{ table, log }, day]) =>
    stageConversion(table.stages, log, day).map(({ from, to, n, rate, low, high }) => [
      from.name,
      to === null ? 'Won' : to.name,
      n,
      rate ?? '',
      low ?? '',
      high ?? '',
    ]),
  );
  return inCell('STAGE_CONVERSION', rows);
};
