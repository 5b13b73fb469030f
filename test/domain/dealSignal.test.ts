import fc from 'fast-check';
import type { SignalledDeal } from '../../src/domain/dealSignal';
import { dealSignal } from '../../src/domain/dealSignal';

const TODAY = 46349;
const RULES = { asOf: TODAY, nextWorkingDay: TODAY + 1, slowFactor: 1.5, checkInDays: [7, 30, 90] };

/** An open deal that wants nothing: a step is planned for today. */
const QUIET: SignalledDeal = {
  kind: 'open',
  usualDays: 10,
  wantsDecisionMaker: true,
  hasNextStep: true,
  nextDay: TODAY,
  meeting: null,
  lacksMail: false,
  score: 3,
  stageSince: TODAY - 15,
  requestSince: null,
  isTrialUnderWay: false,
  lastTrial: null,
  closed: null,
};
const signal = (changes: Partial<SignalledDeal>, rules = RULES): unknown =>
  dealSignal({ ...QUIET, ...changes }, rules);
const UNPLANNED = { nextDay: null, hasNextStep: false } as const;

describe('dealSignal(deal, rules)', () => {
  test('is null for a deal that wants nothing', () => expect(signal({})).toBeNull());

  test.each<[string, Partial<SignalledDeal>, unknown]>([
    ['a request of three days', { requestSince: TODAY - 3 }, { code: 'request', days: 3 }],
    ['a request of today', { requestSince: TODAY }, { code: 'requestToday' }],
    ['a step of yesterday', { nextDay: TODAY - 1 }, { code: 'overdue', days: 1 }],
    ['a meeting tomorrow', { meeting: TODAY + 1 }, { code: 'call' }],
    ['a meeting today', { meeting: TODAY }, null],
    ['a meeting, no mail', { meeting: TODAY + 9, lacksMail: true }, { code: 'noMail' }],
    ['no meeting, no mail', { lacksMail: true }, null],
    ['a meeting that was, no mail', { meeting: TODAY - 1, lacksMail: true }, null],
    ['a score of 2', { score: 2 }, { code: 'qualify' }],
    ['a score of 2 in an early stage', { score: 2, wantsDecisionMaker: false }, null],
    ['no score kept', { score: null }, null],
    ['16 of usually 10 days', { ...UNPLANNED, stageSince: TODAY - 16 }, { code: 'slow' }],
    ['15 of usually 10 days', { ...UNPLANNED, hasNextStep: true }, null],
    ['slow, but a meeting ahead', { stageSince: TODAY - 99, meeting: TODAY + 9 }, null],
    [
      'slow, but a trial 21 days ago',
      { ...UNPLANNED, stageSince: TODAY - 99, lastTrial: TODAY - 21 },
      { code: 'plan' },
    ],
    [
      'slow, a trial 22 days ago',
      { ...UNPLANNED, stageSince: TODAY - 99, lastTrial: TODAY - 22 },
      { code: 'slow' },
    ],
    [
      'slow, but a trial under way',
      { ...UNPLANNED, stageSince: TODAY - 99, isTrialUnderWay: true },
      { code: 'plan' },
    ],
    ['nothing planned', UNPLANNED, { code: 'plan' }],
    ['a meeting ahead and no step', { ...UNPLANNED, meeting: TODAY + 5 }, null],
    ['a meeting that was and no step', { ...UNPLANNED, meeting: TODAY - 5 }, { code: 'plan' }],
    [
      'a stage without usual days',
      { ...UNPLANNED, usualDays: null, stageSince: 1 },
      { code: 'plan' },
    ],
  ])('%s', (_, changes, expected) => expect(signal(changes)).toEqual(expected));

  test('calls on the last working day before a meeting, not on the day before', () => {
    const friday = { ...RULES, nextWorkingDay: TODAY + 3 };
    expect(signal({ meeting: TODAY + 3 }, friday)).toEqual({ code: 'callNextWorkingDay' });
    expect(signal({ meeting: TODAY + 1 }, friday)).toEqual({ code: 'call' });
    expect(signal({ meeting: TODAY + 4 }, friday)).toBeNull();
  });

  test('names the highest first', () => {
    const everything: Partial<SignalledDeal> = {
      requestSince: TODAY - 1,
      nextDay: TODAY - 1,
      meeting: TODAY + 1,
      lacksMail: true,
      score: 0,
      stageSince: TODAY - 99,
    };
    const order: [keyof SignalledDeal, unknown][] = [
      ['requestSince', null],
      ['nextDay', null],
      ['meeting', TODAY + 9],
      ['lacksMail', false],
      ['score', 8],
    ];
    const seen = order.map(([field, settled]) => {
      const { code } = signal(everything) as { code: string };
      Object.assign(everything, { [field]: settled });
      return code;
    });
    expect(seen).toEqual(['request', 'overdue', 'call', 'noMail', 'qualify']);
  });

  describe('after the close', () => {
    const won = { ...UNPLANNED, kind: 'won', score: 0, stageSince: 1 } as const;

    test.each([
      [6, null],
      [7, { code: 'checkIn' }],
      [13, { code: 'checkIn' }],
      [14, null],
      [30, { code: 'checkIn' }],
      [96, { code: 'checkIn' }],
      [97, null],
    ])('%d days after a sale', (age, expected) =>
      expect(signal({ ...won, closed: TODAY - age })).toEqual(expected),
    );

    test('a step planned after the sale counts, one from before does not', () => {
      expect(signal({ ...won, closed: TODAY - 4, nextDay: TODAY - 2 })).toEqual({
        code: 'overdue',
        days: 2,
      });
      expect(signal({ ...won, closed: TODAY - 4, nextDay: TODAY - 5 })).toBeNull();
    });

    test('a lost deal wants nothing', () => {
      fc.assert(
        fc.property(fc.integer({ min: TODAY - 99, max: TODAY + 9 }), (day) => {
          const busy = { requestSince: day, nextDay: day, meeting: day, closed: day };
          expect(signal({ ...busy, kind: 'lost' })).toBeNull();
        }),
        { seed: 20261123, numRuns: 100 },
      );
    });
  });
});
