import fc from 'fast-check';
import ICAL from 'ical.js';
import { simpleParser } from 'mailparser';
import type { Post } from '../../src/domain/post';
import type { Language } from '../../src/messages/language';
import { LANGUAGES } from '../../src/messages/language';
import type { ReminderPost } from '../../src/table/reminderPost';
import { reminderPost } from '../../src/table/reminderPost';
import type { SentMail } from '../../workbench/runtime/outbox';
import { mimeOf } from '../../workbench/runtime/mime';

const START = Date.parse('2026-12-02T15:00Z');
const EST = (): number => -5 * 3_600_000;

function post(
  content: Partial<ReminderPost['content']> = {},
  { language = 'en', ...rest }: Partial<ReminderPost> = {},
): Post {
  return reminderPost({
    to: 'karen@harborlight.example',
    language,
    content: {
      contact: 'Karen Oakes, John West',
      prospect: 'Harborlight Hotels',
      minutes: 45,
      zone: 'America/New_York',
      place: 'Harborlight Hotels, 12 Quay St',
      agenda: 'We go through the price per floor.',
      me: { name: 'Elin Sandberg', phone: '+1 555 0100', company: 'Fjallvik Climate' },
      ...content,
    },
    start: START,
    now: Date.parse('2026-12-01T14:10Z'),
    clock: EST,
    own: undefined,
    replyTo: 'elin@fjallvik.example',
    meetingId: 's-1',
    ...rest,
  });
}

/** The mail as the outbox would write it, and as a mail program reads it. */
async function received({ to, subject, text, html, from, files }: Post) {
  const sent: SentMail = {
    ...{ id: 'm', sentAt: '2026-12-01T14:10:00.000Z', from: 'elin@fjallvik.example' },
    ...{ account: 'consumer', fileId: 'f', scope: '', cc: [], bcc: [], replyTo: [] },
    ...{ to: [to], subject, body: text, htmlBody: html, noReply: false, inlineImages: {} },
    ...(from === '' ? {} : { name: from }),
    attachments: files.map((file) => ({
      name: file.name,
      contentType: file.type,
      base64: Buffer.from(file.text).toString('base64'),
    })),
  };
  return simpleParser(await mimeOf(sent));
}

function eventOf({ files }: Post): ICAL.Event {
  const calendar = new ICAL.Component(ICAL.parse(files[0]!.text) as unknown[]);
  expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
  return new ICAL.Event(calendar.getFirstSubcomponent('vevent')!);
}

const tagsOf = (html: string): string[] => html.match(/<[a-z!/][^>]*>/gi) ?? [];

describe('reminderPost(post) (rule R3)', () => {
  test.each([
    ['en', 'Our meeting tomorrow at 10:00 AM', 'Yes, see you'],
    ['sv', 'Vårt möte imorgon kl. 10:00', 'Ja, vi ses'],
  ] as const)('is read by a mail program in %s', async (language, subject, button) => {
    const mail = await received(post({}, { language }));
    expect(mail.subject).toBe(subject);
    expect(mail.from!.value).toEqual([{ address: 'elin@fjallvik.example', name: 'Elin Sandberg' }]);
    for (const part of [mail.text!, mail.html as string]) {
      expect(part).toContain('Harborlight Hotels, 12 Quay St');
      expect(part).toContain('New York');
      expect(part).toContain('calendar.google.com');
    }
    expect(mail.html).toContain(`>${button}</a>`);
    expect(mail.attachments.map(({ contentType }) => contentType)).toEqual(['text/calendar']);
  });

  test('its three links open replies to the sender', () => {
    const links = [...post().html.matchAll(/href="(mailto:[^"]*)"/g)].map(
      ([, link]) => new URL(link!.replace(/&amp;/g, '&')),
    );
    expect(links.map(({ pathname }) => pathname)).toEqual(Array(3).fill('elin@fjallvik.example'));
    expect(links.map(({ searchParams }) => searchParams.get('subject'))).toEqual(
      ['YES', 'MOVE', 'CANCEL'].map((word) => `Re: Our meeting tomorrow at 10:00 AM – ${word}`),
    );
  });

  test('without an address to answer to, the words are the way', () => {
    const { html } = post({}, { replyTo: '' });
    expect(html).not.toContain('mailto:');
    expect(html).toContain('<b>CANCEL</b> and we find another day');
  });

  test('needs no images, and one column fits 320 px', () => {
    const { html } = post();
    expect(html).not.toMatch(/<img|url\(|<style|<script|<link/);
    expect(html).not.toMatch(/[; "](min-)?width:\s*\d{3,}px/);
  });

  test('its calendar file is an event of UTC without attendees', () => {
    const event = eventOf(post());
    expect(event.summary).toBe('Meeting with Fjallvik Climate');
    expect(event.location).toBe('Harborlight Hotels, 12 Quay St');
    expect(event.startDate.toString()).toBe('2026-12-02T15:00:00Z');
    expect(event.endDate.toString()).toBe('2026-12-02T15:45:00Z');
    expect(event.organizer).toBe('mailto:elin@fjallvik.example');
    expect(event.attendees).toEqual([]);
  });

  test('a moved meeting is a later version of the same event', () => {
    const moved = eventOf(post({}, { start: START + 86_400_000, now: START }));
    expect(moved.uid).toBe(eventOf(post()).uid);
    expect(moved.sequence).toBeGreaterThan(eventOf(post()).sequence);
    expect(eventOf(post({}, { meetingId: 's-2' })).uid).not.toBe(moved.uid);
  });

  test('says the prospect’s own day and hour where a zone lies between', () => {
    const clock = (): number => 13 * 3_600_000;
    const { text } = post({ zone: 'Pacific/Apia' }, { clock });
    expect(text).toContain('Thursday, December 3, 4:00 AM to 4:45 AM (Apia time)');
  });
});

describe('what people typed (rule R7)', () => {
  const NASTY = [
    '<img src=x onerror=alert(1)>',
    '"><script>alert(1)</script>',
    'Karen\r\nBcc: all@example.com',
    'כרמל אלון',
    '🦊'.repeat(60),
    'a; b, c\\ d\nBEGIN:VALARM',
    'ab\u202egnp.exe',
    '\ud83e',
    'x'.repeat(50_000),
  ];
  const nasty = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary' }));
  const field = fc.record({
    contact: nasty,
    prospect: nasty,
    place: nasty,
    agenda: nasty,
    name: nasty,
    phone: nasty,
    company: nasty,
    subject: nasty,
    body: fc.oneof(nasty, fc.constant('{agenda}{agenda}{place}\n'.repeat(50))),
    language: fc.constantFrom<Language>(...LANGUAGES),
  });

  test('adds no tag, no header and no line of the calendar, and stays far below 200 kB', () => {
    const plain = tagsOf(post().html).map((tag) => tag.slice(0, 3));
    const known = new Set(plain);
    fc.assert(
      fc.property(field, ({ name, phone, company, subject, body, language, ...content }) => {
        const mail = post(
          { ...content, me: { name, phone, company } },
          { language, own: { subject, body } },
        );
        for (const tag of tagsOf(mail.html)) expect(known).toContain(tag.slice(0, 3));
        // eslint-disable-next-line no-control-regex
        expect(mail.subject + mail.from).not.toMatch(/[\u0000-\u001f\u007f\u2028\u2029]/);
        expect(Buffer.byteLength(mail.html)).toBeLessThan(150_000);
        expect(Buffer.byteLength(mail.text)).toBeLessThan(150_000);
        const lines = mail.files[0]!.text.split('\r\n');
        for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const event = eventOf(mail);
        expect(event.component.getAllSubcomponents()).toEqual([]);
        expect(event.component.getAllProperties('organizer')).toHaveLength(1);
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  test('names from right to left and of emoji come through whole', async () => {
    const mail = await received(post({ contact: 'כרמל אלון', place: '🦊🏢 7' }));
    expect(mail.text).toContain('כרמל');
    expect(mail.text).toContain('🦊🏢 7');
    const event = eventOf(post({ agenda: '🦊'.repeat(100), place: 'a; b, c\\ d' }));
    expect(event.description).toContain('🦊'.repeat(100));
    expect(event.location).toBe('a; b, c\\ d');
  });
});

test('the mail of a Monday says so on the Friday before', () => {
  const monday = Date.parse('2026-12-07T15:00Z');
  const { subject } = post({}, { start: monday, now: Date.parse('2026-12-04T14:10Z') });
  expect(subject).toBe('Our meeting on Monday at 10:00 AM');
});
