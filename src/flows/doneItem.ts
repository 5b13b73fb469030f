import { mondayOf } from '../domain/day';
import type { Outcome } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import { isWorkingDay, nextWorkingDay } from '../domain/workingDays';
import { message } from '../messages';
import type { Cell } from '../table/cell';
import { readRequest } from '../table/workbookRequests';
import type { WorkDealRow } from '../table/workDeals';
import { TYPE_OF_GROUP } from './carryOutToday';
import { isStillThere, languageIn } from './changeDeal';
import { LONGEST_NOTE, logHappened } from './logActivity';
import { logbookOf } from './logbook';
import { columnSentences } from './readTable';
import type { Services } from './services';
import type { ItemAnswer, Snooze } from './todayAnswers';
import type { WorkBook } from './todayList';
import { AFTERNOON, itemName, readWork, snoozesOf } from './todayList';
import type { UndoRecord, WrittenActivity } from './undo';
import { rememberUndo, wasSaved } from './undo';
import { writeCells } from './writeCells';
import { printOf, writable } from './writtenCells';

const SNOOZES: readonly Snooze[] = ['afternoon', 'tomorrow', 'week'];
const SAVED: ItemAnswer = { state: 'saved', canUndo: true };
const GONE: ItemAnswer = { state: 'gone', canUndo: false };

/**
 * Logs that an item of Today was done, as a tick in the sheet Today does. A step that was done rests until tomorrow; a
 * meeting that the prospect has cancelled is cancelled.
 *
 * @param services what the flow may do; the caller holds the lock
 * @param request a DoneRequest
 * @returns what came of it; `gone` where the item is not on the list any more
 */
export function doneItem(services: Services, request: unknown): Outcome<ItemAnswer, string> {
  const asked = readRequest(
    languageIn(request),
    request,
    { language: 'language', token: 'token', item: 'text', as: 'text', note: 'words' },
    ['as', 'note'],
  );
  if (!asked.ok) return asked;
  const { language, token, item: name, as, note = '' } = asked.value;
  const found = findItem(services, name);
  if (!found.ok) return trouble(...columnSentences(language, found.problems));
  const { work, item } = found.value;
  const id = `t-${token}`;
  // What was sent twice: the first time has done it.
  if (wasSaved(services, token) || work.rows.some((row) => row.id === id)) return answer(SAVED);
  if (item === undefined) return answer(GONE);
  const { deal, activity, reason } = item;
  const book = logbookOf(services, work.activities, language);
  const said = as === 'confirmed' || as === 'cancelled' ? message(language, `said.${as}`) : '';
  const written: WrittenActivity[] = logHappened(services, book, {
    id,
    type: TYPE_OF_GROUP[reason.group],
    note: [said, note.trim().slice(0, LONGEST_NOTE)].filter((text) => text !== '').join('. '),
    dealId: deal?.id ?? '',
    name: deal?.prospect ?? activity?.prospect ?? '',
    language,
  });
  if (as === 'cancelled' && activity?.type === 'meeting') {
    written.push(book.change(activity, { state: message(language, 'state.cancelled') }));
  }
  const rests = reason.group === 'followUp' || reason.group === 'bookMeeting';
  const tomorrow = Math.floor(services.clock.now()) + 1;
  const cells = rests ? { snoozeUntil: tomorrow } : {};
  return answer(finish(services, token, work, deal, cells, written));
}

/**
 * Puts an item of Today off: the next step of a follow-up moves, all else is hidden until then.
 *
 * @param services what the flow may do; the caller holds the lock
 * @param request a SnoozeRequest
 * @returns what came of it; `gone` where the item is not on the list any more, or cannot wait so long
 */
export function snoozeItem(services: Services, request: unknown): Outcome<ItemAnswer, string> {
  const asked = readRequest(languageIn(request), request, {
    language: 'language',
    token: 'token',
    item: 'text',
    until: 'text',
  });
  if (!asked.ok) return asked;
  const { language, token, item: name, until: wanted } = asked.value;
  const found = findItem(services, name);
  if (!found.ok) return trouble(...columnSentences(language, found.problems));
  const { work, item } = found.value;
  if (wasSaved(services, token)) return answer(SAVED);
  const now = services.clock.now();
  const until = SNOOZES.find((known) => known === wanted);
  if (item === undefined || until === undefined) return answer(GONE);
  if (!snoozesOf(item, now).includes(until)) return answer(GONE);
  const moment = momentOf(until, now, work);
  const field = item.reason.group === 'followUp' && until !== 'afternoon' ? 'when' : 'snoozeUntil';
  return answer(finish(services, token, work, item.deal, { [field]: moment }, []));
}

function momentOf(until: Snooze, now: number, { settings: { time } }: WorkBook): number {
  const today = Math.floor(now);
  if (until === 'afternoon') return today + AFTERNOON;
  if (until === 'tomorrow') return nextWorkingDay(today, time);
  const monday = mondayOf(today) + 7;
  return isWorkingDay(monday, time) ? monday : nextWorkingDay(monday, time);
}

function findItem(
  services: Services,
  name: string,
): Outcome<
  { readonly work: WorkBook; readonly item: WorkBook['items'][number] | undefined },
  Parameters<typeof columnSentences>[1][number]
> {
  const read = readWork(services);
  if (!read.ok) return read;
  return answer({
    work: read.value,
    item: read.value.items.find((each) => itemName(each) === name),
  });
}

/** Writes the cells of the deal and keeps what undo needs. */
function finish(
  services: Services,
  token: string,
  { pipeline }: WorkBook,
  deal: WorkDealRow | null,
  cells: Readonly<Record<string, Cell>>,
  activities: readonly WrittenActivity[],
): ItemAnswer {
  const fields = deal === null ? [] : Object.entries(cells);
  const record: UndoRecord = {
    dealId: deal?.id ?? '',
    row: deal === null ? 0 : deal.row + 2,
    fields: fields.map(([field, cell]) => ({
      field,
      before: writable(pipeline.cells(field)[deal!.row], services),
      after: printOf(field, cell, services),
    })),
    activities,
  };
  writeCells(
    pipeline.sheet,
    fields.map(([field, content]) => ({
      row: deal!.row + 2,
      column: pipeline.columns.get(field)!,
      content,
    })),
  );
  services.workbook.flush();
  if (deal !== null && fields.length > 0 && !isStillThere(pipeline, deal.row, deal.id)) return GONE;
  rememberUndo(services, token, record);
  return SAVED;
}
