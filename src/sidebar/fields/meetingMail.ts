import type { DealSettings } from '../../flows/dealAnswers';
import { dayNumber, momentText } from '../../domain/day';
import type { ReminderTime } from '../../domain/reminderTime';
import { reminderTime } from '../../domain/reminderTime';
import type { Language } from '../../messages/language';
import { LANGUAGES } from '../../messages/language';
import type { DealValues } from '../../table/dealForm';
import type { ReminderMail } from '../../table/reminderMail';
import { reminderMail } from '../../table/reminderMail';
import { calendarOf } from './workingDays';

/** A meeting as its form has it. */
export interface PlannedMeeting {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** HH:MM in the sheet's zone. */
  readonly time: string;
  readonly minutes: number;
  readonly place: string;
  readonly agenda: string;
}

/** The mail about a meeting, and when it goes out. */
export interface MeetingMail {
  readonly to: string;
  readonly language: Language;
  readonly mail: ReminderMail;
  readonly goes: ReminderTime;
  /** The moment of a mail that goes the day before: YYYY-MM-DD and HH:MM. */
  readonly goesAt: { readonly date: string; readonly time: string } | null;
}

const TIME = /^(\d\d):(\d\d)$/;
const MINUTES_A_DAY = 1440;

/**
 * The reminder of a meeting as the server will send it: for the preview.
 *
 * @param deal whose meeting it is, with what the form changes
 * @param meeting the form's
 * @param settings with today and now in the sheet's zone
 * @param workbookLanguage for prospects whose language nobody has typed
 * @returns the mail, or null where the form has no day or no time yet
 */
export function meetingMail(
  deal: Pick<DealValues, 'prospect' | 'contact' | 'mail' | 'language'>,
  meeting: PlannedMeeting,
  settings: DealSettings,
  workbookLanguage: Language,
): MeetingMail | null {
  const start = momentOf(meeting.date, meeting.time);
  const now = momentOf(settings.today, settings.now);
  if (start === null || now === null) return null;
  const sendFrom = fractionOf(settings.sendFrom) ?? 0;
  const goes = reminderTime(start, now, sendFrom, calendarOf(settings));
  const language = languageNamed(deal.language) ?? workbookLanguage;
  const own = settings.mailTexts.find((text) => languageNamed(text.language) === language);
  const at = goes.kind === 'dayBefore' ? goes.at : now;
  const [date, time] = momentText(at).split(' ') as [string, string];
  return {
    to: deal.mail,
    language,
    mail: reminderMail(
      language,
      {
        ...meeting,
        contact: deal.contact,
        prospect: deal.prospect,
        start,
        zone: settings.zone,
        me: settings.me,
        sentOn: Math.floor(at),
      },
      own,
    ),
    goes,
    goesAt: goes.kind === 'dayBefore' ? { date, time } : null,
  };
}

function momentOf(day: string, time: string): number | null {
  const [number, fraction] = [dayNumber(day), fractionOf(time)];
  return number === null || fraction === null ? null : number + fraction;
}

function fractionOf(time: string): number | null {
  const [, hours, minutes] = TIME.exec(time) ?? [];
  return hours === undefined ? null : (Number(hours) * 60 + Number(minutes)) / MINUTES_A_DAY;
}

/** "sv", "sv_SE"; null for a language that we do not speak. */
function languageNamed(text: string): Language | null {
  return LANGUAGES.find((language) => text.trim().toLowerCase().slice(0, 2) === language) ?? null;
}
