import { hasTime } from '../domain/activity';
import { dayText, momentText } from '../domain/day';
import type { Outcome } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import type { WorkItem } from '../domain/todaysWork';
import { todaysWork } from '../domain/todaysWork';
import { nextWorkingDay } from '../domain/workingDays';
import type { Language } from '../messages';
import type { ActivityRow } from '../table/activityRows';
import { readActivityRows } from '../table/activityRows';
import { cellWords } from '../table/fieldCells';
import { isForCall, outgoing, verdictWords } from '../table/reminderWords';
import { itemWords } from '../table/todayWords';
import type { WorkDealRow } from '../table/workDeals';
import { readWorkDeals } from '../table/workDeals';
import type { WorkSettings } from '../table/workSettings';
import { readWorkSettings } from '../table/workSettings';
import { ACTIVITIES } from '../template/activities';
import { PIPELINE } from '../template/pipeline';
import { SETTINGS } from '../template/settings';
import { settingsLanguage } from './dealSettings';
import type { ColumnProblem, ReadTable } from './readTable';
import { columnSentences, readTable } from './readTable';
import { healthOf, isRunning } from './health';
import { openReminderBook } from './reminderBook';
import type { Services } from './services';
import type { Snooze, TodayAnswer, TodayItem } from './todayAnswers';
import { workbookLanguage } from './workbookLanguage';

/** Until this time of day "this afternoon" lies ahead, and from then on what waited for it is shown again. */
export const AFTERNOON = 13 / 24;

/** What follow-up works on, read once. */
export interface WorkBook {
  readonly language: Language;
  readonly settings: WorkSettings;
  readonly pipeline: ReadTable;
  readonly activities: ReadTable;
  readonly rows: readonly ActivityRow[];
  readonly items: readonly WorkItem<WorkDealRow, ActivityRow>[];
  /** The same at another moment. */
  itemsAt(moment: number): readonly WorkItem<WorkDealRow, ActivityRow>[];
}

/**
 * Reads Pipeline, Activities and Settings, one read each, and finds what is to be done.
 *
 * @param services what the flow may do
 * @returns the work, or why the columns of a sheet are not known
 */
export function readWork({ workbook, clock }: Services): Outcome<WorkBook, ColumnProblem> {
  const read = [PIPELINE, ACTIVITIES, SETTINGS].map((template) => readTable(workbook, template));
  const problems = read.flatMap((each) => (each.ok ? [] : each.problems));
  if (problems.length > 0) return trouble(...problems);
  const [pipeline, activities, settingsTable] = read.map((each) => each.ok && each.value) as [
    ReadTable,
    ReadTable,
    ReadTable,
  ];
  const { wallClock } = clock;
  const now = clock.now();
  const settings = readWorkSettings(settingsTable.cells, now, wallClock);
  const deals = readWorkDeals(pipeline.cells, settings, now, wallClock);
  const rows = readActivityRows(activities.cells, now, wallClock);
  const itemsAt = (moment: number): WorkBook['items'] => todaysWork(deals, rows, settings, moment);
  return answer({
    language: settingsLanguage(settingsTable.cells, workbook.locale),
    settings,
    pipeline,
    activities,
    rows,
    items: itemsAt(now),
    itemsAt,
  });
}

/**
 * What an item is known by from one reading to the next.
 *
 * @param item an item of today's work
 * @returns its group and the ID of its activity or its deal
 */
export function itemName({ reason, activity, deal }: WorkBook['items'][number]): string {
  return `${reason.group} ${activity?.id ?? deal!.id}`;
}

/**
 * Until when an item may wait.
 *
 * @param item an item of today's work
 * @param now the present moment
 * @returns what the menu offers; nothing where no deal keeps the day
 */
export function snoozesOf({ reason, deal }: WorkBook['items'][number], now: number): Snooze[] {
  if (deal === null) return [];
  const afternoon: readonly Snooze[] =
    now < Math.floor(now) + AFTERNOON && reason.group !== 'checkIn' ? ['afternoon'] : [];
  if (reason.group === 'meetingCall') return [...afternoon];
  return reason.group === 'request'
    ? [...afternoon, 'tomorrow']
    : [...afternoon, 'tomorrow', 'week'];
}

/**
 * The list of today's work for the sidebar.
 *
 * @param services what the flow may do
 * @returns the items in the order in which to do them
 */
export function todayList(services: Services): Outcome<TodayAnswer, string> {
  const { workbook, clock } = services;
  if (workbook.findSheet('pipeline') === null) {
    return answer({ isSetUp: false, language: workbookLanguage(workbook) });
  }
  const read = readWork(services);
  if (!read.ok) return trouble(...columnSentences(workbookLanguage(workbook), read.problems));
  const work = read.value;
  const now = clock.now();
  const mailOf = reminderOf(services, work);
  return answer({
    isSetUp: true,
    language: work.language,
    today: dayText(now),
    nextWorkDay: dayText(nextWorkingDay(Math.floor(now), work.settings.time)),
    items: work.items.map((item) => itemView(item, work, now, mailOf)),
    done: work.rows.filter((row) => isDoneItem(row, Math.floor(now))).length,
    next: work.items.length > 0 ? null : nextDay(work, now),
  });
}

/** Tells of a meeting what became of its reminder. Nothing is read for it where nobody is to be called. */
function reminderOf(
  services: Services,
  { language, items }: WorkBook,
): (activityId: string | undefined) => TodayItem['mail'] {
  if (!items.some(({ reason }) => reason.group === 'meetingCall')) return () => null;
  const book = openReminderBook(services);
  const isOn = isRunning(services, healthOf(services));
  return (activityId) => {
    const judged =
      book.ok && book.value.meetings.find(({ meeting }) => meeting.activityId === activityId);
    if (!judged) return null;
    const { verdict } = judged;
    const isToGo = ['due', 'new', 'waits'].includes(verdict.kind);
    if (isToGo && !isOn) return { state: 'none', text: outgoing(language, 'verdict.off') };
    return {
      state: verdict.kind === 'sent' ? 'sent' : isForCall(verdict) ? 'none' : 'coming',
      text: verdictWords(language, verdict, services.clock.wallClock),
    };
  };
}

function itemView(
  item: WorkBook['items'][number],
  work: WorkBook,
  now: number,
  mailOf: ReturnType<typeof reminderOf>,
): TodayItem {
  const { deal, activity, reason } = item;
  const { what, why } = itemWords(work.language, item);
  return {
    item: itemName(item),
    group: reason.group,
    dealId: deal?.id ?? '',
    row: deal === null ? 0 : deal.row + 2,
    prospect: deal?.prospect ?? activity?.prospect ?? '',
    contact: deal === null ? '' : cellWords(work.pipeline.cells('contact')[deal.row]),
    phone: deal?.phone ?? '',
    what,
    why,
    isLate: isLate(reason),
    activityId: activity?.id ?? '',
    snoozes: snoozesOf(item, now),
    mail: reason.group === 'meetingCall' ? mailOf(activity?.id) : null,
  };
}

function isLate(reason: WorkBook['items'][number]['reason']): boolean {
  switch (reason.group) {
    case 'request':
      return reason.isLate;
    case 'followUp':
      return reason.overdueDays > 0;
    default:
      return false;
  }
}

/** IDs of activities that were logged as items of Today begin so; those of planned check-ins with the other. */
const OF_ITEM = 't-';
const OF_CHECK_IN = 'c-';

function isDoneItem({ id, when, state }: ActivityRow, today: number): boolean {
  const isItem = id.startsWith(OF_ITEM) || id.startsWith(OF_CHECK_IN);
  return isItem && state === 'done' && when !== null && Math.floor(when) === today;
}

function nextDay(work: WorkBook, now: number): Extract<TodayAnswer, { isSetUp: true }>['next'] {
  const { time } = work.settings;
  const day = nextWorkingDay(Math.floor(now), time);
  const count = work.itemsAt(day + time.workFrom).length;
  const starts = work.rows
    .filter(({ type, state }) => type === 'meeting' && state === 'planned')
    .map(({ when }) => when ?? 0)
    .filter((when) => Math.floor(when) === day && hasTime(when));
  const first = starts.length === 0 ? '' : momentText(Math.min(...starts)).slice(11);
  return { date: dayText(day), count, time: first };
}
