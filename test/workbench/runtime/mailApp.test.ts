import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import type { SpreadsheetFile, User } from '../../../workbench/runtime/contract';
import { mimeOf } from '../../../workbench/runtime/mime';
import { openSpreadsheet } from '../../../workbench/runtime/spreadsheetFile';
import { VirtualClock } from '../../../workbench/runtime/virtualClock';
import { NOON, REP, newFile, runOn, value, valueAs, valueOn } from './_scripts';

const BOSS: User = { email: 'boss@firm.example', locale: 'en', account: 'workspace' };
const DAY_MS = 86_400_000;

/** What the statements mailed. */
function sent(statements: string, user: User = REP) {
  const file = newFile();
  valueAs(file, user, statements);
  return file.project.outbox.sent;
}

const addresses = (count: number, domain = 'x.example') =>
  Array.from({ length: count }, (_, i) => `p${i}@${domain}`).join(',');

describe('MailApp.sendEmail', () => {
  test('takes its four forms (platform 5.4)', () => {
    const mails = sent(`
      MailApp.sendEmail('a@x.example', 'One', 'text');
      MailApp.sendEmail('a@x.example, b@x.example', 'Two', 'text', { cc: 'c@x.example', name: 'Ann' });
      MailApp.sendEmail('a@x.example', 'reply@x.example', 'Three', 'text');
      MailApp.sendEmail({ to: 'a@x.example', bcc: 'd@x.example', subject: 'Four', htmlBody: '<b>x</b>' });`);
    expect(mails).toMatchObject([
      { to: ['a@x.example'], subject: 'One', body: 'text', from: REP.email, noReply: false },
      { to: ['a@x.example', 'b@x.example'], cc: ['c@x.example'], name: 'Ann', subject: 'Two' },
      { to: ['a@x.example'], replyTo: ['reply@x.example'], subject: 'Three', body: 'text' },
      { bcc: ['d@x.example'], subject: 'Four', body: '', htmlBody: '<b>x</b>' },
    ]);
  });

  test('records when, from which file and by which permission (platform EMU 5)', () => {
    const file = newFile();
    valueOn(file, `MailApp.sendEmail('a@x.example', 'One', 'text');`);
    expect(file.project.outbox.sent[0]).toMatchObject({
      sentAt: NOON.toISOString(),
      fileId: file.id,
      scope: 'https://www.googleapis.com/auth/script.send_mail',
    });
  });

  test.each([
    "MailApp.sendEmail(['a@x.example'], 'One', 'text');",
    "MailApp.sendEmail(5, 'One', 'text');",
    "MailApp.sendEmail('a@x.example');",
    "MailApp.sendEmail({ to: ['a@x.example'], subject: 'One' });",
    "MailApp.sendEmail('a@x.example\\r\\nBcc: b@x.example', 'One', 'text');",
    "MailApp.sendEmail('a@x.example', 'One\\nBcc: b@x.example', 'text');",
    "MailApp.sendEmail('a@x.example', 'One', 'text', { name: 'Ann\\r\\nX: y' });",
    "MailApp.sendEmail('a@x.example', 'One', 'text', { cc: 'b@x.example\\n' });",
    "MailApp.sendEmail('nobody', 'One', 'text');",
    "MailApp.sendEmail('a@x.example,', 'One', 'text');",
    "MailApp.sendEmail('=HYPERLINK(1)@x', 'One', 'text'.repeat(1), { attachments: ['no blob'] });",
    "MailApp.sendEmail('', 'One', 'text');",
  ])('refuses what is no address or no text: %s (platform 5.4, EMU 5)', (statement) => {
    const file = newFile();
    expect(runOn(file, statement).error).toBeDefined();
    expect(file.project.outbox.sent).toEqual([]);
  });

  test('noReply is for Workspace accounts only (platform 5.4)', () => {
    const mail = `MailApp.sendEmail('a@x.example', 'One', 'text', { noReply: true });`;
    expect(() => value(mail)).toThrow('noReply');
    expect(sent(mail, BOSS)[0]).toMatchObject({ noReply: true, from: BOSS.email });
  });
});

test('mail needs its permission, granted by the user who runs the script (platform 2.4)', () => {
  const denied = { ...REP, grantedScopes: ['spreadsheets.currentonly'] };
  const file = newFile();
  for (const call of [
    `MailApp.sendEmail('a@x.example', 's', 'b');`,
    `MailApp.getRemainingDailyQuota();`,
  ]) {
    expect(runOn(file, call, '', denied).error?.message).toContain(
      'Required permissions: https://www.googleapis.com/auth/script.send_mail',
    );
  }
  expect(file.project.outbox.sent).toEqual([]);
});

describe('limits of one mail (platform 5.2)', () => {
  const mail = (to: string, rest = '{}') => `MailApp.sendEmail('${to}', 's', 'b', ${rest});`;

  test('50 recipients, copies counted', () => {
    expect(sent(mail(addresses(49), `{ cc: 'c@x.example' }`))).toHaveLength(1);
    expect(() => value(mail(addresses(49), `{ cc: 'c@x.example,d@x.example' }`))).toThrow(
      'Recipients Per Message',
    );
  });

  test('250 attachments of 25 MB together', () => {
    const many = (count: number) =>
      mail('a@x.example', `{ attachments: Array(${count}).fill(Utilities.newBlob('x')) }`);
    expect(sent(many(250))).toHaveLength(1);
    expect(() => value(many(251))).toThrow('Limit exceeded: Email Attachments Per Message.');
    const large = (bytes: number) =>
      mail('a@x.example', `{ attachments: [Utilities.newBlob('x'.repeat(${bytes}))] }`);
    expect(sent(large(25 * 1024 * 1024))).toHaveLength(1);
    expect(() => value(large(25 * 1024 * 1024 + 1))).toThrow('Attachments Size');
  });

  test.each([
    [REP, 200],
    [BOSS, 400],
  ])('a body as large as the account allows: %j %i KB', (user, size) => {
    const body = (bytes: number) =>
      `MailApp.sendEmail('a@x.example', 's', 'x'.repeat(${bytes}), { htmlBody: '<p>' });`;
    expect(sent(body(size * 1024), user)).toHaveLength(1);
    expect(() => valueAs(newFile(), user, body(size * 1024 + 1))).toThrow('Body Size');
  });
});

describe('recipients a day (platform 5.1, 1.33)', () => {
  const send = (count: number, domain?: string) =>
    `MailApp.sendEmail('${addresses(count, domain)}', 's', 'b');`;
  const left = `return MailApp.getRemainingDailyQuota();`;

  test('100 for a consumer, all of to, cc and bcc counted, each user by itself (platform 5.3)', () => {
    const file = newFile();
    const other = { ...REP, email: 'other@example.com' };
    valueOn(
      file,
      `MailApp.sendEmail('a@x.example', 's', 'b', { cc: 'b@x.example', bcc: 'c@x.example' });`,
    );
    expect(valueOn(file, left)).toBe(97);
    valueOn(file, send(50) + send(47));
    expect(valueOn(file, left)).toBe(0);
    expect(() => valueOn(file, send(1))).toThrow();
    expect(valueAs(file, other, left)).toBe(100);
  });

  test('a mail to more than are left is not sent at all', () => {
    const file = newFile();
    valueOn(file, send(50) + send(40));
    expect(() => valueOn(file, send(11))).toThrow();
    expect(valueOn(file, left)).toBe(10);
    expect(file.project.outbox.sent).toHaveLength(2);
  });

  test('1,500 for a Workspace account, and 2,000 within its domain', () => {
    const file = newFile();
    for (let i = 0; i < 40; i++) valueAs(file, BOSS, send(50, 'firm.example'));
    expect(valueAs(file, BOSS, left)).toBe(1500);
    expect(() => valueAs(file, BOSS, send(1, 'firm.example'))).toThrow();
    for (let i = 0; i < 30; i++) valueAs(file, BOSS, send(50));
    expect(valueAs(file, BOSS, left)).toBe(0);
  });

  test('the day begins with the first mail and ends 24 hours later (platform 1.33)', () => {
    const clock = new VirtualClock(NOON);
    const file = newFile({ clock });
    valueOn(file, send(30));
    clock.advance(DAY_MS - 1);
    valueOn(file, send(30));
    expect(valueOn(file, left)).toBe(40);
    clock.advance(1);
    expect(valueOn(file, left)).toBe(100);
    valueOn(file, send(1));
    expect(valueOn(file, left)).toBe(99);
  });

  test('property: in no day that begins with a mail are there more than 100 recipients', () => {
    const mails = fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.nat(DAY_MS / 3)), {
      maxLength: 25,
    });
    fc.assert(
      fc.property(mails, (plan) => {
        const clock = new VirtualClock(NOON);
        const file = newFile({ clock, size: { rows: 1, columns: 1 } });
        for (const [count, pause] of plan) {
          runOn(file, send(count));
          clock.advance(pause);
        }
        let start = -Infinity;
        let used = 0;
        for (const { sentAt, to } of file.project.outbox.sent) {
          if (Date.parse(sentAt) - start >= DAY_MS) {
            start = Date.parse(sentAt);
            used = 0;
          }
          used += to.length;
          expect(used).toBeLessThanOrEqual(100);
        }
      }),
      { seed: 51, numRuns: 30 },
    );
  });

  test('a saved file brings its mails along, and they count (platform 1.33)', () => {
    const file = newFile();
    valueOn(file, send(30));
    const again = reopened(file);
    expect(again.project.outbox.sent).toEqual(file.project.outbox.sent);
    expect(valueOn(again, left)).toBe(70);
  });
});

describe('the mail as it would go out', () => {
  test('MIME holds both bodies, names, copies and files; blind copies are not named (platform 5.4, 5.5)', async () => {
    const [mail] = sent(`
      MailApp.sendEmail({
        to: 'a@x.example', cc: 'c@x.example', bcc: 'secret@x.example', subject: 'Möte på fredag – 10 %',
        body: 'Hej Åsa', htmlBody: '<p>Hej <b>Åsa</b><img src="cid:logo"></p>', name: 'Örjan', replyTo: 'r@x.example',
        attachments: [Utilities.newBlob('BEGIN:VCALENDAR', 'text/calendar', 'möte.ics')],
        inlineImages: { logo: Utilities.newBlob([-119, 80, 78, 71], 'image/png', 'logo.png') },
      });`);
    const source = await mimeOf(mail!);
    const read = await simpleParser(source);
    expect(read.subject).toBe('Möte på fredag – 10 %');
    expect(read.from?.value).toEqual([{ name: 'Örjan', address: 'rep@example.com' }]);
    expect(read.replyTo?.text).toBe('r@x.example');
    expect([read.to, read.cc].flat().map((to) => to?.text)).toEqual(['a@x.example', 'c@x.example']);
    expect(read.text?.trim()).toBe('Hej Åsa');
    expect(read.html).toContain('<p>Hej <b>Åsa</b>');
    expect(read.date).toEqual(NOON);
    expect(source.toString()).not.toContain('secret@x.example');
    expect(
      read.attachments.map(({ filename, contentType, content }) => [
        filename,
        contentType,
        content.toString('latin1'),
      ]),
    ).toEqual([
      ['logo.png', 'image/png', '\x89PNG'],
      ['möte.ics', 'text/calendar', 'BEGIN:VCALENDAR'],
    ]);
  });

  test('answers go to the sender unless told otherwise, and nowhere with noReply (platform 5.4, 5.7)', async () => {
    const [plain, silent] = sent(
      `MailApp.sendEmail('a@x.example', 's', 'b');
       MailApp.sendEmail('a@x.example', 's', 'b', { noReply: true });`,
      BOSS,
    );
    const [one, two] = await Promise.all(
      [plain!, silent!].map(async (mail) => simpleParser(await mimeOf(mail))),
    );
    expect(one!.replyTo?.text).toBe('boss@firm.example');
    expect([two!.replyTo, two!.from?.value[0]?.address]).toEqual([
      undefined,
      'noreply@firm.example',
    ]);
  });
});

function reopened(file: SpreadsheetFile): SpreadsheetFile {
  const saved = JSON.parse(JSON.stringify(file.save())) as ReturnType<SpreadsheetFile['save']>;
  return openSpreadsheet({ ...saved, saved, clock: file.project.clock });
}
