import fc from 'fast-check';
import { dayNumber } from '../../src/domain/day';
import type { MeetingToRemind } from '../../src/domain/dueReminders';
import { dueReminders } from '../../src/domain/dueReminders';
import type { LedgerEntry, MailLedger } from '../../src/domain/mailLedger';
import { addressPrint, mailKey, outdatedKeys } from '../../src/domain/mailLedger';
import type { WallClock } from '../../src/domain/wallClock';
import { cachedWallClock } from '../../src/domain/wallClock';
import type { MeetingInWords } from './remindersByIntl';
import { verdictInWords, windowInWords } from './remindersByIntl';

const UTC: WallClock = () => 0;
const FREE = [false, false, false, false, false, true, true];
const RULES = {
  sendFrom: 9 / 24,
  calendar: { freeWeekdays: FREE, holidays: new Set<number>() },
  sheetClock: UTC,
};
const WEDNESDAY = dayNumber('2026-12-02')!;
const TUESDAY_NOON = Date.parse('2026-12-01T12:00Z');
const MINUTE = 60_000;

const meeting = (part: Partial<MeetingToRemind> = {}): MeetingToRemind => ({
  dealId: 'd-1',
  start: WEDNESDAY + 10 / 24,
  barrier: null,
  address: 'karen@example.com',
  clock: UTC,
  ...part,
});

const known = (state: LedgerEntry['state'], at: number, dealId = 'd-1'): MailLedger =>
  new Map([
    [
      mailKey(dealId, WEDNESDAY + 10 / 24),
      { state, at, to: state === 'seen' ? '' : addressPrint('Karen@example.com ') },
    ],
  ]);
const SEEN = known('seen', 0);

const verdicts = (
  meetings: readonly MeetingToRemind[],
  ledger: MailLedger,
  now = TUESDAY_NOON,
): string[] => dueReminders(meetings, RULES, ledger, now).map(({ verdict }) => verdict.kind);

describe('dueReminders(meetings, rules, ledger, now)', () => {
  test('mails what a run has seen before, and notes what is new (rule R2)', () => {
    expect(verdicts([meeting()], SEEN)).toEqual(['due']);
    const [first] = dueReminders([meeting()], RULES, new Map(), TUESDAY_NOON);
    expect(first).toMatchObject({ verdict: { kind: 'new' }, isToBeNoted: true });
    expect(verdicts([meeting()], known('seen', TUESDAY_NOON - 19 * MINUTE))).toEqual(['new']);
    expect(verdicts([meeting()], known('seen', TUESDAY_NOON - 20 * MINUTE))).toEqual(['due']);
  });

  test('waits for the hour of the last working day and stops two hours before the start', () => {
    const at = (text: string): string[] => verdicts([meeting()], SEEN, Date.parse(text));
    expect(at('2026-12-01T08:59Z')).toEqual(['waits']);
    expect(at('2026-12-01T09:00Z')).toEqual(['due']);
    expect(at('2026-12-02T08:00Z')).toEqual(['due']);
    expect(at('2026-12-02T08:01Z')).toEqual(['tooLate']);
  });

  test('a day without a time mails nobody', () => {
    expect(verdicts([meeting({ start: WEDNESDAY })], SEEN)).toEqual(['noTime']);
  });

  test.each([
    ['sent', 0, 'sent'],
    ['failed', 0, 'failed'],
    ['sending', TUESDAY_NOON - 9 * MINUTE, 'underWay'],
    ['claimed', TUESDAY_NOON - 9 * MINUTE, 'underWay'],
    ['sending', TUESDAY_NOON - 10 * MINUTE, 'uncertain'],
    ['claimed', TUESDAY_NOON - 10 * MINUTE, 'due'],
  ] as const)('what the ledger has at %s since %d is %s (rule R5)', (state, at, verdict) => {
    expect(verdicts([meeting()], known(state, at))).toEqual([verdict]);
  });

  test('what was sent counts before what forbids, so that nobody wonders about a mail that went', () => {
    expect(verdicts([meeting({ barrier: 'optedOut' })], known('sent', 0))).toEqual(['sent']);
    expect(verdicts([meeting({ barrier: 'optedOut' })], SEEN)).toEqual(['barred']);
  });

  test('never two mails to one address for one start (rule R5)', () => {
    const twin = meeting({ dealId: 'd-2', address: 'KAREN@example.com' });
    const twinSeen = new Map([[mailKey('d-2', twin.start), { state: 'seen', at: 0, to: '' }]]);
    const both = new Map([...SEEN, ...twinSeen]) as MailLedger;
    expect(verdicts([meeting(), twin], both)).toEqual(['due', 'sameAddress']);
    const sent = new Map([...known('sent', 0), ...twinSeen]) as MailLedger;
    expect(verdicts([twin], sent)).toEqual(['sameAddress']);
    expect(verdicts([meeting(), meeting()], SEEN)).toEqual(['due', 'sameAddress']);
    const dead = new Map([...known('claimed', 0), ...twinSeen]) as MailLedger;
    expect(verdicts([twin], dead)).toEqual(['due']);
  });

  test('a moved meeting is a new one', () => {
    const moved = meeting({ start: WEDNESDAY + 14 / 24 });
    expect(verdicts([moved], known('sent', 0))).toEqual(['new']);
  });
});

test('outdatedKeys(keys, today): 60 days after the meeting', () => {
  const key = mailKey('d-1', WEDNESDAY + 10 / 24);
  expect(outdatedKeys([key, 'no key'], WEDNESDAY + 60)).toEqual([]);
  expect(outdatedKeys([key, 'no key'], WEDNESDAY + 61)).toEqual([key]);
});

/** Both sides of the date line, half and quarter hours, a change of half an hour, none at all, and one at midnight. */
const ZONES = [
  'Pacific/Apia',
  'Pacific/Pago_Pago',
  'Pacific/Kiritimati',
  'Pacific/Chatham',
  'America/New_York',
  'America/Santiago',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Europe/Stockholm',
  'Africa/Casablanca',
];
const QUARTER = 900_000;
/** All of 100,000 take half a minute: `REMINDER_CASES=100000 npx jest test/domain/dueReminders.test.ts`. */
const CASES = Number(process.env.REMINDER_CASES ?? 15_000);

/** Texts of Intl at an instant, for a zone's offset. */
const clocks = new Map(
  ZONES.map((timeZone) => {
    const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    const offset = (instant: number): number => {
      const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')!;
      const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(name.value) ?? [];
      return hours === undefined
        ? 0
        : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE;
    };
    return [timeZone, cachedWallClock(offset)];
  }),
);

/** Sundays on which most of these zones change their clocks, and days around them. */
const CHANGES = [
  '2026-03-08',
  '2026-03-29',
  '2026-04-05',
  '2026-09-27',
  '2026-10-25',
  '2026-11-01',
];
const day = fc.oneof(
  fc.integer({ min: dayNumber('2026-01-01')!, max: dayNumber('2027-12-31')! }),
  fc
    .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -2, max: 3 }))
    .map(([text, ahead]) => dayNumber(text)! + ahead),
);
const text = (number: number): string =>
  new Date((number - 25569) * 86_400_000).toISOString().slice(0, 10);
const time = fc.nat(95).map((quarters) => new Date(quarters * QUARTER).toISOString().slice(11, 16));
const zone = fc.constantFrom(...ZONES);

const randomMeeting = fc
  .record({
    day,
    time,
    sheetZone: zone,
    prospectZone: zone,
    sendFrom: time,
    freeDays: fc.constantFrom('0000011', '0000011', '1000001', '0000000', '1111101'),
    holidaysBefore: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 4 }),
    seenMinutesBefore: fc.option(fc.constantFrom(0, 15, 19, 20, 60, 5000)),
    /** Around an edge of the window, in quarters of an hour from it. */
    edge: fc.constantFrom('from' as const, 'to' as const),
    away: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -300, max: 300 })),
    secondsAway: fc.constantFrom(-1, 0, 1),
  })
  .map((drawn) => {
    const meeting: MeetingInWords = {
      start: `${text(drawn.day)} ${drawn.time}`,
      sheetZone: drawn.sheetZone,
      prospectZone: drawn.prospectZone,
      sendFrom: drawn.sendFrom,
      freeDays: drawn.freeDays,
      holidays: drawn.holidaysBefore.map((before) => text(drawn.day - before)),
      seenAt: null,
      now: 0,
    };
    const now =
      windowInWords(meeting)[drawn.edge] + drawn.away * QUARTER + drawn.secondsAway * 1000;
    const before = drawn.seenMinutesBefore;
    return { ...meeting, now, seenAt: before === null ? null : now - before * MINUTE };
  });

const fraction = (shown: string): number =>
  (Number(shown.slice(0, 2)) * 60 + Number(shown.slice(3))) / 1440;

test(`equals rule R2 as texts of Intl tell it, in ${CASES} random cases`, () => {
  fc.assert(
    fc.property(randomMeeting, (drawn) => {
      const start = dayNumber(drawn.start.slice(0, 10))! + fraction(drawn.start.slice(11));
      const rules = {
        sendFrom: fraction(drawn.sendFrom),
        calendar: {
          freeWeekdays: [...drawn.freeDays].map((digit) => digit === '1'),
          holidays: new Set(drawn.holidays.map((holiday) => dayNumber(holiday)!)),
        },
        sheetClock: clocks.get(drawn.sheetZone)!,
      };
      const one = meeting({ start, clock: clocks.get(drawn.prospectZone)! });
      const ledger: MailLedger = new Map(
        drawn.seenAt === null
          ? []
          : [[mailKey('d-1', start), { state: 'seen', at: drawn.seenAt, to: '' }]],
      );
      const [judged] = dueReminders([one], rules, ledger, drawn.now);
      const wanted = verdictInWords(drawn);
      if (judged!.verdict.kind !== wanted) {
        throw new Error(`${judged!.verdict.kind} where R2 says ${wanted}`);
      }
    }),
    { seed: 7, numRuns: CASES },
  );
});
