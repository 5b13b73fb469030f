import { addressPrint } from '../domain/mailLedger';
import { mondayOf } from '../domain/day';
import type { WorkingCalendar } from '../domain/workingDays';
import { isWorkingDay, nextWorkingDay } from '../domain/workingDays';
import { digestMail } from '../table/digestMail';
import type { DigestLine } from '../table/digestMail';
import { cellWords } from '../table/fieldCells';
import { timeOfDay } from '../table/moments';
import { ownershipOf, readPeople } from '../table/plannedReminders';
import { outgoing, verdictWords } from '../table/reminderWords';
import { spreadsheetLink } from '../table/spreadsheetLink';
import { itemWords } from '../table/todayWords';
import { weekWords } from '../table/weekWords';
import { SETTINGS } from '../template/settings';
import { personsWeek } from './personsWeek';
import { planSentences } from './planFigures';
import { readTable } from './readTable';
import type { ReminderBook } from './reminderBook';
import type { Services } from './services';
import type { WorkBook } from './todayList';
import { readWork } from './todayList';

/** Under this name and the person's address stands for which day she has had her digest. */
const PREFIX = 'digest.';
const STANDARD_FROM = 7 / 24;

/**
 * Mails the person her digest, once on each working morning from the hour of Settings (rule R4), with her week on the last
 * working day of it; where there is nothing to say none. It is noted before it is sent: a run that is stopped in between leaves her one day without rather than with two.
 *
 * @param services what the flow may do; the caller holds no lock
 * @param book her planned meetings with what became of their reminders
 * @returns whether it went
 */
export function sendDigest(services: Services, book: ReminderBook): boolean {
  const { workbook, clock, shared } = services;
  const today = clock.today();
  const name = PREFIX + addressPrint(book.me.mail);
  if (book.me.mail === '' || shared.all()?.get(name) === today) return false;
  const settings = readTable(workbook, SETTINGS);
  const work = readWork(services);
  if (!settings.ok || !work.ok) return false;
  const now = clock.now();
  const row = settings.value.cells('settingKey').indexOf('digestFrom');
  const from = row < 0 ? null : timeOfDay(settings.value.cells('value')[row], clock.wallClock);
  const isEarly = now - Math.floor(now) < (from ?? STANDARD_FROM);
  if (isEarly || !isWorkingDay(Math.floor(now), work.value.settings.time)) return false;
  if (services.mailsLeft() < 1) return false;
  const isFirst = services.locked(() => {
    if (shared.all()?.get(name) === today) return false;
    shared.setAll(new Map([[name, today]]));
    return true;
  });
  const ownership = ownershipOf(readPeople(settings.value.cells), book.me.mail);
  const isOwn = (owner: string): boolean => ownership(owner) !== 'othersDeal';
  const lines = work.value.items
    .filter(({ deal }) => {
      const owner = deal && cellWords(work.value.pipeline.cells('owner')[deal.row]);
      return owner === null || isOwn(owner);
    })
    .map((item) => lineOf(services, item, work.value, book));
  const { language } = work.value;
  const isWeekOver = endsWeek(Math.floor(now), work.value.settings.time);
  const week = isWeekOver
    ? weekWords(language, personsWeek(services, work.value, book, isOwn))
    : null;
  if (isFirst !== true || (lines.length === 0 && week === null)) return false;
  const unattended = lines.some(({ mail }) => mail === outgoing(language, 'barrier.nobodysDeal'));
  services.sendMail(
    digestMail(language, {
      to: book.me.mail,
      // The week begins with the same figures.
      figures: week === null ? planSentences(services, ['chance', 'toBuild']).join(' ') : '',
      lines,
      week,
      link: spreadsheetLink(workbook.fileId, workbook.findSheet('today')?.id),
      notes: unattended ? [outgoing(language, 'digest.nobodys')] : [],
    }),
  );
  return true;
}

function lineOf(
  { clock }: Services,
  item: WorkBook['items'][number],
  { language, pipeline }: WorkBook,
  { meetings }: ReminderBook,
): DigestLine {
  const { deal, activity, reason } = item;
  const judged =
    reason.group === 'meetingCall'
      ? meetings.find(({ meeting }) => meeting.activityId === activity?.id)
      : undefined;
  return {
    group: reason.group,
    prospect: deal?.prospect ?? activity?.prospect ?? '',
    contact: deal === null ? '' : cellWords(pipeline.cells('contact')[deal.row]),
    phone: deal?.phone ?? '',
    ...itemWords(language, item),
    mail: judged === undefined ? '' : verdictWords(language, judged.verdict, clock.wallClock),
  };
}

/** Whether no working day of the same week comes after this one. */
function endsWeek(day: number, calendar: WorkingCalendar): boolean {
  return mondayOf(nextWorkingDay(day, calendar)) !== mondayOf(day);
}
