/** Reminders from the first row typed to the mail in the outbox, on the built bundle (rules R1 to R10). */
import type { ClockedWorkbook } from './clockedWorkbook';
import { VirtualClock } from '../../workbench/runtime/virtualClock';
import { clockedPipeline, clockedWorkbook } from './clockedWorkbook';

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

function clockedFrom(saved: ReturnType<ClockedWorkbook['file']['save']>): ClockedWorkbook {
  return clockedWorkbook(saved, new VirtualClock(new Date(MONDAY)));
}
