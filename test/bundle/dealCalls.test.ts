/** What the sidebar's Deal asks of the server: product section 5, on the built bundle. */
import type { DealAnswer, DealHistory, DealView, SaveAnswer } from '../../src/flows/dealAnswers';
import type { OpenedWorkbook } from './openWorkbook';
import { emptyPipeline, openWorkbook, sampleWorkbook } from './openWorkbook';
import { readsOf } from './rangeReads';

type Opened = Extract<DealAnswer, { state: 'deal' }>;
/** Harborlight Hotels. */
const ROW = 2;

function opened(workbook: OpenedWorkbook, row = ROW): Opened {
  const { value } = workbook.runAt('Pipeline', row, 'selectedDeal', { withSettings: true });
  expect(value).toMatchObject({ state: 'deal' });
  return value as Opened;
}

let count = 0;
function change(deal: DealView, values: object, more: object = {}): object {
  const base = Object.fromEntries(
    Object.keys(values).map((field) => [field, deal.base[field as keyof DealView['base']]]),
  );
  return {
    dealId: deal.dealId,
    row: deal.row,
    language: 'en',
    token: `token-${++count}`,
    version: deal.version,
    base,
    values,
    ...more,
  };
}

const saved = (value: unknown): Extract<SaveAnswer, { state: 'saved' }> => {
  expect(value).toMatchObject({ state: 'saved' });
  return value as Extract<SaveAnswer, { state: 'saved' }>;
};

/** Where the columns of a sheet are by their headings, wherever they stand. */
function columnsOf(
  workbook: OpenedWorkbook,
  sheetName: string,
  headings: readonly string[],
): number[] {
  const { getters } = workbook.file.model;
  const sheetId = workbook.sheetId(sheetName);
  const row = [...Array(getters.getNumberCols(sheetId)).keys()].map(
    (col) => getters.getEvaluatedCell({ sheetId, col, row: 0 }).formattedValue,
  );
  return headings.map((heading) => row.indexOf(heading));
}

function cellOf(workbook: OpenedWorkbook, sheetName: string, heading: string, row: number): string {
  const [col] = columnsOf(workbook, sheetName, [heading]);
  const sheetId = workbook.sheetId(sheetName);
  return workbook.file.model.getters.getEvaluatedCell({ sheetId, col: col!, row: row - 1 })
    .formattedValue;
}

/** The rows below the headings in which any of these columns holds something. */
function rowsOf(
  workbook: OpenedWorkbook,
  sheetName: string,
  headings: readonly string[],
): string[][] {
  const { getters } = workbook.file.model;
  const sheetId = workbook.sheetId(sheetName);
  const columns = columnsOf(workbook, sheetName, headings);
  return [...Array(getters.getNumberRows(sheetId) - 1).keys()]
    .map((i) =>
      columns.map((col) => getters.getEvaluatedCell({ sheetId, col, row: i + 1 }).formattedValue),
    )
    .filter((row) => row.some((text) => text !== ''));
}

describe('selectedDeal(request)', () => {
  test.each([
    ['en_US', 'en', 'Harborlight Hotels', 'Proposal'],
    ['sv_SE', 'sv', 'Havsbris Hotell AB', 'Offert'],
  ] as const)(
    'in %s gives the deal, Settings and what was done, in 3 reads',
    (locale, language, name, stage) => {
      const workbook = sampleWorkbook(locale);
      workbook.runAt('Pipeline', ROW, 'selectedDeal', {});
      const run = workbook.runAt('Pipeline', ROW, 'selectedDeal', { withSettings: true });
      expect(readsOf(run)).toBe(3);
      const { deal, settings, history, place } = run.value as Opened;
      expect(deal).toMatchObject({
        name,
        row: ROW,
        values: { stage, amount: locale === 'sv_SE' ? 420_000 : 42_000 },
      });
      expect(deal.odd).toEqual({});
      expect(place.row).toBe(ROW);
      expect(settings).toMatchObject({ language, today: '2026-11-23', priceIndex: 0.03 });
      expect(settings!.stages.map(({ kind }) => kind)).toEqual([
        'open',
        'open',
        'open',
        'open',
        'open',
        'won',
        'lost',
      ]);
      expect(history!.dealId).toBe(deal.dealId);
      expect(JSON.parse(JSON.stringify(run.value))).toEqual(run.value);
    },
  );

  test('costs one read a row, and one cell while nothing has changed (S9)', () => {
    const workbook = sampleWorkbook();
    const { place } = opened(workbook);
    const other = workbook.runAt('Pipeline', 3, 'selectedDeal', { known: place });
    expect(other.value).toMatchObject({ state: 'deal', place: { row: 3 } });
    expect(readsOf(other)).toBe(1);
    const same = workbook.runAt('Pipeline', ROW, 'selectedDeal', { known: place });
    expect(same.value).toEqual({ state: 'same' });
    expect(readsOf(same)).toBe(1);
  });

  test('notices that another deal has come into the row', () => {
    const workbook = sampleWorkbook();
    const { place } = opened(workbook);
    const sheetId = workbook.sheetId('Pipeline');
    workbook.dispatch('REMOVE_COLUMNS_ROWS', {
      sheetId,
      sheetName: 'Pipeline',
      dimension: 'ROW',
      elements: [ROW - 1],
    });
    const { value } = workbook.runAt('Pipeline', ROW, 'selectedDeal', { known: place });
    expect(value).toMatchObject({ state: 'deal', place: { row: ROW } });
    expect((value as Opened).place.dealId).not.toBe(place.dealId);
  });

  test('offers recent deals elsewhere, a new one in an empty row, set-up before it', () => {
    const workbook = sampleWorkbook();
    const elsewhere = workbook.runAt('Plan', 3, 'selectedDeal', { withSettings: true }).value;
    expect(elsewhere).toMatchObject({ state: 'elsewhere', recent: [{}, {}, {}] });
    expect(workbook.runAt('Pipeline', 1, 'selectedDeal', {}).value).toMatchObject({
      state: 'elsewhere',
    });
    expect(workbook.runAt('Pipeline', 40, 'selectedDeal', {}).value).toMatchObject({
      state: 'noDeal',
      place: { row: 40, dealId: '' },
    });
    expect(openWorkbook('sv_SE').runAt('Blad1', 1, 'selectedDeal', {}).value).toEqual({
      state: 'notSetUp',
      language: 'sv',
    });
  });

  test('gives an ID to a row without one, and to a copy of a row (W6)', () => {
    const workbook = sampleWorkbook();
    workbook.type('Pipeline', 'A19', 'Typed by hand');
    const typed = opened(workbook, 19);
    expect(typed.deal).toMatchObject({ name: 'Typed by hand' });
    expect(typed.deal.dealId).not.toBe('');
    const first = opened(workbook, 3).deal;
    const sheetId = workbook.sheetId('Pipeline');
    const { getters } = workbook.file.model;
    for (let col = 0; col < getters.getNumberCols(sheetId); col++) {
      const content = getters.getCellText({ sheetId, col, row: 2 });
      if (content !== '') workbook.dispatch('UPDATE_CELL', { sheetId, col, row: 19, content });
    }
    expect(opened(workbook, 20).deal.dealId).not.toBe(first.dealId);
    expect(opened(workbook, 3).deal.dealId).toBe(first.dealId);
  });

  test('knows renamed and moved columns, and names one that was deleted', () => {
    const workbook = sampleWorkbook();
    const before = opened(workbook).deal;
    workbook.type('Pipeline', 'D1', 'Worth');
    expect(opened(workbook).deal.values).toEqual(before.values);
    const sheetId = workbook.sheetId('Pipeline');
    workbook.dispatch('MOVE_COLUMNS_ROWS', {
      sheetId,
      sheetName: 'Pipeline',
      dimension: 'COL',
      base: 0,
      position: 'before',
      elements: [3],
    });
    expect(opened(workbook).deal.values).toEqual(before.values);
    workbook.dispatch('REMOVE_COLUMNS_ROWS', {
      sheetId,
      sheetName: 'Pipeline',
      dimension: 'COL',
      elements: [0],
    });
    const missing = 'The sheet Pipeline lacks columns of ours: Amount.';
    expect(() => opened(workbook)).toThrow(missing);
    // Columns that a run has found are remembered: those that it has missed stay missed.
    expect(() => opened(workbook)).toThrow(missing);
    expect(() =>
      workbook.runAt('Pipeline', ROW, 'saveDeal', change(before, { amount: 1 })),
    ).toThrow(missing);
  });
});

describe('saveDeal(request)', () => {
  const QUALIFIED = {
    canSign: 'confirmed',
    signer: 'John West',
    role: 'hotel director',
    budgetSource: 'inferred',
    budgetLow: 37_500,
    budgetLikely: 42_000,
    budgetHigh: 50_500,
    similarPurchases: [
      { what: 'Chiller swap', price: 38_500, year: 2023 },
      { what: '=Rooftop unit', price: 36_000.5, year: 2021 },
    ],
    decideBy: '2026-12-14',
    urgency: '',
  };

  test.each(['en_US', 'sv_SE'] as const)(
    'in %s writes words of the workbook, text as text, and answers with the deal as it is',
    (locale) => {
      const workbook = sampleWorkbook(locale);
      const language = locale.slice(0, 2);
      const { deal } = opened(workbook);
      const run = workbook.run('saveDeal', change(deal, QUALIFIED, { language }));
      const answer = saved(run.value);
      expect(answer.deal.values).toMatchObject(QUALIFIED);
      expect(answer.deal.version).toBe(deal.version + 1);
      expect(opened(workbook).deal).toEqual(answer.deal);
      const again = workbook.run(
        'saveDeal',
        change(answer.deal, { budgetHigh: 51_000 }, { language }),
      );
      expect(readsOf(again)).toBe(2);
      expect(again.calls['SpreadsheetApp.flush']).toBe(1);
    },
  );

  test('finds the deal where it was sorted to, and tells that one is gone', () => {
    const workbook = sampleWorkbook();
    const { deal } = opened(workbook);
    const sheetId = workbook.sheetId('Pipeline');
    workbook.dispatch('ADD_COLUMNS_ROWS', {
      sheetId,
      sheetName: 'Pipeline',
      dimension: 'ROW',
      base: 1,
      position: 'before',
      quantity: 3,
    });
    const answer = saved(workbook.run('saveDeal', change(deal, { signer: 'Ada' })).value);
    expect(answer.deal.row).toBe(ROW + 3);
    expect(cellOf(workbook, 'Pipeline', 'Signer', ROW + 3)).toBe('Ada');
    workbook.dispatch('REMOVE_COLUMNS_ROWS', {
      sheetId,
      sheetName: 'Pipeline',
      dimension: 'ROW',
      elements: [ROW + 2],
    });
    const before = JSON.stringify(workbook.file.save().workbook);
    expect(workbook.run('saveDeal', change(deal, { signer: 'Bo' })).value).toEqual({
      state: 'gone',
    });
    expect(JSON.stringify(workbook.file.save().workbook)).toBe(before);
  });

  test('writes over nothing that somebody else has changed: both values are told, all else merges', () => {
    const workbook = sampleWorkbook();
    const { deal } = opened(workbook);
    saved(workbook.run('saveDeal', change(deal, { amount: 39_500, role: 'owner' })).value);
    const clash = workbook.run('saveDeal', change(deal, { amount: 45_000, signer: 'Eve' }))
      .value as SaveAnswer;
    expect(clash).toMatchObject({
      state: 'clash',
      who: 'rep@example.com',
      clashes: [{ field: 'amount', inSheet: '39500', base: '39500' }],
    });
    expect(opened(workbook).deal.values).toMatchObject({
      amount: 39_500,
      signer: deal.values.signer,
    });
    // What a colleague typed into a cell tells nobody who it was.
    workbook.type('Pipeline', `D${ROW}`, '40000');
    const typed = opened(workbook).deal;
    workbook.type('Pipeline', `D${ROW}`, '41000');
    expect(workbook.run('saveDeal', change(typed, { amount: 45_000 })).value).toMatchObject({
      who: '',
    });
    // The same value on both sides is no clash.
    saved(workbook.run('saveDeal', change(typed, { amount: 41_000, signer: 'Eve' })).value);
    expect(opened(workbook).deal.values).toMatchObject({
      amount: 41_000,
      role: 'owner',
      signer: 'Eve',
    });
  });

  test('tells all problems at once, beside their fields, and writes nothing', () => {
    const workbook = sampleWorkbook();
    const { deal } = opened(workbook);
    const before = JSON.stringify(workbook.file.save().workbook);
    const bad = {
      mail: 'a@b, c@d.se',
      amount: -1,
      decideBy: '2026-02-30',
      canSign: 'maybe',
      stage: 'No such',
    };
    const { value } = workbook.run('saveDeal', change(deal, bad, { language: 'sv' }));
    expect(value).toMatchObject({ state: 'invalid' });
    const { problems } = value as Extract<SaveAnswer, { state: 'invalid' }>;
    expect(problems.map(({ field }) => field).sort()).toEqual(Object.keys(bad).sort());
    expect(problems.find(({ field }) => field === 'amount')!.text).toBe(
      'Skriv ett tal som är 0 eller större.',
    );
    expect(
      workbook.run('saveDeal', change(deal, { budgetLow: 9, budgetLikely: 5 })).value,
    ).toMatchObject({ state: 'invalid', problems: [{ field: 'budgetLikely' }] });
    expect(JSON.stringify(workbook.file.save().workbook)).toBe(before);
  });

  test('Undo brings back what was there, but not over what was changed since', () => {
    const workbook = sampleWorkbook();
    const { deal } = opened(workbook);
    const request = change(deal, { ...QUALIFIED, amount: 1 }) as { token: string };
    saved(workbook.run('saveDeal', request).value);
    expect(workbook.run('undo', { token: request.token }).value).toBe(true);
    expect(opened(workbook).deal.values).toEqual(deal.values);
    expect(workbook.run('undo', { token: request.token }).value).toBe(false);
    const again = change(opened(workbook).deal, { amount: 2, signer: 'X' }) as { token: string };
    saved(workbook.run('saveDeal', again).value);
    workbook.type('Pipeline', `D${ROW}`, '3');
    expect(workbook.run('undo', { token: again.token }).value).toBe(false);
    expect(opened(workbook).deal.values).toMatchObject({ amount: 3, signer: deal.values.signer });
  });

  test('shows what a form has no value for, and leaves it alone', () => {
    const workbook = sampleWorkbook();
    workbook.type('Pipeline', `D${ROW}`, 'about 40');
    const { deal } = opened(workbook);
    expect(deal.odd).toEqual({ amount: 'about 40' });
    saved(workbook.run('saveDeal', change(deal, { signer: 'Ada' })).value);
    expect(workbook.cell('Pipeline', `D${ROW}`).value).toBe('about 40');
  });
});

describe('logActivity(request)', () => {
  const log = (workbook: OpenedWorkbook, deal: DealView, activity: object, values: object = {}) =>
    workbook.run('logActivity', change(deal, values, { activity }));

  test('logs a call and the next step; ten quick clicks log it once', () => {
    const workbook = sampleWorkbook();
    const { deal } = opened(workbook);
    const before = rowsOf(workbook, 'Activities', ['Type']).length;
    const values = { nextStep: 'Call with price', when: '2026-11-24' };
    const request = change(deal, values, {
      activity: { type: 'call', result: 'reached', note: '=HYPERLINK("x")' },
    });
    for (let i = 0; i < 10; i++)
      workbook.run('logActivity', { ...request, base: opened(workbook).deal.base });
    const rows = rowsOf(workbook, 'Activities', [
      'Prospect',
      'Type',
      'State',
      'Result',
      'Note',
      'By',
    ]);
    expect(rows).toHaveLength(before + 1);
    expect(rows.at(-1)).toEqual([
      deal.name,
      'Call',
      'Done',
      'Reached',
      '=HYPERLINK("x")',
      'rep@example.com',
    ]);
    expect(opened(workbook).deal.values).toMatchObject(values);
  });

  test('a request waits, and its answer closes it when the pipeline is tended; Undo opens it again', () => {
    const workbook = sampleWorkbook();
    const { deal } = opened(workbook);
    saved(log(workbook, deal, { type: 'request', note: 'noise figures' }).value);
    workbook.run('tendPipeline');
    const history = () => workbook.run('dealHistory', { dealId: deal.dealId }).value as DealHistory;
    expect(history().request).toMatchObject({ note: 'noise figures', targetHours: 4 });
    const request = change(opened(workbook).deal, {}, { activity: { type: 'answer' } }) as {
      token: string;
    };
    saved(workbook.run('logActivity', request).value);
    expect(workbook.run('tendPipeline').value).toMatchObject({ sentences: [] });
    expect(history().request).toBeNull();
    expect(workbook.run('undo', { token: request.token }).value).toBe(true);
    workbook.run('tendPipeline');
    expect(history().request).toMatchObject({ note: 'noise figures' });
  });

  test('offers a demo: trial, its state and the activity', () => {
    const workbook = sampleWorkbook('sv_SE');
    const { deal } = opened(workbook);
    const values = { trial: 'demo', trialState: 'offered' };
    const request = change(deal, values, { language: 'sv', activity: { type: 'trial' } });
    expect(saved(workbook.run('logActivity', request).value).deal.values).toMatchObject(values);
    expect(rowsOf(workbook, 'Aktiviteter', ['Kund', 'Typ', 'Läge']).at(-1)).toEqual([
      deal.name,
      'Prov',
      'Gjord',
    ]);
  });

  test('needs something that happened or a next step', () => {
    const workbook = sampleWorkbook();
    const { deal } = opened(workbook);
    for (const activity of [
      null,
      { type: 'party' },
      { type: 'call', result: 'maybe' },
      { type: 'call', note: 5 },
      [],
      7,
    ]) {
      expect(workbook.run('logActivity', change(deal, {}, { activity })).value).toMatchObject({
        state: 'invalid',
      });
    }
  });
});

describe('meetings', () => {
  const MEETING = {
    date: '2026-11-24',
    time: '10:00',
    minutes: 45,
    place: 'https://meet.example.com/x',
    agenda: 'Price per floor',
    isReminded: true,
  };
  const pipelineMeeting = (workbook: OpenedWorkbook) =>
    cellOf(workbook, 'Pipeline', 'Meeting', ROW);

  test('a meeting is booked, moved and cancelled: the sheet shows it at once, and upkeep finds all in order', () => {
    const workbook = sampleWorkbook();
    const { deal } = opened(workbook);
    const booked = saved(workbook.run('bookMeeting', change(deal, {}, MEETING)).value);
    expect(pipelineMeeting(workbook)).toBe('Nov 24 10:00 AM');
    const planned = () =>
      rowsOf(workbook, 'Activities', [
        'Prospect',
        'When',
        'Type',
        'State',
        'Minutes',
        'Place or link',
        'Agenda',
        'Remind prospect',
      ]).filter(([name, , type]) => name === deal.name && type === 'Meeting');
    const present = planned();
    expect(present.at(-1)).toEqual([
      deal.name,
      'Nov 24 10:00 AM',
      'Meeting',
      'Planned',
      '45',
      MEETING.place,
      MEETING.agenda,
      'Yes',
    ]);
    workbook.run('tendPipeline');
    expect(planned()).toEqual(present);
    const history = workbook.run('dealHistory', { dealId: deal.dealId }).value as DealHistory;
    expect(history.meetings.find(({ id }) => id === booked.activityId)).toMatchObject({
      date: '2026-11-24',
      time: '10:00',
      minutes: 45,
      isReminded: true,
    });

    const { activityId } = booked;
    const moved = { ...MEETING, time: '14:30', isReminded: false, activityId };
    saved(workbook.run('bookMeeting', change(booked.deal, {}, moved)).value);
    expect(pipelineMeeting(workbook)).toBe('Nov 24 02:30 PM');
    workbook.run('tendPipeline');
    expect(planned()).toHaveLength(present.length);
    expect(planned().at(-1)).toEqual([
      deal.name,
      'Nov 24 02:30 PM',
      'Meeting',
      'Planned',
      '45',
      MEETING.place,
      MEETING.agenda,
      'No',
    ]);

    saved(
      workbook.run('endMeeting', change(opened(workbook).deal, {}, { activityId, as: 'cancelled' }))
        .value,
    );
    expect(pipelineMeeting(workbook)).toBe('');
    workbook.run('tendPipeline');
    expect(planned().at(-1)![3]).toBe('Cancelled');
    expect(
      workbook.run('endMeeting', change(opened(workbook).deal, {}, { activityId, as: 'done' }))
        .value,
    ).toMatchObject({
      state: 'invalid',
      problems: [
        { field: 'date', text: 'This meeting is not planned any more. Read the deal anew.' },
      ],
    });
  });

  test('what cannot be is told beside its field', () => {
    const workbook = sampleWorkbook();
    const { deal } = opened(workbook);
    const fieldsOf = (more: object): string[] => {
      const { value } = workbook.run('bookMeeting', change(deal, {}, { ...MEETING, ...more }));
      return (
        (value as { problems?: { field: string }[] }).problems?.map(({ field }) => field) ?? []
      );
    };
    expect(fieldsOf({ date: '2026-11-23', time: '08:00' })).toEqual(['time']);
    expect(
      fieldsOf({
        date: 'soon',
        time: '25:00',
        minutes: 0,
        place: 'a\nb',
        agenda: 'x'.repeat(1001),
      }),
    ).toEqual(['date', 'time', 'minutes', 'place', 'agenda']);
    expect(fieldsOf({ activityId: 'nobody' })).toEqual(['date']);
  });
});

describe('closeDeal(request)', () => {
  test('won: stage, day, check-ins on working days, and the stage log says sidebar', () => {
    const workbook = sampleWorkbook();
    const { deal } = opened(workbook);
    const request = change(deal, { amount: 43_000 }, { as: 'won', closed: '2026-11-23' }) as {
      token: string;
    };
    const base = { stage: deal.base.stage, closed: deal.base.closed, amount: deal.base.amount };
    const answer = saved(workbook.run('closeDeal', { ...request, base }).value);
    expect(answer.deal.values).toMatchObject({
      stage: 'Won',
      closed: '2026-11-23',
      amount: 43_000,
    });
    workbook.run('tendPipeline');
    expect(
      rowsOf(workbook, 'Stage log', ['Deal ID', 'From stage', 'To stage', 'How']).at(-1),
    ).toEqual([deal.dealId, 'Proposal', 'Won', 'sidebar']);
    // 30 days later is Wednesday, 23 December, 90 days a Sunday.
    const { checkIns } = workbook.run('dealHistory', { dealId: deal.dealId }).value as DealHistory;
    expect(checkIns).toEqual(['2026-11-30', '2026-12-23', '2027-02-22']);
    // The first one, made in time, is the planned one.
    const happened = { activity: { type: 'checkIn', note: 'happy' } };
    const early = change(opened(workbook).deal, {}, happened) as { token: string };
    saved(workbook.run('logActivity', early).value);
    const made = workbook.run('dealHistory', { dealId: deal.dealId }).value as DealHistory;
    expect(made.checkIns).toEqual(['2026-12-23', '2027-02-22']);
    expect(made.latest[0]).toMatchObject({ type: 'checkIn', state: 'done', note: 'happy' });
    expect(workbook.run('undo', { token: early.token }).value).toBe(true);
    expect(workbook.run('undo', { token: request.token }).value).toBe(true);
    expect(opened(workbook).deal.values).toEqual(deal.values);
    expect(
      (workbook.run('dealHistory', { dealId: deal.dealId }).value as DealHistory).checkIns,
    ).toEqual([]);
  });

  test('lost: the reason is kept; a day to come is refused', () => {
    const workbook = sampleWorkbook('sv_SE');
    const { deal } = opened(workbook);
    const base = { stage: deal.base.stage, closed: '', lostBecause: '' };
    const request = change(
      deal,
      { lostBecause: 'competitor' },
      { as: 'lost', closed: '2026-11-20', language: 'sv' },
    );
    expect(
      workbook.run('closeDeal', { ...request, base, closed: '2026-12-24' }).value,
    ).toMatchObject({
      state: 'invalid',
      problems: [{ field: 'closed', text: 'Välj ett datum som inte ligger i framtiden.' }],
    });
    expect(saved(workbook.run('closeDeal', { ...request, base }).value).deal.values).toMatchObject({
      stage: 'Förlorad',
      lostBecause: 'competitor',
      closed: '2026-11-20',
    });
    expect(cellOf(workbook, 'Pipeline', 'Förlustorsak', ROW)).toBe('Valde någon annan');
  });
});

describe('newDeal(request)', () => {
  test('starts a deal in the chosen row, else below the last; what was sent twice is one deal', () => {
    const workbook = sampleWorkbook();
    const request = {
      language: 'en',
      token: 'new-deal-1',
      row: 40,
      values: { prospect: '=Acme', stage: 'Contacted', amount: 12.5 },
    };
    const { deal } = saved(workbook.run('newDeal', request).value);
    expect(deal).toMatchObject({
      row: 40,
      name: '=Acme',
      values: { stage: 'Contacted', amount: 12.5 },
    });
    expect(saved(workbook.run('newDeal', request).value).deal).toEqual(deal);
    const next = { ...request, token: 'new-deal-2', row: 40, values: { prospect: 'Bolt' } };
    expect(saved(workbook.run('newDeal', next).value).deal.row).toBe(41);
    workbook.run('tendPipeline');
    expect(cellOf(workbook, 'Pipeline', 'Created', 40)).toBe('2026-11-23');
    expect(emptyPipeline().run('newDeal', { ...next, row: 0 }).value).toMatchObject({
      state: 'saved',
      deal: { row: 2 },
    });
  });

  test('needs the name of the prospect', () => {
    const workbook = emptyPipeline('sv_SE');
    for (const values of [{}, { prospect: '  ' }, { prospect: '' }]) {
      expect(
        workbook.run('newDeal', { language: 'sv', token: 'new-deal', row: 0, values }).value,
      ).toEqual({
        state: 'invalid',
        problems: [{ field: 'prospect', text: 'Skriv kundens namn.' }],
      });
    }
  });
});

describe('drafts', () => {
  const draft = (n: number, at = '2026-11-23T13:00:00.000Z') => ({
    key: `deal d-${n} qualify`,
    at,
    content: `{"n":${n}}`,
  });

  test('are kept for the person, twenty at most, thirty days at most, and forgotten when saved', () => {
    const workbook = emptyPipeline();
    for (let n = 0; n < 22; n++) {
      workbook.run('saveDraft', draft(n, `2026-11-23T13:${String(n).padStart(2, '0')}:00.000Z`));
    }
    const kept = workbook.run('readDrafts').value as { key: string }[];
    expect(kept).toHaveLength(20);
    expect(kept[0]!.key).toBe('deal d-21 qualify');
    workbook.run('saveDraft', { ...draft(21), content: '' });
    workbook.run('saveDraft', draft(20, '2026-10-01T00:00:00.000Z'));
    const after = workbook.run('readDrafts').value as { key: string }[];
    expect(after.map(({ key }) => key)).not.toContain('deal d-21 qualify');
    expect(after.map(({ key }) => key)).not.toContain('deal d-20 qualify');
    expect(after).toHaveLength(18);
  });

  test('that are too long, or no drafts, are refused', () => {
    const workbook = emptyPipeline();
    for (const bad of [
      { ...draft(1), content: 'x'.repeat(2801) },
      { ...draft(1), at: 'now' },
      { key: 'a' },
      null,
    ]) {
      expect(() => workbook.run('saveDraft', bad)).toThrow();
    }
  });
});
