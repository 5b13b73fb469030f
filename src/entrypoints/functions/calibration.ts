import { calibration } from '../../domain/calibration';
import { then } from '../../domain/outcome';
import type { Cell } from '../../table/cell';
import { readClosedForecasts } from '../../table/closedForecasts';
import { inCell } from '../inCell';

/**
 * Compares the chances that you gave with what happened: a row for each band of ten percentage points with said,
 * happened, n, low and high.
 *
 * Said is the mean of your chances, happened the share that was won, low and high its 90 % interval (Wilson). Only
 * closed deals with a chance count, and only bands that hold one are shown. The last row has the Brier score: its
 * name, the score (0 is perfect, 0.25 a coin) and n.
 *
 * @param {E:E} probabilities The chance that you gave each deal, 0 to 1 (percent cells fit). Blank: none was given.
 * @param {C:C} outcomes Won or Lost for each deal, in any of our languages. All else is open.
 * @return A row a band and a last row, without a heading row. Shares are fractions 0 to 1.
 * @example =CALIBRATION(E:E, C:C)
 * @example =IFERROR(CALIBRATION(E:E; C:C); "")
 * @customfunction
 * @preserve
 */
global.CALIBRATION = function (probabilities: Cell, outcomes: Cell) {
  const deals = readClosedForecasts(probabilities, outcomes);
  const compared = deals.ok ? calibration(deals.value) : deals;
  const rows = then(compared, ({ bands, brierScore, n }) => [
    ...bands.map((band) => [band.said, band.happened, band.n, band.low, band.high]),
    ['Brier score', brierScore, n, '', ''],
  ]);
  return inCell('CALIBRATION', rows);
};
