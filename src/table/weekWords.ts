import { isoWeekOf } from '../domain/day';
import type { WeekDone } from '../domain/weekDone';
import type { Language } from '../messages';
import { outgoing } from './reminderWords';

/** What there is to tell of somebody's week: the rep's own on Friday, and the same for whoever leads her on Monday. */
export interface WeekFigures extends WeekDone {
  /** The present moment, a day number with its fraction. */
  readonly now: number;
  /** Figures of Plan with their labels, as it shows them. */
  readonly plan: readonly string[];
  /** Working hours within which a request is to be answered. */
  readonly requestHours: number;
  readonly remindersSent: number;
  readonly remindersUncertain: number;
}

/** A part of a mail. */
export interface WeekSection {
  readonly title: string;
  readonly lines: readonly string[];
}

const MOST_NAMES = 5;

/**
 * A week in words: the figures first, then what was done, then deals by name. What there is none of is not told.
 *
 * @param language the reader's
 * @param week the figures
 * @returns the part of the mail
 */
export function weekWords(language: Language, week: WeekFigures): WeekSection {
  const { calls, meetings, trials, cancelled, noShows, answered, answeredHours, begun } = week;
  const { remindersSent: sent, remindersUncertain: uncertain, requestHours: target } = week;
  const number = (value: number): string =>
    value.toLocaleString(language, { maximumFractionDigits: 1 });
  const lines: readonly (readonly [isTold: boolean, line: string])[] = [
    [week.plan.length > 0, week.plan.join(' ')],
    [true, outgoing(language, 'week.done', { calls, meetings, trials })],
    [
      answeredHours !== null,
      outgoing(language, 'week.requests', {
        n: answered,
        hours: number(answeredHours ?? 0),
        target: number(target),
      }),
    ],
    [cancelled + noShows > 0, outgoing(language, 'week.meetings', { cancelled, noShows })],
    [sent + uncertain > 0, outgoing(language, 'week.reminders', { sent, uncertain })],
    [week.won.length > 0, outgoing(language, 'week.won', { prospects: names(language, week.won) })],
    [
      week.lost.length > 0,
      outgoing(language, 'week.lost', { prospects: names(language, week.lost) }),
    ],
    [begun > 0, outgoing(language, 'week.begun', { n: begun })],
  ];
  return {
    title: outgoing(language, 'week.title', { week: isoWeekOf(Math.floor(week.now)) }),
    lines: lines.flatMap(([isTold, line]) => (isTold ? [line] : [])),
  };
}

function names(language: Language, prospects: readonly string[]): string {
  const more = prospects.length - MOST_NAMES;
  const named = prospects.slice(0, MOST_NAMES).join(', ');
  return more > 0 ? `${named} ${outgoing(language, 'week.more', { n: more })}` : named;
}
