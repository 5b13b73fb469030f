import { loadBundle, sessionSpeaking, shown } from './builtBundle';

const STAGES = [
  ['Stage', 'Probability', 'Kind'],
  ['Proposal', 0.5, 'Open'],
  ['Unrated', '', 'Open'],
  ['Won', 1, 'Won'],
  ['Lost', 0, 'Lost'],
];
const TIERS = [
  ['From', 'Rate'],
  [100000, 0.08],
  [0, 0.05],
];
const column = (...cells: unknown[]): unknown[][] => cells.map((cell) => [cell]);

const f = loadBundle(sessionSpeaking('en'));
const swedish = loadBundle(sessionSpeaking('sv'));

describe('QUOTA_ATTAINMENT', () => {
  test('is won by quota; won may be a range', () => {
    expect(f.QUOTA_ATTAINMENT!(240000, 126000)).toBe(0.525);
    expect(f.QUOTA_ATTAINMENT!(100, column('Won', 10, 15.5, ''))).toBe(0.255);
    expect(f.QUOTA_ATTAINMENT!(100, '')).toBe(0);
  });

  test('says that a quota of 0 or a blank one divides nothing (F3)', () => {
    const sentence = 'QUOTA_ATTAINMENT: quota is 0, so there is no answer; expected more than 0.';
    expect(shown(() => f.QUOTA_ATTAINMENT!(0, 5))).toBe(sentence);
    expect(shown(() => f.QUOTA_ATTAINMENT!('', 5))).toBe(sentence);
    expect(shown(() => swedish.QUOTA_ATTAINMENT!(0, 5))).toBe(
      'QUOTA_ATTAINMENT: quota är 0, så det finns inget svar; väntade mer än 0.',
    );
    expect(shown(() => f.QUOTA_ATTAINMENT!(100))).toBe(
      'QUOTA_ATTAINMENT: the argument won is missing.',
    );
  });
});

describe('QUOTA_GAP_AT', () => {
  test('is whole deals that lift the chance to the confidence', () => {
    expect(f.QUOTA_GAP_AT!(100, 0, '', '', 100, 0.5, 0.75)).toBe(200);
    expect(f.QUOTA_GAP_AT!(100, 40, 60, 0.5, 60, 0.5, 0.75)).toBe(60);
    expect(f.QUOTA_GAP_AT!(100, column(40, 60), 60, 0.5, 60, 0.5, 1)).toBe(0);
  });

  test('takes stage names with the table', () => {
    const stages = column('Proposal', 'Won');
    expect(f.QUOTA_GAP_AT!(100, 0, column(100, 100), stages, 100, 0.5, 0.5, STAGES)).toBe(0);
    expect(f.QUOTA_GAP_AT!(100, 0, column(100, 100), stages, 100, 0.5, 0.75, STAGES)).toBe(100);
  });

  test('reaches the chance that QUOTA_CHANCE tells of the same deals', () => {
    const [amounts, chances] = [
      [42000, 18000, 7500],
      [0.46, 0.74, 0.81],
    ];
    const gap = f.QUOTA_GAP_AT!(90000, 0, column(...amounts), column(...chances), 9000, 0.3, 0.8);
    const chanceWith = (deals: number): unknown =>
      f.QUOTA_CHANCE!(
        90000,
        0,
        column(...amounts, ...Array.from({ length: deals }, () => 9000)),
        column(...chances, ...Array.from({ length: deals }, () => 0.3)),
      );
    expect(chanceWith((gap as number) / 9000)).toBeGreaterThanOrEqual(0.8);
    expect(chanceWith((gap as number) / 9000 - 1)).toBeLessThan(0.8);
  });

  test.each([
    [0, 0.5, 0.5, 'QUOTA_GAP_AT: deal_size is 0, so there is no answer; expected more than 0.'],
    [9, '', 0.5, 'QUOTA_GAP_AT: win_rate is 0, so there is no answer; expected more than 0.'],
    [9, 30, 0.5, 'QUOTA_GAP_AT: win_rate is 30; expected a number from 0 to 1.'],
    [9, 0.3, '', 'QUOTA_GAP_AT: confidence is nothing; expected a number from 0 to 1.'],
    [9, 0.3, 80, 'QUOTA_GAP_AT: confidence is 80; expected a number from 0 to 1.'],
    [
      9,
      0.3,
      1,
      'QUOTA_GAP_AT: not even 100000 new deals reach this confidence; expected a lower confidence, a larger deal_size or a higher win_rate.',
    ],
  ])('says what is wrong: deals of %j, rate %j, confidence %j', (size, rate, wanted, sentence) => {
    expect(shown(() => f.QUOTA_GAP_AT!(100, 0, 1, 0, size, rate, wanted))).toBe(sentence);
  });
});

describe('DEAL_IMPACT', () => {
  test('gives a row a row, the heading first, and ends at the last deal (F7)', () => {
    const amounts = column('Amount', 60, '', 80, '', '');
    const chances = column('Chance', 0.5, '', 0.25, '', '');
    expect(shown(() => f.DEAL_IMPACT!(100, 40, amounts, chances))).toEqual(
      column('Impact', 0.75, '', 0.5),
    );
    expect(shown(() => f.DEAL_IMPACT!(100, 40, amounts, chances, '', 'Påverkan'))).toEqual(
      column('Påverkan', 0.75, '', 0.5),
    );
  });

  test('gives no heading where the ranges have none', () => {
    expect(shown(() => f.DEAL_IMPACT!(100, 40, column(60, 80), column(0.5, 0.25)))).toEqual(
      column(0.75, 0.5),
    );
    expect(shown(() => f.DEAL_IMPACT!(100, 40, 60, 0.5))).toEqual([[1]]);
  });

  test('leaves closed deals blank, and counts an open one without a probability', () => {
    const stages = column('Stage', 'Proposal', 'Won', 'Lost', 'Unrated');
    const amounts = column('Amount', 100, 100, 100, 100);
    expect(shown(() => f.DEAL_IMPACT!(100, 0, amounts, stages, STAGES))).toEqual(
      column('Impact', 1, '', '', 0.5),
    );
  });

  test('keeps heading and other rows beside a bad row, and leaves its deal out (F7)', () => {
    const amounts = column('Amount', 'abc', 100, 100, 100);
    const chances = column('Chance', 0.5, 0.5, 1.5, 0.5);
    expect(shown(() => f.DEAL_IMPACT!(100, 0, amounts, chances))).toEqual(
      column(
        'Impact',
        'DEAL_IMPACT: row 2 of amounts holds “abc”; expected a number of 0 or more.',
        0.5,
        'DEAL_IMPACT: row 4 of probabilities holds 1.5; expected a number from 0 to 1, or stage names together with the stage table.',
        0.5,
      ),
    );
    const inSwedish = shown(() => swedish.DEAL_IMPACT!(100, 0, amounts, chances)) as unknown[][];
    expect(inSwedish[0]).toEqual(['Impact']);
    expect(inSwedish[1]).toEqual([
      'DEAL_IMPACT: rad 2 i amounts innehåller ”abc”; väntade ett tal som är 0 eller större.',
    ]);
  });

  test('asks for the language once, however many rows are bad', () => {
    let questions = 0;
    const asked = loadBundle({ Session: { getActiveUserLocale: () => `en${++questions}` } });
    const bad = column('x', ...Array.from({ length: 100 }, () => -1));
    expect(asked.DEAL_IMPACT!(100, 0, bad, bad)).toHaveLength(101);
    expect(questions).toBe(1);
  });

  test('is a blank cell or the heading where there are no deals', () => {
    expect(shown(() => f.DEAL_IMPACT!(100, 0, column('', ''), column('', '')))).toEqual([['']]);
    expect(shown(() => f.DEAL_IMPACT!(100, 0, column('A', ''), column('P', '')))).toEqual([
      ['Impact'],
    ]);
  });

  test('is an error as a whole where the ranges do not fit or the heading is no text', () => {
    expect(shown(() => f.DEAL_IMPACT!(100, 0, column(1, 2), column(1)))).toBe(
      'DEAL_IMPACT: amounts has 2 cells and probabilities has 1; expected ranges of one size.',
    );
    expect(shown(() => f.DEAL_IMPACT!(100, 0, 1, 1, '', 5))).toBe(
      'DEAL_IMPACT: heading is 5; expected text.',
    );
  });
});

describe('DEALS_NEEDED', () => {
  test('rounds up, but not for dust', () => {
    expect(f.DEALS_NEEDED!(300, 100, 0.3)).toBe(10);
    expect(f.DEALS_NEEDED!(30080, 15000, 0.3)).toBe(7);
    expect(f.DEALS_NEEDED!(0, 0, 0)).toBe(0);
    expect(f.DEALS_NEEDED!('', 15000, 0.3)).toBe(0);
  });

  test('names the argument that makes deals bring nothing', () => {
    expect(shown(() => f.DEALS_NEEDED!(1, 100, 0))).toBe(
      'DEALS_NEEDED: win_rate is 0, so there is no answer; expected more than 0.',
    );
    expect(shown(() => f.DEALS_NEEDED!(-1, 100, 0.5))).toBe(
      'DEALS_NEEDED: gap is -1; expected a number of 0 or more.',
    );
  });
});

describe('PIPELINE_COVERAGE', () => {
  test('is the pipeline by what is left; without stages every amount counts', () => {
    expect(f.PIPELINE_COVERAGE!(100, 40, column('Amount', 90, 60, ''))).toBe(2.5);
  });

  test('counts open deals and those without a stage where stages are given', () => {
    const stages = column('Stage', 'Proposal', 'Won', 'lost', 'Unrated', '');
    const amounts = column('Amount', 60, 1000, 1000, 30, 30);
    expect(f.PIPELINE_COVERAGE!(100, 40, amounts, stages, STAGES)).toBe(2);
  });

  test.each([
    [
      [100, 100, 5],
      'PIPELINE_COVERAGE: the quota is met, so nothing is left to cover; expected a quota above won.',
    ],
    [[100, 0, 5, 'Proposal'], 'PIPELINE_COVERAGE: the argument stages is missing.'],
    [[100, 0, 5, '', STAGES], 'PIPELINE_COVERAGE: the argument deal_stages is missing.'],
    [
      [100, 0, 5, 'Nowhere', STAGES],
      'PIPELINE_COVERAGE: row 1 of deal_stages holds “Nowhere”; expected a stage of the stage table.',
    ],
  ])('says what is wrong: %j', (args, sentence) => {
    expect(shown(() => f.PIPELINE_COVERAGE!(...args))).toBe(sentence);
  });

  test('speaks Swedish', () => {
    expect(shown(() => swedish.PIPELINE_COVERAGE!(100, 100, 5))).toBe(
      'PIPELINE_COVERAGE: säljmålet är nått, så det finns inget kvar att täcka; väntade ett säljmål över det vunna.',
    );
  });
});

describe('SALES_COMMISSION and EXPECTED_COMMISSION', () => {
  test('pay each rate on its own part; tiers in any order, heading row or not', () => {
    expect(f.SALES_COMMISSION!(150000, TIERS)).toBe(9000);
    expect(f.SALES_COMMISSION!(column('Sold', 90000, 60000), TIERS.slice(1))).toBe(9000);
    expect(f.SALES_COMMISSION!(50, [[100, 0.5]])).toBe(0);
    expect(
      f.SALES_COMMISSION!(50, [
        ['', 0.5, 'a note'],
        ['', ''],
      ]),
    ).toBe(25);
  });

  test('expect the mean of the commissions', () => {
    expect(f.EXPECTED_COMMISSION!(50000, 100000, 0.5, TIERS)).toBe(5750);
    const stages = column('Stage', 'Proposal', 'Won');
    const amounts = column('Amount', 100000, 900000);
    expect(f.EXPECTED_COMMISSION!(50000, amounts, stages, TIERS, STAGES)).toBe(5750);
    expect(f.EXPECTED_COMMISSION!(150000, '', '', TIERS)).toBe(9000);
  });

  test.each([
    [undefined, 'the argument tiers is missing.'],
    ['', 'tiers holds no tiers; expected the columns From and Rate.'],
    [column(0, 5), 'tiers holds no tiers; expected the columns From and Rate.'],
    [[['From', 'Rate']], 'tiers holds no tiers; expected the columns From and Rate.'],
    [[[0, -0.05]], 'row 1 of tiers holds -0.05; expected a number of 0 or more.'],
    [[...TIERS, ['x', 0.1]], 'row 4 of tiers holds “x”; expected a number of 0 or more.'],
    [
      [...TIERS, [0.5, 0.1], [0.5, 0.2]],
      'row 5 of tiers repeats the From 0.5; expected each From once.',
    ],
    [
      [
        ['#N/A', '#N/A'],
        [0, 0.1],
      ],
      'row 1 of tiers holds “#N/A”; expected a number of 0 or more.',
    ],
  ])('say what is wrong with the tiers %j', (tiers, sentence) => {
    expect(shown(() => f.SALES_COMMISSION!(100, tiers))).toBe(`SALES_COMMISSION: ${sentence}`);
    expect(shown(() => f.EXPECTED_COMMISSION!(1, 1, 1, tiers))).toBe(
      `EXPECTED_COMMISSION: ${sentence}`,
    );
  });

  test('speak Swedish', () => {
    expect(
      shown(() =>
        swedish.SALES_COMMISSION!(1, [
          [0.5, 0.1],
          [0.5, 0.2],
        ]),
      ),
    ).toBe('SALES_COMMISSION: rad 2 i tiers upprepar gränsen 0,5; väntade varje gräns en gång.');
    expect(shown(() => swedish.SALES_COMMISSION!(1, ''))).toBe(
      'SALES_COMMISSION: tiers innehåller ingen trappa; väntade kolumnerna Från och Sats.',
    );
  });
});

describe('SALES_VELOCITY', () => {
  test('is money a day', () => {
    expect(f.SALES_VELOCITY!(12, 0.3, 15000, 45)).toBe(1200);
    expect(f.SALES_VELOCITY!('', 0.3, 15000, 45)).toBe(0);
  });

  test('says that a cycle of 0 days has no answer', () => {
    expect(shown(() => f.SALES_VELOCITY!(12, 0.3, 15000, ''))).toBe(
      'SALES_VELOCITY: cycle_days is 0, so there is no answer; expected more than 0.',
    );
  });
});

describe('thousands of deals', () => {
  const many = (count: number): [unknown[][], unknown[][]] => [
    column(...Array.from({ length: count }, (_, i) => ((i * 7919) % 50000) + 0.25)),
    column(...Array.from({ length: count }, (_, i) => ((i * 31) % 101) / 100)),
  ];

  test('DEAL_IMPACT of 10,000 deals and EXPECTED_COMMISSION of 50,000 answer', () => {
    const impacts = f.DEAL_IMPACT!(124e6, 0, ...many(10000)) as number[][];
    expect(impacts).toHaveLength(10000);
    expect(impacts.every(([impact]) => impact! >= 0 && impact! <= 1)).toBe(true);
    expect(
      f.EXPECTED_COMMISSION!(0, ...many(50000), [
        [0, 0.05],
        [6e8, 0.1],
      ]),
    ).toBeGreaterThan(3e7);
  });
});
