import { fingerprint } from '../domain/fingerprint';
import type { Outcome } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import { message } from '../messages';
import type { Language } from '../messages';
import { isForCall, momentWords, outgoing, verdictWords } from '../table/reminderWords';
import { wallMoment } from '../domain/wallClock';
import { readRequest } from '../table/workbookRequests';
import type { Health } from './health';
import { forgetHealth, isRunning, readHealth } from './health';
import { isCopy, makeHome } from './home';
import { columnSentences } from './readTable';
import type { MailPreview, ReminderLine, ReminderStatus, SwitchAnswer } from './reminderAnswers';
import type { JudgedMeeting, ReminderBook } from './reminderBook';
import { openReminderBook } from './reminderBook';
import type { Services } from './services';
import { workbookLanguage } from './workbookLanguage';

/**
 * Tells how reminders are getting on: the list of who gets what, the health of her runs, and whom nobody reminds.
 *
 * @param services what the flow may do
 * @returns plain values, or why the columns of a sheet are not known
 */
export function reminderStatus(services: Services): Outcome<ReminderStatus, string> {
  const book = openBook(services);
  if (!book.ok) return book;
  if (book.value === null) {
    return answer({ isSetUp: false, language: workbookLanguage(services.workbook) });
  }
  const { language, meetings, me, owners } = book.value;
  const lines = meetings.filter(isHers).map((judged) => lineOf(services, judged, language));
  const everybody = readHealth(services);
  const mine = everybody.find(({ mail }) => mail === me.mail);
  const isOn = services.triggerCount() === 1;
  const running = new Set(
    everybody.filter((health) => isRunning(services, health)).map(({ mail }) => mail.toLowerCase()),
  );
  return answer({
    isSetUp: true,
    language,
    isOn,
    isCopy: isCopy(services),
    lines,
    listed: fingerprint(
      lines.map(({ dealId, start, to }) => `${dealId} ${start} ${to}`).join('\n'),
    ),
    health: isOn ? healthSentences(services, mine, language) : [],
    unattended: owners
      .filter(({ mail }) => mail !== me.mail && !running.has(mail.toLowerCase()))
      .map(({ name, mail }) => name || mail),
  });
}

/**
 * Switches the person's hourly run on or off. It is on once at most, however often she asks, so that asking repairs it;
 * before it is on she has seen the list of who will get what, and in a copy she has said that the original rests.
 *
 * @param services what the flow may do; the caller holds the lock
 * @param request isOn; listed: what the list that she saw is known by; originalRests: true in a copy
 * @returns what came of it
 */
export function switchReminders(
  services: Services,
  request: unknown,
): Outcome<SwitchAnswer, string> {
  const language = (): Language => workbookLanguage(services.workbook);
  const asked = readRequest(
    language,
    request,
    { isOn: 'truth', listed: 'words', originalRests: 'truth' },
    ['listed', 'originalRests'],
  );
  if (!asked.ok) return asked;
  const { isOn, listed, originalRests = false } = asked.value;
  if (!isOn) {
    services.removeTriggers();
    forgetHealth(services);
    return switched(services, 'done');
  }
  const status = reminderStatus(services);
  if (!status.ok) return status;
  if (!status.value.isSetUp) return trouble(message(language(), 'trouble.notSetUp'));
  if (!status.value.isOn && status.value.listed !== listed) {
    return answer({ state: 'list', status: status.value });
  }
  if (status.value.isCopy && !originalRests) return answer({ state: 'copy', status: status.value });
  makeHome(services);
  services.makeOneTrigger();
  return switched(services, 'done');
}

/**
 * The reminder of a meeting as it would go out now.
 *
 * @param services what the flow may do
 * @param request activityId: the meeting's
 * @returns the mail; null where there is no such meeting any more
 */
export function previewReminder(
  services: Services,
  request: unknown,
): Outcome<MailPreview | null, string> {
  const post = askedPost(services, request);
  if (!post.ok || post.value === null) return post as Outcome<null, string>;
  const { to, subject, text, html } = post.value;
  return answer({ to, subject, text, html });
}

/**
 * Sends the reminder of a meeting to the person herself, so that she sees what her prospects get. It counts as no
 * reminder.
 *
 * @param services what the flow may do
 * @param request activityId: the meeting's
 * @returns where it went, or why it did not; null where there is no such meeting any more
 */
export function sendTestMail(services: Services, request: unknown): Outcome<string | null, string> {
  const post = askedPost(services, request);
  if (!post.ok) return post;
  if (post.value === null) return answer(null);
  const to = services.userMail();
  const language = (): Language => workbookLanguage(services.workbook);
  if (to === '') return trouble(outgoing(language(), 'test.noAddress'));
  if (services.mailsLeft() < 1) return trouble(outgoing(language(), 'test.noQuota'));
  services.sendMail({ ...post.value, to });
  return answer(to);
}

function askedPost(
  services: Services,
  request: unknown,
): Outcome<ReturnType<ReminderBook['post']> | null, string> {
  const language = (): Language => workbookLanguage(services.workbook);
  const asked = readRequest(language, request, { activityId: 'text' });
  if (!asked.ok) return asked;
  const book = openBook(services);
  if (!book.ok) return book;
  const found = book.value?.meetings.find(
    ({ meeting }) => meeting.activityId === asked.value.activityId,
  );
  return answer(found === undefined ? null : book.value!.post(found.meeting));
}

/** Null before set-up. */
function openBook(services: Services): Outcome<ReminderBook | null, string> {
  if (services.workbook.findSheet('pipeline') === null) return answer(null);
  const book = openReminderBook(services);
  if (book.ok) return book;
  const language = workbookLanguage(services.workbook);
  return trouble(
    ...book.problems.flatMap((problem) =>
      problem.code === 'noLedger'
        ? [outgoing(language, 'health.noLedger')]
        : columnSentences(language, [problem]),
    ),
  );
}

function switched(services: Services, state: 'done'): Outcome<SwitchAnswer, string> {
  const status = reminderStatus(services);
  return status.ok ? answer({ state, status: status.value }) : status;
}

function isHers({ verdict }: JudgedMeeting): boolean {
  return verdict.kind !== 'barred' || verdict.barrier !== 'othersDeal';
}

function lineOf({ clock }: Services, judged: JudgedMeeting, language: Language): ReminderLine {
  const { meeting, verdict } = judged;
  return {
    activityId: meeting.activityId,
    dealId: meeting.dealId,
    prospect: meeting.prospect,
    start: momentWords(language, meeting.start),
    to: meeting.barrier === null ? meeting.address : '',
    what: verdictWords(language, verdict, clock.wallClock),
    isForCall: isForCall(verdict),
  };
}

function healthSentences(
  services: Services,
  mine: Health | undefined,
  language: Language,
): string[] {
  const { clock, mailsLeft } = services;
  if (mine === undefined) return [outgoing(language, 'health.none')];
  const time = (instant: number): string =>
    momentWords(language, wallMoment(instant, clock.wallClock));
  return [
    mine.lastGood === 0
      ? outgoing(language, 'health.neverGood')
      : outgoing(language, 'health.lastGood', { time: time(mine.lastGood) }),
    ...(mine.trouble === '' ? [] : [outgoing(language, `health.${mine.trouble}`)]),
    ...(isRunning(services, mine)
      ? []
      : [outgoing(language, 'health.stopped', { time: time(mine.lastRun) })]),
    outgoing(language, 'health.quota', { n: mailsLeft() }),
  ];
}
