import { calendarFile } from '../domain/calendarFile';
import { momentText } from '../domain/day';
import { fingerprint } from '../domain/fingerprint';
import type { Post } from '../domain/post';
import type { WallClock } from '../domain/wallClock';
import { wallMoment } from '../domain/wallClock';
import type { Language } from '../messages/language';
import { en } from '../messages/pages/outgoing/en';
import { sv } from '../messages/pages/outgoing/sv';
import type { MessageValues } from '../messages/wording';
import { worded } from '../messages/wording';
import { calendarLink, encodedText } from './calendarLink';
import type { OwnMailText, ReminderContent, ReminderParts } from './reminderMail';
import { reminderMail, reminderParts } from './reminderMail';

type PostKey = keyof typeof en;

const WORDS: Readonly<Record<Language, Readonly<Record<PostKey, string>>>> = { en, sv };

/** What is to be sent to a prospect. */
export interface ReminderPost {
  readonly to: string;
  readonly language: Language;
  /** Its `start`, `zone` and `sentOn` are left out: they follow from the instants. */
  readonly content: Omit<ReminderContent, 'start' | 'sentOn'>;
  /** The meeting's start and the present moment, ms since 1970. */
  readonly start: number;
  readonly now: number;
  /** The clock of `content.zone`. */
  readonly clock: WallClock;
  readonly own: OwnMailText | undefined;
  /** The mail address that answers go to; empty where it is not known. */
  readonly replyTo: string;
  /** What the meeting is known by in all its versions. */
  readonly meetingId: string;
}

const MS_PER_MINUTE = 60_000;
/** Sequences are counted in minutes from here, so that a later mail about a meeting has the greater one. */
const FIRST_SEQUENCE_MS = Date.UTC(2026, 0, 1);

const FONT = 'font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:22px;color:#1f1f1f';
const BUTTON =
  'display:inline-block;font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:20px;font-weight:bold;text-decoration:none;padding:9px 15px;margin:0 8px 8px 0;border-radius:4px';
const PRIMARY = 'background:#0b57d0;color:#ffffff;border:1px solid #0b57d0';
const PLAIN = 'background:#ffffff;color:#0b57d0;border:1px solid #747775';
const LINK = 'color:#0b57d0';

/**
 * The reminder of a meeting as it is sent (rule R3): text and HTML with the same words, and a calendar file.
 *
 * @param post the meeting, the sender and whom it goes to
 * @returns the mail
 */
export function reminderPost(post: ReminderPost): Post {
  const { language, clock, replyTo } = post;
  const say = (key: PostKey, values?: MessageValues): string =>
    worded(WORDS[language], key, values);
  const content: ReminderContent = {
    ...post.content,
    start: wallMoment(post.start, clock),
    sentOn: Math.floor(wallMoment(post.now, clock)),
  };
  const parts = reminderParts(language, content, post.own);
  const { subject, text } = reminderMail(language, content, post.own);
  const company = parts.sender.company || parts.sender.name;
  const title = company === '' ? say('calendar.title.nobody') : say('calendar.title', { company });
  const details = parts.details.join('\n');
  const [date, time] = momentText(content.start).split(' ') as [string, string];
  const { minutes, zone } = content;
  const place = parts.place;
  const link = calendarLink({ title, date, time, minutes, zone, place, details });
  return {
    to: post.to,
    subject,
    text: link === null ? text : withCalendar(text, `${say('calendar.add')}:\n${link}`),
    html: htmlOf(language, parts, { replyTo, link, say }),
    from: parts.sender.name,
    files: [
      {
        name: say('calendar.file'),
        type: 'text/calendar',
        text: calendarFile({
          uid: `${fingerprint(post.meetingId)}@steady-pipeline`,
          sequence: Math.max(0, Math.floor((post.now - FIRST_SEQUENCE_MS) / MS_PER_MINUTE)),
          stamp: post.now,
          start: post.start,
          end: post.start + minutes * MS_PER_MINUTE,
          summary: title,
          location: place,
          description: details,
          organizer: { name: parts.sender.name, address: replyTo },
        }),
      },
    ],
  };
}

/**
 * A text as HTML shows it, letter by letter.
 *
 * @param text anything
 * @returns HTML without tags
 * @example escapedHtml('<b>') // '&lt;b&gt;'
 */
export function escapedHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

/**
 * A mail's HTML around its content: one column that fits a telephone, no images, no style sheet.
 *
 * @param language the reader's
 * @param mail what shows in the list of mails, the content and the footer, all of it HTML
 * @returns the whole page
 */
export function mailPage(
  language: Language,
  { preview, content, footer }: { preview: string; content: string; footer: string },
): string {
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head><body style="margin:0;background:#ffffff">`,
    `<div style="display:none;max-height:0;overflow:hidden">${preview}</div>`,
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#ffffff"><tr><td align="center" style="padding:16px">',
    `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:568px;${FONT}">`,
    `<tr><td style="word-break:break-word;overflow-wrap:anywhere">${content}</td></tr>`,
    `<tr><td style="font-family:Arial,Helvetica,sans-serif;font-size:12px;line-height:18px;color:#5f6368;border-top:1px solid #dadce0;padding-top:10px">${footer}</td></tr>`,
    '</table></td></tr></table></body></html>',
  ].join('');
}

/** Above the footer. */
function withCalendar(text: string, calendar: string): string {
  const at = text.lastIndexOf('\n--\n');
  return `${text.slice(0, at)}\n${calendar}\n${text.slice(at)}`;
}

function htmlOf(
  language: Language,
  parts: ReminderParts,
  {
    replyTo,
    link,
    say,
  }: {
    replyTo: string;
    link: string | null;
    say(key: PostKey, values?: MessageValues): string;
  },
): string {
  const lines = (texts: readonly string[]): string => texts.map(escapedHtml).join('<br>');
  const paragraph = (html: string): string => `<p style="margin:0 0 12px">${html}</p>`;
  const details = parts.details.length === 0 ? '' : `<br>${lines(parts.details)}`;
  const meeting = `<table role="presentation" cellpadding="0" cellspacing="0" width="100%" style="margin:0 0 14px"><tr><td style="${FONT};border-left:4px solid #0b57d0;background:#f5f7fa;padding:10px 14px"><b>${escapedHtml(parts.when)}</b>${details}</td></tr></table>`;
  const button = (what: 'yes' | 'move' | 'cancel', word: string, style: string): string => {
    const subject = say('click.subject', { subject: parts.subject, word });
    const body = say(`click.${what}.body`);
    // Letter by letter: an address may hold what an address of a page must not.
    const to = encodedText(replyTo).replace('%40', '@');
    const address = `mailto:${to}?subject=${encodedText(subject)}&body=${encodedText(body)}`;
    return `<a href="${escapedHtml(address)}" style="${BUTTON};${style}">${escapedHtml(say(`click.${what}`))}</a>`;
  };
  const [yes, move, cancel] = parts.answers.map(([word]) => word) as [string, string, string];
  const words = parts.answers
    .map(([word, meaning]) => `<b>${escapedHtml(word)}</b> ${escapedHtml(meaning)}`)
    .join('<br>');
  // Without an address to answer to, the words are the way.
  const answers =
    replyTo === ''
      ? paragraph(escapedHtml(parts.question)) + paragraph(words)
      : [
          `<p style="margin:0 0 8px">${escapedHtml(say('click.question'))}</p>`,
          `<div>${button('yes', yes, PRIMARY)}${button('move', move, PLAIN)}${button('cancel', cancel, PLAIN)}</div>`,
        ].join('');
  const calendar =
    link === null
      ? ''
      : paragraph(
          `<a href="${escapedHtml(link)}" style="${LINK}">${escapedHtml(say('calendar.add'))}</a>. ${escapedHtml(say('calendar.attached'))}`,
        );
  const content =
    parts.ownBody === null
      ? [
          paragraph(escapedHtml(parts.greeting)),
          paragraph(escapedHtml(parts.meet)),
          meeting,
          answers,
          paragraph(escapedHtml(parts.fine)),
          calendar,
          `<p style="margin:0 0 16px">${lines(parts.bye)}</p>`,
        ]
      : [paragraph(lines(parts.ownBody)), meeting, answers, calendar];
  return mailPage(language, {
    preview: escapedHtml(parts.when),
    content: content.join(''),
    footer: escapedHtml(parts.footer),
  });
}
