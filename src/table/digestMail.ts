import type { WorkGroup } from '../domain/todaysWork';
import { WORK_GROUPS } from '../domain/todaysWork';
import type { Language } from '../messages';
import type { Post } from '../domain/post';
import { escapedHtml, mailPage } from './reminderPost';
import { outgoing } from './reminderWords';
import type { WeekSection } from './weekWords';

/** A thing to do today, in words. Texts are as people typed them. */
export interface DigestLine {
  readonly group: WorkGroup;
  readonly prospect: string;
  readonly contact: string;
  readonly phone: string;
  readonly what: string;
  readonly why: string;
  /** What became of the meeting's reminder; empty for all else. */
  readonly mail: string;
}

/** What a person is told in the morning. */
export interface Digest {
  readonly to: string;
  /** The figures of Plan, in words. */
  readonly figures: string;
  /** In the order in which to do them. */
  readonly lines: readonly DigestLine[];
  /** What else she should know. */
  readonly notes: readonly string[];
  /** The address of the sheet Today. */
  readonly link: string;
  /** Her week, on its last working day. */
  readonly week: WeekSection | null;
}

/** Longer texts than any name or note that is read at breakfast. */
const LONGEST = 300;
/** More are read in the sheet. */
const MOST_LINES = 60;
const FONT = 'font-family:Arial,Helvetica,sans-serif';
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]+/g;

/**
 * The mail of the morning to the rep herself (rule R4): whom to call first, then all else that is due, group by group.
 *
 * @param language the workbook's
 * @param digest what is due
 * @returns the mail
 */
export function digestMail(language: Language, digest: Digest): Post {
  const lines = digest.lines.slice(0, MOST_LINES).map(cleaned);
  const n = digest.lines.length;
  const [first] = lines;
  const week = digest.week && { ...digest.week, lines: digest.week.lines.map(oneLine) };
  const subject =
    first?.group === 'meetingCall'
      ? outgoing(language, 'digest.subject.call', { n, prospect: first.prospect })
      : n > 0 || week === null
        ? outgoing(language, 'digest.subject', { n })
        : week.title;
  const groups = WORK_GROUPS.map((group) => ({
    title: outgoing(language, `digest.${group}`),
    lines: lines.filter((line) => line.group === group),
  })).filter((group) => group.lines.length > 0);
  const more = n > MOST_LINES ? [outgoing(language, 'digest.more', { n: n - MOST_LINES })] : [];
  const notes = [...more, ...digest.notes];
  const footer = outgoing(language, 'digest.footer');
  const open = outgoing(language, 'digest.open');
  return {
    to: digest.to,
    subject,
    text: [
      digest.figures,
      ...groups.map(({ title, lines: ofGroup }) =>
        [title.toUpperCase(), ...ofGroup.map(textOf)].join('\n'),
      ),
      ...(week ? [[week.title.toUpperCase(), ...week.lines.map((l) => `  ${l}`)].join('\n')] : []),
      ...notes,
      `${open}: ${digest.link}`,
      `--\n${footer}`,
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
    html: mailPage(language, {
      preview: escapedHtml(digest.figures || subject),
      content: [
        paragraph(digest.figures),
        ...groups.map(({ title, lines: ofGroup }) => heading(title) + ofGroup.map(htmlOf).join('')),
        ...(week ? [heading(week.title), ...week.lines.map(weekLine)] : []),
        ...notes.map(paragraph),
        `<p style="margin:16px 0 12px"><a href="${escapedHtml(digest.link)}" style="color:#0b57d0">${escapedHtml(open)}</a></p>`,
      ].join(''),
      footer: escapedHtml(footer),
    }),
    from: '',
    files: [],
  };
}

function oneLine(text: string): string {
  return text.replace(CONTROLS, ' ').replace(/\s+/g, ' ').trim().slice(0, LONGEST);
}

function cleaned(line: DigestLine): DigestLine {
  const { group, prospect, contact, phone, what, why, mail } = line;
  return {
    group,
    ...{ prospect: oneLine(prospect), contact: oneLine(contact), phone: oneLine(phone) },
    ...{ what: oneLine(what), why: oneLine(why), mail: oneLine(mail) },
  };
}

function textOf({ prospect, contact, phone, what, why, mail }: DigestLine): string {
  const who = [prospect, contact, phone].filter(Boolean).join(', ');
  return [`  ${who}: ${what}`, ...[why, mail].filter(Boolean).map((line) => `    ${line}`)].join(
    '\n',
  );
}

function htmlOf({ prospect, contact, phone, what, why, mail }: DigestLine): string {
  const digits = phone.replace(/[^\d+]/g, '');
  const call =
    digits === ''
      ? escapedHtml(phone)
      : `<a href="tel:${digits}" style="color:#0b57d0">${escapedHtml(phone)}</a>`;
  const who = [`<b>${escapedHtml(prospect)}</b>`, escapedHtml(contact), call];
  const below = [why, mail].filter(Boolean).map(escapedHtml).join('<br>');
  return [
    `<div style="${FONT};font-size:14px;line-height:20px;padding:8px 0;border-top:1px solid #dadce0">`,
    `${who.filter(Boolean).join(', ')}: ${escapedHtml(what)}`,
    `<br><span style="font-size:13px;line-height:18px;color:#444746">${below}</span></div>`,
  ].join('');
}

function weekLine(text: string): string {
  return `<div style="${FONT};font-size:14px;line-height:22px">${escapedHtml(text)}</div>`;
}

function heading(title: string): string {
  return `<h2 style="${FONT};font-size:15px;line-height:20px;margin:18px 0 6px;color:#1f1f1f">${escapedHtml(title)}</h2>`;
}

function paragraph(text: string): string {
  return text === '' ? '' : `<p style="margin:0 0 12px">${escapedHtml(text)}</p>`;
}
