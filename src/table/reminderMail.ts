import type { DayNumber } from '../domain/day';
import { firstOfMonth, mondayOf, monthOf } from '../domain/day';
import type { Language } from '../messages/language';
import { en } from '../messages/pages/mail/en';
import { sv } from '../messages/pages/mail/sv';
import type { MessageValues } from '../messages/wording';
import { worded } from '../messages/wording';
import { shownTime } from './shownTimes';

type MailKey = keyof typeof en;

const WORDS: Readonly<Record<Language, Readonly<Record<MailKey, string>>>> = { en, sv };

/** What the reminder of a meeting says. Texts are as people typed them; nothing is believed of them. */
export interface ReminderContent {
  /** The deal's contact; several are parted by commas, and the first is addressed. */
  readonly contact: string;
  readonly prospect: string;
  /** When it begins in `zone`, a day number with its fraction. */
  readonly start: number;
  readonly minutes: number;
  /** For instance "Europe/Stockholm". */
  readonly zone: string;
  readonly place: string;
  readonly agenda: string;
  /** Who sends it. */
  readonly me: { readonly name: string; readonly phone: string; readonly company: string };
  /** The day on which it goes out, in `zone`: what "tomorrow" is reckoned from. */
  readonly sentOn: DayNumber;
}

/** Own texts of Settings; a blank one stands for ours. */
export interface OwnMailText {
  readonly subject: string;
  readonly body: string;
}

/** A mail in plain text. */
export interface ReminderMail {
  /** One line. */
  readonly subject: string;
  readonly text: string;
  /** Placeholders of the own texts that nobody knows; what holds one is not used. */
  readonly unknown: readonly string[];
}

/** What a reminder consists of, in the order in which it is read. */
export interface ReminderParts {
  readonly subject: string;
  readonly unknown: readonly string[];
  /** What Settings say in place of our own sentences; null where they say nothing. */
  readonly ownBody: readonly string[] | null;
  readonly greeting: string;
  readonly meet: string;
  readonly when: string;
  readonly place: string;
  /** Where, with whom, what about. */
  readonly details: readonly string[];
  readonly question: string;
  readonly answers: readonly (readonly [word: string, meaning: string])[];
  readonly fine: string;
  readonly bye: readonly string[];
  readonly footer: string;
  /** Who sends it, for headers and titles. */
  readonly sender: { readonly name: string; readonly company: string };
}

const MINUTES_A_DAY = 1440;
const MONTHS_A_YEAR = 12;
const DAYS_A_WEEK = 7;
const LONGEST_SUBJECT = 200;
/** A mail has at most 200 kB (platform 5.2), and a cell alone may hold as much. */
const LONGEST_TEXT = { contact: 300, line: 300, agenda: 2000, body: 10_000 } as const;
/** What could end a header or a line, or hide what stands beside it. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
/** Marks by which a text could turn the order of the letters around it. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const PLACEHOLDER = /\{([\p{L}\p{N}_]+)\}/gu;
const TITLE = /^(?:dr|mr|mrs|ms|prof)$|\.$/i;

/**
 * The reminder of a meeting, as it goes to the prospect (rule R3): when with the zone, where, with whom, the agenda, and
 * how to confirm, move or cancel. Where Settings have texts of their own, these stand above the answers and the time.
 *
 * @param language the prospect's
 * @param content the meeting, the deal and the sender
 * @param own texts with the placeholders {contact} {prospect} {date} {time} {end} {place} {agenda} {me} {phone}
 * @returns subject and text
 * @example reminderMail('en', { contact: 'Karen Oakes', prospect: 'Harborlight', start: 46358.5, minutes: 45, zone: 'Etc/UTC', place: '', agenda: '', me: { name: '', phone: '', company: '' }, sentOn: 46357 }).subject // 'Our meeting tomorrow at 12:00 PM'
 */
export function reminderMail(
  language: Language,
  content: ReminderContent,
  own?: OwnMailText,
): ReminderMail {
  const parts = reminderParts(language, content, own);
  const { subject, unknown, ownBody, when, footer } = parts;
  const answers = [parts.question, '', ...answerLines(parts.answers)];
  const lines =
    ownBody === null
      ? [
          parts.greeting,
          '',
          parts.meet,
          '',
          ...[when, ...parts.details].map((line) => `  ${line}`),
          '',
          ...answers,
          '',
          parts.fine,
          '',
          ...parts.bye,
          '',
          '--',
          footer,
        ]
      : [...ownBody, '', ...answers, '', '--', when, footer];
  return { subject, text: lines.join('\n'), unknown };
}

/**
 * What the reminder of a meeting consists of.
 *
 * @param language the prospect's
 * @param content the meeting, the deal and the sender
 * @param own texts with placeholders, as for reminderMail
 * @returns the parts; none of them ends a header or turns its neighbours around
 */
export function reminderParts(
  language: Language,
  content: ReminderContent,
  own: OwnMailText = { subject: '', body: '' },
): ReminderParts {
  const say = (key: MailKey, values?: MessageValues): string =>
    worded(WORDS[language], key, values);
  const [first = '', ...others] = cut(content.contact, LONGEST_TEXT.contact)
    .split(/[,;\n]/)
    .map(oneLine)
    .filter(Boolean);
  const contact = isolated(calledName(first));
  const day = dayWords(language, content);
  const date = fullDay(language, Math.floor(content.start));
  const time = shownTime(language, content.start);
  const end = shownTime(language, content.start + content.minutes / MINUTES_A_DAY);
  const line = (text: string): string => oneLine(cut(text, LONGEST_TEXT.line));
  const place = isolated(line(content.place));
  const agenda = cleanLines(cut(content.agenda, LONGEST_TEXT.agenda)).map(isolated).join('\n');
  const me = isolated(line(content.me.name));
  const phone = line(content.me.phone);
  const company = isolated(line(content.me.company));
  const prospect = isolated(line(content.prospect));
  const zone = zoneWords(language, content.zone);
  const withOthers = others.map(isolated).join(say('reminder.and'));

  const values = { contact, prospect, date, time, end, place, agenda, me, phone };
  const subject = filled([oneLine(own.subject)], values);
  const body = filled(cleanLines(own.body), values);
  const ownSubject = flat(subject.lines.join(' ')).slice(0, LONGEST_SUBJECT).trim();
  const hasOwnBody = body.lines.some((text) => text.trim() !== '');
  return {
    subject: ownSubject || say('reminder.subject', { day, time }),
    unknown: [...new Set([...subject.unknown, ...body.unknown])],
    ownBody: hasOwnBody ? cut(body.lines.join('\n'), LONGEST_TEXT.body).split('\n') : null,
    greeting:
      contact === '' ? say('reminder.greeting.nobody') : say('reminder.greeting', { contact }),
    meet: say('reminder.meet', { day }),
    when: capitalized(say('reminder.when', { date, time, end, zone })),
    place,
    details: [
      place,
      withOthers === '' ? '' : say('reminder.with', { others: withOthers }),
      ...agenda.split('\n'),
    ].filter((text) => text !== ''),
    question: say('reminder.question'),
    answers: [
      [say('reminder.yes'), say('reminder.yes.then', { day })],
      [say('reminder.move'), say('reminder.move.then')],
      [say('reminder.cancel'), say('reminder.cancel.then')],
    ],
    fine: say('reminder.fine'),
    bye: [say('reminder.bye', { day }), me, [company, phone].filter(Boolean).join(', ')].filter(
      (text) => text !== '',
    ),
    footer: me === '' ? say('reminder.footer.nobody') : say('reminder.footer', { me }),
    sender: { name: line(content.me.name), company: line(content.me.company) },
  };
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/** Own lines with their placeholders filled in; none where one of them is unknown. */
function filled(
  lines: readonly string[],
  values: Readonly<Record<string, string>>,
): { readonly lines: readonly string[]; readonly unknown: readonly string[] } {
  const has = (name: string): boolean => Object.prototype.hasOwnProperty.call(values, name);
  const unknown = [...lines.join('\n').matchAll(PLACEHOLDER)]
    .map(([, name]) => name!)
    .filter((name) => !has(name.toLowerCase()));
  if (unknown.length > 0) return { lines: [], unknown };
  const fill = (line: string): string =>
    line.replace(PLACEHOLDER, (_, name: string) => values[name.toLowerCase()]!);
  return {
    lines: lines.map(fill).filter((line, i) => line.trim() !== '' || lines[i]!.trim() === ''),
    unknown,
  };
}

/** "Karen" of "Karen Oakes"; who has a title is called by the whole name. */
function calledName(name: string): string {
  const [first = ''] = name.split(' ');
  return TITLE.test(first) ? name : first;
}

/** "today", "tomorrow", "on Monday", or the day in full where that would not tell. */
function dayWords(language: Language, { start, sentOn }: ReminderContent): string {
  const words = WORDS[language];
  const day = Math.floor(start);
  const ahead = day - sentOn;
  if (ahead === 0) return words['day.today'];
  if (ahead === 1) return words['day.tomorrow'];
  if (ahead > 0 && ahead < DAYS_A_WEEK) {
    return worded(words, 'day.weekday', { weekday: weekday(language, day) });
  }
  return worded(words, 'day.later', { day: fullDay(language, day) });
}

function weekday(language: Language, day: DayNumber): string {
  return WORDS[language]['day.weekdays'].split(' ')[day - mondayOf(day)]!;
}

function fullDay(language: Language, day: DayNumber): string {
  const month = monthOf(day);
  return worded(WORDS[language], 'day.full', {
    weekday: weekday(language, day),
    month: WORDS[language]['day.months'].split(' ')[month % MONTHS_A_YEAR]!,
    date: day - firstOfMonth(month) + 1,
  });
}

/** By its city, which every reader knows and every machine writes alike. */
function zoneWords(language: Language, zone: string): string {
  const [, sign, hours] = /^Etc\/GMT([+-])(\d+)$/.exec(zone) ?? [];
  // The sign of these names is turned around.
  if (hours !== undefined && hours !== '0') return `UTC${sign === '+' ? '-' : '+'}${hours}`;
  if (!/\//.test(zone) || zone.startsWith('Etc/')) return 'UTC';
  const city = oneLine(zone.split('/').pop()!.replace(/_/g, ' '));
  return worded(WORDS[language], 'zone.of', { city });
}

/** The words below each other, what they mean beside them. */
function answerLines(answers: readonly (readonly [word: string, meaning: string])[]): string[] {
  const width = Math.max(...answers.map(([word]) => word.length)) + 2;
  return answers.map(([word, meaning]) => `  ${word.padEnd(width)}${meaning}`);
}

function oneLine(text: string): string {
  return flat(text.replace(TURNS, ''));
}

function flat(text: string): string {
  return text.replace(CONTROLS, ' ').replace(/\s+/g, ' ').trim();
}

function cleanLines(text: string): string[] {
  return text
    .trim()
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map((line) => line.replace(CONTROLS, ' ').replace(TURNS, '').trimEnd());
}

/** A name in letters from right to left must not turn the time beside it around. */
function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
