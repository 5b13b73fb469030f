import type { DealSettings, MeetingView } from '../../src/flows/dealAnswers';
import type { DealValues } from '../../src/table/dealForm';
import { estimatedBudget, inferredBudget } from '../../src/sidebar/deal/budget';
import { clockAfter } from '../../src/sidebar/deal/desk/clock';
import { prepareClose } from '../../src/sidebar/deal/closeForm';
import {
  followUpAction,
  followUpValue,
  hasFollowUp,
  prepareFollowUp,
} from '../../src/sidebar/deal/followUpForm';
import type { FormContext, Prepared } from '../../src/sidebar/deal/forms';
import { withField } from '../../src/sidebar/deal/forms';
import { meetingAction, prepareMeeting } from '../../src/sidebar/deal/meetingForm';
import { prepareNew } from '../../src/sidebar/deal/newForm';
import {
  lacksDecisionMaker,
  prepareQualify,
  qualificationOf,
  sectionOf,
} from '../../src/sidebar/deal/qualifyForm';

// Sentences are the pages' own affair: here a sentence is its key.
jest.mock('../../src/sidebar/sidebarWords', () => ({ say: (key: string) => key }));

const SETTINGS = {
  locale: 'en_US',
  priceIndex: 0.03,
  freeWeekdays: [false, false, false, false, false, true, true],
  holidays: ['2026-12-01'],
  mailProspects: true,
  meetingMinutes: 45,
  stages: [
    { name: 'Meeting', kind: 'open', probability: 0.25, usualDays: 10, wantsDecisionMaker: false },
    { name: 'Offer', kind: 'open', probability: 0.7, usualDays: 10, wantsDecisionMaker: true },
  ],
} as unknown as DealSettings;
const PURCHASES = [
  { what: 'Chiller swap', price: 38500, year: 2023 },
  { what: 'Rooftop unit', price: 36000, year: 2021 },
];

const context = (values: Partial<DealValues> = {}, settings = SETTINGS): FormContext => ({
  values,
  settings,
  today: '2026-11-27',
  now: '09:14',
});
const problems = ({ problems: found }: Prepared<object>): string[] =>
  found.map(({ field, text }) => `${field}: ${text}`);

describe('the budget from similar purchases (ux A.3)', () => {
  test('raised to this year’s prices and rounded to 500, in Sweden to 5,000', () => {
    // 38,500 x 1.03^3 = 42,070; 36,000 x 1.03^5 = 41,734.
    expect(estimatedBudget(PURCHASES, 2026, SETTINGS)).toEqual({
      low: 37500,
      likely: 42000,
      high: 50500,
    });
    const swedish = PURCHASES.map((line) => ({ ...line, price: line.price * 10 }));
    expect(estimatedBudget(swedish, 2026, { priceIndex: 0.03, locale: 'sv_SE' })).toEqual({
      low: 375_000,
      likely: 420_000,
      high: 505_000,
    });
    expect(estimatedBudget([{ what: 'x', price: '', year: 2026 }], 2026, SETTINGS)).toBeNull();
  });

  test('typed values win and are never refilled; one that was emptied is filled again', () => {
    const typed = { similarPurchases: PURCHASES, budgetLikely: 40000, budgetLow: '' };
    expect(inferredBudget(typed, {}, 2026, SETTINGS)).toEqual({
      low: 37500,
      likely: 40000,
      high: 50500,
    });
  });

  test('of what the sheet holds, an estimate follows the purchases, a typed value stays', () => {
    const values: Partial<DealValues> = {
      similarPurchases: PURCHASES,
      budgetLow: 37500,
      budgetLikely: 41000,
      budgetHigh: 50500,
    };
    const typed = { similarPurchases: PURCHASES.slice(1) };
    expect(inferredBudget(typed, values, 2026, SETTINGS)).toEqual({
      low: 37500,
      likely: 41000,
      high: 50000,
    });
    // Saved a year ago, at last year's prices.
    const before = { ...values, ...{ budgetHigh: 49000 } };
    expect(estimatedBudget(PURCHASES, 2025, SETTINGS)!.high).toBe(49000);
    expect(inferredBudget(typed, before, 2026, SETTINGS).high).toBe(50000);
    expect(inferredBudget({}, before, 2026, SETTINGS).high).toBe(49000);
  });
});

describe('prepareQualify() (S1, ux A.3)', () => {
  test('two purchases become a budget; only what changes is sent', () => {
    const typed = {
      budgetSource: 'inferred',
      similarPurchases: [...PURCHASES, { what: '', price: '', year: '' }],
    };
    const { values, ...rest } = prepareQualify(typed as never, context({ budgetHigh: 50500 }));
    expect(problems({ values, ...rest })).toEqual([]);
    expect(values).toEqual({
      budgetSource: 'inferred',
      similarPurchases: PURCHASES,
      budgetLow: 37500,
      budgetLikely: 42000,
    });
  });

  test('a stated budget has one amount', () => {
    const held = {
      budgetSource: 'inferred',
      budgetLow: 1,
      budgetLikely: 2,
      budgetHigh: 3,
    } as const;
    const { values } = prepareQualify({ budgetSource: 'stated', budgetLikely: 9 }, context(held));
    expect(values).toEqual({
      budgetSource: 'stated',
      budgetLow: '',
      budgetLikely: 9,
      budgetHigh: '',
    });
  });

  test('time is a date or judged from urgency, which takes the date away', () => {
    const dated = context({ decideBy: '2026-12-14' });
    expect(prepareQualify({ timeBy: 'urgency', urgency: 'urgent' }, dated).values).toEqual({
      decideBy: '',
      urgency: 'urgent',
    });
    expect(prepareQualify({ decideBy: '2026-12-01' }, dated).values).toEqual({
      decideBy: '2026-12-01',
    });
    // The sheet's own past date is nobody's mistake now.
    const past = context({ decideBy: '2026-01-14', canSign: 'believed' });
    expect(problems(prepareQualify({ canSign: 'notYet' }, past))).toEqual([]);
  });

  test('all problems at once, each with its field (S5)', () => {
    const typed = {
      canSign: 'confirmed',
      budgetSource: 'inferred',
      similarPurchases: [
        { what: 'x', price: 'much', year: 1989 },
        { what: 'y', price: -1, year: 2027 },
      ],
      budgetLikely: 'many',
      timeBy: 'date',
      decideBy: '2026-11-26',
      prospect: ' ',
      mail: 'karen@',
      amount: '12..5',
      expectedClose: 'soon',
    };
    expect(problems(prepareQualify(typed as never, context()))).toEqual([
      'signer: bad.signer',
      'price-0: bad.number',
      'year-0: bad.year',
      'price-1: bad.number',
      'year-1: bad.year',
      'budgetLikely: bad.number',
      'decideBy: bad.date',
      'prospect: bad.prospect',
      'mail: bad.mail',
      'amount: bad.number',
      'expectedClose: bad.day',
    ]);
  });

  test('likely lies between low and high', () => {
    const typed = { budgetSource: 'inferred', similarPurchases: PURCHASES, budgetLikely: 62000 };
    expect(problems(prepareQualify(typed, context()))).toEqual(['budgetLikely: bad.likely']);
  });

  test('each field has a part that can be opened for it', () => {
    expect(['canSign', 'budgetHigh', 'urgency', 'stage', 'price-1'].map(sectionOf)).toEqual([
      'signer',
      'budget',
      'time',
      'facts',
      'budget',
    ]);
  });
});

test('what is known of a deal, as its score counts it', () => {
  expect(qualificationOf({ canSign: '', budgetSource: '', decideBy: '', urgency: '' })).toEqual({
    signer: 'unknown',
    budget: 'notKnown',
    time: 'unknown',
  });
  expect(qualificationOf({ decideBy: '2026-12-01', urgency: 'urgent' }).time).toBe('date');
});

test('a stage that wants a decision maker warns without one (S1)', () => {
  const lacks = (stage: string, canSign: string): boolean =>
    lacksDecisionMaker(SETTINGS.stages, stage, canSign);
  expect([lacks(' offer', ''), lacks('Offer', 'notYet'), lacks('Offer', 'unknown')]).toEqual([
    true,
    true,
    true,
  ]);
  expect([
    lacks('Offer', 'believed'),
    lacks('Offer', 'confirmed'),
    lacks('Meeting', ''),
    lacks('constructor', ''),
  ]).toEqual([false, false, false, false]);
});

describe('prepareFollowUp() (S2, ux A.3)', () => {
  test('a call is logged with two clicks: its type, and save', () => {
    const form = { type: 'call' };
    expect(hasFollowUp({}, context())).toBe(false);
    expect(hasFollowUp(form, context())).toBe(true);
    expect(followUpAction(form, context())).toBe('save.call');
    expect(prepareFollowUp(form, context())).toEqual({
      problems: [],
      values: {},
      rest: { activity: { type: 'call', result: 'reached' } },
    });
  });

  test('no answer proposes the next step for tomorrow, past weekends and holidays', () => {
    const form = { type: 'call', result: 'noAnswer' };
    const monday = { ...context({ nextStep: 'Call about the offer' }), today: '2026-11-30' };
    expect(prepareFollowUp(form, monday).values).toEqual({ when: '2026-12-02' });
    expect(prepareFollowUp(form, context()).values).toEqual({
      nextStep: 'next.callAgain',
      when: '2026-11-30',
    });
    expect(followUpAction(form, context())).toBe('save.callNext');
    expect(followUpValue({ ...form, when: '2026-12-24' }, context(), 'when')).toBe('2026-12-24');
  });

  test('a trial that is offered asks how it went, unless something is planned', () => {
    const form = { type: 'trial', trial: 'sample', note: ' in blue ' };
    expect(prepareFollowUp(form, context())).toEqual({
      problems: [],
      values: {
        trial: 'sample',
        trialState: 'offered',
        nextStep: 'next.askTrial',
        when: '2026-11-30',
      },
      rest: { activity: { type: 'trial', note: 'in blue' } },
    });
    const planned = context({ nextStep: 'Call', when: '2026-12-10' });
    expect(prepareFollowUp({ ...form, trialState: 'used' }, planned).values).toEqual({
      trial: 'sample',
      trialState: 'used',
    });
    expect(prepareFollowUp(form, planned).values).not.toHaveProperty('when');
  });

  test('a next step needs no activity; a day that has passed is none', () => {
    expect(prepareFollowUp({ when: '2026-12-02' }, context()).rest.activity).toBeNull();
    expect(problems(prepareFollowUp({ when: '2026-11-26' }, context()))).toEqual([
      'when: bad.date',
    ]);
    expect(problems(prepareFollowUp({ when: 'soon' }, context()))).toEqual(['when: bad.date']);
  });
});

describe('prepareMeeting() (S2, ux A.3)', () => {
  const PLANNED: MeetingView = {
    id: 'm1',
    date: '2026-12-02',
    time: '10:00',
    minutes: 30,
    place: '12 Quay St',
    agenda: '',
    isReminded: false,
    hasPassed: false,
  };
  const typed = { date: '2026-11-30', time: '10:00', place: ' 12 Quay St ' };
  const deal = context({ contact: 'Karen Oakes', mail: 'karen@harborlight.example' });

  test('length and reminder are Settings’ unless she says otherwise', () => {
    expect(prepareMeeting(typed, [], deal)).toEqual({
      problems: [],
      values: {},
      rest: {
        date: '2026-11-30',
        time: '10:00',
        minutes: 45,
        place: '12 Quay St',
        agenda: '',
        isReminded: true,
      },
    });
    expect(prepareMeeting({ ...typed, isReminded: 'no' }, [], deal).rest.isReminded).toBe(false);
  });

  test('without an address nobody is reminded; one that is typed goes to the deal', () => {
    expect(prepareMeeting(typed, [], context()).rest.isReminded).toBe(false);
    const { rest, values } = prepareMeeting(
      { ...typed, mail: 'k@harborlight.example' },
      [],
      context(),
    );
    expect([rest.isReminded, values]).toEqual([true, { mail: 'k@harborlight.example' }]);
  });

  test('a meeting that is moved keeps what was not typed, and what was emptied is empty', () => {
    const { rest } = prepareMeeting(
      { activityId: 'm1', date: '2026-12-03', place: '' },
      [PLANNED],
      deal,
    );
    expect(rest).toEqual({
      activityId: 'm1',
      date: '2026-12-03',
      time: '10:00',
      minutes: 30,
      place: '',
      agenda: '',
      isReminded: false,
    });
    expect(meetingAction({ activityId: 'm1' })).toBe('meet.change');
    expect(meetingAction({ activityId: 'm1', ending: 'noShow' })).toBe('meet.end.noShow');
  });

  test('it lies ahead', () => {
    const found = (fields: Record<string, string>): string[] =>
      problems(prepareMeeting({ ...typed, ...fields }, [], deal));
    expect(found({ date: '2026-11-27', time: '09:13' })).toEqual(['time: bad.past']);
    expect(found({ date: '2026-11-27', time: '09:14' })).toEqual([]);
    expect(found({ date: '2026-02-30', time: 'noon' })).toEqual([
      'date: bad.date',
      'time: bad.time',
    ]);
  });
});

test('a deal closes today or before, won with its amount, lost with its reason (S2)', () => {
  expect(prepareClose({ as: 'won', amount: 39000 }, context({ amount: 42000 }))).toEqual({
    problems: [],
    values: { amount: 39000 },
    rest: { as: 'won', closed: '2026-11-27' },
  });
  expect(prepareClose({ as: 'lost', lostBecause: 'silent' }, context()).values).toEqual({
    lostBecause: 'silent',
  });
  const bad = { as: 'won', closed: '2026-11-28', amount: 'much' };
  expect(problems(prepareClose(bad, context()))).toEqual([
    'closed: bad.closed',
    'amount: bad.number',
  ]);
});

test('a new deal needs its prospect only; blanks are not sent (amended A.3)', () => {
  expect(problems(prepareNew({}, context()))).toEqual(['prospect: bad.prospect']);
  expect(prepareNew({ prospect: ' Nova ', canSign: 'believed' }, context()).values).toEqual({
    prospect: 'Nova',
    canSign: 'believed',
  });
  expect(problems(prepareNew({ prospect: 'Nova', canSign: 'confirmed' }, context()))).toEqual([
    'signer: bad.signer',
  ]);
});

test('a field that is back at what the sheet holds is no change', () => {
  expect(withField({ role: 'x' }, 'role', 'Buyer', 'Buyer')).toEqual({});
  expect(withField({}, 'role', '', 'Buyer')).toEqual({ role: '' });
  expect(withField({ role: 'x', note: 'y' }, 'role', undefined, 'Buyer')).toEqual({ note: 'y' });
});

test('the clock goes on from what the server told', () => {
  expect(clockAfter({ today: '2026-11-27', now: '23:59' }, 60_000)).toEqual({
    today: '2026-11-28',
    now: '00:00',
  });
  expect(clockAfter({ today: '2026-11-27', now: '' }, 60_000)).toEqual({
    today: '2026-11-27',
    now: '',
  });
});
