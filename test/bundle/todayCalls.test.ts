/** What the sidebar's Today asks of the server: product S3 and ux A.5, on the built bundle. */
import type { ItemAnswer, TodayAnswer, TodayItem } from '../../src/flows/todayAnswers';
import type { OpenedWorkbook } from './openWorkbook';
import { emptyPipeline, openWorkbook, sampleWorkbook } from './openWorkbook';
import { readsOf } from './rangeReads';

type List = Extract<TodayAnswer, { isSetUp: true }>;
const listOf = (workbook: OpenedWorkbook): List => workbook.run('todayList').value as List;
const itemOf = (workbook: OpenedWorkbook, group: string): TodayItem =>
  listOf(workbook).items.find((item) => item.group === group)!;

let count = 0;
const token = () => `token-${++count}`;
const done = (workbook: OpenedWorkbook, item: string, more: object = {}): ItemAnswer =>
  workbook.run('doneItem', { language: 'en', token: token(), item, ...more }).value as ItemAnswer;
const snooze = (workbook: OpenedWorkbook, item: string, until: string, as = token()): ItemAnswer =>
  workbook.run('snoozeItem', { language: 'en', token: as, item, until }).value as ItemAnswer;

/** The rows of Activities: prospect, type, state, note. */
function activities(workbook: OpenedWorkbook): string[][] {
  const { getters } = workbook.file.model;
  const sheetId = workbook.sheetId('Activities');
  return [...Array(60).keys()]
    .map((i) =>
      [1, 2, 3, 5].map(
        (col) => getters.getEvaluatedCell({ sheetId, col, row: i + 1 }).formattedValue,
      ),
    )
    .filter((row) => row.some((text) => text !== ''));
}

/** The sample with a request of Friday morning that nobody has answered. */
function withRequest(): OpenedWorkbook {
  const workbook = sampleWorkbook();
  workbook.type('Activities', 'A2', '2026-11-20 09:00');
  workbook.type('Activities', 'B2', workbook.cell('Pipeline', 'A2').shown);
  workbook.type('Activities', 'C2', 'Info request');
  workbook.type('Activities', 'D2', 'Planned');
  workbook.run('tendPipeline');
  return workbook;
}

describe('todayList()', () => {
  test.each(['en_US', 'sv_SE'] as const)(
    'in %s has what the sheet Today has, in 3 reads',
    (locale) => {
      const workbook = sampleWorkbook(locale);
      // A meeting tomorrow: the call about it tells what became of its mail.
      workbook.type('Pipeline', 'J2', '2026-11-24 10:00');
      workbook.run('refreshPlan');
      workbook.run('tendPipeline');
      const run = workbook.run('todayList');
      expect(readsOf(run)).toBe(3);
      const { items, language, today } = run.value as List;
      expect({ language, today }).toEqual({ language: locale.slice(0, 2), today: '2026-11-23' });
      const sheet = locale === 'en_US' ? 'Today' : 'Idag';
      const shown = items.map((_, i) =>
        ['B', 'C', 'E'].map((letter) => workbook.cell(sheet, `${letter}${i + 2}`).value),
      );
      expect(items.length).toBeGreaterThan(5);
      expect(items.map(({ what, prospect, why }) => [what, prospect, why])).toEqual(shown);
      expect(workbook.cell(sheet, `C${items.length + 2}`).shown).toBe('');
      expect(JSON.parse(JSON.stringify(run.value))).toEqual(run.value);
    },
  );

  test('before set-up, and with nothing to do', () => {
    expect(openWorkbook('sv_SE').run('todayList').value).toEqual({
      isSetUp: false,
      language: 'sv',
    });
    expect(listOf(emptyPipeline())).toMatchObject({
      items: [],
      done: 0,
      next: { date: '2026-11-24', count: 0, time: '' },
    });
  });
});

describe('doneItem(request)', () => {
  test('logs a call, lets the step rest until tomorrow, and Undo brings the item back', () => {
    const workbook = sampleWorkbook();
    const before = activities(workbook).length;
    const { item, prospect } = itemOf(workbook, 'followUp');
    const request = { language: 'en', token: token(), item, note: '=left a message' };
    for (let i = 0; i < 10; i++) {
      expect(workbook.run('doneItem', request).value).toEqual({ state: 'saved', canUndo: true });
    }
    expect(activities(workbook)).toHaveLength(before + 1);
    expect(activities(workbook).at(-1)).toEqual([prospect, 'Call', 'Done', '=left a message']);
    workbook.run('tendPipeline');
    expect(listOf(workbook).items.map((each) => each.item)).not.toContain(item);
    expect(listOf(workbook).done).toBe(1);
    expect(workbook.run('undo', { token: request.token }).value).toBe(true);
    workbook.run('tendPipeline');
    expect(itemOf(workbook, 'followUp').item).toBe(item);
    expect(activities(workbook)).toHaveLength(before);
  });

  test('of the call about a meeting: confirmed is noted, cancelled cancels it', () => {
    const book = (workbook: OpenedWorkbook): TodayItem => {
      workbook.type('Pipeline', 'J2', '2026-11-24 10:00');
      workbook.run('tendPipeline');
      return itemOf(workbook, 'meetingCall');
    };
    const confirmed = sampleWorkbook();
    const called = book(confirmed);
    expect(called).toMatchObject({ dealId: expect.any(String), snoozes: ['afternoon'] });
    expect(done(confirmed, called.item, { as: 'confirmed' })).toMatchObject({ state: 'saved' });
    expect(activities(confirmed).at(-1)).toEqual([
      called.prospect,
      'Call',
      'Done',
      'Confirmed the meeting',
    ]);
    expect(itemOf(confirmed, 'meetingCall')?.item).not.toBe(called.item);

    const cancelled = sampleWorkbook();
    const off = book(cancelled);
    done(cancelled, off.item, { as: 'cancelled' });
    cancelled.run('tendPipeline');
    const meetings = activities(cancelled).filter(
      ([name, type]) => name === off.prospect && type === 'Meeting',
    );
    expect(meetings.at(-1)![2]).toBe('Cancelled');
  });

  test('an answer closes its request; what is no longer on the list is told', () => {
    const workbook = withRequest();
    const request = itemOf(workbook, 'request');
    expect(request).toMatchObject({ isLate: true, why: expect.stringContaining('target 4 h') });
    done(workbook, request.item);
    workbook.run('tendPipeline');
    expect(itemOf(workbook, 'request')).toBeUndefined();
    for (const gone of [request.item, 'followUp nobody', '__proto__', 'constructor x']) {
      expect(done(workbook, gone)).toEqual({ state: 'gone', canUndo: false });
    }
  });
});

describe('snoozeItem(request)', () => {
  test('moves the step of a follow-up, over weekends and holidays, and Undo brings it back', () => {
    const workbook = sampleWorkbook();
    const { item, row, snoozes } = itemOf(workbook, 'followUp');
    expect(snoozes).toEqual(['afternoon', 'tomorrow', 'week']);
    const before = workbook.cell('Pipeline', `I${row}`).shown;
    const as = token();
    expect(snooze(workbook, item, 'week', as)).toEqual({ state: 'saved', canUndo: true });
    // The answer was lost, and the page asks again.
    expect(snooze(workbook, item, 'week', as)).toEqual({ state: 'saved', canUndo: true });
    expect(workbook.cell('Pipeline', `I${row}`).shown).toBe('Nov 30');
    expect(listOf(workbook).items.map((each) => each.item)).not.toContain(item);
    expect(workbook.run('undo', { token: as }).value).toBe(true);
    expect(workbook.cell('Pipeline', `I${row}`).shown).toBe(before);
    expect(snooze(workbook, item, 'afternoon')).toMatchObject({ state: 'saved' });
    expect(workbook.cell('Pipeline', `I${row}`).shown).toBe(before);
    expect(listOf(workbook).items.map((each) => each.item)).not.toContain(item);
  });

  test('offers and takes only what the item can wait for', () => {
    const workbook = withRequest();
    const { item, snoozes } = itemOf(workbook, 'request');
    expect(snoozes).toEqual(['afternoon', 'tomorrow']);
    for (const until of ['week', 'never', 'constructor']) {
      expect(snooze(workbook, item, until)).toEqual({ state: 'gone', canUndo: false });
    }
    expect(snooze(workbook, item, 'tomorrow')).toMatchObject({ state: 'saved' });
    expect(itemOf(workbook, 'request')).toBeUndefined();
  });
});
