import type { ActivityType } from '../domain/activity';
import type { DayNumber } from '../domain/day';
import type { WorkGroup } from '../domain/todaysWork';
import { plannedCounterpart } from '../domain/plannedCounterpart';
import type { Language } from '../messages';
import { message } from '../messages';
import type { ActivityRow } from '../table/activityRows';
import type { Cell } from '../table/cell';
import { isBlank } from '../table/cell';
import { cellWords } from '../table/fieldCells';
import { describe } from '../table/sentences';
import { shownDay } from '../table/shownDays';
import type { TodayRow } from '../table/todayRows';
import { TODAY_FIELDS, readTodayRows } from '../table/todayRows';
import type { WorkDealRow } from '../table/workDeals';
import type { FollowUpBook } from './followUpBook';
import { fieldCells } from './followUpBook';
import type { NewActivity } from './logActivities';
import { isBegun, logActivities } from './logActivities';
import { writeRuns } from './writeRuns';

/** Why a row of Today could not be carried out; what was typed stays there. */
export interface TodayProblem {
  readonly code: 'gone' | 'badDate' | 'pastDate' | 'meetingDate' | 'noDeal';
  readonly prospect: string;
  /** What stands under *New date*. */
  readonly found: Cell;
  /** The day of the new date, or of the meeting that cannot wait. */
  readonly day: DayNumber | null;
}

/** What came of the rows of Today. */
export interface CarriedOut {
  /** The rows that are done with, counted from 0 below the heading. */
  readonly rows: ReadonlySet<number>;
  readonly problems: readonly TodayProblem[];
}

/** What is logged where the item of a group is done. */
export const TYPE_OF_GROUP: Readonly<Record<WorkGroup, ActivityType>> = {
  meetingCall: 'call',
  request: 'answer',
  bookMeeting: 'call',
  followUp: 'call',
  offerTrial: 'trial',
  checkIn: 'checkIn',
};

/** A row of Today that is in order, with what it is about. */
interface Order {
  readonly row: TodayRow;
  readonly group: WorkGroup;
  /** What is logged; null where the row tells nothing about what was done. */
  readonly type: ActivityType | null;
  readonly deal: WorkDealRow | null;
  readonly prospect: string;
}

/**
 * Carries out what was ticked or given a new date in Today: an activity is logged, and the deal is put off. Each row is
 * found by its item, never by its place, and carried out once: the activity has an ID that follows from the item, and
 * all else may be written twice without harm. A note alone waits for its tick.
 *
 * @param book the sheets
 * @returns the rows that are done with, and those that are not in order
 */
export function carryOutToday(book: FollowUpBook): CarriedOut {
  const typed = readTodayRows(fieldCells(book.today, TODAY_FIELDS), book.wallClock).filter(
    ({ key, isTicked, newDateCell }) => key !== null && (isTicked || !isBlank(newDateCell)),
  );
  if (typed.length === 0) return { rows: new Set(), problems: [] };
  const deals = new Map(book.deals().map((deal) => [deal.id, deal]));
  const activities = new Map(book.activityRows().map((activity) => [activity.id, activity]));
  const today = Math.floor(book.now);

  const problems: TodayProblem[] = [];
  const orders: Order[] = [];
  for (const row of typed) {
    const order = orderOf(row, deals, activities);
    const problem = problemOf(row, order, activities, today);
    if (problem !== null) problems.push(problem);
    else orders.push(order!);
  }
  const doneOn = logOrders(book, orders, activities);
  putOff(book, orders, doneOn);
  if (orders.length > 0) book.changed();
  return { rows: new Set(orders.map(({ row }) => row.row)), problems };
}

/** What a row is about, or null where its deal or activity is no longer in the workbook. */
function orderOf(
  row: TodayRow,
  deals: ReadonlyMap<string, WorkDealRow>,
  activities: ReadonlyMap<string, ActivityRow>,
): Order | null {
  const { group, id } = row.key!;
  // A note with a new date says nothing about what was done.
  const type = row.isTicked ? TYPE_OF_GROUP[group] : null;
  if (group !== 'meetingCall' && group !== 'request') {
    const deal = deals.get(id);
    return deal === undefined ? null : { row, group, type, deal, prospect: deal.prospect };
  }
  const activity = activities.get(id);
  if (activity === undefined) return null;
  const deal = deals.get(activity.dealId) ?? null;
  if (deal === null && activity.isOfDeal) return null;
  // A second answer to one request would close another one.
  const isAnswered = group === 'request' && activity.state !== 'planned';
  return {
    row,
    group,
    type: isAnswered ? null : type,
    deal,
    prospect: deal?.prospect ?? activity.prospect,
  };
}

function problemOf(
  row: TodayRow,
  order: Order | null,
  activities: ReadonlyMap<string, ActivityRow>,
  today: DayNumber,
): TodayProblem | null {
  const found = row.newDateCell;
  const prospect = order?.prospect ?? cellWords(row.cells.prospect);
  const problem = (code: TodayProblem['code'], day: DayNumber | null = null): TodayProblem => ({
    code,
    prospect,
    found,
    day,
  });
  if (order === null) return problem('gone');
  if (isBlank(found)) return null;
  const { newDate, isTicked } = row;
  if (newDate === null) return problem('badDate');
  if (order.deal === null) return problem('noDeal');
  if (order.group === 'meetingCall' && !isTicked) {
    const when = activities.get(row.key!.id)!.when;
    return problem('meetingDate', when === null ? null : Math.floor(when));
  }
  const isFirstDay = order.group === 'followUp' ? newDate >= today : newDate > today;
  return isFirstDay ? null : problem('pastDate', newDate);
}

/** Logs what is not logged yet; gives the day on which each order was done. */
function logOrders(
  book: FollowUpBook,
  orders: readonly Order[],
  known: ReadonlyMap<string, ActivityRow>,
): ReadonlyMap<Order, DayNumber> {
  const uses = new Map<string, number>();
  const doneOn = new Map<Order, DayNumber>();
  const added: NewActivity[] = [];
  for (const order of orders) {
    const { row, type, deal, prospect } = order;
    const { note } = row;
    // A row that was copied in Today brings its item along: each has a tick and a note of its own.
    const use = (uses.get(row.item) ?? 0) + 1;
    uses.set(row.item, use);
    const id = use === 1 ? `t-${row.item}` : `t-${row.item} ${use}`;
    const logged = known.get(id);
    const when = logged?.when ?? book.now;
    doneOn.set(order, Math.floor(when));
    const isComplete = logged !== undefined && !isBegun(logged) && logged.state !== 'planned';
    const isWorthLogging = type !== null || note !== '';
    if (isComplete || !isWorthLogging) continue;
    // A check-in that was planned after the sale is made in its own row.
    const ofDeal =
      deal === null ? [] : book.activityRows().filter(({ dealId }) => dealId === deal.id);
    const planned = type === 'checkIn' ? plannedCounterpart(type, ofDeal, book.now) : undefined;
    added.push({
      id,
      begun: logged ?? planned,
      dealId: deal?.id ?? '',
      prospect,
      when,
      type,
      state: 'done',
      note,
    });
  }
  logActivities(book, added);
  return doneOn;
}

/** A new date moves the next step of a follow-up, and puts all else off; a step that was done rests until tomorrow. */
function putOff(
  { pipeline }: FollowUpBook,
  orders: readonly Order[],
  doneOn: ReadonlyMap<Order, DayNumber>,
): void {
  const when = new Map<number, Cell>();
  const snoozeUntil = new Map<number, Cell>();
  for (const order of orders) {
    const { row, group, deal } = order;
    if (deal === null) continue;
    if (row.newDate === null) {
      const rests = group === 'followUp' || group === 'bookMeeting';
      if (rests) snoozeUntil.set(deal.row, doneOn.get(order)! + 1);
    } else if (group === 'followUp') {
      when.set(deal.row, row.newDate);
      // What was done rests until its new day; what was put off for longer would be hidden then.
      if (row.isTicked) snoozeUntil.set(deal.row, row.newDate);
      else if ((deal.snoozedUntil ?? 0) > row.newDate) snoozeUntil.set(deal.row, '');
    } else snoozeUntil.set(deal.row, row.newDate);
  }
  for (const [field, cells] of Object.entries({ when, snoozeUntil })) {
    const sorted = new Map([...cells].sort(([a], [b]) => a - b));
    writeRuns(pipeline.sheet, pipeline.columns.get(field)!, sorted);
  }
}

/**
 * What a person should hear about rows of Today that were not carried out.
 *
 * @param language the workbook's language
 * @param problems as carryOutToday gives them
 * @returns a sentence each
 */
export function todaySentences(language: Language, problems: readonly TodayProblem[]): string[] {
  return problems.map(({ code, prospect, found, day }) =>
    message(language, `today.problem.${code}`, {
      sheet: message(language, 'sheet.today'),
      heading: message(language, 'heading.today.newDate'),
      pipeline: message(language, 'sheet.pipeline'),
      prospect,
      found: describe(language, found),
      day: day === null ? '' : shownDay(language, day),
    }),
  );
}
