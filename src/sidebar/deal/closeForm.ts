import { dayNumber, dayText } from '../../domain/day';
import { isWorkingDay, nextWorkingDay } from '../../domain/workingDays';
import type { CloseRequest, DealSettings } from '../../flows/dealAnswers';
import { calendarOf } from '../fields/workingDays';
import { say } from '../sidebarWords';
import type { Typed } from './desk/draftStore';
import type { FormContext, Prepared } from './forms';
import { changedValues, numberProblem, textIn, valueIn } from './forms';

/** The day that a deal closed: what was typed, else today. */
export function closedDay(typed: Typed, { today }: FormContext): string {
  return String(typed['closed'] ?? today);
}

/** The days on which to check in after the close, each moved on to a working day; none for a day that is none. */
export function checkInDays(closed: string, settings: DealSettings): string[] {
  const from = dayNumber(closed);
  if (from === null) return [];
  const calendar = calendarOf(settings);
  return settings.checkInDays.map((after) => {
    const day = from + after;
    return dayText(isWorkingDay(day, calendar) ? day : nextWorkingDay(day, calendar));
  });
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
