import { forecastPercentiles } from '../../domain/forecastPercentiles';
import { then, together } from '../../domain/outcome';
import type { Cell } from '../../table/cell';
import { readDealChances } from '../../table/dealChances';
import { readLevels } from '../../table/levels';
import { readAmounts } from '../../table/values';
import { inCell } from '../inCell';

/**
 * How much may come in: for each level the smallest total that is not exceeded with that chance.
 *
 * @param {126000} won What is won so far, in money. A range is added up.
 * @param {D:D} amounts What each deal brings if it is won, in money, 0 or more. A blank counts as 0.
 * @param {E:E} probabilities The chance of each deal, 0 to 1 (percent cells fit), or its stage's name.
 * @param {H1:J1} levels Optional. Chances, 0 to 1, in a row or a column. Default: 0.1, 0.5 and 0.9.
 * @param {STAGES} stages Optional. The stage table: Stage, Probability, Kind. Needed for stage names.
 * @return One row of totals, won included, in money.
 * @example =FORECAST_PERCENTILES(126000, D:D, E:E)
 * @example =FORECAST_PERCENTILES(126000; D:D; C:C; H1:J1; STAGES)
 * @customfunction
 * @preserve
 */
global.FORECAST_PERCENTILES = function (
  won: Cell,
  amounts: Cell,
  probabilities: Cell,
  levels: Cell,
  stages: Cell,
) {
  const parts = together(
    readAmounts('won', won),
    readDealChances(amounts, probabilities, stages),
    readLevels('levels', levels),
  );
  const totals = then(parts, ([wins, deals, asked]) => [forecastPercentiles(wins, deals, asked)]);
  return inCell('FORECAST_PERCENTILES', totals);
};
