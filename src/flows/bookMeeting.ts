import { hasPassed, isSameMinute } from '../domain/activity';
import { dayNumber } from '../domain/day';
import type { Outcome } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import type { Language } from '../messages';
import { message } from '../messages';
import type { ActivityRow } from '../table/activityRows';
import type { Cell } from '../table/cell';
import { isBlank } from '../table/cell';
import { isLine } from '../table/dealFormCheck';
import type { FieldProblem } from '../table/dealForm';
import { timeOfDay, typedMoment } from '../table/moments';
import { cellText } from '../table/plainText';
import type { Besides, OpenedDeal } from './changeDeal';
import { changeDeal, readChange } from './changeDeal';
import type { SaveAnswer } from './dealAnswers';
import { sidebarId } from './logActivity';
import { openLogbook } from './logbook';
import { noteBooked } from './mailBook';
import { columnSentences } from './readTable';
import type { Services } from './services';

const LONGEST_PLACE = 300;
const LONGEST_AGENDA = 1000;
const SHORTEST_MINUTES = 5;
const LONGEST_MINUTES = 1440;
const ENDS = ['cancelled', 'noShow', 'done'] as const;

/** A meeting as a form gives it. */
interface Meeting {
  readonly start: number;
  readonly minutes: number;
  readonly place: string;
  readonly agenda: string;
  readonly isReminded: boolean;
}

/**
 * Books a meeting, or moves and changes one that is planned. It stands in Activities, and in the deal's cell Meeting
 * where it is the next one.
 *
 * @param services what the flow may do; the caller holds the lock
 * @param request a MeetingRequest
 * @returns the deal as it is now, or why nothing was written
 */
export function bookMeeting(services: Services, request: unknown): Outcome<SaveAnswer, string> {
  const asked = readChange(
    request,
    {
      activityId: 'text',
      date: 'words',
      time: 'words',
      minutes: 'any',
      place: 'any',
      agenda: 'any',
      isReminded: 'truth',
    },
    ['activityId'],
  );
  if (!asked.ok) return asked;
  const { language, token, dealId, activityId } = asked.value;
  const meeting = readMeeting(asked.value, services.clock.now(), language);
  if (!meeting.ok) return answer({ state: 'invalid', problems: meeting.problems });
  const book = openLogbook(services, language);
  if (!book.ok) return trouble(...columnSentences(language, book.problems));
  const { start, minutes, place, agenda, isReminded } = meeting.value;
  const id = activityId ?? sidebarId(token);
  const present = book.value.withId(id);
  const isGone = activityId !== undefined && !isPlannedMeeting(present, dealId);
  return changeDeal(services, asked.value, {
    besides(deal): Outcome<Besides, FieldProblem> {
      if (isGone) return trouble(deal.problem('date', 'form.meetingGone'));
      return answer({
        activityId: id,
        cells: meetingCell(services, deal, book.value.of(dealId), { id, start }),
        write() {
          noteBooked(services, dealId, start);
          const detail = { minutes, place, agenda };
          if (present === undefined) {
            return book.value.add([
              {
                id,
                dealId,
                prospect: deal.name,
                when: start,
                type: 'meeting',
                state: 'planned',
                isReminded,
                by: services.userMail(),
                ...detail,
              },
            ]);
          }
          return [
            book.value.change(present, {
              when: start,
              minutes,
              place: cellText(place),
              agenda: cellText(agenda),
              remind: message(language, isReminded ? 'answer.yes' : 'answer.no'),
            }),
          ];
        },
      });
    },
  });
}

/**
 * Cancels a planned meeting, or tells how it went.
 *
 * @param services what the flow may do; the caller holds the lock
 * @param request a MeetingEnd
 * @returns the deal as it is now, or why nothing was written
 */
export function endMeeting(services: Services, request: unknown): Outcome<SaveAnswer, string> {
  const asked = readChange(request, { activityId: 'text', as: 'text' });
  if (!asked.ok) return asked;
  const { language, dealId, activityId } = asked.value;
  const as = ENDS.find((known) => known === asked.value.as);
  const book = openLogbook(services, language);
  if (!book.ok) return trouble(...columnSentences(language, book.problems));
  const present = book.value.withId(activityId);
  return changeDeal(services, asked.value, {
    besides(deal): Outcome<Besides, FieldProblem> {
      if (as === undefined) return trouble(deal.problem('as', 'form.word'));
      if (present === undefined || !isPlannedMeeting(present, dealId)) {
        return trouble(deal.problem('date', 'form.meetingGone'));
      }
      return answer({
        activityId,
        cells: meetingCell(services, deal, book.value.of(dealId), { id: activityId, start: null }),
        write: () => [book.value.change(present, { state: message(language, `state.${as}`) })],
      });
    },
  });
}

function isPlannedMeeting(row: ActivityRow | undefined, dealId: string): boolean {
  return row?.dealId === dealId && row.type === 'meeting' && row.state === 'planned';
}

/**
 * The cell Meeting shows the next planned meeting, as the pipeline's upkeep would have it; words that somebody typed there
 * stay.
 */
function meetingCell(
  { clock }: Services,
  { table, at }: OpenedDeal,
  rows: readonly ActivityRow[],
  changed: { readonly id: string; readonly start: number | null },
): Readonly<Record<string, Cell>> {
  const present = table.cells('meeting')[at];
  const shown = typedMoment(present, clock.wallClock);
  if (shown === null && !isBlank(present)) return {};
  const now = clock.now();
  const planned = rows.flatMap(({ id, type, state, when }) =>
    type === 'meeting' && state === 'planned' && when !== null && id !== changed.id ? [when] : [],
  );
  const upcoming = [...planned, ...(changed.start === null ? [] : [changed.start])].filter(
    (start) => !hasPassed(start, now),
  );
  const next = upcoming.length === 0 ? null : Math.min(...upcoming);
  const isShown = next === null || shown === null ? next === shown : isSameMinute(next, shown);
  return isShown ? {} : { meeting: next ?? '' };
}

function readMeeting(
  given: {
    readonly date: string;
    readonly time: string;
    readonly minutes: unknown;
    readonly place: unknown;
    readonly agenda: unknown;
    readonly isReminded: boolean;
  },
  now: number,
  language: Language,
): Outcome<Meeting, FieldProblem> {
  const problems: FieldProblem[] = [];
  const { minutes, place, agenda, isReminded } = given;
  const day = dayNumber(given.date);
  const time = timeOfDay(given.time, () => 0);
  if (day === null) problems.push({ field: 'date', text: message(language, 'form.day') });
  if (time === null) problems.push({ field: 'time', text: message(language, 'form.time') });
  const isLength =
    Number.isInteger(minutes) &&
    (minutes as number) >= SHORTEST_MINUTES &&
    (minutes as number) <= LONGEST_MINUTES;
  if (!isLength) problems.push({ field: 'minutes', text: message(language, 'form.minutes') });
  if (!isLine(place, LONGEST_PLACE)) {
    problems.push({ field: 'place', text: message(language, 'form.text', { n: LONGEST_PLACE }) });
  }
  if (typeof agenda !== 'string' || agenda.length > LONGEST_AGENDA) {
    problems.push({ field: 'agenda', text: message(language, 'form.note', { n: LONGEST_AGENDA }) });
  }
  const start = (day ?? 0) + (time ?? 0);
  if (day !== null && time !== null && start <= now) {
    problems.push({ field: 'time', text: message(language, 'form.past') });
  }
  if (problems.length > 0) return trouble(...problems);
  return answer({
    start,
    minutes: minutes as number,
    place: (place as string).trim(),
    agenda: (agenda as string).trim(),
    isReminded,
  });
}
