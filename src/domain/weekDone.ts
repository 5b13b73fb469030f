import type { Activity } from './activity';
import { hasPassed } from './activity';
import type { DayNumber } from './day';
import { mondayOf } from './day';
import type { StageKind } from './stage';

/** An activity as far as a week's account depends on it. */
export interface WeekActivity extends Pick<Activity, 'type' | 'state' | 'when'> {
  /** Working hours from a request to its answer; null where it has none. */
  readonly answeredAfter: number | null;
  /** Whether the prospect had the mail that reminds of it. */
  readonly isReminded: boolean;
}

/** A deal likewise. */
export interface WeekDeal {
  readonly prospect: string;
  readonly kind: StageKind;
  readonly created: DayNumber | null;
  readonly closed: DayNumber | null;
}

/** What was done in a week. */
export interface WeekDone {
  readonly calls: number;
  readonly meetings: number;
  readonly trials: number;
  /** Meetings that were cancelled although, or because, their reminder had gone out. */
  readonly cancelled: number;
  readonly noShows: number;
  readonly answered: number;
  /** Working hours that answered requests waited on average; null without any. */
  readonly answeredHours: number | null;
  /** Prospects, in the order of the sheet. */
  readonly won: readonly string[];
  readonly lost: readonly string[];
  /** How many deals were begun. */
  readonly begun: number;
}

/**
 * What was done from Monday until now. A planned meeting that has passed counts as held: who was not there is noted.
 *
 * @param activities rows of Activities
 * @param deals rows of Pipeline
 * @param now the present moment, a day number with its fraction
 * @returns counts and names
 * @example weekDone([{ type: 'call', state: 'done', when: 46349.5, answeredAfter: null, isReminded: false }], [], 46353).calls // 1
 */
export function weekDone(
  activities: readonly WeekActivity[],
  deals: readonly WeekDeal[],
  now: number,
): WeekDone {
  const monday = mondayOf(Math.floor(now));
  const isInWeek = (day: number | null): boolean =>
    day !== null && day >= monday && Math.floor(day) <= now;
  const ofWeek = activities.filter(({ when }) => isInWeek(when));
  const count = (is: (activity: WeekActivity) => boolean): number => ofWeek.filter(is).length;
  const waits = ofWeek.flatMap(({ type, state, answeredAfter }) =>
    type === 'request' && state === 'done' && answeredAfter !== null ? [answeredAfter] : [],
  );
  const closed = (kind: StageKind): string[] =>
    deals
      .filter((deal) => deal.kind === kind && isInWeek(deal.closed))
      .map((deal) => deal.prospect);
  return {
    calls: count(({ type, state }) => type === 'call' && state === 'done'),
    meetings: count(
      ({ type, state, when }) =>
        type === 'meeting' && (state === 'done' || (state === 'planned' && hasPassed(when!, now))),
    ),
    trials: count(({ type, state }) => type === 'trial' && state === 'done'),
    cancelled: count(
      ({ type, state, isReminded }) => type === 'meeting' && state === 'cancelled' && isReminded,
    ),
    noShows: count(({ type, state }) => type === 'meeting' && state === 'noShow'),
    answered: waits.length,
    answeredHours:
      waits.length === 0 ? null : waits.reduce((sum, hours) => sum + hours, 0) / waits.length,
    won: closed('won'),
    lost: closed('lost'),
    begun: deals.filter(({ created }) => isInWeek(created)).length,
  };
}
