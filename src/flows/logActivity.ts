import type { ActivityType } from '../domain/activity';
import type { Outcome } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import { plannedCounterpart } from '../domain/plannedCounterpart';
import type { Language } from '../messages';
import { message } from '../messages';
import type { ActivityRow } from '../table/activityRows';
import type { CallResult, FieldProblem } from '../table/dealForm';
import { cellText } from '../table/plainText';
import { changeDeal, namesAnything, readChange } from './changeDeal';
import type { Besides } from './changeDeal';
import type { SaveAnswer } from './dealAnswers';
import type { Logbook } from './logbook';
import { openLogbook } from './logbook';
import { columnSentences } from './readTable';
import type { Services } from './services';
import type { WrittenActivity } from './undo';

const TYPES: readonly ActivityType[] = [
  ...(['call', 'mail', 'meeting', 'request', 'answer', 'trial', 'checkIn', 'gift'] as const),
];
const RESULTS: readonly CallResult[] = ['reached', 'noAnswer', 'message'];
/** Letters of a note that one activity may carry. */
export const LONGEST_NOTE = 1000;

/** What just happened. */
interface Happened {
  readonly type: ActivityType;
  readonly result?: CallResult;
  readonly note: string;
}

/**
 * Logs what just happened with a deal, plans its next step, or both. A meeting that was held closes the planned one of that
 * day, a check-in the planned one; an answer closes the oldest open request when the pipeline is tended.
 *
 * @param services what the flow may do; the caller holds the lock
 * @param request a LogRequest
 * @returns the deal as it is now, or why nothing was written
 */
export function logActivity(services: Services, request: unknown): Outcome<SaveAnswer, string> {
  const asked = readChange(request, { activity: 'any' });
  if (!asked.ok) return asked;
  const { language, token, dealId, values } = asked.value;
  const happened = readHappened(asked.value.activity, language);
  if (!happened.ok) return answer({ state: 'invalid', problems: happened.problems });
  const activity = happened.value;
  if (activity === null) {
    const text = message(language, 'form.nothing');
    if (!namesAnything(values))
      return answer({ state: 'invalid', problems: [{ field: '', text }] });
    return changeDeal(services, asked.value);
  }
  const book = openLogbook(services, language);
  if (!book.ok) return trouble(...columnSentences(language, book.problems));
  return changeDeal(services, asked.value, {
    besides: ({ name }): Outcome<Besides, FieldProblem> =>
      answer({
        write: () =>
          logHappened(services, book.value, {
            ...activity,
            id: sidebarId(token),
            dealId,
            name,
            language,
          }),
      }),
  });
}

/** What happened, with the deal that it happened with. */
interface Entry extends Happened {
  readonly id: string;
  readonly dealId: string;
  readonly name: string;
  readonly language: Language;
}

/**
 * Logs what happened, once: in the planned row that it was about, else in a new one.
 *
 * @param services what the flow may do
 * @param book Activities
 * @param entry what happened; `id`: that of a new row
 * @returns what undo must take back
 */
export function logHappened(
  { clock, userMail }: Services,
  book: Logbook,
  { type, result, note, id, dealId, name, language }: Entry,
): WrittenActivity[] {
  if (book.withId(id)) return [];
  const now = clock.now();
  const rows = book.of(dealId);
  const planned = plannedCounterpart(type, rows, now);
  if (planned !== undefined) {
    return [
      book.change(planned, {
        when: now,
        state: message(language, 'state.done'),
        ...(note === '' ? {} : { note: cellText(note) }),
      }),
    ];
  }
  // The pipeline's upkeep closes the request that an answer answers; to take the answer back is to open it again.
  const answered = type === 'answer' ? oldestRequest(rows) : undefined;
  const reopened = answered && book.noteReopening(answered);
  const isOpen = type === 'request';
  const added = book.add([
    {
      id,
      dealId,
      prospect: name,
      when: now,
      type,
      state: isOpen ? 'planned' : 'done',
      note,
      by: userMail(),
      ...(result ? { result } : {}),
    },
  ]);
  return reopened ? [...added, reopened] : added;
}

/** The ID of an activity that a page logs. */
export function sidebarId(token: string): string {
  return `s-${token}`;
}

function oldestRequest(rows: readonly ActivityRow[]): ActivityRow | undefined {
  return rows
    .filter(({ type, state, when }) => type === 'request' && state === 'planned' && when !== null)
    .sort((a, b) => a.when! - b.when!)[0];
}

/** Null where nothing happened and only a step is planned. */
function readHappened(given: unknown, language: Language): Outcome<Happened | null, FieldProblem> {
  if (given === null) return answer(null);
  const fields = new Map<string, unknown>(
    typeof given === 'object' && !Array.isArray(given) ? Object.entries(given as object) : [],
  );
  const type = TYPES.find((known) => known === fields.get('type'));
  const result = RESULTS.find((known) => known === fields.get('result'));
  const note = fields.get('note') ?? '';
  const isKnown = [...fields.keys()].every((name) => ['type', 'result', 'note'].includes(name));
  const problems: FieldProblem[] = [];
  if (type === undefined || !isKnown) {
    problems.push({ field: 'type', text: message(language, 'form.word') });
  }
  if (fields.has('result') && result === undefined) {
    problems.push({ field: 'result', text: message(language, 'form.word') });
  }
  if (typeof note !== 'string' || note.length > LONGEST_NOTE) {
    problems.push({ field: 'note', text: message(language, 'form.note', { n: LONGEST_NOTE }) });
  }
  if (problems.length > 0 || type === undefined) return trouble(...problems);
  return answer({ type, note: (note as string).trim(), ...(result ? { result } : {}) });
}
