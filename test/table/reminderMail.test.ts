import fc from 'fast-check';
import { dayNumber } from '../../src/domain/day';
import { LANGUAGES } from '../../src/messages';
import { en } from '../../src/messages/pages/mail/en';
import { sv } from '../../src/messages/pages/mail/sv';
import type { ReminderContent } from '../../src/table/reminderMail';
import { reminderMail } from '../../src/table/reminderMail';

const WEDNESDAY = dayNumber('2026-12-02')!;
const CONTENT: ReminderContent = {
  contact: 'Karen Oakes, John West',
  prospect: 'Harborlight Hotels',
  start: WEDNESDAY + 10 / 24,
  minutes: 45,
  zone: 'America/New_York',
  place: 'Harborlight Hotels, 12 Quay St',
  agenda: 'We go through the price per floor.',
  me: { name: 'Elin Sandberg', phone: '+1 555 0100', company: 'Fjallvik Climate' },
  sentOn: WEDNESDAY - 1,
};
const OVERRIDE = '\u202e';

describe('reminderMail(language, content) in our own words (rule R3)', () => {
  test('English', () => {
    expect(reminderMail('en', CONTENT)).toEqual({
      subject: 'Our meeting tomorrow at 10:00 AM',
      text: `Hi Karen,

We meet tomorrow:

  Wednesday, December 2, 10:00 AM to 10:45 AM (New York time)
  Harborlight Hotels, 12 Quay St
  With you and John West.
  We go through the price per floor.

Does the time still suit you? Just reply with one word:

  YES     see you tomorrow
  MOVE    and I suggest another time
  CANCEL  and we find another day

It is fine to cancel.

See you tomorrow,
Elin Sandberg
Fjallvik Climate, +1 555 0100

--
Sent by Elin Sandberg because you have a meeting together. Reply “no reminders” and you will get none.`,
      unknown: [],
    });
  });

  test('Swedish, with the words that the amendments ask for', () => {
    const { subject, text } = reminderMail('sv', { ...CONTENT, zone: 'Europe/Stockholm' });
    expect(subject).toBe('Vårt möte imorgon kl. 10:00');
    expect(text).toContain('  Onsdag 2 december kl. 10:00–10:45 (tid i Stockholm)\n');
    expect(text).toContain('  AVBOKA  så hittar vi en annan dag\n');
    expect(text).toContain('eftersom vi har ett bokat möte');
    expect(text).not.toContain('INSTÄLLT');
    expect(text.match(/hittar vi en annan dag/g)).toHaveLength(1);
  });

  test('what is not known leaves no gap', () => {
    const nothing = { name: '', phone: '', company: '' };
    const { text } = reminderMail('en', {
      ...CONTENT,
      contact: '',
      place: '',
      agenda: '',
      me: nothing,
    });
    expect(text).toMatch(/^Hi,\n\nWe meet tomorrow:\n\n {2}Wednesday.*\n\nDoes the time/);
    expect(text).toMatch(/See you tomorrow,\n\n--\nSent because we have a meeting together\./);
    expect(text).not.toContain('{');
  });

  test.each([
    [0, 'today', 'idag'],
    [1, 'tomorrow', 'imorgon'],
    [2, 'on Wednesday', 'på onsdag'],
    [6, 'on Wednesday', 'på onsdag'],
    [7, 'on Wednesday, December 2', 'onsdag 2 december'],
    [-1, 'on Wednesday, December 2', 'onsdag 2 december'],
  ])('sent %i days before, the meeting is %s', (ahead, english, swedish) => {
    const content = { ...CONTENT, sentOn: WEDNESDAY - ahead };
    expect(reminderMail('en', content).subject).toBe(`Our meeting ${english} at 10:00 AM`);
    expect(reminderMail('sv', content).subject).toBe(`Vårt möte ${swedish} kl. 10:00`);
  });

  test.each([
    ['Etc/UTC', 'UTC'],
    ['Etc/GMT+5', 'UTC-5'],
    ['GMT', 'UTC'],
    ['America/Argentina/Buenos_Aires', 'Buenos Aires time'],
  ])('the zone %s is always named: %s', (zone, name) => {
    expect(reminderMail('en', { ...CONTENT, zone }).text).toContain(`AM (${name})`);
  });

  test.each([
    ['Dr. Amy Holt', 'Hi Dr. Amy Holt,'],
    ['Prof Lindley', 'Hi Prof Lindley,'],
    ['  Greg   Bay ', 'Hi Greg,'],
    ['Madonna', 'Hi Madonna,'],
  ])('the contact "%s" is greeted so: %s', (contact, greeting) => {
    expect(reminderMail('en', { ...CONTENT, contact }).text.split('\n')[0]).toBe(greeting);
  });
});

describe('reminderMail(language, content, own) with texts of Settings (ux B.5)', () => {
  const own = {
    subject: '{prospect}: {Date} {time}',
    body: 'Dear {contact},\n\nwe meet from {time} to {end}.\n{place}\n{agenda}\n\n{me}, {phone}',
  };

  test('placeholders are filled in; answers and the time with its zone stand below', () => {
    const { subject, text, unknown } = reminderMail('en', CONTENT, own);
    expect(subject).toBe('Harborlight Hotels: Wednesday, December 2 10:00 AM');
    expect(text).toBe(`Dear Karen,

we meet from 10:00 AM to 10:45 AM.
Harborlight Hotels, 12 Quay St
We go through the price per floor.

Elin Sandberg, +1 555 0100

Does the time still suit you? Just reply with one word:

  YES     see you tomorrow
  MOVE    and I suggest another time
  CANCEL  and we find another day

--
Wednesday, December 2, 10:00 AM to 10:45 AM (New York time)
Sent by Elin Sandberg because you have a meeting together. Reply “no reminders” and you will get none.`);
    expect(unknown).toEqual([]);
  });

  test('a line whose placeholders are all blank falls away', () => {
    const { text } = reminderMail('en', { ...CONTENT, place: '', agenda: '' }, own);
    expect(text).toContain('to 10:45 AM.\n\nElin Sandberg');
  });

  test('placeholders that nobody knows are named, and the standard text goes out', () => {
    const odd = { subject: '{kontakt} {constructor}', body: '{contact} {__proto__} {kontakt}' };
    expect(reminderMail('en', CONTENT, odd)).toEqual({
      ...reminderMail('en', CONTENT),
      unknown: ['kontakt', 'constructor', '__proto__'],
    });
  });

  test('a subject alone may be an own one', () => {
    const { subject, text } = reminderMail('en', CONTENT, { subject: 'Hello', body: ' \n ' });
    expect(subject).toBe('Hello');
    expect(text).toBe(reminderMail('en', CONTENT).text);
  });

  test('what a cell holds is never taken for a placeholder', () => {
    const { subject } = reminderMail('en', { ...CONTENT, prospect: '{phone}$&' }, own);
    expect(subject).toBe('{phone}$&: Wednesday, December 2 10:00 AM');
  });
});

describe('injection (rule R7)', () => {
  const hostile = 'Ann\r\nBcc: all@victim.example\u2028X: y\u0085Z: \u0000';

  test('no line break reaches the subject, from cells or from Settings', () => {
    const own = { subject: `A\r\nBcc: x@y.example\n{prospect} {agenda}`, body: '' };
    const content = { ...CONTENT, prospect: hostile, agenda: 'a\nb' };
    expect(reminderMail('en', content, own).subject).toBe(
      'A Bcc: x@y.example Ann Bcc: all@victim.example X: y Z: a b',
    );
  });

  test('names stay on their line', () => {
    const { text } = reminderMail('en', { ...CONTENT, me: { ...CONTENT.me, name: hostile } });
    expect(text).toContain('\nAnn Bcc: all@victim.example X: y Z:\nFjallvik');
  });

  test('a text of cells cannot turn letters around; a name from right to left stands for itself', () => {
    const own = { subject: `{prospect} ${OVERRIDE}{time}`, body: '' };
    const turned = { ...CONTENT, prospect: `${OVERRIDE}evil`, contact: 'דנה כהן' };
    expect(reminderMail('en', turned, own).subject).toBe('evil 10:00 AM');
    expect(reminderMail('en', turned).text.split('\n')[0]).toBe('Hi \u2068דנה\u2069,');
    const hebrew = reminderMail('en', { ...CONTENT, prospect: 'מלון הנמל' }, own);
    expect(hebrew.subject).toBe('\u2068מלון הנמל\u2069 10:00 AM');
  });

  test('whatever is typed, the subject is one line of at most 200 characters', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, text, text, text, fc.constantFrom(...LANGUAGES), (a, b, c, d, language) => {
        const content = { ...CONTENT, contact: a, prospect: b, agenda: c };
        const mail = reminderMail(language, content, { subject: d, body: `${d}{agenda}` });
        expect(mail.subject).toMatch(/^[^\p{Cc}\u2028\u2029\u202a-\u202e]{1,200}$/u);
        expect(mail.text).not.toMatch(/[\r\u2028\u2029\u202a-\u202e]/);
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});

test('the words of mails: every language has every key with the same placeholders', () => {
  const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
  expect(Object.keys(sv)).toEqual(Object.keys(en));
  for (const key of Object.keys(en) as (keyof typeof en)[]) {
    expect(placeholders(sv[key])).toEqual(placeholders(en[key]));
  }
});
