import { dayNumber, dayText } from '../../domain/day';
import type { CloseRequest } from '../../flows/dealAnswers';
import { say } from '../sidebarWords';
import type { Typed } from './draftStore';
import type { FormContext, Prepared } from './forms';
import { changedValues, numberProblem, textIn, valueIn } from './forms';

/** The day that a deal closed: what was typed, else today. */
export function closedDay(typed: Typed, { today }: FormContext): string {
  return String(typed['closed'] ?? today);
}

/** The days on which to check in after the close, as Settings plan them; none for a day that is none. */
export function checkInDays(closed: string, days: readonly number[]): string[] {
  const from = dayNumber(closed);
  return from === null ? [] : days.map((after) => dayText(from + after));
}

/** A deal that is over, checked and ready to be sent. */
export function prepareClose(
  typed: Typed,
  context: FormContext,
): Prepared<Pick<CloseRequest, 'as' | 'closed'>> {
  const { values, settings, today } = context;
  const as = typed['as'] === 'lost' ? 'lost' : 'won';
  const closed = closedDay(typed, context);
  const amount = valueIn(typed, values, 'amount');
  const isDay = dayNumber(closed) !== null && closed <= today;
  const isAmount = amount === '' || (typeof amount === 'number' && amount >= 0);
  return {
    problems: [
      ...(isDay ? [] : [{ field: 'closed', text: say('bad.closed') }]),
      ...(as === 'lost' || isAmount ? [] : [numberProblem('amount', settings.locale)]),
    ],
    values: changedValues(
      as === 'won' ? { amount } : { lostBecause: textIn(typed, values, 'lostBecause') },
      values,
    ),
    rest: { as, closed },
  };
}
