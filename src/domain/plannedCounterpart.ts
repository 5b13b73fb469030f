import type { Activity, ActivityType } from './activity';

/** A check-in that is made this many days early is the planned one. */
const EARLY_DAYS = 7;

/**
 * The planned activity that something that just happened was about: the meeting of the day, the check-in that is due.
 *
 * @param type what happened
 * @param activities those of the deal
 * @param now the present moment, a day number with its fraction
 * @returns the earliest that fits, or undefined: then it happened without having been planned
 * @example plannedCounterpart('meeting', [{ type: 'meeting', state: 'planned', when: 46349.5 }], 46349.75).when // 46349.5
 */
export function plannedCounterpart<A extends Activity>(
  type: ActivityType | null,
  activities: readonly A[],
  now: number,
): A | undefined {
  const planned = activities
    .filter((each) => each.type === type && each.state === 'planned' && each.when !== null)
    .sort((a, b) => a.when! - b.when!);
  if (type === 'meeting') return planned.find(({ when }) => Math.floor(when!) === Math.floor(now));
  if (type === 'checkIn') return planned.find(({ when }) => when! <= now + EARLY_DAYS);
  return undefined;
}
