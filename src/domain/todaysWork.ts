import type { Activity } from './activity';
import { hasPassed } from './activity';
import type { DayNumber } from './day';
import { dueCheckIn, isSlow } from './dealSignal';
import type { StageKind } from './stage';
import type { WorkingTime } from './workingHours';
import { workingHoursBetween } from './workingHours';
import { isWorkingDay, lastWorkingDay, nextWorkingDay } from './workingDays';

/** A deal as far as today's work depends on it; days are null where nothing is known or planned. */
export interface WorkDeal {
  readonly id: string;
  readonly kind: StageKind;
  /** How many days deals usually are in its stage. */
  readonly usualDays: number | null;
  /** Money: the amount times the chance. */
  readonly expected: number;
  /** The day of the next step. */
  readonly nextDay: DayNumber | null;
  readonly stageSince: DayNumber | null;
  readonly isTrialUnderWay: boolean;
  /** The day it was won or lost. */
  readonly closed: DayNumber | null;
  /** It is put off until this day, or this moment of it. */
  readonly snoozedUntil: number | null;
}

export interface WorkRules {
  readonly time: WorkingTime;
  /** Working hours within which a request is to be answered. */
  readonly requestHours: number;
  /** Days after the close on which to check in. */
  readonly checkInDays: readonly number[];
  /** A deal is slow after this many times its stage's usual days. */
  readonly slowFactor: number;
}

/** Why something is to be done, as numbers and days. */
export type WorkReason =
  /** `day` is the meeting's, `start` its moment, which may be the day alone. */
  | { readonly group: 'meetingCall'; readonly start: number; readonly daysAhead: number }
  | {
      readonly group: 'request';
      readonly since: number;
      /** Working hours so far. */
      readonly waitedHours: number;
      readonly targetHours: number;
      readonly isLate: boolean;
    }
  /** `nextDay` is a step that is due as well. */
  | {
      readonly group: 'bookMeeting';
      readonly contact: DayNumber;
      readonly nextDay: DayNumber | null;
    }
  | { readonly group: 'followUp'; readonly day: DayNumber; readonly overdueDays: number }
  | {
      readonly group: 'offerTrial';
      readonly daysInStage: number;
      readonly usualDays: number;
      readonly hasTried: boolean;
    }
  | { readonly group: 'checkIn'; readonly closed: DayNumber; readonly checkInDays: number };

export type WorkGroup = WorkReason['group'];

/** The groups from the first to the last. */
export const WORK_GROUPS: readonly WorkGroup[] = [
  'meetingCall',
  'request',
  'bookMeeting',
  'followUp',
  'offerTrial',
  'checkIn',
];

/** Something to be done today. */
export interface WorkItem<D extends WorkDeal, A extends Activity> {
  /** Null where the activity belongs to no single deal. */
  readonly deal: D | null;
  /** The meeting or the request. */
  readonly activity: A | null;
  readonly reason: WorkReason;
}

/** What there is to know about a deal, or about a prospect without a single deal. */
interface Case<D, A> {
  readonly deal: D | null;
  readonly activities: readonly A[];
  readonly now: number;
  readonly rules: WorkRules;
}

/**
 * What is to be done today (ux A.5): calls about the meetings of the next working day, requests that wait, meetings to
 * book, follow-ups due, slow deals to offer something to try, check-ins after the close. A deal appears once, in its
 * highest group; a lost one never.
 *
 * @param deals in the order of the sheet
 * @param activities likewise
 * @param rules thresholds and working time
 * @param now the present moment, a day number with its fraction
 * @returns the items in the order in which to do them
 */
export function todaysWork<D extends WorkDeal, A extends Activity>(
  deals: readonly D[],
  activities: readonly A[],
  rules: WorkRules,
  now: number,
): WorkItem<D, A>[] {
  const cases = new Map<string, { deal: D | null; activities: A[] }>(
    deals.map((deal) => [deal.id, { deal, activities: [] }]),
  );
  for (const activity of activities) {
    const known = cases.get(activity.about);
    if (known !== undefined) known.activities.push(activity);
    // A deal that is not in the sheet was deleted, and its activities mean nothing any more.
    else if (!activity.isOfDeal) {
      cases.set(activity.about, { deal: null, activities: [activity] });
    }
  }
  return [...cases.values()]
    .flatMap((each) => highestItem({ ...each, now, rules }) ?? [])
    .sort(inOrderOfWork);
}

function highestItem<D extends WorkDeal, A extends Activity>(
  each: Case<D, A>,
): WorkItem<D, A> | null {
  const { deal, now } = each;
  if (deal?.kind === 'lost') return null;
  const call = meetingCall(each);
  const snoozedUntil = deal?.snoozedUntil ?? 0;
  const isPutOff = snoozedUntil > now;
  // A meeting does not wait: the call about it may be put off within the day only.
  if (call !== null) return isPutOff && Math.floor(snoozedUntil) === Math.floor(now) ? null : call;
  if (isPutOff) return null;
  const request = oldestRequest(each);
  if (request !== null || deal === null) return request;
  const reason =
    bookMeeting(deal, each) ?? followUp(deal, now) ?? offerTrial(deal, each) ?? checkIn(deal, each);
  return reason === null ? null : { deal, activity: null, reason };
}

/** A meeting counts from the last working day before it on; who has called since then need not call again. */
function meetingCall<D extends WorkDeal, A extends Activity>(
  each: Case<D, A>,
): WorkItem<D, A> | null {
  const today = Math.floor(each.now);
  const { time } = each.rules;
  const last = nextWorkingDay(today, time);
  const soon = each.activities.filter(
    ({ type, state, when }) =>
      type === 'meeting' &&
      state === 'planned' &&
      when !== null &&
      Math.floor(when) > today &&
      Math.floor(when) <= last,
  );
  const first = earliest(soon);
  if (first === null) return null;
  const callDay = isWorkingDay(today, time) ? today : lastWorkingDay(today, time);
  const isCalled = each.activities.some(
    (activity) =>
      activity.type === 'call' && isDoneContact(activity) && (activity.when ?? 0) >= callDay,
  );
  if (isCalled) return null;
  const start = first.when!;
  const daysAhead = Math.floor(start) - today;
  return { deal: each.deal, activity: first, reason: { group: 'meetingCall', start, daysAhead } };
}

function oldestRequest<D extends WorkDeal, A extends Activity>(
  each: Case<D, A>,
): WorkItem<D, A> | null {
  const { now, rules } = each;
  const open = each.activities.filter(
    ({ type, state, when }) =>
      type === 'request' && state === 'planned' && when !== null && when <= now,
  );
  const first = earliest(open);
  if (first === null) return null;
  const since = first.when!;
  const waitedHours = workingHoursBetween(since, now, rules.time);
  const targetHours = rules.requestHours;
  return {
    deal: each.deal,
    activity: first,
    reason: {
      group: 'request',
      since,
      waitedHours,
      targetHours,
      isLate: waitedHours > targetHours,
    },
  };
}

/** Of a deal whose prospect was spoken to, but never met. */
function bookMeeting<D extends WorkDeal, A extends Activity>(
  deal: D,
  { activities, now }: Case<D, A>,
): WorkReason | null {
  if (deal.kind !== 'open') return null;
  const hasMeeting = activities.some(
    ({ type, state }) => type === 'meeting' && (state === 'planned' || state === 'done'),
  );
  if (hasMeeting) return null;
  const contacts = activities.filter(
    (activity) => isContact(activity) && activity.when !== null && Math.floor(activity.when) <= now,
  );
  if (contacts.length === 0) return null;
  const contact = Math.floor(Math.max(...contacts.map(({ when }) => when!)));
  const isDue = deal.nextDay !== null && deal.nextDay <= now;
  return { group: 'bookMeeting', contact, nextDay: isDue ? deal.nextDay : null };
}

function followUp(deal: WorkDeal, now: number): WorkReason | null {
  const day = deal.nextDay;
  const today = Math.floor(now);
  if (day === null || day > today) return null;
  // What was planned before a sale is done with it; what was planned after it still has to be done.
  const stillCounts = deal.kind === 'open' || (deal.closed !== null && day > deal.closed);
  return stillCounts ? { group: 'followUp', day, overdueDays: today - day } : null;
}

/** Only where nothing is planned ahead. */
function offerTrial<D extends WorkDeal, A extends Activity>(
  deal: D,
  { activities, now, rules }: Case<D, A>,
): WorkReason | null {
  const { stageSince, usualDays } = deal;
  if (deal.kind !== 'open' || stageSince === null || usualDays === null) return null;
  const isPlanned =
    deal.nextDay !== null ||
    activities.some(
      ({ type, state, when }) =>
        type === 'meeting' && state === 'planned' && when !== null && !hasPassed(when, now),
    );
  if (isPlanned) return null;
  const trials = activities.filter(
    ({ type, state, when }) => type === 'trial' && state === 'done' && when !== null && when <= now,
  );
  const lastTrial =
    trials.length === 0 ? null : Math.floor(Math.max(...trials.map(({ when }) => when!)));
  const asOf = Math.floor(now);
  const { slowFactor } = rules;
  if (!isSlow({ ...deal, lastTrial }, { asOf, slowFactor })) return null;
  const hasTried = lastTrial !== null;
  return { group: 'offerTrial', daysInStage: asOf - stageSince, usualDays, hasTried };
}

/** Until one is logged, or its week is over. */
function checkIn<D extends WorkDeal, A extends Activity>(
  deal: D,
  { activities, now, rules }: Case<D, A>,
): WorkReason | null {
  if (deal.kind !== 'won' || deal.closed === null) return null;
  const { closed } = deal;
  const days = dueCheckIn(closed, { asOf: Math.floor(now), checkInDays: rules.checkInDays });
  if (days === null) return null;
  const isMade = activities.some(
    ({ type, state, when }) =>
      type === 'checkIn' && state === 'done' && when !== null && Math.floor(when) >= closed + days,
  );
  return isMade ? null : { group: 'checkIn', closed, checkInDays: days };
}

function isDoneContact({ state, hasReached }: Activity): boolean {
  return state === 'done' && hasReached;
}

/** What shows that the prospect was spoken to. A request is one also while it is open. */
function isContact(activity: Activity): boolean {
  switch (activity.type) {
    case 'request':
      return activity.state !== 'cancelled';
    case 'call':
    case 'answer':
    case 'trial':
      return isDoneContact(activity);
    default:
      return false;
  }
}

function earliest<A extends Activity>(activities: readonly A[]): A | null {
  return activities.reduce<A | null>(
    (first, each) => (first === null || each.when! < first.when! ? each : first),
    null,
  );
}

/** Equal ones stay in the order of the sheet. */
function inOrderOfWork(a: WorkItem<WorkDeal, Activity>, b: WorkItem<WorkDeal, Activity>): number {
  const [first, second] = [rank(a), rank(b)];
  const differing = first.findIndex((value, i) => value !== second[i]);
  return differing < 0 ? 0 : first[differing]! - second[differing]!;
}

/** What an item is sorted by: its group, then what counts in the group, from the lowest on. */
function rank({ deal, reason }: WorkItem<WorkDeal, Activity>): number[] {
  const group = WORK_GROUPS.indexOf(reason.group);
  const worth = -(deal?.expected ?? 0);
  switch (reason.group) {
    case 'meetingCall':
      return [group, reason.start];
    case 'request':
      return [group, reason.since];
    case 'bookMeeting':
      return [group, reason.contact];
    case 'followUp':
      return [group, reason.overdueDays > 0 ? 0 : 1, worth, reason.day];
    case 'offerTrial':
      return [group, worth];
    case 'checkIn':
      return [group, reason.closed];
  }
}
