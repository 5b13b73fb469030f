import { weekDone } from '../../src/domain/weekDone';
import type { WeekActivity } from '../../src/domain/weekDone';
import { weekWords } from '../../src/table/weekWords';

/** Friday, 27 November 2026, seven in the morning. */
const NOW = 46353 + 7 / 24;
const activity = (given: Partial<WeekActivity>): WeekActivity => ({
  ...{ type: 'call', state: 'done', when: 46349.5, answeredAfter: null, isReminded: false },
  ...given,
});

const ACTIVITIES = [
  activity({}),
  activity({ when: 46348.9 }),
  activity({ when: null }),
  activity({ state: 'planned', when: 46353.5 }),
  activity({ type: 'meeting' }),
  activity({ type: 'meeting', state: 'planned', when: 46352.4 }),
  activity({ type: 'meeting', state: 'planned', when: 46353.6 }),
  activity({ type: 'meeting', state: 'cancelled', isReminded: true }),
  activity({ type: 'meeting', state: 'cancelled' }),
  activity({ type: 'meeting', state: 'noShow' }),
  activity({ type: 'request', answeredAfter: 2 }),
  activity({ type: 'request', answeredAfter: 4.5 }),
  activity({ type: 'request', state: 'planned' }),
  activity({ type: 'trial' }),
];
const DEALS = [
  { prospect: 'A', kind: 'won', created: 46300, closed: 46349 },
  { prospect: 'B', kind: 'won', created: 46300, closed: 46348 },
  { prospect: 'C', kind: 'lost', created: 46351, closed: 46353 },
  { prospect: 'D', kind: 'open', created: 46349, closed: null },
] as const;

const REST = { now: NOW, plan: ['Won so far: $1.'], requestHours: 4, remindersSent: 3 };

test('a week counts from Monday to now', () => {
  expect(weekDone(ACTIVITIES, DEALS, NOW)).toEqual({
    calls: 1,
    meetings: 2,
    trials: 1,
    cancelled: 1,
    noShows: 1,
    answered: 2,
    answeredHours: 3.25,
    won: ['A'],
    lost: ['C'],
    begun: 2,
  });
});

test('its words in both languages; what there is none of is not told', () => {
  const done = weekDone(ACTIVITIES, DEALS, NOW);
  expect(weekWords('en', { ...done, ...REST, remindersUncertain: 1 })).toEqual({
    title: 'Your week 48',
    lines: [
      'Won so far: $1.',
      'Calls: 1. Meetings: 2. Samples and demos: 1.',
      'Requests answered: 2, after 3.3 working hours on average; the target is 4.',
      'Cancelled after the reminder: 1. Did not show up: 1.',
      'Reminders sent: 3. Uncertain: 1.',
      'Won: A.',
      'Lost: C.',
      'New deals: 2.',
    ],
  });
  const none = weekDone([], [], NOW);
  const quiet = { ...none, ...REST, plan: [], remindersSent: 0, remindersUncertain: 0 };
  expect(weekWords('sv', quiet)).toEqual({
    title: 'Din vecka 48',
    lines: ['Samtal: 0. Möten: 0. Prov och demonstrationer: 0.'],
  });
});

test('many names end in how many more there are', () => {
  const won = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
  const week = { ...weekDone([], [], NOW), ...REST, won, remindersUncertain: 0 };
  expect(weekWords('en', week).lines).toContain('Won: A, B, C, D, E and 2 more.');
});
