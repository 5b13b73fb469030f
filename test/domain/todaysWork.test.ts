import fc from 'fast-check';
import type { Activity, ActivityType } from '../../src/domain/activity';
import type { MeetingPlan } from '../../src/domain/plannedMeetings';
import { meetingPlan } from '../../src/domain/plannedMeetings';
import type { WorkDeal, WorkGroup, WorkRules } from '../../src/domain/todaysWork';
import { WORK_GROUPS, todaysWork } from '../../src/domain/todaysWork';
import { workingHoursBetween } from '../../src/domain/workingHours';

/** Monday 23 November 2026, noon; Thursday is a holiday. */
const NOW = 46349.5;
const TODAY = 46349;
const time = {
  freeWeekdays: [false, false, false, false, false, true, true],
  holidays: new Set([TODAY + 3]),
  workFrom: 8 / 24,
  workTo: 17 / 24,
};
const RULES: WorkRules = { time, requestHours: 4, checkInDays: [7, 30, 90], slowFactor: 1.5 };

const deal = (id: string, given: Partial<WorkDeal> = {}): WorkDeal => ({
  id,
  kind: 'open',
  usualDays: 10,
  expected: 0,
  nextDay: null,
  stageSince: null,
  isTrialUnderWay: false,
  closed: null,
  snoozedUntil: null,
  ...given,
});

const activity = (
  about: string,
  type: ActivityType,
  when: number | null,
  given: Partial<Activity> = {},
): Activity => ({
  id: `${about} ${type}`,
  about,
  isOfDeal: true,
  type,
  state: 'done',
  when,
  hasReached: true,
  ...given,
});
const planned = { state: 'planned' } as const;

const groups = (
  deals: readonly WorkDeal[],
  activities: readonly Activity[] = [],
  now = NOW,
): unknown[] =>
  todaysWork(deals, activities, RULES, now).map((item) => [
    item.reason.group,
    item.deal?.id ?? item.activity?.id,
  ]);

describe('workingHoursBetween(from, to, time)', () => {
  test.each([
    ['within a day', TODAY + 9 / 24, TODAY + 11.5 / 24, 2.5],
    ['over a night', TODAY + 16 / 24, TODAY + 1 + 9 / 24, 2],
    ['over a weekend', TODAY - 3 + 16 / 24, TODAY + 9 / 24, 2],
    ['over a holiday', TODAY + 2 + 16 / 24, TODAY + 4 + 9 / 24, 2],
    ['on a Saturday', TODAY - 2, TODAY - 1, 0],
    ['backwards', TODAY + 1, TODAY, 0],
  ])('%s', (_, from, to, hours) => expect(workingHoursBetween(from, to, time)).toBe(hours));

  test('is the count of the working minutes, one by one', () => {
    const minute = fc.integer({ min: 0, max: 8 * 1440 });
    fc.assert(
      fc.property(minute, minute, (a, b) => {
        let minutes = 0;
        for (let at = a; at < b; at++) {
          const day = TODAY + Math.floor(at / 1440);
          const hour = (at % 1440) / 60;
          const isFree = [TODAY + 3, TODAY + 5, TODAY + 6].includes(day);
          if (!isFree && hour >= 8 && hour < 17) minutes++;
        }
        const hours = workingHoursBetween(TODAY + a / 1440, TODAY + b / 1440, time);
        expect(hours).toBeCloseTo(minutes / 60, 9);
      }),
      { seed: 20261123, numRuns: 60 },
    );
  });
});

describe('todaysWork(deals, activities, rules, now)', () => {
  test.each<[string, WorkDeal, Activity[], number, WorkGroup | undefined]>([
    [
      'a meeting tomorrow',
      deal('a'),
      [activity('a', 'meeting', TODAY + 1.5, planned)],
      NOW,
      'meetingCall',
    ],
    [
      'a meeting today is too late to call about',
      deal('a'),
      [activity('a', 'meeting', NOW + 0.2, planned)],
      NOW,
      undefined,
    ],
    [
      'a meeting the day after',
      deal('a'),
      [activity('a', 'meeting', TODAY + 2, planned)],
      NOW,
      undefined,
    ],
    [
      'a meeting after a holiday, on the day before it',
      deal('a'),
      [activity('a', 'meeting', TODAY + 4.5, planned)],
      NOW + 2,
      'meetingCall',
    ],
    [
      'a meeting on Monday, on Friday',
      deal('a'),
      [activity('a', 'meeting', TODAY + 7.5, planned)],
      NOW + 4,
      'meetingCall',
    ],
    [
      'a meeting on Monday, on Saturday, called on Friday',
      deal('a'),
      [activity('a', 'meeting', TODAY + 7.5, planned), activity('a', 'call', TODAY + 4.4)],
      NOW + 5,
      undefined,
    ],
    [
      'a call that nobody answered',
      deal('a'),
      [
        activity('a', 'meeting', TODAY + 1.5, planned),
        activity('a', 'call', TODAY + 0.4, { hasReached: false }),
      ],
      NOW,
      'meetingCall',
    ],
    [
      'a snooze puts off no call',
      deal('a', { snoozedUntil: TODAY + 9 }),
      [activity('a', 'meeting', TODAY + 1.5, planned)],
      NOW,
      'meetingCall',
    ],
    [
      'a cancelled meeting',
      deal('a'),
      [activity('a', 'meeting', TODAY + 1.5, { state: 'cancelled' })],
      NOW,
      undefined,
    ],
    ['a request', deal('a'), [activity('a', 'request', TODAY, planned)], NOW, 'request'],
    [
      'a request that is put off',
      deal('a', { snoozedUntil: TODAY + 1 }),
      [activity('a', 'request', TODAY, planned)],
      NOW,
      undefined,
    ],
    ['contact and no meeting', deal('a'), [activity('a', 'call', TODAY - 1)], NOW, 'bookMeeting'],
    [
      'contact and a meeting planned',
      deal('a'),
      [activity('a', 'call', TODAY - 1), activity('a', 'meeting', TODAY + 9, planned)],
      NOW,
      undefined,
    ],
    [
      'contact and a meeting held',
      deal('a'),
      [activity('a', 'call', TODAY - 1), activity('a', 'meeting', TODAY - 5)],
      NOW,
      undefined,
    ],
    ['a step today', deal('a', { nextDay: TODAY }), [], NOW, 'followUp'],
    ['a step tomorrow', deal('a', { nextDay: TODAY + 1 }), [], NOW, undefined],
    ['a slow deal', deal('a', { stageSince: TODAY - 16 }), [], NOW, 'offerTrial'],
    [
      'a slow deal with a step ahead',
      deal('a', { stageSince: TODAY - 16, nextDay: TODAY + 1 }),
      [],
      NOW,
      undefined,
    ],
    [
      'a slow deal with a meeting ahead',
      deal('a', { stageSince: TODAY - 16 }),
      [activity('a', 'meeting', TODAY + 9, planned)],
      NOW,
      undefined,
    ],
    [
      'a slow deal with a gift, which is no trial',
      deal('a', { stageSince: TODAY - 16 }),
      [activity('a', 'gift', TODAY - 2)],
      NOW,
      'offerTrial',
    ],
    ['a sale a week ago', deal('a', { kind: 'won', closed: TODAY - 7 }), [], NOW, 'checkIn'],
    [
      'a sale a week ago, checked in',
      deal('a', { kind: 'won', closed: TODAY - 7 }),
      [activity('a', 'checkIn', TODAY)],
      NOW,
      undefined,
    ],
    [
      'a sale a month ago, checked in three weeks ago',
      deal('a', { kind: 'won', closed: TODAY - 30 }),
      [activity('a', 'checkIn', TODAY - 21)],
      NOW,
      'checkIn',
    ],
    [
      'a step of before the sale',
      deal('a', { kind: 'won', closed: TODAY - 2, nextDay: TODAY - 3 }),
      [],
      NOW,
      undefined,
    ],
    [
      'a lost deal',
      deal('a', { kind: 'lost', nextDay: TODAY }),
      [activity('a', 'request', TODAY, planned)],
      NOW,
      undefined,
    ],
  ])('%s', (_, one, activities, now, group) => {
    expect(groups([one], activities, now)).toEqual(group === undefined ? [] : [[group, 'a']]);
  });

  test('a meeting of no single deal is called about; one of a deleted deal is not', () => {
    const meeting = activity(' of acme', 'meeting', TODAY + 1.5, { ...planned, isOfDeal: false });
    const orphan = activity('gone', 'meeting', TODAY + 1.5, planned);
    expect(groups([], [meeting, orphan])).toEqual([['meetingCall', ' of acme meeting']]);
  });

  test('requests wait by the working hour and are late after their target', () => {
    const [item] = todaysWork(
      [deal('a')],
      [activity('a', 'request', TODAY - 3 + 16.5 / 24, planned)],
      RULES,
      NOW,
    );
    expect(item!.reason).toMatchObject({ waitedHours: 4.5, targetHours: 4, isLate: true });
  });

  test('orders groups, then overdue steps before those of today, the largest first', () => {
    const deals = [
      deal('small', { nextDay: TODAY - 9, expected: 1 }),
      deal('today', { nextDay: TODAY, expected: 9 }),
      deal('large', { nextDay: TODAY - 1, expected: 5 }),
      deal('asked'),
      deal('asked before'),
    ];
    const activities = [
      activity('asked', 'request', TODAY, planned),
      activity('asked before', 'request', TODAY - 1, planned),
    ];
    expect(groups(deals, activities).map((item) => (item as string[])[1])).toEqual([
      'asked before',
      'asked',
      'large',
      'small',
      'today',
    ]);
  });

  /** Each group asked for in plain words, one after the other; slow and obviously right. */
  function plainGroup(each: WorkDeal, all: readonly Activity[]): WorkGroup | null {
    const own = all.filter(({ about }) => about === each.id);
    const of = (type: ActivityType, state: string): Activity[] =>
      own.filter((one) => one.type === type && one.state === state && one.when !== null);
    if (each.kind === 'lost') return null;
    const meetsTomorrow = of('meeting', 'planned').some(
      ({ when }) => Math.floor(when!) === TODAY + 1,
    );
    const calledToday = of('call', 'done').some((call) => call.hasReached && call.when! >= TODAY);
    if (meetsTomorrow && !calledToday) return 'meetingCall';
    if (each.snoozedUntil !== null && each.snoozedUntil >= TODAY + 1) return null;
    if (of('request', 'planned').some(({ when }) => when! <= NOW)) return 'request';
    if (each.kind === 'open') {
      const asked = [...of('request', 'planned'), ...of('request', 'done')];
      const spoke = ['call', 'answer', 'trial'].flatMap((type) =>
        of(type as ActivityType, 'done').filter(({ hasReached }) => hasReached),
      );
      const isContacted = [...asked, ...spoke].some(({ when }) => when! < TODAY + 1);
      const isMet = own.some(
        ({ type, state }) => type === 'meeting' && ['planned', 'done'].includes(state),
      );
      if (isContacted && !isMet) return 'bookMeeting';
    }
    const isStepDue = each.nextDay !== null && each.nextDay <= TODAY;
    const isAfterSale = each.closed !== null && each.nextDay !== null && each.nextDay > each.closed;
    if (isStepDue && (each.kind === 'open' || isAfterSale)) return 'followUp';
    if (each.kind === 'open' && each.nextDay === null && each.stageSince !== null) {
      const isAhead = of('meeting', 'planned').some(({ when }) =>
        Number.isInteger(when) ? when! >= TODAY : when! >= NOW,
      );
      const tried = of('trial', 'done').some(
        ({ when }) => when! <= NOW && Math.floor(when!) >= TODAY - 21,
      );
      const isSlow = TODAY - each.stageSince > 15;
      if (!isAhead && isSlow && !tried && !each.isTrialUnderWay) return 'offerTrial';
    }
    if (each.kind === 'won' && each.closed !== null) {
      const due = [90, 30, 7].find(
        (days) => TODAY >= each.closed! + days && TODAY <= each.closed! + days + 6,
      );
      const made = of('checkIn', 'done').some(({ when }) => when! >= each.closed! + (due ?? 0));
      if (due !== undefined && !made) return 'checkIn';
    }
    return null;
  }

  const around = (days: number): fc.Arbitrary<number> =>
    fc.integer({ min: -days, max: days }).map((offset) => TODAY + offset);
  const dealOf = fc.record({
    kind: fc.constantFrom('open' as const, 'open' as const, 'won' as const, 'lost' as const),
    expected: fc.integer({ min: 0, max: 3 }),
    nextDay: fc.option(around(2)),
    stageSince: fc.option(around(20)),
    isTrialUnderWay: fc.boolean(),
    closed: fc.option(around(100)),
    snoozedUntil: fc.option(around(1)),
  });
  const activityOf = fc.record({
    about: fc.constantFrom('d0', 'd1', 'd2', 'd3'),
    type: fc.constantFrom<ActivityType>(
      ...(['call', 'meeting', 'request', 'answer', 'trial', 'checkIn', 'mail'] as const),
    ),
    when: fc.option(fc.tuple(around(30), fc.constantFrom(0, 0.4, 0.6)).map(([a, b]) => a + b)),
    state: fc.constantFrom('planned' as const, 'done' as const, 'cancelled' as const),
    hasReached: fc.boolean(),
  });

  test('gives each deal once, in the group that its rules name, in order', () => {
    fc.assert(
      fc.property(
        fc.array(dealOf, { minLength: 4, maxLength: 4 }),
        fc.array(activityOf, { maxLength: 8 }),
        (given, done) => {
          const deals = given.map((each, i) => deal(`d${i}`, each));
          const activities = done.map(({ about, type, when, ...rest }, i) =>
            activity(about, type, when, { ...rest, id: `a${i}` }),
          );
          const items = todaysWork(deals, activities, RULES, NOW);
          const found = new Map(items.map((item) => [item.deal!.id, item.reason.group]));
          expect(found.size).toBe(items.length);
          for (const each of deals) {
            expect(found.get(each.id) ?? null).toBe(plainGroup(each, activities));
          }
          const order = items.map(({ reason }) => WORK_GROUPS.indexOf(reason.group));
          expect(order).toEqual([...order].sort((a, b) => a - b));
        },
      ),
      { seed: 20261123, numRuns: 1500 },
    );
  });
});

describe('meetingPlan(cell, lastKnown, planned, now)', () => {
  const moment = fc.integer({ min: -3, max: 4 }).map((days) => TODAY + days + 0.5 + 1 / 24);
  const meetings = fc.uniqueArray(moment, { maxLength: 3 });

  /** The meetings after the plan was carried out. */
  function carriedOut(plan: MeetingPlan<Activity>, before: readonly Activity[]): Activity[] {
    const left = before
      .filter((each) => !plan.cancelled.includes(each))
      .map((each) => (each === plan.moved?.activity ? { ...each, when: plan.moved.to } : each));
    return plan.planned === null
      ? left
      : [...left, activity('a', 'meeting', plan.planned, planned)];
  }

  test('carried out, it has nothing more to do, and the cell shows the earliest to come', () => {
    fc.assert(
      fc.property(fc.option(moment), fc.option(moment), meetings, (cell, lastKnown, moments) => {
        const before = moments.map((when) => activity('a', 'meeting', when, planned));
        const plan = meetingPlan(cell, lastKnown, before, NOW);
        const after = carriedOut(plan, before);
        const shown = plan.cell === undefined ? cell : plan.cell;
        const again = meetingPlan(shown, plan.known, after, NOW);
        expect(again).toMatchObject({ planned: null, moved: null, cancelled: [] });
        expect(again.cell).toBeUndefined();
        const toCome = after.map(({ when }) => when!).filter((when) => when >= NOW);
        const isPastTyped = cell !== null && cell < NOW && cell !== lastKnown;
        if (!isPastTyped) {
          expect(shown).toBe(toCome.length > 0 ? Math.min(...toCome) : null);
        }
        // A meeting that a person typed for a day to come is planned now.
        if (cell !== null && cell >= NOW && cell !== lastKnown) expect(toCome).toContain(cell);
        expect(after.length).toBeLessThanOrEqual(before.length + 1);
      }),
      { seed: 20261123, numRuns: 1000 },
    );
  });
});
