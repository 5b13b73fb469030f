import { dealImpact } from '../../domain/dealImpact';
import { then, together } from '../../domain/outcome';
import type { Cell } from '../../table/cell';
import { readHeading } from '../../table/columnBeside';
import { openDealsOf, readDealRows, valuesBeside } from '../../table/dealRows';
import { readAmount, readAmounts } from '../../table/values';
import { inColumn } from '../inCell';

/**
 * How much each deal moves the chance of quota: the chance if it is won minus the chance if it is lost. One column beside the deals.
 *
 * Deals in a closed stage and blank rows stay blank. A row that cannot be read says why in its own cell and does not count for the others.
 *
 * @param {240000} quota The quota, in money, 0 or more.
 * @param {126000} won What is won so far, in money. A range is added up.
 * @param {D:D} amounts What each deal brings if it is won, in money, 0 or more. A blank counts as 0.
 * @param {E:E} probabilities The chance of each deal, 0 to 1 (percent cells fit), or its stage's name.
 * @param {STAGES} stages Optional. The stage table: Stage, Probability, Kind. Needed for stage names.
 * @param {"Impact"} heading Optional. The heading of the column where the ranges have one. Default "Impact", in every language.
 * @return A row a row of the ranges, down to the last deal: a fraction 0 to 1.
 * @example =DEAL_IMPACT(240000, 126000, D:D, E:E)
 * @example =DEAL_IMPACT(240000; 126000; D:D; C:C; STAGES; "Impact")
 * @customfunction
 * @preserve
 */
global.DEAL_IMPACT = function (
  quota: Cell,
  won: Cell,
  amounts: Cell,
  probabilities: Cell,
  stages: Cell,
  heading: Cell,
) {
  const parts = together(
    readAmount('quota', quota),
    readAmounts('won', won),
    readDealRows(amounts, probabilities, stages),
  );
  const impacts = then(parts, ([target, wins, rows]) =>
    valuesBeside(rows, dealImpact(target, wins, openDealsOf(rows))),
  );
  return inColumn('DEAL_IMPACT', together(readHeading(heading, 'Impact'), impacts));
};
