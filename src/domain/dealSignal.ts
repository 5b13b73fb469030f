import type { DayNumber } from './day';
import type { StageKind } from './stage';

/** A deal as far as its signal depends on it; days are null where nothing is known or planned. */
export interface SignalledDeal {
  readonly kind: StageKind;
  /** How many days deals usually are in its stage. */
  readonly usualDays: number | null;
  readonly wantsDecisionMaker: boolean;
  readonly hasNextStep: boolean;
  readonly nextDay: DayNumber | null;
  readonly meeting: DayNumber | null;
  readonly lacksMail: boolean;
  /** The qualification score, 0 to 8; null where it is not kept. */
  readonly score: number | null;
  readonly stageSince: DayNumber | null;
  /** The day of the oldest request for information that has no answer. */
  readonly requestSince: DayNumber | null;
  readonly isTrialUnderWay: boolean;
  readonly lastTrial: DayNumber | null;
  /** The day it was won. */
  readonly closed: DayNumber | null;
}

export interface SignalRules {
  readonly asOf: DayNumber;
  readonly nextWorkingDay: DayNumber;
  /** A deal is slow after this many times its stage's usual days. */
  readonly slowFactor: number;
  /** Days after the close on which to check in. */
  readonly checkInDays: readonly number[];
}

/** The one thing that a deal wants first; `days` says for how long. */
export type Signal =
  | { readonly code: 'request' | 'overdue'; readonly days: number }
  | {
      readonly code:
        | 'requestToday'
        | 'call'
        | 'callNextWorkingDay'
        | 'noMail'
        | 'qualify'
        | 'slow'
        | 'plan'
        | 'checkIn';
    };

/** A deal that scores this or less is not qualified. */
const UNQUALIFIED_SCORE = 2;
/** How many days a trial keeps a deal from being slow. */
const TRIAL_DAYS = 21;
/** A check-in stays due for a week: nothing in a deal's row tells that it was made. */
const CHECK_IN_WEEK = 7;

/**
 * The one thing that a deal wants first (the design's list): a request waits, a step is overdue, a call before a
 * meeting, a mail address for its reminder, a decision maker, something to try, a step; after the close a check-in.
 *
 * A deal that is won wants no qualifying and no pushing; one that is lost wants nothing.
 *
 * @param deal the deal
 * @param rules the day that it is seen from, and the thresholds
 * @returns the first that applies, or null
 * @example dealSignal({ kind: 'open', requestSince: null, nextDay: 46347 }, { asOf: 46349 }) // { code: 'overdue', days: 2 }
 */
export function dealSignal(deal: SignalledDeal, rules: SignalRules): Signal | null {
  const { asOf } = rules;
  const isOpen = deal.kind === 'open';
  if (deal.kind === 'lost') return null;
  if (deal.requestSince !== null) {
    const days = asOf - deal.requestSince;
    return days > 0 ? { code: 'request', days } : { code: 'requestToday' };
  }
  if (deal.nextDay !== null && deal.nextDay < asOf) {
    // What was planned before a sale is done with it; what was planned after it still has to be done.
    const stillCounts = isOpen || (deal.closed !== null && deal.nextDay > deal.closed);
    if (stillCounts) return { code: 'overdue', days: asOf - deal.nextDay };
  }
  const meets = deal.meeting !== null && deal.meeting >= asOf;
  if (meets && deal.meeting! > asOf && deal.meeting! <= rules.nextWorkingDay) {
    return { code: deal.meeting === asOf + 1 ? 'call' : 'callNextWorkingDay' };
  }
  if (meets && deal.lacksMail) return { code: 'noMail' };
  if (!isOpen) return isCheckInDue(deal, rules) ? { code: 'checkIn' } : null;
  if (deal.wantsDecisionMaker && deal.score !== null && deal.score <= UNQUALIFIED_SCORE) {
    return { code: 'qualify' };
  }
  const isPlanned = meets || deal.nextDay !== null;
  if (!isPlanned && isSlow(deal, rules)) return { code: 'slow' };
  return isPlanned || deal.hasNextStep ? null : { code: 'plan' };
}

/**
 * Whether a deal stays in its stage for too long, with nothing offered to try.
 *
 * @param deal the deal
 * @param rules the day that it is seen from, and how many times the usual days are too long
 * @returns true for a slow deal
 * @example isSlow({ stageSince: 46300, usualDays: 20, isTrialUnderWay: false, lastTrial: null }, { asOf: 46349, slowFactor: 1.5 }) // true
 */
export function isSlow(
  deal: Pick<SignalledDeal, 'stageSince' | 'usualDays' | 'isTrialUnderWay' | 'lastTrial'>,
  { asOf, slowFactor }: Pick<SignalRules, 'asOf' | 'slowFactor'>,
): boolean {
  if (deal.stageSince === null || deal.usualDays === null) return false;
  if (deal.isTrialUnderWay) return false;
  if (deal.lastTrial !== null && asOf - deal.lastTrial <= TRIAL_DAYS) return false;
  return asOf - deal.stageSince > slowFactor * deal.usualDays;
}

function isCheckInDue({ closed }: SignalledDeal, rules: SignalRules): boolean {
  return closed !== null && dueCheckIn(closed, rules) !== null;
}

/**
 * The check-in after a sale that is due: the latest one whose day came within the last week.
 *
 * @param closed the day of the sale
 * @param rules the day that it is seen from, and after how many days to check in
 * @returns after how many days it is, or null where none is due
 * @example dueCheckIn(46340, { asOf: 46349, checkInDays: [7, 30, 90] }) // 7
 */
export function dueCheckIn(
  closed: DayNumber,
  { asOf, checkInDays }: Pick<SignalRules, 'asOf' | 'checkInDays'>,
): number | null {
  const age = asOf - closed;
  const due = checkInDays.filter((days) => age >= days && age < days + CHECK_IN_WEEK);
  return due.length === 0 ? null : Math.max(...due);
}
