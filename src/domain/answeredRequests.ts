import type { Activity } from './activity';
import { hasTime } from './activity';
import type { WorkingTime } from './workingHours';
import { workingHoursBetween } from './workingHours';

/** A request for information, or whatever else, as Activities keep it. */
export interface AnswerableActivity extends Activity {
  /** Working hours from a request to its answer; null where it has none, or was closed by hand. */
  readonly answeredAfter: number | null;
}

/** A request that an answer closes. */
export interface AnsweredRequest<A> {
  readonly request: A;
  /** Working hours from the request to its answer. */
  readonly hours: number;
}

/**
 * The open requests that the answers close: each answer closes the oldest request of its deal that came before it and
 * that no earlier answer has closed. It follows from the rows alone, so that it may be asked again and again.
 *
 * @param activities all rows, in the order of the sheet
 * @param now the present moment; an answer without a day was given just now
 * @param time the working time
 * @returns the requests that are still planned although they have an answer, with the hours that they waited
 */
export function answeredRequests<A extends AnswerableActivity>(
  activities: readonly A[],
  now: number,
  time: WorkingTime,
): AnsweredRequest<A>[] {
  const events = activities
    .flatMap((activity) => {
      const moment = momentOfEvent(activity, now);
      return moment === null || moment > now ? [] : [{ activity, moment }];
    })
    // A request comes before its answer where both have the same moment.
    .sort((a, b) => a.moment - b.moment || order(a.activity) - order(b.activity));
  const waiting = new Map<string, { request: A; moment: number }[]>();
  const answered: AnsweredRequest<A>[] = [];
  for (const { activity, moment } of events) {
    const queue = waiting.get(activity.about) ?? [];
    waiting.set(activity.about, queue);
    if (activity.type === 'request') queue.push({ request: activity, moment });
    else {
      const first = queue.shift();
      if (first === undefined || first.request.state !== 'planned') continue;
      const hours = first.request.answeredAfter ?? workingHoursBetween(first.moment, moment, time);
      answered.push({ request: first.request, hours });
    }
  }
  return answered;
}

/** Requests that somebody closed by hand wait for no answer. */
function momentOfEvent(activity: AnswerableActivity, now: number): number | null {
  const { type, state, when, answeredAfter } = activity;
  if (type === 'request') {
    const isWaiting = state === 'planned' || (state === 'done' && answeredAfter !== null);
    return isWaiting ? when : null;
  }
  if (type !== 'answer' || state !== 'done') return null;
  if (when === null) return now;
  // Of an answer without a time only the day is known: it may have come after each request of that day.
  return hasTime(when) ? when : Math.min(now, when + 1);
}

function order({ type }: Activity): number {
  return type === 'request' ? 0 : 1;
}
