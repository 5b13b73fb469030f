import { then, together } from '../../domain/outcome';
import { qualificationScore } from '../../domain/qualificationScore';
import { spreadsheetClock } from '../../google/spreadsheetClock';
import type { Cell } from '../../table/cell';
import { mapRows, readHeading } from '../../table/columnBeside';
import { readQualifications } from '../../table/qualifications';
import { inColumn } from '../inCell';

/**
 * How well each deal is qualified, 0 to 8: decision maker 3, budget 3, time to decide 2.
 *
 * Decision maker: confirmed 3, believed 2, not yet 1. Budget: stated 3, inferred 2. Time: a date 2, judged from
 * urgency 1. Blank is unknown and counts as 0; so does a blank row between deals.
 *
 * @param {J:J} decision_maker Confirmed, Believed, Not yet or Unknown, in any of our languages.
 * @param {U:U} budget_basis Stated, Inferred or Not known, in any of our languages.
 * @param {K:K} decide_by The day by which the prospect decides, a date.
 * @param {W:W} urgency Urgent, Normal or No hurry, in any of our languages.
 * @param {"Fit"} heading Optional. The heading, as text; shown where the columns have one. Default: Fit.
 * @return One column beside the deals, each 0 to 8.
 * @example =QUALIFICATION_SCORE(J:J, U:U, K:K, W:W)
 * @example =QUALIFICATION_SCORE(J:J; U:U; K:K; W:W; "Fit")
 * @customfunction
 * @preserve
 */
global.QUALIFICATION_SCORE = function (
  decision_maker: Cell,
  budget_basis: Cell,
  decide_by: Cell,
  urgency: Cell,
  heading: Cell,
) {
  const columns = {
    decisionMaker: decision_maker,
    budgetBasis: budget_basis,
    decideBy: decide_by,
    urgency,
  };
  const deals = readQualifications(columns, spreadsheetClock());
  const scores = then(deals, (rows) => mapRows(rows, qualificationScore));
  return inColumn('QUALIFICATION_SCORE', together(readHeading(heading, 'Fit'), scores));
};
