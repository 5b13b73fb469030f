import fc from 'fast-check';
import { dayNumber } from '../../src/domain/day';
import { serialToInstant } from '../../workbench/engine/serialDates';
import { loadBundle, sessionSpeaking, shown } from './builtBundle';

const STAGES = [
  ['Stage', 'Probability', 'Kind', 'Usual days', 'Wants a decision maker'],
  ['Contacted', 0.1, 'Open', 10, 'No'],
  ['Proposal', 0.45, 'Open', 20, 'Yes'],
  ['Signed', 1, 'Won', '', ''],
  ['Dropped', 0, 'Lost', '', ''],
];
const column = (...cells: unknown[]): unknown[][] => cells.map((cell) => [cell]);
const DAY = (text: string): number => dayNumber(text)!;
const MONDAY = DAY('2026-11-23');
const rowsOf = (calculate: () => unknown): unknown[][] => shown(calculate) as unknown[][];

/** A cell's date as Sheets hands it to us: the instant of that wall time in the spreadsheet's zone. */
const dateIn = (zone: string, day: number): Date => new Date(serialToInstant(day, zone));

describe('custom functions of flow and qualification, in the built bundle', () => {
  const f = loadBundle(sessionSpeaking('en'));
  const swedish = loadBundle(sessionSpeaking('sv'));

  describe('dates (F1)', () => {
    test.each([
      'Europe/Stockholm',
      'America/New_York',
      'Pacific/Auckland',
      'Asia/Kathmandu',
      'Pacific/Apia',
      'Australia/Lord_Howe',
      'America/Sao_Paulo',
    ])('a Date is the wall time of %s, each midnight and each last minute of ten years', (zone) => {
      const there = loadBundle(sessionSpeaking('en', zone));
      const first = DAY('2010-01-01');
      const days = Array.from({ length: 3652 }, (_, i) => first + i).filter(
        (day) => !(zone === 'Pacific/Apia' && day === DAY('2011-12-30')),
      );
      for (const time of [0, 1439 / 1440]) {
        const dates = days.map((day) => dateIn(zone, day + time));
        const ones = dates.map(() => 1);
        for (const unit of ['week', 'month']) {
          const args = [column(...ones), column(...ones), first, 600, unit];
          expect(there.PIPELINE_FLOW!(column(...dates), ...args)).toEqual(
            there.PIPELINE_FLOW!(column(...days), ...args),
          );
        }
      }
    });

    test('the zone is read once, and only where there is a Date', () => {
      const services = sessionSpeaking('en') as Record<string, Record<string, () => unknown>>;
      let zones = 0;
      let formats = 0;
      const counted = loadBundle({
        ...services,
        SpreadsheetApp: {
          getActive: () => ({
            getSpreadsheetTimeZone() {
              zones++;
              return 'Europe/Stockholm';
            },
          }),
        },
        Utilities: {
          formatDate: (...parts: never[]) => {
            formats++;
            return (services['Utilities']!['formatDate'] as (...given: never[]) => unknown)(
              ...parts,
            );
          },
        },
      });
      counted.PIPELINE_FLOW!(column(MONDAY), column(1), column(1), MONDAY, 4);
      expect([zones, formats]).toEqual([0, 0]);
      const dates = Array.from({ length: 5000 }, (_, i) =>
        dateIn('Europe/Stockholm', 46000 + i / 10),
      );
      const ones = dates.map(() => 1);
      counted.PIPELINE_FLOW!(column(...dates), column(...ones), column(...ones), MONDAY, 4);
      expect(zones).toBe(1);
      expect(formats).toBeLessThan(150);
    });
  });

  describe('PIPELINE_FLOW', () => {
    const dates = column('Close', MONDAY, MONDAY + 6, MONDAY + 7, '', MONDAY + 1);
    const amounts = column('Amount', 100, 200, 400, 800, '');

    test('gives start, deals, value and expected of each week, the first the one that holds from', () => {
      const chances = column('Chance', 0.5, 0.5, 0.25, 1, '');
      expect(rowsOf(() => f.PIPELINE_FLOW!(dates, amounts, chances, MONDAY + 3, 2))).toEqual([
        [MONDAY, 3, 300, 150],
        [MONDAY + 7, 1, 400, 100],
      ]);
    });

    test('takes months in any of our languages, and leaves closed deals out by stage name', () => {
      const stages = column('Stage', 'Proposal', 'Signed', 'Proposal', 'Proposal', 'Contacted');
      const call = (unit: string): unknown[][] =>
        rowsOf(() => f.PIPELINE_FLOW!(dates, amounts, stages, '2026-11-30', 1, unit, STAGES));
      expect(call('month')).toEqual([[DAY('2026-11-01'), 3, 500, 225]]);
      expect(call(' Månad ')).toEqual(call('month'));
    });

    test.each([
      [column('soon'), 'PIPELINE_FLOW: row 1 of close_dates holds “soon”; expected a date.'],
      [column(-3), 'PIPELINE_FLOW: row 1 of close_dates holds -3; expected a date.'],
      [column(new Date(NaN)), 'PIPELINE_FLOW: row 1 of close_dates holds a date; expected a date.'],
      [
        column(1, 2),
        'PIPELINE_FLOW: close_dates has 2 cells and amounts has 1; expected ranges of one size.',
      ],
    ])('says what is wrong: %j', (closeDates, sentence) =>
      expect(shown(() => f.PIPELINE_FLOW!(closeDates, 1, 0.5, MONDAY, 1))).toBe(sentence),
    );

    test.each([
      [['', 1], 'PIPELINE_FLOW: from is nothing; expected a date.'],
      [[MONDAY, 0], 'PIPELINE_FLOW: periods is 0; expected a whole number from 1 to 1000.'],
      [[MONDAY, 1, 'day'], 'PIPELINE_FLOW: unit is “day”; expected week or month.'],
    ])('says what is wrong: %j', (rest, sentence) =>
      expect(shown(() => f.PIPELINE_FLOW!(MONDAY, 1, 0.5, ...rest))).toBe(sentence),
    );

    test('speaks Swedish', () =>
      expect(shown(() => swedish.PIPELINE_FLOW!(MONDAY, 1, 0.5, MONDAY, 1, 'dag'))).toBe(
        'PIPELINE_FLOW: unit är ”dag”; väntade vecka eller månad.',
      ));
  });

  describe('FLOW_STEADINESS', () => {
    test('is 1 for an even flow, 1/n for everything in one, with or without a heading', () => {
      expect(f.FLOW_STEADINESS!(column('Expected', 5, 5, 5))).toBe(1);
      expect(f.FLOW_STEADINESS!([[0, '', 9]])).toBeCloseTo(1 / 3, 15);
    });

    test('says that there is none where nothing is expected', () => {
      const sentence =
        'FLOW_STEADINESS: nothing is expected in any period, so there is no steadiness; expected at least one amount over 0.';
      expect(shown(() => f.FLOW_STEADINESS!(column(0, 0)))).toBe(sentence);
      expect(shown(() => f.FLOW_STEADINESS!(''))).toBe(sentence);
    });
  });

  describe('STAGE_CONVERSION', () => {
    const log = [
      ['When', 'Deal', 'From', 'To', 'How'],
      [MONDAY - 9, 'a', '', 'Contacted', 'edit'],
      [MONDAY - 8.5, 'a', 'Contacted', 'proposal', 'edit'],
      [MONDAY - 8, 'a', 'Proposal', 'Signed', 'edit'],
      [MONDAY - 9, 17, '', 'Contacted', 'edit'],
      [MONDAY, 17, 'Contacted', 'Dropped', 'edit'],
      ['', '', '', '', ''],
      [MONDAY - 1, 'c', '', 'Contacted', 'edit'],
    ];

    test('gives from, to, n, rate, low and high of each passage, as of a day', () => {
      const rows = rowsOf(() => f.STAGE_CONVERSION!(log, STAGES, MONDAY));
      expect(rows.map((row) => row.slice(0, 4))).toEqual([
        ['Contacted', 'Proposal', 2, 0.5],
        ['Proposal', 'Signed', 1, 1],
      ]);
      expect(rows[0]![4]).toBeCloseTo(0.1209, 4);
      expect(rows[0]![5]).toBeCloseTo(0.8791, 4);
      expect(rowsOf(() => f.STAGE_CONVERSION!(log, STAGES, MONDAY - 1))[0]).toEqual([
        'Contacted',
        'Proposal',
        1,
        1,
        expect.any(Number),
        1,
      ]);
    });

    test('counts a stage that was renamed since the log was written as none', () => {
      const renamed = [
        [MONDAY - 9, 'a', '', 'Contacted'],
        [MONDAY - 5, 'a', 'Contacted', 'Renamed since'],
        [MONDAY - 2, 'a', 'Renamed since', 'Signed'],
      ];
      const rows = rowsOf(() => f.STAGE_CONVERSION!(renamed, STAGES, MONDAY));
      expect(rows.map(([from, , n, rate]) => [from, n, rate])).toEqual([
        ['Contacted', 1, 1],
        ['Proposal', 1, 1],
      ]);
    });

    test('leaves rates blank where nothing is finished', () => {
      const rows = rowsOf(() => f.STAGE_CONVERSION!(log, STAGES, MONDAY - 100));
      expect(rows[0]).toEqual(['Contacted', 'Proposal', 0, '', '', '']);
    });

    test.each([
      [[[MONDAY, 'a', '', 5]], 'row 1 of stage_log holds 5; expected a stage of the stage table.'],
      [[['', 'a', '', 'Proposal']], 'row 1 of stage_log holds nothing; expected a date.'],
      [
        [[MONDAY, '', '', 'Proposal']],
        'row 1 of stage_log holds nothing; expected the ID of a deal.',
      ],
      [[[MONDAY, 'a']], 'stage_log has 2 columns; expected When, Deal, From and To.'],
    ])('says what is wrong: %j', (bad, sentence) =>
      expect(shown(() => f.STAGE_CONVERSION!(bad, STAGES, MONDAY))).toBe(
        `STAGE_CONVERSION: ${sentence}`,
      ),
    );

    test('says that a table has no open stage', () =>
      expect(shown(() => f.STAGE_CONVERSION!(log, [['Signed', 1, 'Won']], MONDAY))).toBe(
        'STAGE_CONVERSION: stages has no stage of kind Open; expected at least one.',
      ));
  });

  describe('BUDGET_ESTIMATE', () => {
    test('gives low, likely and high; 3 % a year unless said otherwise', () => {
      const prices = column('Price', 30000, 40000, '');
      const years = column('Year', 2026, 2025, '');
      expect(rowsOf(() => f.BUDGET_ESTIMATE!(prices, years, 2026, 0.05))).toEqual([
        [27000, 36000, 50400],
      ]);
      expect(rowsOf(() => f.BUDGET_ESTIMATE!(100, 2025, 2026))[0]![1]).toBeCloseTo(103, 12);
    });

    test.each([
      [['', 2025, 2026], 'row 1 of prices holds nothing; expected a price of 0 or more.'],
      [
        [100, 2027, 2026],
        'row 1 of years holds 2027; expected a year of the past, with four digits.',
      ],
      [[100, 25, 2026], 'row 1 of years holds 25; expected a year of the past, with four digits.'],
      [[100, 2025, 2026, 3], 'rate is 3; expected a number from 0 to 1.'],
      [
        ['', '', 2026],
        'there is no purchase to reckon from; expected at least one price with its year.',
      ],
    ])('says what is wrong: %j', (args, sentence) =>
      expect(shown(() => f.BUDGET_ESTIMATE!(...args))).toBe(`BUDGET_ESTIMATE: ${sentence}`),
    );
  });

  describe('CALIBRATION', () => {
    test('gives said, happened, n, low and high of each band, and the Brier score', () => {
      const chances = column('Chance', 0.25, 0.25, 0.9, 0.9, '', 0.5);
      const outcomes = column('Outcome', 'Won', 'Förlorad', 'won', 'Vunnen', 'Won', 'Proposal');
      const rows = rowsOf(() => f.CALIBRATION!(chances, outcomes));
      expect(rows.map((row) => row.slice(0, 3))).toEqual([
        [0.25, 0.5, 2],
        [0.9, 1, 2],
        ['Brier score', expect.closeTo(0.16125, 12), 4],
      ]);
      expect(rows[2]!.slice(3)).toEqual(['', '']);
    });

    test.each([
      [
        [0.5, 'Open'],
        'no closed deal has a probability, so there is nothing to compare; expected at least one.',
      ],
      [[2, 'Won'], 'row 1 of probabilities holds 2; expected a number from 0 to 1.'],
      [[0.5, '#N/A'], 'row 1 of outcomes holds “#N/A”; expected Won, Lost or a stage.'],
    ])('says what is wrong: %j', (args, sentence) =>
      expect(shown(() => f.CALIBRATION!(...args))).toBe(`CALIBRATION: ${sentence}`),
    );
  });

  describe('QUALIFICATION_SCORE and NEXT_QUESTION', () => {
    const signer = column('Can sign', 'Confirmed', 'tror det', '', 'Maybe', 'Inte än');
    const budget = column('Budget source', 'Stated', 'Uppskattat', '', '', 'Not known');
    const decideBy = column('Decide by', MONDAY, '', '', '', 'spring');
    const urgency = column('Urgency', '', 'Bråttom', '', 'Normal', '');
    const stages = column('Stage', 'Proposal', 'Proposal', '', 'Proposal', 'Proposal');

    test('score each deal; a bad row says so in its own cell (F7)', () => {
      expect(shown(() => f.QUALIFICATION_SCORE!(signer, budget, decideBy, urgency))).toEqual([
        ['Fit'],
        [8],
        [5],
        [0],
        [
          'QUALIFICATION_SCORE: row 5 of decision_maker holds “Maybe”; expected Confirmed, Believed, Not yet or Unknown.',
        ],
        ['QUALIFICATION_SCORE: row 6 of decide_by holds “spring”; expected a date.'],
      ]);
    });

    test('ask what is least known, in the language that is given, and nothing of closed deals', () => {
      expect(
        shown(() =>
          f.NEXT_QUESTION!(
            column('Confirmed', 'Believed', '', '', ''),
            column('Stated', 'Inferred', '', '', ''),
            column(MONDAY, '', '', '', ''),
            '',
            column('Proposal', 'Proposal', 'Proposal', 'Vunnen', ''),
            'sv_SE',
          ),
        ),
      ).toEqual([
        [''],
        ['”Hur länge klarar ni er med det ni har?”'],
        ['”Vem mer än du behöver säga ja innan ni beställer?”'],
        [''],
      ]);
      const rows = rowsOf(() =>
        f.NEXT_QUESTION!(signer, budget, decideBy, urgency, stages, '', 'Fråga'),
      );
      expect(rows[0]).toEqual(['Fråga']);
      expect(rows[2]).toEqual([
        '“Could the person who signs join the first ten minutes of our next meeting?”',
      ]);
    });

    test('refuse a language that we do not speak', () =>
      expect(shown(() => f.NEXT_QUESTION!('', '', '', '', 'Proposal', 'de'))).toBe(
        'NEXT_QUESTION: language is “de”; expected a language, en or sv.',
      ));
  });

  describe('DEAL_SIGNAL', () => {
    const day = (offset: number): Date => dateIn('Europe/Stockholm', MONDAY + offset);
    /** A row a deal: stage, next step, its date, meeting, mail, score, in stage since, request, trial, closed. */
    const deals = [
      [
        'Stage',
        'Next step',
        'When',
        'Meeting',
        'Mail',
        'Fit',
        'Since',
        'Request',
        'Trial',
        'Closed',
      ],
      ['Proposal', 'Call', day(-3), '', 'a@b.c', 8, day(-3), day(-2), '', ''],
      ['Proposal', 'Call', day(-1), '', 'a@b.c', 8, day(-3), '', '', ''],
      ['Proposal', '', '', day(1.5), 'a@b.c', 8, day(-3), '', '', ''],
      ['Proposal', '', '', day(9), '', 8, day(-3), '', '', ''],
      ['Proposal', 'Call', day(0), '', 'a@b.c', 2, day(-3), '', '', ''],
      ['Proposal', '', '', '', 'a@b.c', 8, day(-31), '', '', ''],
      ['Contacted', '', '', '', 'a@b.c', '', day(-31), '', 'Demo', ''],
      ['Signed', '', '', '', '', '', '', '', '', day(-7)],
      ['Dropped', 'Call', day(-9), '', '', '', '', '', '', day(-7)],
      ['', '', '', '', '', 0, '', '', '', ''],
      ['Nowhere', '', '', '', '', '', '', '', '', ''],
      ['Proposal', 'Call', 'later', '', '', '', '', '', '', ''],
    ];
    const columns = deals[0]!.map((_, i) => deals.map((row) => [row[i]]));

    test('names the one thing that each deal wants first (F7)', () => {
      expect(shown(() => f.DEAL_SIGNAL!(...columns, MONDAY, STAGES))).toEqual([
        ['Signal'],
        ['Request waiting 2 days'],
        ['Overdue 1 day'],
        ['Call: meeting tomorrow'],
        ['Mail address missing'],
        ['Qualify first'],
        ['Slow: offer a demo'],
        ['Plan a step'],
        ['Check-in due'],
        [''],
        [''],
        [
          'DEAL_SIGNAL: row 12 of deal_stages holds “Nowhere”; expected a stage of the stage table.',
        ],
        ['DEAL_SIGNAL: row 13 of next_dates holds “later”; expected a date.'],
      ]);
    });

    test('speaks the language that is given, whoever looks', () => {
      const args = [...columns, MONDAY, STAGES, '', '', '', '', 'sv', 'Gör först'];
      const rows = rowsOf(() => f.DEAL_SIGNAL!(...args));
      expect(rows.slice(0, 4)).toEqual([
        ['Gör först'],
        ['Förfrågan väntar 2 dagar'],
        ['1 dag försenad'],
        ['Ring: möte imorgon'],
      ]);
    });

    test('does with the columns that there are: what hangs on others is not shown', () => {
      const none = ['', '', '', '', '', '', '', '', ''];
      expect(
        shown(() => f.DEAL_SIGNAL!(column('Proposal', 'Signed'), ...none, MONDAY, STAGES)),
      ).toEqual([['Plan a step'], ['']]);
    });

    test('knows weekends of one’s own, holidays and other thresholds', () => {
      const meetings = column(MONDAY + 5);
      const call = (...rest: unknown[]): unknown =>
        shown(() =>
          f.DEAL_SIGNAL!(
            'Proposal',
            '',
            '',
            meetings,
            '',
            '',
            '',
            '',
            '',
            '',
            MONDAY + 3,
            STAGES,
            ...rest,
          ),
        );
      expect(call()).toEqual([['']]);
      expect(call('', '', '', '0000001')).toEqual([['']]);
      expect(call('', '', '', '0000100')).toEqual([['Call: meeting next workday']]);
      const holidays = [
        ['Day', 'Name'],
        [MONDAY + 4, 'Eve'],
        ['', ''],
      ];
      expect(call('', '', holidays, '0000001')).toEqual([['Call: meeting next workday']]);
      expect(call('', '', [['#REF!'], [1]])).toBe(
        'DEAL_SIGNAL: row 1 of holidays holds “#REF!”; expected a date.',
      );
      expect(call('', '', '', '11')).toContain(
        'DEAL_SIGNAL: weekend is “11”; expected seven digits',
      );
    });

    test('names a stage table whose further columns are wrong', () => {
      const table = [['Proposal', 0.4, 'Open', 'long', 'perhaps']];
      const call = (stages: unknown): unknown =>
        shown(() => f.DEAL_SIGNAL!('Proposal', '', '', '', '', '', '', '', '', '', MONDAY, stages));
      expect(call(table)).toBe(
        'DEAL_SIGNAL: row 1 of stages holds “long”; expected a number of 0 or more.',
      );
      expect(call([['Proposal', 0.4, 'Open', 5, 'perhaps']])).toBe(
        'DEAL_SIGNAL: row 1 of stages holds “perhaps”; expected Yes or No.',
      );
      expect(call([['Proposal', 0.4, 'Open', 5, true]])).toEqual([['Plan a step']]);
    });
  });

  describe('properties', () => {
    const cell = fc.oneof(
      fc.constantFrom('', 'Proposal', 'Signed', 'Dropped', 'Confirmed', 'Stated', '#N/A', true),
      fc.integer({ min: MONDAY - 99, max: MONDAY + 99 }),
      fc.double({ min: 0, max: 8 }),
      fc.string(),
      fc.date(),
      fc.object(),
    );
    const runs = { seed: 20261123, numRuns: 500 };
    const rows = (width: number): fc.Arbitrary<unknown[][]> =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 8,
      });
    const columnsOf = (table: unknown[][]): unknown[][][] =>
      table[0]!.map((_, i) => table.map((row) => [row[i]]));
    const isShown = (value: unknown): boolean =>
      typeof value === 'string' || Number.isFinite(value);

    test.each<[string, number, unknown[]]>([
      ['DEAL_SIGNAL', 10, [MONDAY, STAGES]],
      ['NEXT_QUESTION', 5, []],
      ['QUALIFICATION_SCORE', 4, []],
    ])('%s gives a row a row, whatever stands in the cells (F7)', (name, width, rest) => {
      fc.assert(
        fc.property(rows(width), (table) => {
          const answers = f[name]!(...columnsOf(table), ...rest) as unknown[][];
          expect(answers.length).toBeLessThanOrEqual(table.length);
          const filled = table.filter((row) => row.some((given) => given !== ''));
          expect(answers.length).toBeGreaterThanOrEqual(filled.length);
          expect(answers.every((row) => row.length === 1 && isShown(row[0]))).toBe(true);
        }),
        runs,
      );
    });

    test('STAGE_CONVERSION and PIPELINE_FLOW give numbers, or an error that names them', () => {
      const named = (name: string, calculate: () => unknown): void => {
        const answers = shown(calculate);
        if (typeof answers === 'string') expect(answers.startsWith(`${name}: `)).toBe(true);
        else expect((answers as unknown[][]).every((row) => row.every(isShown))).toBe(true);
      };
      fc.assert(
        fc.property(rows(4), (table) => {
          named('STAGE_CONVERSION', () => f.STAGE_CONVERSION!(table, STAGES, MONDAY));
          const [dates, amounts, chances] = columnsOf(table);
          named('PIPELINE_FLOW', () =>
            f.PIPELINE_FLOW!(dates, amounts, chances, MONDAY, 9, '', STAGES),
          );
        }),
        runs,
      );
    });
  });
});
