import { hasTime } from '../domain/activity';
import type { ReminderVerdict } from '../domain/dueReminders';
import type { WallClock } from '../domain/wallClock';
import type { Language } from '../messages';
import { en } from '../messages/pages/outgoing/en';
import { sv } from '../messages/pages/outgoing/sv';
import type { MessageValues } from '../messages/wording';
import { worded } from '../messages/wording';
import { wallMoment } from '../domain/wallClock';
import { shownDay } from './shownDays';
import { shownTime } from './shownTimes';

type OutgoingKey = keyof typeof en;

const WORDS: Readonly<Record<Language, Readonly<Record<OutgoingKey, string>>>> = { en, sv };

/** Nothing tells the prospect, so the rep has to. */
const FOR_A_CALL: readonly ReminderVerdict['kind'][] = [
  'uncertain',
  'failed',
  'tooLate',
  'noTime',
  'barred',
];

/**
 * A word of the server's mails.
 *
 * @param language the reader's
 * @param key which
 * @param values what stands in its braces
 * @returns the text
 * @example outgoing('en', 'calendar.title', { company: 'Acme' }) // 'Meeting with Acme'
 */
export function outgoing(language: Language, key: OutgoingKey, values?: MessageValues): string {
  return worded(WORDS[language], key, values);
}

/**
 * What was done about the reminder of a meeting, or why it is not mailed.
 *
 * @param language the reader's
 * @param verdict on the meeting
 * @param clock the spreadsheet's
 * @returns a sentence
 */
export function verdictWords(
  language: Language,
  verdict: ReminderVerdict,
  clock: WallClock,
): string {
  const time = (instant: number): string => momentWords(language, wallMoment(instant, clock));
  switch (verdict.kind) {
    case 'barred':
      return outgoing(language, `barrier.${verdict.barrier}`);
    case 'waits':
      return outgoing(language, 'verdict.waits', { time: time(verdict.from) });
    case 'sent':
      // Of one that only other people's records tell of nobody knows when.
      return verdict.at === 0
        ? outgoing(language, 'verdict.sent')
        : outgoing(language, 'verdict.sentAt', { time: time(verdict.at) });
    default:
      return outgoing(language, `verdict.${verdict.kind}`);
  }
}

/**
 * Whether the rep has to call, since no mail will tell the prospect.
 *
 * @param verdict on the meeting
 * @returns true for a call
 * @example isForCall({ kind: 'tooLate' }) // true
 */
export function isForCall({ kind }: ReminderVerdict): boolean {
  return FOR_A_CALL.includes(kind);
}

/**
 * A moment in words, the day alone where it has no time.
 *
 * @param language the reader's
 * @param moment a day number with its fraction
 * @returns for instance "Tue, Dec 1 9:00 AM"
 */
export function momentWords(language: Language, moment: number): string {
  const day = shownDay(language, Math.floor(moment));
  return hasTime(moment) ? `${day} ${shownTime(language, moment)}` : day;
}
