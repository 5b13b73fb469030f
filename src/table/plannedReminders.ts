import type { MeetingToRemind, ReminderBarrier } from '../domain/dueReminders';
import type { WallClock } from '../domain/wallClock';
import type { Language } from '../messages';
import type { FieldCells } from './fieldCells';
import { cellWords } from './fieldCells';
import { isFiniteNumber, isText } from './cell';
import { readActivityRows } from './activityRows';
import { mailAddress } from './mailAddress';
import { timeOfDay } from './moments';
import type { OwnMailText } from './reminderMail';
import { YES_OR_NO, languageOfCell } from './words';
import type { WorkSettings } from './workSettings';

/** A planned meeting with all that its reminder says. Texts are as people typed them. */
export interface PlannedReminder extends MeetingToRemind {
  readonly activityId: string;
  readonly language: Language;
  readonly prospect: string;
  readonly contact: string;
  readonly phone: string;
  readonly owner: string;
  readonly minutes: number;
  /** The prospect's, or the spreadsheet's. */
  readonly zone: string;
  readonly place: string;
  readonly agenda: string;
}

/** A person of Settings. */
export interface Person {
  readonly name: string;
  readonly mail: string;
  readonly phone: string;
  readonly company: string;
}

/** The sheets below their headings. */
export interface ReminderSheets {
  readonly pipeline: FieldCells;
  readonly activities: FieldCells;
  readonly settings: FieldCells;
}

/** Who asks, when, and what clocks there are. */
export interface ReminderReading {
  readonly work: WorkSettings;
  readonly language: Language;
  /** The present moment in the spreadsheet's zone. */
  readonly now: number;
  readonly zone: string;
  readonly wallClock: WallClock;
  clockOf(zone: string): WallClock | null;
  /** Whose run it is. */
  readonly userMail: string;
}

const STANDARD_SEND_FROM = 9 / 24;

/**
 * Reads the planned meetings of deals, each with what its reminder depends on and says. What cannot be read forbids the
 * mail and says why; it never stops the others.
 *
 * @param sheets Pipeline, Activities and Settings
 * @param reading who asks, when, and the clocks
 * @returns the meetings that are still to come, the next one first
 */
export function readPlannedReminders(
  { pipeline, activities, settings }: ReminderSheets,
  reading: ReminderReading,
): PlannedReminder[] {
  const { work, language, now, wallClock } = reading;
  const rowOfDeal = new Map(pipeline('dealId').map((cell, row) => [cellWords(cell), row]));
  const mailsProspects = YES_OR_NO(setting(settings, 'mailProspects')) ?? true;
  const ownership = ownershipOf(readPeople(settings), reading.userMail);
  return readActivityRows(activities, now, wallClock)
    .flatMap((row): PlannedReminder[] => {
      const deal = rowOfDeal.get(row.dealId);
      const isPlanned = row.type === 'meeting' && row.state === 'planned' && row.isOfDeal;
      if (!isPlanned || deal === undefined || row.when === null || row.when < Math.floor(now)) {
        return [];
      }
      const ofDeal = (field: string): string => cellWords(pipeline(field)[deal]);
      const ofMeeting = (field: string): string => cellWords(activities(field)[row.row]);
      const minutes = activities('minutes')[row.row];
      const zone = ofDeal('zone') || reading.zone;
      const clock = zone === reading.zone ? wallClock : reading.clockOf(zone);
      const address = mailAddress(ofDeal('mail'));
      const owner = ofDeal('owner');
      const barrier = firstBarrier([
        ['lostDeal', work.stageOf(ofDeal('stage'))?.kind === 'lost'],
        [ownership(owner) ?? 'othersDeal', ownership(owner) !== null],
        ...wishBarriers(ofMeeting('remind'), mailsProspects),
        ['optedOut', ofDeal('noReminders') !== '' && YES_OR_NO(ofDeal('noReminders')) !== false],
        ['noAddress', ofDeal('mail') === ''],
        ['badAddress', address === null],
        ['badZone', clock === null],
      ]);
      return [
        {
          dealId: row.dealId,
          activityId: row.id,
          start: row.when,
          barrier,
          address: address ?? '',
          clock: clock ?? wallClock,
          language: languageOfCell(ofDeal('language')) ?? language,
          prospect: ofDeal('prospect') || row.dealId,
          contact: ofDeal('contact'),
          phone: ofDeal('phone'),
          owner,
          minutes: isFiniteNumber(minutes) && minutes > 0 ? minutes : work.meetingMinutes,
          zone: clock === null ? reading.zone : zone,
          place: row.place,
          agenda: ofMeeting('agenda'),
        },
      ];
    })
    .sort((a, b) => a.start - b.start);
}

/** The hour from which mails go out, a fraction of the day. */
export function readSendFrom(settings: FieldCells, clock: WallClock): number {
  const row = settings('settingKey').findIndex((key) => key === 'sendFrom');
  return (row < 0 ? null : timeOfDay(settings('value')[row], clock)) ?? STANDARD_SEND_FROM;
}

/**
 * The people of Settings.
 *
 * @param settings below their headings
 * @returns those with a mail address
 */
export function readPeople(settings: FieldCells): Person[] {
  return settings('personMail').flatMap((cell, row): Person[] => {
    const mail = mailAddress(cellWords(cell));
    const word = (field: string): string => cellWords(settings(field)[row]);
    return mail === null
      ? []
      : [
          {
            name: word('person'),
            mail,
            phone: word('personPhone'),
            company: word('personCompany'),
          },
        ];
  });
}

/**
 * The own mail text of a language, if Settings have one.
 *
 * @param settings below their headings
 * @param language the mail's
 * @returns subject and body, blank ones for our own
 */
export function ownMailText(settings: FieldCells, language: Language): OwnMailText | undefined {
  const row = settings('mailLanguage').findIndex((cell) => languageOfCell(cell) === language);
  const text = (field: string): string => (row < 0 ? '' : cellWords(settings(field)[row]));
  const [subject, body] = [text('subject'), text('body')];
  return subject === '' && body === '' ? undefined : { subject, body };
}

/** A word that is neither yes nor no mails nobody: what she meant cannot be known. */
function wishBarriers(wish: string, mailsProspects: boolean): [ReminderBarrier, boolean][] {
  if (wish === '') return [['mailsOff', !mailsProspects]];
  return [['meetingSaysNo', YES_OR_NO(wish) !== true]];
}

function firstBarrier(
  barriers: readonly (readonly [ReminderBarrier, boolean])[],
): ReminderBarrier | null {
  return barriers.find(([, holds]) => holds)?.[0] ?? null;
}

/**
 * Whose deals are whose (rule R9). Where Settings name nobody else, every deal is the person's own.
 *
 * @param people of Settings
 * @param userMail the person's address
 * @returns for what stands in *Owner*: null for her own
 */
export function ownershipOf(
  people: readonly Person[],
  userMail: string,
): (owner: string) => 'othersDeal' | 'nobodysDeal' | null {
  const me = userMail.trim().toLowerCase();
  const isShared = people.some(({ mail }) => mail.toLowerCase() !== me);
  const mailOf = new Map(
    people.flatMap(({ name, mail }): [string, string][] => [
      [name.toLowerCase(), mail.toLowerCase()],
      [mail.toLowerCase(), mail.toLowerCase()],
    ]),
  );
  return (owner) => {
    if (!isShared) return null;
    const mail = mailOf.get(owner.trim().toLowerCase());
    if (owner === '' || mail === undefined) return 'nobodysDeal';
    return mail === me ? null : 'othersDeal';
  };
}

function setting(settings: FieldCells, key: string): string {
  const row = settings('settingKey').findIndex((cell) => isText(cell) && cell === key);
  return row < 0 ? '' : cellWords(settings('value')[row]);
}
