/** What was done, or is planned, with a prospect. */
export type ActivityType =
  'call' | 'mail' | 'meeting' | 'request' | 'answer' | 'trial' | 'checkIn' | 'gift';

export type ActivityState = 'planned' | 'done' | 'cancelled' | 'noShow';

/** An activity as far as the rules of following up depend on it. */
export interface Activity {
  readonly id: string;
  /** The deal's ID; where it belongs to no single deal another text, the same for all of its prospect. */
  readonly about: string;
  /** Whether `about` is a deal's ID. */
  readonly isOfDeal: boolean;
  /** Null where nobody has said. */
  readonly type: ActivityType | null;
  readonly state: ActivityState;
  /** A day number with the time of day as its fraction, which is 0 where only the day is known; null where nobody has said. */
  readonly when: number | null;
  /** Whether the prospect was spoken to; a call that was not picked up or left a message was not. */
  readonly hasReached: boolean;
}

/**
 * Whether a moment has a time of day. Midnight counts as none: nobody meets then, and a day alone is written so.
 *
 * @param moment a day number with its fraction
 * @returns true where the time is known
 * @example hasTime(46349.5) // true
 */
export function hasTime(moment: number): boolean {
  return moment !== Math.floor(moment);
}

/**
 * Whether a moment has passed; a day without a time has passed when it is over.
 *
 * @param moment a day number with its fraction
 * @param now likewise
 * @returns true for the past
 * @example hasPassed(46349, 46349.5) // false
 */
export function hasPassed(moment: number, now: number): boolean {
  return hasTime(moment) ? moment < now : moment < Math.floor(now);
}

const MINUTES_A_DAY = 1440;

/**
 * Whether two moments are the same minute. Cells keep moments as fractions, which differ in their last digits.
 *
 * @param a a day number with its fraction
 * @param b likewise
 * @returns true for one minute
 * @example isSameMinute(0.1 + 0.2, 0.3) // true
 */
export function isSameMinute(a: number, b: number): boolean {
  return minuteOf(a) === minuteOf(b);
}

/**
 * The minute of a moment, as a whole number that can be a key.
 *
 * @param moment a day number with its fraction
 * @returns minutes since day 0
 * @example minuteOf(1.5) // 2160
 */
export function minuteOf(moment: number): number {
  return Math.round(moment * MINUTES_A_DAY);
}
