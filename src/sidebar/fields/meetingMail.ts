import type { DealSettings } from '../../flows/dealAnswers';
import { dayNumber, momentText } from '../../domain/day';
import { instantOfMoment, wallMoment } from '../../domain/wallClock';
import type { ReminderTime } from '../../domain/reminderTime';
import { reminderTime } from '../../domain/reminderTime';
import type { Language } from '../../messages/language';
import { LANGUAGES } from '../../messages/language';
import type { DealValues } from '../../table/dealForm';
import type { ReminderMail } from '../../table/reminderMail';
import { reminderMail } from '../../table/reminderMail';
import { calendarOf } from './workingDays';
import { zoneClock } from './zoneClock';

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
  /** The moment of a mail that goes the day before, in a zone: YYYY-MM-DD and HH:MM. */
  readonly goesAt: { readonly date: string; readonly time: string; readonly zone: string } | null;
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
  deal: Pick<DealValues, 'prospect' | 'contact' | 'mail' | 'language' | 'zone'>,
  meeting: PlannedMeeting,
  settings: DealSettings,
  workbookLanguage: Language,
): MeetingMail | null {
  const [typed, shown] = [
    momentOf(meeting.date, meeting.time),
    momentOf(settings.today, settings.now),
  ];
  if (typed === null || shown === null) return null;
  const { zone, translated } = zoneOf(deal.zone.trim(), settings.zone);
  const [start, now] = [translated(typed), translated(shown)];
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
        zone,
        me: settings.me,
        sentOn: Math.floor(at),
      },
      own,
    ),
    goes,
    goesAt: goes.kind === 'dayBefore' ? { date, time, zone } : null,
  };
}

/** The zone in which a prospect is told times, and how moments of the sheet's become hers (rule R2). */
function zoneOf(
  wanted: string,
  ofSheet: string,
): { readonly zone: string; translated(moment: number): number } {
  const [clock, sheetClock] = [zoneClock(wanted), zoneClock(ofSheet)];
  if (wanted === '' || wanted === ofSheet || clock === null || sheetClock === null) {
    return { zone: ofSheet, translated: (moment) => moment };
  }
  return {
    zone: wanted,
    translated: (moment) => wallMoment(instantOfMoment(moment, sheetClock), clock),
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
