import { dealSignal } from '../../domain/dealSignal';
import { then, together } from '../../domain/outcome';
import { spreadsheetClock } from '../../google/spreadsheetClock';
import type { Cell } from '../../table/cell';
import { mapRows, readHeading } from '../../table/columnBeside';
import { readSignalRules, readSignalledDeals } from '../../table/signalledDeals';
import { signalTexts } from '../../table/signals';
import { readLanguage } from '../../table/words';
import { inColumn } from '../inCell';

/**
 * The one thing that each deal wants first, or blank. Highest first: a request waits, the next step is overdue,
 * call before a meeting, mail address missing, qualify first, slow, plan a step, check-in due.
 *
 * Call: the meeting is on the next working day. Mail address missing: a meeting is planned. Qualify first: the
 * score is 2 or less in a stage that wants a decision maker. Slow: longer in the stage than slow_factor x its
 * usual days, nothing planned ahead and no trial in 21 days. Plan a step: no next step, no date and no meeting
 * ahead. Check-in due: during the week from each check-in day after the sale. A won deal may also have a request,
 * a meeting, or a step planned after its close; a lost one wants nothing. Columns that you do not keep may be left
 * blank; what hangs on them is not shown.
 *
 * @param {C:C} deal_stages The stage of each deal.
 * @param {G:G} next_steps The next step of each deal, text.
 * @param {H:H} next_dates The day of the next step, a date.
 * @param {I:I} meetings The next meeting, a date, with or without a time.
 * @param {N:N} mails The contact's mail address, text.
 * @param {L:L} scores How well each deal is qualified, 0 to 8. A blank counts as 0.
 * @param {Z:Z} stage_since The day since when the deal is in its stage, a date.
 * @param {AG:AG} requests_since The day of the oldest request that is not answered, a date.
 * @param {AH:AH} trials The day of the latest trial, a date, or any text while one is under way.
 * @param {AA:AA} closed The day that the deal was won or lost, a date.
 * @param {AS_OF} as_of The day that the deals are seen from, a date.
 * @param {STAGES} stages The stage table: Stage, Probability, Kind, Usual days, Wants a decision maker (Yes or No).
 * @param {1.5} slow_factor Optional. A deal is slow after this many times the usual days, 0 or more. Default 1.5.
 * @param {H1:J1} check_in_days Optional. Days after the sale to check in on, in a row or a column. Default: 7, 30 and 90.
 * @param {HOLIDAYS} holidays Optional. Days that are no working days, dates in a column.
 * @param {"0000011"} weekend Optional. The free days from Monday to Sunday as text, 1 for free. Default: "0000011".
 * @param {"en"} language Optional. The language of the signals, "en" or "sv". Default: English.
 * @param {"Signal"} heading Optional. The heading, as text; shown where the columns have one. Default: Signal.
 * @return One column of text beside the deals.
 * @example =DEAL_SIGNAL(C:C, G:G, H:H, I:I, N:N, L:L, Z:Z, , , AA:AA, AS_OF, STAGES)
 * @example =DEAL_SIGNAL(C:C; G:G; H:H; I:I; N:N; L:L; Z:Z; AG:AG; AH:AH; AA:AA; AS_OF; STAGES; 2; ; HOLIDAYS; ; "sv")
 * @customfunction
 * @preserve
 */
global.DEAL_SIGNAL = function (
  deal_stages: Cell,
  next_steps: Cell,
  next_dates: Cell,
  meetings: Cell,
  mails: Cell,
  scores: Cell,
  stage_since: Cell,
  requests_since: Cell,
  trials: Cell,
  closed: Cell,
  as_of: Cell,
  stages: Cell,
  slow_factor: Cell,
  check_in_days: Cell,
  holidays: Cell,
  weekend: Cell,
  language: Cell,
  heading: Cell,
) {
  const clock = spreadsheetClock();
  const columns = {
    deal_stages,
    next_steps,
    next_dates,
    meetings,
    mails,
    scores,
    stage_since,
    requests_since,
    trials,
    closed,
  };
  const settings = { as_of, slow_factor, check_in_days, holidays, weekend };
  const parts = together(
    readSignalledDeals(columns, stages, clock),
    readSignalRules(settings, clock),
    readLanguage('language', language),
  );
  const signals = then(parts, ([deals, rules, spoken]) => {
    const textOf = signalTexts(spoken);
    return mapRows(deals, (deal) => {
      const signal = deal === null ? null : dealSignal(deal, rules);
      return signal === null ? '' : textOf(signal);
    });
  });
  return inColumn('DEAL_SIGNAL', together(readHeading(heading, 'Signal'), signals));
};
