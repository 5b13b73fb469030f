import { hasPassed, hasTime } from '../domain/activity';
import { dayText, momentText } from '../domain/day';
import type { Outcome } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import { workingHoursBetween } from '../domain/workingHours';
import type { ActivityRow } from '../table/activityRows';
import { readActivityRows } from '../table/activityRows';
import { isFiniteNumber } from '../table/cell';
import type { FieldCells } from '../table/fieldCells';
import { cellWords } from '../table/fieldCells';
import type { WordMeaning } from '../table/words';
import { wordMeanings } from '../table/words';
import { readRequest } from '../table/workbookRequests';
import type { WorkSettings } from '../table/workSettings';
import { readWorkSettings } from '../table/workSettings';
import { ACTIVITIES } from '../template/activities';
import { SETTINGS } from '../template/settings';
import type { DealHistory, MeetingView } from './dealAnswers';
import { columnSentences, readTable } from './readTable';
import type { Services } from './services';
import { workbookLanguage } from './workbookLanguage';

const MOST_LATEST = 3;

const NO: WordMeaning<boolean> = wordMeanings([[true, 'answer.no']]);

/**
 * What was done with a deal and what is planned.
 *
 * @param services what the flow may do
 * @param request `dealId`: the deal
 * @returns the newest activities, the oldest open request, planned meetings and check-ins
 */
export function dealHistory(services: Services, request: unknown): Outcome<DealHistory, string> {
  const language = () => workbookLanguage(services.workbook);
  const asked = readRequest(language, request, { dealId: 'text' });
  if (!asked.ok) return asked;
  const [activities, settings] = [ACTIVITIES, SETTINGS].map((template) =>
    readTable(services.workbook, template),
  );
  const problems = [activities!, settings!].flatMap((each) => (each.ok ? [] : each.problems));
  if (!activities!.ok || !settings!.ok) return trouble(...columnSentences(language(), problems));
  const { clock } = services;
  const work = readWorkSettings(settings!.value.cells, clock.now(), clock.wallClock);
  return answer(historyOf(asked.value.dealId, activities!.value.cells, work, services));
}

/**
 * The same from cells that were read before.
 *
 * @param dealId the deal
 * @param cells Activities below their headings
 * @param work working time and target
 * @param services their clock
 * @returns what was done and what is planned
 */
export function historyOf(
  dealId: string,
  cells: FieldCells,
  work: WorkSettings,
  { clock }: Pick<Services, 'clock'>,
): DealHistory {
  const now = clock.now();
  const rows = readActivityRows(cells, now, clock.wallClock).filter((row) => row.dealId === dealId);
  const request = rows
    .filter(({ type, state, when }) => type === 'request' && state === 'planned' && when !== null)
    .reduce<ActivityRow | null>((a, b) => (a === null || b.when! < a.when! ? b : a), null);
  const planned = rows.filter(({ state, when }) => state === 'planned' && when !== null);
  return {
    dealId,
    latest: rows
      .filter(
        ({ state, when, type }) => state !== 'planned' || (type === 'request' && when! <= now),
      )
      .sort((a, b) => (b.when ?? 0) - (a.when ?? 0) || b.row - a.row)
      .slice(0, MOST_LATEST)
      .map(({ id, type, state, when, note }) => ({
        id,
        type,
        state,
        date: dayOrBlank(when),
        note,
      })),
    request: request && {
      id: request.id,
      date: dayOrBlank(request.when),
      note: request.note,
      waitedHours: workingHoursBetween(request.when!, now, work.time),
      targetHours: work.requestHours,
    },
    meetings: planned
      .filter(({ type }) => type === 'meeting')
      .sort((a, b) => a.when! - b.when!)
      .map((row) => meetingView(row, cells, work, now)),
    checkIns: planned
      .filter(({ type }) => type === 'checkIn')
      .map(({ when }) => dayOrBlank(when))
      .sort(),
  };
}

function meetingView(
  { id, row, when, place }: ActivityRow,
  cells: FieldCells,
  work: WorkSettings,
  now: number,
): MeetingView {
  const minutes = cells('minutes')[row];
  return {
    id,
    date: dayOrBlank(when),
    time: hasTime(when!) ? momentText(when!).slice(11) : '',
    minutes: isFiniteNumber(minutes) && minutes > 0 ? minutes : work.meetingMinutes,
    place,
    agenda: cellWords(cells('agenda')[row]),
    isReminded: NO(cellWords(cells('remind')[row])) === null,
    hasPassed: hasPassed(when!, now),
  };
}

function dayOrBlank(moment: number | null): string {
  return moment === null ? '' : dayText(moment);
}
