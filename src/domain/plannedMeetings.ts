import type { Activity } from './activity';
import { hasPassed, isSameMinute } from './activity';

/** What stands in the cell *Meeting* of a deal: a moment, nothing (null), or words that are no date. */
export type MeetingCell = number | null | 'words';

/** What a deal's cell *Meeting* and its activities ask for. */
export interface MeetingPlan<A> {
  /** A meeting to be planned. */
  readonly planned: number | null;
  /** A meeting that moves, and where to. */
  readonly moved: { readonly activity: A; readonly to: number } | null;
  readonly cancelled: readonly A[];
  /** What the cell shall show, null for nothing; undefined where it is left as it is. */
  readonly cell: number | null | undefined;
  /** The meeting that is known from now on. */
  readonly known: number | null;
}

/**
 * Reconciles the cell *Meeting* of a deal with its planned meetings. Where the cell differs from the meeting last known,
 * the person has changed it: a new date is planned or moves the one meeting that was planned, a cleared cell cancels.
 * Where it does not, the cell follows the activities: it shows the earliest planned meeting that has not passed.
 *
 * It may be asked again after only a part was carried out, as long as what is known is remembered last.
 *
 * @param cell what stands in the cell
 * @param lastKnown the meeting that the cell showed when it was last looked at; null for none
 * @param planned the planned meetings of the deal, past ones too
 * @param now the present moment, a day number with its fraction
 * @returns what is to be done
 */
export function meetingPlan<A extends Activity>(
  cell: MeetingCell,
  lastKnown: number | null,
  planned: readonly A[],
  now: number,
): MeetingPlan<A> {
  const nothing = { planned: null, moved: null, cancelled: [] };
  const upcoming = planned.filter(({ when }) => when !== null && !hasPassed(when, now));
  const follow = (moments: readonly number[]): MeetingPlan<A> => {
    const earliest = moments.length === 0 ? null : Math.min(...moments);
    return { ...nothing, cell: isSame(cell, earliest) ? undefined : earliest, known: earliest };
  };
  const moments = upcoming.map(({ when }) => when!);
  if (cell === 'words') return { ...nothing, cell: undefined, known: lastKnown };
  if (isSame(cell, lastKnown)) return follow(moments);
  if (cell === null) {
    return { ...nothing, cancelled: upcoming, cell: undefined, known: null };
  }
  if (moments.some((moment) => isSameMinute(moment, cell))) return follow(moments);
  // A date in the past plans nothing; it stays where it was typed.
  if (hasPassed(cell, now)) return { ...nothing, cell: undefined, known: lastKnown };
  const moving = lastKnown === null ? null : movingMeeting(planned, upcoming, lastKnown);
  const others = moments.filter((_, i) => upcoming[i] !== moving);
  const shown = follow([...others, cell]);
  return moving === null
    ? { ...shown, planned: cell }
    : { ...shown, moved: { activity: moving, to: cell } };
}

/** The only planned meeting; where none is to come, the one that the cell showed. */
function movingMeeting<A extends Activity>(
  planned: readonly A[],
  upcoming: readonly A[],
  lastKnown: number,
): A | null {
  if (upcoming.length > 0) return upcoming.length === 1 ? upcoming[0]! : null;
  const shown = planned.filter(({ when }) => when !== null && isSameMinute(when, lastKnown));
  return shown.length === 1 ? shown[0]! : null;
}

function isSame(a: MeetingCell, b: number | null): boolean {
  if (a === null || b === null) return a === b;
  return a !== 'words' && isSameMinute(a, b);
}
