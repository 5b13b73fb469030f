import type { JudgedReminder } from '../domain/dueReminders';
import { dueReminders } from '../domain/dueReminders';
import { fingerprint } from '../domain/fingerprint';
import type { LedgerEntry } from '../domain/mailLedger';
import { mailKey } from '../domain/mailLedger';
import type { Outcome } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import type { Language } from '../messages';
import type { Person, PlannedReminder } from '../table/plannedReminders';
import {
  ownMailText,
  readPeople,
  readPlannedReminders,
  readSendFrom,
} from '../table/plannedReminders';
import type { Post } from '../domain/post';
import { instantOfMoment } from '../domain/wallClock';
import { reminderPost } from '../table/reminderPost';
import { readWorkSettings } from '../table/workSettings';
import { ACTIVITIES } from '../template/activities';
import { PIPELINE } from '../template/pipeline';
import { SETTINGS } from '../template/settings';
import { settingsLanguage } from './dealSettings';
import { readLedger } from './mailBook';
import type { ColumnProblem, ReadTable } from './readTable';
import { readTable } from './readTable';
import type { Services } from './services';

/** A planned meeting and what is to be done about its reminder. */
export type JudgedMeeting = JudgedReminder<PlannedReminder>;

/** The meetings that are to come, with what is known of their reminders, as they stood at one moment. */
export interface ReminderBook {
  readonly language: Language;
  readonly meetings: readonly JudgedMeeting[];
  readonly ledger: Map<string, LedgerEntry>;
  /** Whose run it is; only the address is known of somebody whom Settings do not name. */
  readonly me: Person;
  /** Who owns a deal with a planned meeting, as far as Settings name them. */
  readonly owners: readonly Person[];
  /** The reminder of a meeting as it is sent now. */
  post(meeting: PlannedReminder): Post;
}

/** Why there is nothing to judge: a sheet's columns, or that this run has no place to note what it mails. */
export type BookProblem = ColumnProblem | { readonly code: 'noLedger' };

/**
 * Reads the planned meetings and judges their reminders, with one read a sheet and one of what is known of mails.
 *
 * @param services what the flow may do
 * @param mailedBefore keys, or their fingerprints, that are known from elsewhere than the file's texts
 * @returns the meetings, or why they are not known
 */
export function openReminderBook(
  services: Services,
  mailedBefore: ReadonlySet<string> = new Set(),
): Outcome<ReminderBook, BookProblem> {
  const { workbook, clock } = services;
  const read = [PIPELINE, ACTIVITIES, SETTINGS].map((template) => readTable(workbook, template));
  const problems = read.flatMap((each) => (each.ok ? [] : each.problems));
  if (problems.length > 0) return trouble<BookProblem>(...problems);
  const [pipeline, activities, settings] = read.map((each) => each.ok && each.value) as [
    ReadTable,
    ReadTable,
    ReadTable,
  ];
  const texts = services.shared.all();
  if (texts === null) return trouble<BookProblem>({ code: 'noLedger' });
  const ledger = readLedger(texts);
  const { wallClock } = clock;
  const now = clock.now();
  const work = readWorkSettings(settings.cells, now, wallClock);
  const language = settingsLanguage(settings.cells, workbook.locale);
  const mail = services.userMail();
  const people = readPeople(settings.cells);
  const me = people.find((person) => person.mail.toLowerCase() === mail.toLowerCase()) ?? {
    name: '',
    mail,
    phone: '',
    company: '',
  };
  const meetings = readPlannedReminders(
    { pipeline: pipeline.cells, activities: activities.cells, settings: settings.cells },
    {
      work,
      language,
      now,
      zone: clock.zone(),
      wallClock,
      clockOf: (zone) => clock.clockOf(zone),
      userMail: mail,
    },
  );
  const rules = {
    sendFrom: readSendFrom(settings.cells, wallClock),
    calendar: work.time,
    sheetClock: wallClock,
  };
  for (const { dealId, start } of meetings) {
    const key = mailKey(dealId, start);
    const isOpen = (ledger.get(key)?.state ?? 'seen') === 'seen';
    // What others remember and the file's texts do not, as after a restored version, counts as sent.
    if (isOpen && (mailedBefore.has(key) || mailedBefore.has(fingerprint(key)))) {
      ledger.set(key, { state: 'sent', at: 0, to: '' });
    }
  }
  return answer({
    language,
    meetings: dueReminders(meetings, rules, ledger, clock.instant()),
    ledger,
    me,
    owners: people.filter((person) =>
      meetings.some(({ owner }) =>
        [person.name, person.mail].some((name) => name.toLowerCase() === owner.toLowerCase()),
      ),
    ),
    post: (meeting) =>
      reminderPost({
        to: meeting.address,
        language: meeting.language,
        content: { ...meeting, me },
        start: instantOfMoment(meeting.start, wallClock),
        now: clock.instant(),
        clock: meeting.clock,
        own: ownMailText(settings.cells, meeting.language),
        replyTo: mail,
        meetingId: `${workbook.fileId} ${meeting.activityId}`,
      }),
  });
}
