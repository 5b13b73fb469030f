import { hasTime } from '../domain/activity';
import type { WorkItem, WorkReason } from '../domain/todaysWork';
import type { Language, MessageKey, MessageValues } from '../messages';
import { message } from '../messages';
import type { ActivityRow } from './activityRows';
import { describe } from './sentences';
import { shownDay } from './shownDays';
import { shownTime } from './shownTimes';
import type { WorkDealRow } from './workDeals';

/** What is to be done and why, in words. */
export interface ItemWords {
  readonly what: string;
  readonly why: string;
}

/**
 * Says what is to be done and why.
 *
 * @param language the reader's
 * @param item an item of today's work
 * @returns both in words
 */
export function itemWords(
  language: Language,
  { deal, activity, reason }: WorkItem<WorkDealRow, ActivityRow>,
): ItemWords {
  const say = (key: MessageKey, values?: MessageValues): string => message(language, key, values);
  const what = say(`today.what.${reason.group}`);
  const sentences = (...texts: readonly string[]): string =>
    texts.filter((text) => text !== '').join('. ');
  const due = (days: number): string =>
    days === 0 ? say('today.due.today') : say('today.due.overdue', { n: days });
  switch (reason.group) {
    case 'meetingCall': {
      const place = activity?.place ?? '';
      const start = meetingStart(language, reason);
      const noPhone = deal !== null && deal.phone === '' ? say('today.noPhone') : '';
      return { what, why: sentences(place === '' ? start : `${start}, ${place}`, noPhone) };
    }
    case 'request': {
      const waited = say(reason.isLate ? 'today.request.late' : 'today.request.wait', {
        n: Math.floor(reason.waitedHours),
        target: describe(language, reason.targetHours),
      });
      const note = activity?.note ?? '';
      return {
        what,
        why: sentences(waited, note === '' ? '' : say('today.request.asked', { what: note })),
      };
    }
    case 'bookMeeting': {
      const contact = say('today.book.contact', { day: shownDay(language, reason.contact) });
      const step = deal?.nextStep || say('today.what.followUp');
      const day = reason.nextDay;
      const nextStep = day === null ? '' : say('today.book.nextStep', { step });
      return { what, why: sentences(contact, nextStep) };
    }
    case 'followUp':
      return { what: deal?.nextStep || what, why: due(reason.overdueDays) };
    case 'offerTrial': {
      const slow = say('today.slow', {
        n: reason.daysInStage,
        stage: deal?.stage ?? '',
        usual: describe(language, reason.usualDays),
      });
      return { what, why: sentences(slow, reason.hasTried ? '' : say('today.slow.tip')) };
    }
    case 'checkIn': {
      const day = shownDay(language, reason.closed);
      return {
        what,
        why: say('today.checkIn', { day, days: describe(language, reason.checkInDays) }),
      };
    }
  }
}

function meetingStart(
  language: Language,
  { start, daysAhead }: Extract<WorkReason, { group: 'meetingCall' }>,
): string {
  const isTomorrow = daysAhead === 1;
  const values = { day: shownDay(language, Math.floor(start)), time: shownTime(language, start) };
  const isTimed = hasTime(start);
  if (isTomorrow) {
    return message(language, isTimed ? 'today.meeting.tomorrow' : 'today.meeting.noTime', values);
  }
  return message(language, isTimed ? 'today.meeting.later' : 'today.meeting.laterNoTime', values);
}
