import { nextQuestion } from '../../domain/nextQuestion';
import { then, together } from '../../domain/outcome';
import { spreadsheetClock } from '../../google/spreadsheetClock';
import { message } from '../../messages';
import type { Cell } from '../../table/cell';
import { mapRows, readHeading } from '../../table/columnBeside';
import { readQualifications } from '../../table/qualifications';
import { readLanguage } from '../../table/words';
import { inColumn } from '../inCell';

/**
 * The question to ask each prospect next: about what is least known of decision maker, budget and time, in this
 * order where two are equal.
 *
 * Until the decision maker is confirmed it is early, and the questions are soft; after that they are direct. Blank
 * where nothing is missing, and for deals that are won or lost.
 *
 * @param {J:J} decision_maker Confirmed, Believed, Not yet or Unknown, in any of our languages. Blank is unknown.
 * @param {U:U} budget_basis Stated, Inferred or Not known, in any of our languages. Blank is not known.
 * @param {K:K} decide_by The day by which the prospect decides, a date.
 * @param {W:W} urgency Urgent, Normal or No hurry, in any of our languages.
 * @param {C:C} deal_stages The stage of each deal, or its kind. Won and Lost, in any of our languages, are closed; all else is open.
 * @param {"en"} language Optional. The language of the questions, "en" or "sv". Default: English.
 * @param {"Ask next"} heading Optional. The heading, as text; shown where the columns have one. Default: Ask next.
 * @return One column of text beside the deals.
 * @example =NEXT_QUESTION(J:J, U:U, K:K, W:W, C:C)
 * @example =NEXT_QUESTION(J:J; U:U; K:K; W:W; C:C; "sv"; "Fråga härnäst")
 * @customfunction
 * @preserve
 */
global.NEXT_QUESTION = function (
  decision_maker: Cell,
  budget_basis: Cell,
  decide_by: Cell,
  urgency: Cell,
  deal_stages: Cell,
  language: Cell,
  heading: Cell,
) {
  const columns = {
    decisionMaker: decision_maker,
    budgetBasis: budget_basis,
    decideBy: decide_by,
    urgency,
    dealStages: deal_stages,
  };
  const parts = together(
    readQualifications(columns, spreadsheetClock()),
    readLanguage('language', language),
  );
  const questions = then(parts, ([deals, spoken]) =>
    mapRows(deals, (deal) => {
      const question = deal.isDeal && deal.kind === 'open' ? nextQuestion(deal) : null;
      return question === null ? '' : message(spoken, `ask.${question}`);
    }),
  );
  return inColumn('NEXT_QUESTION', together(readHeading(heading, 'Ask next'), questions));
};
