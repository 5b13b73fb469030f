import fc from 'fast-check';
import { upkeepAfterEdit } from '../../src/flows/upkeep';
import { timeOfDay } from '../../src/table/moments';
import { PIPELINE } from '../../src/template/pipeline';
import type { FollowUpWorkbook, Row } from './followUpWorkbook';
import { MONDAY_NOON, followUpWorkbook } from './followUpWorkbook';

const MONDAY = Math.floor(MONDAY_NOON);
const [TUESDAY, WEDNESDAY, FRIDAY] = [MONDAY + 1, MONDAY + 2, MONDAY + 4];

/** A workbook with deals, each with the ID d1, d2 and so on, after its first run. */
function withDeals(deals: readonly Row[], activities: readonly Row[] = []): FollowUpWorkbook {
  const book = followUpWorkbook();
  deals.forEach((deal, i) =>
    book.put('pipeline', i + 1, { stage: 'Early', dealId: `d${i + 1}`, ...deal }),
  );
  activities.forEach((activity, i) => book.put('activities', i + 1, activity));
  book.run();
  return book;
}

const todays = (book: FollowUpWorkbook): unknown[] =>
  book.rows('today').map(({ what, prospect, why }) => [what, prospect, why]);

describe('rows of Activities that were logged by hand', () => {
  test('get an ID, and the deal that their prospect names without doubt', () => {
    const book = withDeals(
      [
        { prospect: 'Acme' },
        { prospect: 'Twice' },
        { prospect: 'Twice ', stage: 'Late' },
        { prospect: 'Old friend', stage: 'Sold' },
        { prospect: 'OLD  friend' },
        { prospect: 'Past', stage: 'Gone' },
      ],
      ['acme ', 'Twice', 'Old Friend', 'Past', 'Nobody', ''].map((prospect) => ({
        prospect,
        type: 'Mail',
        when: MONDAY,
      })),
    );
    const rows = book.rows('activities');
    expect(rows.map(({ dealId }) => dealId)).toEqual([
      'd1',
      undefined,
      'd5',
      'd6',
      undefined,
      undefined,
    ]);
    expect(new Set(rows.map(({ activityId }) => activityId)).size).toBe(6);
    expect(rows.every(({ state }) => state === undefined)).toBe(true);
  });

  test('an ID that a copied row brought along is given anew, the deal stays', () => {
    const book = withDeals([{ prospect: 'Acme' }], [{ prospect: 'Acme', type: 'Mail' }]);
    const first = book.row('activities', 1);
    book.put('activities', 2, first);
    book.run();
    const copy = book.row('activities', 2);
    expect(copy).toEqual({ ...first, activityId: copy['activityId'] });
    expect(copy['activityId']).not.toBe(first['activityId']);
  });

  test('what is still to come is planned where the state is blank', () => {
    const book = withDeals([], [{ prospect: 'X', type: 'Meeting', when: FRIDAY }]);
    expect(book.row('activities', 1)['state']).toBe('Planned');
  });

  test('a date and a type that cannot be read stop no other row', () => {
    const book = withDeals(
      [{ prospect: 'Acme' }, { prospect: 'Bolt', when: 'soon', amount: 'much' }],
      [
        { prospect: 'Bolt', type: 'Juggling', when: 'last week', state: '#N/A' },
        { prospect: 'Acme', type: 'Info request', state: 'Planned', when: MONDAY + 0.4 },
      ],
    );
    expect(todays(book)).toEqual([['Answer the request', 'Acme', 'Waiting 2 h']]);
  });
});

describe('an answer', () => {
  const request = { type: 'Info request', state: 'Planned', prospect: 'Acme' };

  test('closes the oldest open request of its deal, with the working hours it waited, once', () => {
    const book = withDeals(
      [{ prospect: 'Acme' }],
      [
        { ...request, when: MONDAY + 9 / 24 },
        // Friday 16:00: an hour on Friday, three on Monday.
        { ...request, when: MONDAY - 3 + 16 / 24 },
        { type: 'Answer', prospect: 'Acme', when: MONDAY + 11 / 24 },
      ],
    );
    expect(book.rows('activities').map(({ state }) => state)).toEqual([
      'Planned',
      'Done',
      undefined,
    ]);
    expect(book.row('activities', 2)['answeredAfter']).toBe(4);
    const before = book.contents();
    book.run();
    expect(book.contents()).toEqual(before);
  });

  test('that came before the request closes nothing', () => {
    const book = withDeals(
      [{ prospect: 'Acme' }],
      [
        { type: 'Answer', prospect: 'Acme', when: MONDAY + 9 / 24 },
        { ...request, when: MONDAY + 10 / 24 },
      ],
    );
    expect(book.row('activities', 2)['state']).toBe('Planned');
  });

  test('of the day alone closes a request of that day', () => {
    const book = withDeals(
      [{ prospect: 'Acme' }],
      [
        { ...request, when: MONDAY + 10 / 24 },
        { type: 'Answer', prospect: 'Acme', when: MONDAY },
      ],
    );
    expect(book.row('activities', 1)).toMatchObject({ state: 'Done', answeredAfter: 2 });
  });

  test('leaves a request that was closed by hand alone', () => {
    const book = withDeals(
      [{ prospect: 'Acme' }],
      [
        { ...request, state: 'Done', when: MONDAY + 8 / 24 },
        { ...request, when: MONDAY + 9 / 24 },
        { type: 'Answer', prospect: 'Acme', when: MONDAY + 11 / 24 },
      ],
    );
    expect(book.row('activities', 1)['answeredAfter']).toBeUndefined();
    expect(book.row('activities', 2)).toMatchObject({ state: 'Done', answeredAfter: 2 });
  });
});

describe('a meeting typed into Pipeline', () => {
  const meetings = (book: FollowUpWorkbook): unknown[] =>
    book.rows('activities').map(({ when, state }) => [when, state]);
  const cell = (book: FollowUpWorkbook): unknown => book.row('pipeline', 1)['meeting'];

  test('is planned once, with the usual minutes', () => {
    const book = withDeals([{ prospect: 'Acme', meeting: FRIDAY + 0.5 }]);
    expect(book.rows('activities')).toEqual([
      {
        when: FRIDAY + 0.5,
        prospect: 'Acme',
        type: 'Meeting',
        state: 'Planned',
        minutes: 45,
        dealId: 'd1',
        activityId: expect.any(String),
      },
    ]);
    book.run();
    expect(book.rows('activities')).toHaveLength(1);
  });

  test('moves when it is changed, and is cancelled when it is cleared', () => {
    const book = withDeals([{ prospect: 'Acme', meeting: FRIDAY + 0.5 }]);
    book.put('pipeline', 1, { meeting: WEDNESDAY + 0.25 });
    book.run();
    expect(meetings(book)).toEqual([[WEDNESDAY + 0.25, 'Planned']]);
    book.put('pipeline', 1, { meeting: '' });
    book.run();
    expect(meetings(book)).toEqual([[WEDNESDAY + 0.25, 'Cancelled']]);
    book.run();
    expect(cell(book)).toBeUndefined();
  });

  test('is one more where several are planned; the cell shows the earliest', () => {
    const planned = { prospect: 'Acme', type: 'Meeting', state: 'Planned' };
    const book = withDeals(
      [{ prospect: 'Acme' }],
      [
        { ...planned, when: FRIDAY + 0.5 },
        { ...planned, when: WEDNESDAY + 0.5 },
      ],
    );
    expect(cell(book)).toBe(WEDNESDAY + 0.5);
    book.put('pipeline', 1, { meeting: TUESDAY + 0.5 });
    book.run();
    expect(meetings(book)).toEqual([
      [FRIDAY + 0.5, 'Planned'],
      [WEDNESDAY + 0.5, 'Planned'],
      [TUESDAY + 0.5, 'Planned'],
    ]);
    expect(cell(book)).toBe(TUESDAY + 0.5);
  });

  test.each(['Cancelled', 'Done', 'No-show', 'Inställd'])(
    'the cell follows when the activity is %s',
    (state) => {
      const book = withDeals([{ prospect: 'Acme', meeting: FRIDAY + 0.5 }]);
      book.put('activities', 1, { state });
      book.run();
      expect(cell(book)).toBeUndefined();
      expect(meetings(book)).toEqual([[FRIDAY + 0.5, state]]);
    },
  );

  test('the cell follows an activity that was moved, and empties when the meeting has passed', () => {
    const book = withDeals([{ prospect: 'Acme', meeting: TUESDAY + 0.5 }]);
    book.put('activities', 1, { when: WEDNESDAY + 0.5 });
    book.run();
    expect(cell(book)).toBe(WEDNESDAY + 0.5);
    book.now = WEDNESDAY + 0.75;
    book.run();
    expect(cell(book)).toBeUndefined();
    expect(meetings(book)).toEqual([[WEDNESDAY + 0.5, 'Planned']]);
  });

  test.each(['next week sometime', 'tbd', MONDAY - 3])(
    '%s plans nothing and stays where it was typed',
    (meeting) => {
      const book = withDeals([{ prospect: 'Acme', meeting }]);
      book.run();
      expect(cell(book)).toBe(meeting);
      expect(book.rows('activities')).toEqual([]);
    },
  );

  test('words over a planned meeting leave the meeting planned', () => {
    const book = withDeals([{ prospect: 'Acme', meeting: FRIDAY + 0.5 }]);
    book.put('pipeline', 1, { meeting: 'next week sometime' });
    book.run();
    expect(cell(book)).toBe('next week sometime');
    expect(meetings(book)).toEqual([[FRIDAY + 0.5, 'Planned']]);
  });

  test('clearing the cell after the meeting cancels nothing', () => {
    const book = withDeals([{ prospect: 'Acme', meeting: TUESDAY + 0.5 }]);
    book.now = WEDNESDAY;
    book.put('pipeline', 1, { meeting: '' });
    book.run();
    expect(meetings(book)).toEqual([[TUESDAY + 0.5, 'Planned']]);
  });
});

describe('the working time of Settings', () => {
  const request = { prospect: 'Acme', type: 'Info request', state: 'Planned' };
  /** Why the request is on the list, where it was asked on Friday at 15:00. */
  function whyWith(settings: readonly Row[]): unknown {
    const book = followUpWorkbook();
    settings.forEach((row, i) => book.put('settings', i + 10, row));
    book.put('pipeline', 1, { prospect: 'Acme', stage: 'Early', dealId: 'd1' });
    book.put('activities', 1, { ...request, when: MONDAY - 3 + 15 / 24 });
    book.run();
    return book.row('today', 1)['why'];
  }
  const setting = (settingKey: string, value: unknown): Row => ({ settingKey, value });

  test.each<[string, Row[], string]>([
    ['nothing', [], 'Waiting 6 h, target 4 h'],
    ['a working Saturday', [setting('freeDays', "'0000001")], 'Waiting 15 h, target 4 h'],
    ['digits that became a number', [setting('freeDays', 11)], 'Waiting 6 h, target 4 h'],
    ['free days that are none', [setting('freeDays', 'weekend')], 'Waiting 6 h, target 4 h'],
    [
      'hours as fractions and as text',
      [setting('workFrom', '10:00'), setting('workTo', 16 / 24), setting('requestHours', 8)],
      'Waiting 3 h',
    ],
    [
      'hours that end before they begin',
      [setting('workFrom', 0.7), setting('workTo', 0.3)],
      'Waiting 6 h, target 4 h',
    ],
    ['a holiday, and one that is none', [{ holiday: MONDAY }, { holiday: 'soon' }], 'Waiting 2 h'],
  ])('%s', (_, settings, why) => expect(whyWith(settings)).toBe(why));

  test('a time as a sheet gives it is a moment of its first day', () => {
    // 8:00 on 30 December 1899, UTC.
    expect(timeOfDay(new Date(-2209161600000 + 8 * 3600000), () => 0)).toBeCloseTo(8 / 24, 9);
    expect(timeOfDay(new Date(0), () => 0)).toBeNull();
  });
});

describe('Today', () => {
  const followUpToday = { prospect: 'Acme', nextStep: "'=Send it", when: MONDAY, phone: '08-1' };

  test('lists what is to be done in its order, with why', () => {
    const book = withDeals(
      [
        { prospect: 'Won', stage: 'Sold', closed: MONDAY - 8 },
        { prospect: 'Slow', inStageSince: MONDAY - 16 },
        { prospect: 'Due', when: MONDAY, nextStep: 'Call', phone: '1' },
        { prospect: 'Late', when: MONDAY - 1 },
        { prospect: 'Unmet' },
        { prospect: 'Asked' },
        { prospect: 'Met', meeting: TUESDAY + 10 / 24, when: MONDAY },
        { prospect: 'Lost', stage: 'Gone', when: MONDAY },
      ],
      [
        { prospect: 'Unmet', type: 'Call', result: 'Reached', when: MONDAY - 3 },
        {
          prospect: 'Asked',
          type: 'Info request',
          state: 'Planned',
          when: MONDAY - 4,
          note: 'a price list',
        },
      ],
    );
    expect(todays(book)).toEqual([
      ['Call about the meeting', 'Met', '10:00 AM tomorrow. No phone number in the row'],
      ['Answer the request', 'Asked', 'Waiting 22 h, target 4 h. Asked for a price list'],
      ['Book a meeting', 'Unmet', 'Contact on Fri, Nov 20, no meeting planned'],
      ['Follow up', 'Late', '1 day overdue'],
      ['Call', 'Due', 'Due today'],
      [
        'Offer something to try',
        'Slow',
        '16 days in Early, usually 10. No sample, demo or free version offered yet',
      ],
      ['Check in after the close', 'Won', 'Won Sun, Nov 15, 7-day check-in'],
    ]);
  });

  test('in Swedish', () => {
    const book = followUpWorkbook('sv');
    book.put('pipeline', 1, { dealId: 'd1', prospect: 'A', meeting: TUESDAY, phone: '08-1' });
    book.put('pipeline', 2, { dealId: 'd2', prospect: 'B', when: MONDAY - 1 });
    book.run();
    expect(todays(book)).toEqual([
      ['Ring inför mötet', 'A', 'Imorgon, tid saknas'],
      ['Följ upp', 'B', '1 dag försenad'],
    ]);
    book.put('today', 2, { done: true });
    book.run();
    expect(book.row('activities', 2)).toMatchObject({ type: 'Samtal', state: 'Gjord' });
  });

  test('what a person typed stays text, and each item has a box', () => {
    const book = withDeals([followUpToday]);
    expect(book.row('today', 1)).toMatchObject({ what: '=Send it', phone: '08-1', done: false });
    const { boxes, formulas } = book.services.workbook.findSheet('today') as never as {
      boxes: Set<string>;
      formulas: Map<string, string>;
    };
    expect([...boxes]).toEqual(['2,1']);
    expect(formulas.size).toBe(0);
    book.put('pipeline', 1, { when: '' });
    book.run();
    expect(boxes.size).toBe(0);
    expect(book.rows('today')).toEqual([]);
  });

  test('a tick logs the call with its note and rests the step until tomorrow', () => {
    const book = withDeals([followUpToday]);
    book.put('today', 1, { done: true, note: '+46 is the new number' });
    book.run();
    expect(book.rows('activities')).toEqual([
      {
        when: MONDAY_NOON,
        prospect: 'Acme',
        type: 'Call',
        state: 'Done',
        note: '+46 is the new number',
        dealId: 'd1',
        activityId: expect.any(String),
      },
    ]);
    expect(book.row('pipeline', 1)).toMatchObject({
      nextStep: '=Send it',
      when: MONDAY,
      snoozeUntil: TUESDAY,
    });
    expect(book.rows('today')).toEqual([]);
    book.now = TUESDAY + 0.4;
    book.run();
    // The call has made contact, and no meeting is planned.
    expect(todays(book)).toEqual([
      [
        'Book a meeting',
        'Acme',
        'Contact on Mon, Nov 23, no meeting planned. Due as well: =Send it',
      ],
    ]);
  });

  test('a new date moves the step of a follow-up, with or without a tick', () => {
    for (const done of [true, false]) {
      const book = withDeals([followUpToday]);
      book.put('today', 1, { done, newDate: FRIDAY });
      book.run();
      expect(book.row('pipeline', 1)['when']).toBe(FRIDAY);
      expect(book.row('pipeline', 1)['snoozeUntil']).toBe(done ? FRIDAY : undefined);
      expect(book.rows('activities')).toHaveLength(done ? 1 : 0);
      expect(book.rows('today')).toEqual([]);
    }
  });

  test('a new date puts all else off, and its note is kept', () => {
    const book = withDeals([{ prospect: 'Slow', inStageSince: MONDAY - 16 }]);
    book.put('today', 1, { newDate: FRIDAY, note: 'asked me to wait' });
    book.run();
    expect(book.row('pipeline', 1)['snoozeUntil']).toBe(FRIDAY);
    expect(book.rows('activities')).toMatchObject([{ note: 'asked me to wait', state: 'Done' }]);
    expect(book.rows('activities')[0]!['type']).toBeUndefined();
    expect(book.rows('today')).toEqual([]);
    book.now = FRIDAY + 0.4;
    book.run();
    expect(book.rows('today')).toHaveLength(1);
  });

  test('a note alone waits for its tick and moves with its item', () => {
    const book = withDeals([followUpToday]);
    book.put('today', 1, { note: 'ask for Karen' });
    book.put('pipeline', 2, { dealId: 'd2', prospect: 'Sooner', when: MONDAY - 2 });
    book.run();
    expect(book.rows('today').map(({ prospect, note }) => [prospect, note])).toEqual([
      ['Sooner', undefined],
      ['Acme', 'ask for Karen'],
    ]);
    expect(book.rows('activities')).toEqual([]);
  });

  test('a note at an item that is no longer due is kept until it is ticked or cleared', () => {
    for (const end of [{ done: true }, { note: '' }]) {
      const book = withDeals([followUpToday]);
      book.put('today', 1, { note: 'ask for Karen' });
      book.put('pipeline', 1, { when: FRIDAY });
      book.run();
      expect(book.rows('today')).toMatchObject([
        {
          note: 'ask for Karen',
          why: 'No longer due. Tick Done to log the note, or clear what you typed.',
        },
      ]);
      book.put('today', 1, end);
      book.run();
      expect(book.rows('today')).toEqual([]);
      expect(book.rows('activities')).toHaveLength('done' in end ? 1 : 0);
    }
  });

  test.each([
    ['a deal that was deleted', { done: true, note: 'x' }, 'gone'],
    ['a date that is none', { newDate: 'someday', done: true }, 'badDate'],
    ['a date that is past', { newDate: MONDAY - 1, done: true }, 'pastDate'],
  ])('%s is reported and what was typed stays', (_, typed, code) => {
    const book = withDeals([followUpToday]);
    book.put('today', 1, typed);
    if (code === 'gone') book.put('pipeline', 1, { dealId: 'other' });
    const { problems } = book.run();
    expect(problems).toMatchObject([{ code, prospect: 'Acme' }]);
    expect(book.rows('today')).toContainEqual(expect.objectContaining(typed));
    expect(book.rows('activities')).toEqual([]);
  });

  test('the call about a meeting cannot be put off', () => {
    const book = withDeals([{ prospect: 'Met', meeting: TUESDAY + 0.5 }]);
    book.put('today', 1, { newDate: FRIDAY });
    expect(book.run().problems).toMatchObject([{ code: 'meetingDate', day: TUESDAY }]);
    book.put('today', 1, { newDate: '', done: true });
    expect(book.run().problems).toEqual([]);
    expect(book.row('activities', 2)).toMatchObject({ type: 'Call', state: 'Done' });
    expect(book.rows('today')).toEqual([]);
  });

  test('a ticked request is answered; a request without a single deal too', () => {
    const book = withDeals(
      [{ prospect: 'Acme' }, { prospect: 'Acme' }],
      [{ prospect: 'Acme', type: 'Info request', state: 'Planned', when: MONDAY + 9 / 24 }],
    );
    expect(todays(book)).toEqual([['Answer the request', 'Acme', 'Waiting 3 h']]);
    book.put('today', 1, { newDate: FRIDAY });
    expect(book.run().problems).toMatchObject([{ code: 'noDeal' }]);
    book.put('today', 1, { newDate: '', done: true, note: 'sent' });
    book.run();
    expect(book.row('activities', 1)).toMatchObject({ state: 'Done', answeredAfter: 3 });
    expect(book.row('activities', 2)).toMatchObject({ type: 'Answer', note: 'sent' });
    expect(book.rows('today')).toEqual([]);
  });

  test('a new request wakes a deal that was put off', () => {
    const book = withDeals([followUpToday]);
    book.put('today', 1, { done: true });
    book.run();
    expect(book.rows('today')).toEqual([]);
    const request = { prospect: 'Acme', type: 'Info request', state: 'Planned' };
    book.put('activities', 2, { ...request, when: MONDAY_NOON });
    book.run();
    expect(book.rows('today')).toMatchObject([{ what: 'Answer the request' }]);
    book.put('today', 1, { newDate: TUESDAY });
    book.run();
    expect(book.rows('today')).toEqual([]);
  });

  test('the same step done twice in a day is logged twice', () => {
    const book = withDeals([followUpToday]);
    for (const note of ['first', 'second']) {
      book.put('today', 1, { done: true, note });
      book.run();
      book.put('pipeline', 1, { snoozeUntil: '' });
      book.put('activities', 1, { result: 'No answer' });
      book.run();
    }
    expect(book.rows('activities').map(({ note }) => note)).toEqual(['first', 'second']);
  });

  test('rows that a person added are left alone where they are', () => {
    const book = withDeals([followUpToday]);
    book.put('today', 2, { what: 'Buy cake', done: true, note: 'for Karen' });
    book.put('pipeline', 2, { dealId: 'd2', prospect: 'B', when: MONDAY });
    book.put('pipeline', 3, { dealId: 'd3', prospect: 'C', when: MONDAY - 1 });
    book.run();
    expect(book.rows('today').map(({ prospect, what }) => prospect ?? what)).toEqual([
      'C',
      'Buy cake',
      'Acme',
      'B',
    ]);
    expect(book.row('today', 2)).toEqual({ what: 'Buy cake', done: true, note: 'for Karen' });
  });

  test('a copied row has a tick and a note of its own', () => {
    const book = withDeals([followUpToday]);
    book.put('today', 2, { ...book.row('today', 1), done: true, note: 'two' });
    book.put('today', 1, { done: true, note: 'one' });
    book.run();
    expect(book.rows('activities').map(({ note }) => note)).toEqual(['one', 'two']);
    expect(book.rows('today')).toEqual([]);
  });

  test('nothing is written where nothing changed', () => {
    const book = withDeals(
      [followUpToday, { prospect: 'Met', meeting: TUESDAY + 0.5 }],
      [{ prospect: 'Acme', type: 'Call', when: MONDAY }],
    );
    book.put('today', 2, { note: 'x' });
    const before = book.writes();
    book.run();
    expect(book.writes()).toBe(before);
  });

  test('its calls do not depend on the number of deals', () => {
    const callsWith = (deals: number): number => {
      const all = Array.from({ length: deals }, (_, i) => ({
        prospect: `P${i}`,
        when: MONDAY - 1 - i,
        meeting: i % 2 ? FRIDAY + 0.5 : '',
      }));
      const book = followUpWorkbook();
      all.forEach((deal, i) =>
        book.put('pipeline', i + 1, { stage: 'Early', dealId: `d${i}`, ...deal }),
      );
      return book.run().calls + book.run().calls;
    };
    expect(callsWith(50)).toBe(callsWith(4));
  });
});

describe('a run that is stopped at any call and run again', () => {
  /** A morning's work: ticks, a note, new dates, a moved and a cleared meeting, a request and its answer. */
  function busyMorning(): FollowUpWorkbook {
    const book = withDeals(
      [
        { prospect: 'A', when: MONDAY },
        { prospect: 'B', when: MONDAY - 1 },
        { prospect: 'C', meeting: FRIDAY + 0.5 },
        { prospect: 'D', meeting: FRIDAY + 0.5 },
        { prospect: 'E' },
        { prospect: 'F', inStageSince: MONDAY - 99 },
        { prospect: 'G' },
      ],
      [{ prospect: 'E', type: 'Info request', state: 'Planned', when: MONDAY + 9 / 24 }],
    );
    const rowOf = (prospect: string): number =>
      book.rows('today').findIndex((row) => row['prospect'] === prospect) + 1;
    book.put('today', rowOf('A'), { done: true, note: 'a' });
    book.put('today', rowOf('B'), { newDate: FRIDAY, note: 'b' });
    book.put('today', rowOf('E'), { done: true, note: 'e' });
    book.put('today', rowOf('F'), { note: 'f' });
    book.put('pipeline', 3, { meeting: WEDNESDAY + 0.5 });
    book.put('pipeline', 4, { meeting: '' });
    book.put('pipeline', 7, { meeting: TUESDAY + 0.5 });
    const by = { prospect: 'G', type: 'Info request', state: 'Planned', when: MONDAY + 8 / 24 };
    book.put('activities', 8, by);
    book.put('activities', 9, { prospect: 'G', type: 'Answer', when: MONDAY + 10 / 24 });
    return book;
  }

  /** What stands in the sheets, without the IDs and seeds that each run makes anew. */
  function outcome(book: FollowUpWorkbook): unknown {
    const plain = ({ activityId, item, ...rest }: Row): Row => {
      const [, ...words] = String(item ?? '').split(' ');
      return { ...rest, hasId: activityId !== undefined, group: words[0] };
    };
    const activities = book.rows('activities').map((row) => JSON.stringify(plain(row)));
    return [
      activities.sort(),
      book.rows('pipeline'),
      book.rows('today').map(plain),
      book.rows('state').map(({ lastMeeting }) => lastMeeting),
    ];
  }

  test('does nothing twice and loses nothing', () => {
    const whole = busyMorning();
    const { calls } = whole.run();
    const wanted = outcome(whole);
    for (let last = 0; last < calls; last++) {
      const book = busyMorning();
      expect(() => book.run(last)).toThrow('killed');
      book.run();
      expect([last, outcome(book)]).toEqual([last, wanted]);
    }
  });

  test('also where it is stopped twice', () => {
    const whole = busyMorning();
    const { calls } = whole.run();
    const wanted = outcome(whole);
    const call = fc.integer({ min: 0, max: calls - 1 });
    fc.assert(
      fc.property(call, call, (first, second) => {
        const book = busyMorning();
        expect(() => book.run(first)).toThrow('killed');
        try {
          book.run(second);
        } catch {
          // It may have come to its end before.
        }
        book.run();
        expect(outcome(book)).toEqual(wanted);
      }),
      { seed: 20261123, numRuns: 60 },
    );
  });
});

describe('an edit', () => {
  test('of the next step wakes a deal that was put off, of another column it does not', () => {
    const book = withDeals([{ prospect: 'Acme', snoozeUntil: FRIDAY }]);
    const { workbook } = book.services;
    const sheet = workbook.findSheet('pipeline')!;
    const edit = (field: string): void => {
      const column = PIPELINE.columns.findIndex((each) => each.field === field) + 1;
      upkeepAfterEdit(book.services, { sheetId: sheet.id, row: 2, column, isOneCell: true });
    };
    edit('meeting');
    expect(book.row('pipeline', 1)['snoozeUntil']).toBe(FRIDAY);
    edit('when');
    expect(book.row('pipeline', 1)['snoozeUntil']).toBeUndefined();
  });

  test('of an activity’s prospect moves it to the other deal', () => {
    const book = withDeals(
      [{ prospect: 'Acme' }, { prospect: 'Bolt' }],
      [{ prospect: 'Acme', type: 'Mail', when: MONDAY }],
    );
    const sheetId = book.services.workbook.findSheet('activities')!.id;
    book.put('activities', 1, { prospect: 'Bolt' });
    upkeepAfterEdit(book.services, { sheetId, row: 2, column: 2, isOneCell: true });
    expect(book.row('activities', 1)['dealId']).toBe('d2');
  });
});
