/** Reminders from the first row typed to the mail in the outbox, on the built bundle (rules R1 to R10). */
import type { ClockedWorkbook } from './clockedWorkbook';
import { VirtualClock } from '../../workbench/runtime/virtualClock';
import { REP, clockedPipeline, clockedWorkbook } from './clockedWorkbook';

/** A Monday morning in New York; the meeting is on Wednesday at ten. */
const MONDAY = '2026-11-30T14:00Z';
const DEAL = {
  prospect: 'Harborlight Hotels',
  stage: 'Meeting',
  contact: 'Karen Oakes',
  mail: 'karen@harborlight.test',
  meeting: '2026-12-02 10:00',
};

function withDeal(cells: Partial<typeof DEAL> & Record<string, string> = {}): ClockedWorkbook {
  const workbook = clockedPipeline(MONDAY);
  workbook.typeRow('Pipeline', 2, { ...DEAL, ...cells });
  return workbook;
}

const subjects = ({ mails }: ClockedWorkbook): string[] => mails().map(({ subject }) => subject);
const log = ({ cell }: ClockedWorkbook, row: number): string[] =>
  ['A', 'B', 'C', 'E', 'F'].map((letters) => cell('Mail log', `${letters}${row}`));

/** What a run throws or logs as trouble fails the test. */
function run(workbook: ClockedWorkbook, at: string, options = {}): void {
  const { error, log } = workbook.hourlyRun(at, options);
  if (error) throw error;
  expect(log).toEqual([]);
}

describe('the hourly run', () => {
  test('mails the day before from nine, once, and logs it', () => {
    const workbook = withDeal();
    run(workbook, '2026-11-30T15:00Z');
    run(workbook, '2026-12-01T13:30Z');
    expect(subjects(workbook)).toEqual([]);
    run(workbook, '2026-12-01T14:10Z');
    expect(workbook.mails()).toMatchObject([
      { to: ['karen@harborlight.test'], subject: 'Our meeting tomorrow at 10:00 AM' },
    ]);
    expect(log(workbook, 2)).toEqual([
      '2026-12-01 09:10',
      'karen@harborlight.test',
      'Reminder',
      '2026-12-02 10:00',
      'Sent',
    ]);
    run(workbook, '2026-12-01T15:10Z');
    run(workbook, '2026-12-01T15:10Z');
    expect(subjects(workbook)).toHaveLength(1);
    expect(workbook.cell('Mail log', 'A3')).toBe('');
  });

  test('a meeting typed within its window waits for one full run', () => {
    const workbook = withDeal();
    workbook.clock.advanceTo(Date.parse('2026-12-01T15:00Z'));
    run(workbook, '2026-12-01T15:05Z');
    expect(subjects(workbook)).toEqual([]);
    run(workbook, '2026-12-01T16:05Z');
    expect(subjects(workbook)).toHaveLength(1);
  });

  test('a moved meeting is mailed anew, a cancelled one not at all', () => {
    const workbook = withDeal();
    run(workbook, '2026-11-30T15:00Z');
    run(workbook, '2026-12-01T14:10Z');
    workbook.typeRow('Pipeline', 2, { meeting: '2026-12-02 14:00' });
    run(workbook, '2026-12-01T15:10Z');
    run(workbook, '2026-12-01T16:10Z');
    expect(subjects(workbook)).toEqual([
      'Our meeting tomorrow at 10:00 AM',
      'Our meeting tomorrow at 2:00 PM',
    ]);
    workbook.typeRow('Pipeline', 2, { meeting: '2026-12-03 14:00' });
    run(workbook, '2026-12-01T17:10Z');
    workbook.typeRow('Pipeline', 2, { meeting: '' });
    run(workbook, '2026-12-02T14:10Z');
    run(workbook, '2026-12-02T15:10Z');
    expect(subjects(workbook)).toHaveLength(2);
  });

  test('the prospect’s zone decides on day and hour', () => {
    const workbook = withDeal({ zone: 'Pacific/Auckland' });
    // Thursday 4:00 in Auckland: from Wednesday 9:00 there, which is Tuesday 15:00 in New York.
    run(workbook, '2026-11-30T15:00Z');
    run(workbook, '2026-12-01T19:50Z');
    expect(subjects(workbook)).toEqual([]);
    run(workbook, '2026-12-01T20:10Z');
    expect(subjects(workbook)).toEqual(['Our meeting tomorrow at 4:00 AM']);
  });

  test.each([
    ['an address list', { mail: 'karen@harborlight.test, x@y.test' }],
    ['no address', { mail: '' }],
    ['a zone that is none', { zone: 'Mars/Olympus' }],
    ['who wants none', { noReminders: 'x' }],
    ['a lost deal', { stage: 'Lost' }],
    ['a day without a time', { meeting: '2026-12-02' }],
  ])('%s gets no mail and stops no other', (_, cells) => {
    const workbook = withDeal(cells);
    workbook.typeRow('Pipeline', 3, { ...DEAL, prospect: 'Other', mail: 'ed@other.test' });
    run(workbook, '2026-11-30T15:00Z');
    run(workbook, '2026-12-01T14:10Z');
    expect(workbook.mails().map(({ to }) => to)).toEqual([['ed@other.test']]);
  });

  test('Today tells beside the call whether the mail went', () => {
    const workbook = withDeal();
    workbook.typeRow('Pipeline', 3, { ...DEAL, prospect: 'Other', mail: '' });
    workbook.call('tendPipeline');
    const told = () =>
      (workbook.call('todayList') as { items: readonly { prospect: string; mail: object }[] }).items
        .filter(({ mail }) => mail !== null)
        .map(({ prospect, mail }) => [prospect, mail]);
    const none = { state: 'none', text: 'No mail: the mail address is missing. Call.' };
    workbook.clock.advanceTo(Date.parse('2026-12-01T13:00Z'));
    expect(told()).toEqual([
      ['Harborlight Hotels', { state: 'none', text: 'No mail: reminders are not running. Call.' }],
      ['Other', none],
    ]);
    run(workbook, '2026-12-01T13:10Z');
    expect(told()[0]).toEqual([
      'Harborlight Hotels',
      { state: 'coming', text: 'Goes out from Tue, Dec 1 9:00 AM.' },
    ]);
    run(workbook, '2026-12-01T14:10Z');
    expect(told()).toEqual([
      ['Harborlight Hotels', { state: 'sent', text: 'The reminder went out Tue, Dec 1 9:10 AM.' }],
      ['Other', none],
    ]);
  });

  test('a duplicated row mails the same address once', () => {
    const workbook = withDeal();
    workbook.typeRow('Pipeline', 3, DEAL);
    run(workbook, '2026-11-30T15:00Z');
    run(workbook, '2026-12-01T14:10Z');
    run(workbook, '2026-12-01T15:10Z');
    expect(subjects(workbook)).toHaveLength(1);
  });

  test('a deleted row of the log mails nobody again, and lost texts of the file neither', () => {
    const workbook = withDeal();
    run(workbook, '2026-11-30T15:00Z');
    run(workbook, '2026-12-01T14:10Z');
    const sheetId = workbook.file.model.getters.getSheetIdByName('Mail log')!;
    workbook.file.model.dispatch('REMOVE_COLUMNS_ROWS', {
      ...{ sheetId, dimension: 'ROW', elements: [1], sheetName: 'Mail log' },
    });
    run(workbook, '2026-12-01T15:10Z');
    expect(subjects(workbook)).toHaveLength(1);
    workbook.file.properties.document.clear();
    run(workbook, '2026-12-01T16:10Z');
    run(workbook, '2026-12-01T17:10Z');
    expect(subjects(workbook)).toHaveLength(1);
  });

  test('a run that is stopped anywhere sends no mail twice and forgets none silently', () => {
    const seen = withDeal();
    seen.typeRow('Pipeline', 3, { ...DEAL, prospect: 'Other', mail: 'ed@other.test' });
    run(seen, '2026-11-30T15:00Z');
    const saved = seen.file.save();
    const calls = Object.values(clockedFrom(saved).hourlyRun('2026-12-01T14:10Z').calls).reduce(
      (sum, count) => sum + count,
      0,
    );
    let uncertain = 0;
    for (let stop = 1; stop < calls; stop += 40) {
      const workbook = clockedFrom(saved);
      workbook.hourlyRun('2026-12-01T14:10Z', { calls: stop });
      run(workbook, '2026-12-01T15:10Z');
      const states = [2, 3].map((row) => log(workbook, row)[4]);
      const mailed = workbook.mails().flatMap(({ to }) => to);
      expect(new Set(mailed).size).toBe(mailed.length);
      expect(states.every((state) => state === 'Sent' || state === 'Uncertain')).toBe(true);
      uncertain += states.filter((state) => state === 'Uncertain').length;
    }
    expect(uncertain).toBeLessThanOrEqual(1);
  });

  test('a bad address that Google refuses is failed, and the next one goes', () => {
    const workbook = withDeal({ mail: 'karen@harborlight.t_est' });
    workbook.typeRow('Pipeline', 3, { ...DEAL, prospect: 'Other', mail: 'ed@other.test' });
    run(workbook, '2026-11-30T15:00Z');
    run(workbook, '2026-12-01T14:10Z');
    expect(workbook.mails().flatMap(({ to }) => to)).toContain('ed@other.test');
  });

  test('without a spreadsheet it mails no prospect and tells its owner once a day', () => {
    const workbook = withDeal();
    run(workbook, '2026-11-30T15:00Z');
    for (const at of ['2026-12-01T14:10Z', '2026-12-01T15:10Z']) {
      workbook.hourlyRun(at, { isOutsideDocument: true });
    }
    expect(subjects(workbook)).toEqual([]);
    expect(workbook.file.project.outbox.sent.map(({ subject }) => subject)).toEqual([
      'Steady Pipeline cannot find your spreadsheet',
    ]);
  });
});

type Status = {
  isOn: boolean;
  isCopy: boolean;
  listed: string;
  lines: { prospect: string; to: string; what: string; isForCall: boolean }[];
  health: string[];
};
type Switched = { state: string; status: Status };

const status = ({ call }: ClockedWorkbook): Status => call('reminderStatus') as Status;
const switchOn = (workbook: ClockedWorkbook, given: object): Switched =>
  workbook.call('switchReminders', { isOn: true, ...given }) as Switched;
const triggers = ({ file }: ClockedWorkbook): number => file.project.triggers.all.length;

describe('switching on and off', () => {
  test('asks for a look at the list, makes one trigger however often, and takes it away', () => {
    const workbook = withDeal();
    workbook.call('tendPipeline');
    expect(switchOn(workbook, {}).state).toBe('list');
    expect(triggers(workbook)).toBe(0);
    const { listed, lines } = status(workbook);
    expect(lines).toEqual([
      expect.objectContaining({
        prospect: 'Harborlight Hotels',
        to: 'karen@harborlight.test',
        what: 'Goes out from Tue, Dec 1 9:00 AM.',
        isForCall: false,
      }),
    ]);
    for (let time = 0; time < 3; time++) {
      expect(switchOn(workbook, { listed })).toMatchObject({
        state: 'done',
        status: { isOn: true },
      });
    }
    expect(triggers(workbook)).toBe(1);
    run(workbook, '2026-11-30T15:00Z');
    expect(status(workbook).health).toEqual([
      'Last good run: Mon, Nov 30 10:00 AM.',
      '100 mails are left today.',
    ]);
    workbook.clock.advanceTo(Date.parse('2026-12-01T01:00Z'));
    expect(status(workbook).health).toContain(
      'There has been no run since Mon, Nov 30 10:00 AM. Repair starts it anew.',
    );
    workbook.call('switchReminders', { isOn: false });
    expect([triggers(workbook), status(workbook).isOn]).toEqual([0, false]);
  });

  test('without the permission to mail nothing is left behind (rule G2)', () => {
    const workbook = withDeal();
    workbook.call('tendPipeline');
    const { listed } = status(workbook);
    const scopes = ['spreadsheets.currentonly', 'script.scriptapp', 'userinfo.email'];
    const grantedScopes = scopes.map((name) => `https://www.googleapis.com/auth/${name}`);
    const limited = { ...REP, grantedScopes };
    expect(() => workbook.call('switchReminders', { isOn: true, listed }, limited)).toThrow();
    expect(triggers(workbook)).toBe(0);
  });

  test('a test mail goes to oneself and counts as no reminder', () => {
    const workbook = withDeal();
    workbook.call('tendPipeline');
    const { activityId } = (workbook.call('reminderStatus') as { lines: { activityId: string }[] })
      .lines[0]!;
    expect(workbook.call('previewReminder', { activityId })).toMatchObject({
      to: 'karen@harborlight.test',
      subject: 'Our meeting on Wednesday at 10:00 AM',
    });
    expect(workbook.call('sendTestMail', { activityId })).toBe(REP.email);
    run(workbook, '2026-11-30T15:00Z');
    run(workbook, '2026-12-01T14:10Z');
    expect(subjects(workbook)).toEqual(['Our meeting tomorrow at 10:00 AM']);
  });

  test('what cannot be mailed is on the call list with its reason', () => {
    const workbook = withDeal({ mail: '' });
    workbook.call('tendPipeline');
    expect(status(workbook).lines).toMatchObject([
      { to: '', what: 'No mail: the mail address is missing. Call.', isForCall: true },
    ]);
  });
});

describe.each([true, false])(
  'a copy (rule R10), document properties copied: %s',
  (copiesProperties) => {
    test('sends nothing, says so, and counts what the original sent as done', () => {
      const workbook = withDeal();
      workbook.call('tendPipeline');
      switchOn(workbook, { listed: status(workbook).listed });
      run(workbook, '2026-11-30T15:00Z');
      run(workbook, '2026-12-01T14:10Z');
      const { id, properties, ...saved } = workbook.file.save();
      const copy = clockedWorkbook(
        {
          ...saved,
          id: `${id.slice(0, -4)}copy`,
          mails: [],
          triggers: [],
          properties: { document: copiesProperties ? properties.document : {}, user: {} },
        },
        workbook.clock,
      );
      copy.typeRow('Pipeline', 3, { ...DEAL, prospect: 'Other', mail: 'ed@other.test' });
      run(copy, '2026-12-01T15:10Z');
      run(copy, '2026-12-01T16:10Z');
      expect(copy.mails()).toEqual([]);
      const { listed, isCopy } = status(copy);
      expect(isCopy).toBe(true);
      expect(switchOn(copy, { listed }).state).toBe('copy');
      expect(switchOn(copy, { listed, originalRests: true }).state).toBe('done');
      run(copy, '2026-12-01T17:10Z');
      run(copy, '2026-12-01T18:10Z');
      expect(copy.mails().map(({ to }) => to[0])).toEqual(['ed@other.test']);
    });
  },
);

describe('the digest of the morning (rule R4)', () => {
  const digests = ({ file }: ClockedWorkbook): string[] =>
    file.project.outbox.sent.filter(({ to }) => to[0] === REP.email).map(({ subject }) => subject);

  test('goes once from seven on working days, says whom to call and what was mailed', () => {
    const workbook = withDeal({ phone: '+1 555 0142' });
    run(workbook, '2026-11-30T15:00Z');
    run(workbook, '2026-12-01T11:50Z');
    const before = digests(workbook).length;
    run(workbook, '2026-12-01T12:10Z');
    run(workbook, '2026-12-01T13:10Z');
    expect(digests(workbook).slice(before)).toEqual([
      'Today: 1 thing, call Harborlight Hotels first',
    ]);
    const { body, htmlBody } = workbook.file.project.outbox.sent.at(-1)!;
    expect(body).toContain(
      'CALL ABOUT TOMORROW’S MEETINGS\n  Harborlight Hotels, Karen Oakes, +1 555 0142',
    );
    expect(body).toContain('Goes out from Tue, Dec 1 9:00 AM.');
    expect(htmlBody).toContain('href="tel:+15550142"');
    expect(body).toMatch(/\nOpen the sheet Today: https:\/\/docs\.google\.com\/\S+#gid=\d+\n/);
  });

  test('on Friday her week is in it, from Monday on and of her own deals', () => {
    const workbook = withDeal({ owner: 'Elin' });
    const others = { owner: 'Maria', stage: 'Won', created: '2026-12-01', closed: '2026-12-02' };
    workbook.typeRow('Pipeline', 3, { prospect: 'Hers', ...others });
    workbook.typeRow('Pipeline', 4, { prospect: '<b>Aspen</b> =1+1', ...others, owner: 'Elin' });
    workbook.typeRow('Settings', 2, { person: 'Elin', personMail: REP.email });
    workbook.typeRow('Settings', 3, { person: 'Maria', personMail: 'maria@example.com' });
    run(workbook, '2026-11-30T15:00Z');
    const activity = { prospect: 'Harborlight Hotels', type: 'Call', state: 'Done' };
    workbook.typeRow('Activities', 20, { ...activity, when: '2026-12-01 10:00' });
    workbook.typeRow('Activities', 21, { ...activity, when: '2026-12-03 10:00' });
    workbook.typeRow('Activities', 22, { ...activity, when: '2026-11-29 10:00' });
    run(workbook, '2026-12-01T14:10Z');
    run(workbook, '2026-12-04T12:10Z');
    run(workbook, '2026-12-04T13:10Z');
    const weeks = workbook.file.project.outbox.sent.filter(({ body }) => body.includes('WEEK'));
    expect(weeks).toHaveLength(1);
    const [, week] = /YOUR WEEK 49\n([^]*?)\n\n/.exec(weeks[0]!.body)!;
    expect(week!.split('\n').slice(1)).toEqual([
      '  Calls: 2. Meetings: 1. Samples and demos: 0.',
      '  Reminders sent: 1. Uncertain: 0.',
      '  Won: <b>Aspen</b> =1+1.',
      '  New deals: 2.',
    ]);
    expect(week).toContain('Won so far:');
    expect(weeks[0]!.htmlBody).toContain('>Your week 49</h2>');
    expect(weeks[0]!.htmlBody).toContain('Won: &lt;b&gt;Aspen&lt;/b&gt; =1+1.');
  });

  test('nothing to say or nothing to work: no mail', () => {
    const workbook = clockedPipeline(MONDAY);
    run(workbook, '2026-11-30T15:00Z');
    run(workbook, '2026-12-05T15:00Z');
    expect(digests(workbook)).toEqual([]);
  });
});

describe('two people in one sheet (rule R9)', () => {
  const BOSS = { email: 'boss@example.com', locale: 'en' };

  test('each run mails its own person’s deals, and whose run is off is named', () => {
    const workbook = withDeal({ owner: 'Elin' });
    workbook.typeRow('Pipeline', 3, {
      ...{ ...DEAL, prospect: 'Other', mail: 'ed@other.test', owner: 'Maria' },
    });
    for (const [row, [name, mail]] of [
      ['Elin', REP.email],
      ['Maria', BOSS.email],
    ].entries()) {
      workbook.typeRow('Settings', row + 2, { person: name!, personMail: mail! });
    }
    run(workbook, '2026-11-30T15:00Z');
    run(workbook, '2026-12-01T14:10Z');
    expect(workbook.mails().map(({ to, from }) => [to[0], from])).toEqual([
      ['karen@harborlight.test', REP.email],
    ]);
    expect(workbook.call('reminderStatus')).toMatchObject({ unattended: ['Maria'] });
    run(workbook, '2026-12-01T15:10Z', { as: BOSS });
    expect(workbook.mails().map(({ to, from }) => [to[0], from])).toEqual([
      ['karen@harborlight.test', REP.email],
      ['ed@other.test', BOSS.email],
    ]);
  });
});

function clockedFrom(saved: ReturnType<ClockedWorkbook['file']['save']>): ClockedWorkbook {
  return clockedWorkbook(saved, new VirtualClock(new Date(MONDAY)));
}
