import fc from 'fast-check';
import { publicFunctions } from '../../workbench/runtime/publicFunctions';
import { bundleSource, loadBundle, sessionSpeaking, shown } from './builtBundle';

const STAGES = [
  ['Stage', 'Probability', 'Kind'],
  ['Proposal', 0.45, 'Open'],
  ['Unrated', '', 'Open'],
  ['Won', 1, 'Won'],
  ['Lost', 0, 'Lost'],
];
const column = (...cells: unknown[]): unknown[][] => cells.map((cell) => [cell]);

describe('custom functions of the built bundle', () => {
  const f = loadBundle(sessionSpeaking('en'));

  describe('WEIGHTED_PIPELINE', () => {
    test('adds amount x probability', () => {
      expect(f.WEIGHTED_PIPELINE!(column(42000, 18000), column(0.46, 0.74))).toBe(32640);
    });

    test('takes a single cell, a column, a row and an open column with a heading and a blank tail (F2)', () => {
      expect(f.WEIGHTED_PIPELINE!(100, 0.5)).toBe(50);
      expect(f.WEIGHTED_PIPELINE!([[100, 200]], [[0.5, 0.25]])).toBe(100);
      const amounts = column('Amount', 100, 200, '', '');
      expect(f.WEIGHTED_PIPELINE!(amounts, column('Chance', 0.5, 0.25, '', ''))).toBe(100);
    });

    test('takes stage names with a stage table: only open stages count, a blank probability as 0 (F4)', () => {
      const stages = column('Proposal', 'won', ' LOST ', 'Unrated', '');
      expect(f.WEIGHTED_PIPELINE!(column(100, 1000, 1000, 1000, 1000), stages, STAGES)).toBe(45);
    });

    test('reads probability 0 and 1 as closed where the table has no Kind (F4)', () => {
      const table = [
        ['Open', 0.5],
        ['Signed', 1],
      ];
      expect(f.WEIGHTED_PIPELINE!(column(100, 100), column('Open', 'Signed'), table)).toBe(50);
    });

    test('leaves no binary dust in a thousand amounts with two decimals (F5)', () => {
      const thousand = Array.from({ length: 1000 }, () => 0.1);
      expect(f.WEIGHTED_PIPELINE!(column(...thousand), column(...thousand.map(() => 1)))).toBe(100);
    });

    test('takes a first row of text as a heading only where no cell is a stage (F2)', () => {
      const amounts = column('', 100);
      expect(f.WEIGHTED_PIPELINE!(amounts, column('Proposal', 'Proposal'), STAGES)).toBe(45);
    });

    test.each([
      [
        column('Amount', 'abc'),
        column('P', 0.5),
        'WEIGHTED_PIPELINE: row 2 of amounts holds “abc”; expected a number of 0 or more.',
      ],
      [
        column(1, -5),
        column(0.5, 0.5),
        'WEIGHTED_PIPELINE: row 2 of amounts holds -5; expected a number of 0 or more.',
      ],
      [
        column(1),
        column(1.5),
        'WEIGHTED_PIPELINE: row 1 of probabilities holds 1.5; expected a number from 0 to 1, or stage names together with the stage table.',
      ],
      [
        column(1, '#N/A'),
        column(0.5, 0.5),
        'WEIGHTED_PIPELINE: row 2 of amounts holds “#N/A”; expected a number of 0 or more.',
      ],
      [
        column('#REF!', 1),
        column('P', 0.5),
        'WEIGHTED_PIPELINE: row 1 of amounts holds “#REF!”; expected a number of 0 or more.',
      ],
      [
        column(true),
        column(0.5),
        'WEIGHTED_PIPELINE: row 1 of amounts holds TRUE; expected a number of 0 or more.',
      ],
      [
        column(new Date(0)),
        column(0.5),
        'WEIGHTED_PIPELINE: row 1 of amounts holds a date; expected a number of 0 or more.',
      ],
      [
        column(1, 2),
        column(0.5),
        'WEIGHTED_PIPELINE: amounts has 2 cells and probabilities has 1; expected ranges of one size.',
      ],
      [
        [
          [1, 2],
          [3, 4],
        ],
        column(0.5),
        'WEIGHTED_PIPELINE: amounts is 2 rows by 2 columns; expected one column, one row or one cell.',
      ],
      [
        column(1e308, 1e308),
        column(1, 1),
        'WEIGHTED_PIPELINE: the numbers are too large to add up.',
      ],
      [column(1), undefined, 'WEIGHTED_PIPELINE: the argument probabilities is missing.'],
    ])('says what is wrong and where (F3): %j, %j', (amounts, probabilities, sentence) => {
      expect(shown(() => f.WEIGHTED_PIPELINE!(amounts, probabilities))).toBe(sentence);
    });

    test('names a stage that the table lacks, and a table that repeats one', () => {
      expect(
        shown(() => f.WEIGHTED_PIPELINE!(column(1, 2), column('Proposal', 'Nowhere'), STAGES)),
      ).toBe(
        'WEIGHTED_PIPELINE: row 2 of probabilities holds “Nowhere”; expected a stage of the stage table.',
      );
      const twice = [...STAGES, ['proposal', 0.1, 'Open']];
      expect(shown(() => f.WEIGHTED_PIPELINE!(1, 'Proposal', twice))).toBe(
        'WEIGHTED_PIPELINE: row 6 of stages repeats the stage “proposal”; expected each stage once.',
      );
    });

    test('speaks the language of the person at the screen (F1)', () => {
      const swedish = loadBundle(sessionSpeaking('sv'));
      expect(shown(() => swedish.WEIGHTED_PIPELINE!(column(1, 1.5), column(0.5, 1.5)))).toBe(
        'WEIGHTED_PIPELINE: rad 2 i probabilities innehåller 1,5; väntade ett tal från 0 till 1, eller stegnamn tillsammans med stegtabellen.',
      );
    });
  });

  describe('QUOTA_GAP', () => {
    test('is the quota less won and expected, each a number or a range', () => {
      expect(f.QUOTA_GAP!(240000, 126000, 83920)).toBe(30080);
      expect(f.QUOTA_GAP!(100, column('Won', 10, 20), [[30, '']])).toBe(40);
      expect(f.QUOTA_GAP!(100, '')).toBe(100);
    });

    test('is never below 0 and leaves no dust: 0.3 - 0.1 - 0.2', () => {
      expect(f.QUOTA_GAP!(100, 250)).toBe(0);
      expect(f.QUOTA_GAP!(0.8, 0.7, 0.1)).toBe(0);
    });

    test('names a quota that is no amount', () => {
      expect(shown(() => f.QUOTA_GAP!('a lot', 1))).toBe(
        'QUOTA_GAP: quota is “a lot”; expected a number of 0 or more.',
      );
    });
  });

  describe('QUOTA_CHANCE and FORECAST_PERCENTILES', () => {
    const amounts = [
      42000, 18000, 7500, 24000, 51000, 9500, 13000, 22000, 64000, 30000, 16000, 6000,
    ];
    const chances = [0.46, 0.74, 0.81, 0.41, 0.22, 0.31, 0.28, 0.19, 0.12, 0.14, 0.06, 0.09];

    test('give the exact figures of the sample deals', () => {
      const chance = f.QUOTA_CHANCE!(240000, 126000, column(...amounts), column(...chances));
      expect(chance).toBeCloseTo(0.223643515581988, 12);
      expect(
        shown(() => f.FORECAST_PERCENTILES!(126000, column(...amounts), column(...chances))),
      ).toEqual([[157000, 206500, 268500]]);
    });

    test('know a quota that is met, one that cannot be, and ties', () => {
      expect(f.QUOTA_CHANCE!(100, 100, 1, 0)).toBe(1);
      expect(f.QUOTA_CHANCE!(100, 0, 99, 1)).toBe(0);
      expect(f.QUOTA_CHANCE!(0.3, 0, column(0.1, 0.2), column(0.5, 0.5))).toBe(0.25);
    });

    test('take levels as a row or a column and refuse what is none', () => {
      expect(
        shown(() => f.FORECAST_PERCENTILES!(0, column(10, 10), column(0.5, 0.5), column(0, 1))),
      ).toEqual([[0, 20]]);
      expect(shown(() => f.FORECAST_PERCENTILES!(0, 10, 0.5, [[0.5, 2]]))).toBe(
        'FORECAST_PERCENTILES: row 2 of levels holds 2; expected a number from 0 to 1.',
      );
    });
  });

  describe('WIN_RATE', () => {
    test('is won among closed, in any of our languages; all else is open', () => {
      expect(
        f.WIN_RATE!(column('Outcome', 'Won', 'lost', 'Vunnen', 'Proposal', '', 5)),
      ).toBeCloseTo(2 / 3, 15);
    });

    test('is drawn towards a prior', () => {
      expect(f.WIN_RATE!(column('Won'), 0.25, 3)).toBe(0.4375);
      expect(f.WIN_RATE!(column('Open'), 0.25, 3)).toBe(0.25);
    });

    test('takes stage names with their table', () => {
      const table = [
        ['Signed', 1, 'Won'],
        ['Dropped', 0, 'Lost'],
      ];
      expect(f.WIN_RATE!(column('Signed', 'Dropped', 'Signed'), '', '', table)).toBeCloseTo(
        2 / 3,
        15,
      );
    });

    test('says that there is none where nothing is closed', () => {
      expect(shown(() => f.WIN_RATE!(column('Open', '')))).toBe(
        'WIN_RATE: no deal is won or lost yet, so there is no win rate; expected at least one.',
      );
    });
  });

  describe('STAGE_SUMMARY', () => {
    test('gives a row a stage: stage, deals, value, expected, share of the value in progress', () => {
      const stages = column('Stage', 'Proposal', 'Unrated', 'Won', 'Proposal', '');
      const amounts = column('Amount', 100, 200, 900, '', 100);
      expect(shown(() => f.STAGE_SUMMARY!(stages, amounts, STAGES))).toEqual([
        ['Proposal', 2, 100, 45, 0.25],
        ['Unrated', 1, 200, 0, 0.5],
        ['Won', 1, 900, 0, 0],
        ['Lost', 0, 0, 0, 0],
        ['', 1, 100, 0, 0.25],
      ]);
    });

    test('uses the deals’ own chances where they are given', () => {
      const rows = shown(() => f.STAGE_SUMMARY!('Proposal', 100, STAGES, 0.8)) as unknown[][];
      expect(rows[0]).toEqual(['Proposal', 1, 100, 80, 1]);
    });

    test('takes an empty line between deals for nothing', () => {
      const rows = shown(() =>
        f.STAGE_SUMMARY!(column('Proposal', '', 'Proposal'), column(1, '', 1), STAGES),
      ) as unknown[][];
      expect(rows).toHaveLength(4);
    });
  });

  test('a stage named like a member of every object is a stage like any other', () => {
    const table = [
      ['constructor', 0.5],
      ['__proto__', 0.25],
    ];
    expect(f.WEIGHTED_PIPELINE!(column(100, 100), column('__proto__', 'constructor'), table)).toBe(
      75,
    );
  });

  describe('properties', () => {
    const cell = fc.oneof(
      fc.double(),
      fc.integer(),
      fc.constantFrom(
        '',
        null,
        undefined,
        true,
        false,
        '#N/A',
        'Won',
        'Lost',
        'Stage',
        1e308,
        5e-324,
        -0,
      ),
      fc.string(),
      fc.date(),
      fc.object(),
    );
    const range = fc.oneof(
      cell,
      fc.array(fc.array(cell, { maxLength: 3 }), { maxLength: 6 }),
      fc.array(cell, { maxLength: 6 }),
    );
    const names = publicFunctions(bundleSource())
      .filter(({ isCustomFunction }) => isCustomFunction)
      .map(({ name }) => name);

    test.each(names)(
      '%s of arbitrary cells gives a finite answer or an error that names it',
      (name) => {
        const numbersAreFinite = (value: unknown): boolean =>
          Array.isArray(value)
            ? value.every(numbersAreFinite)
            : typeof value === 'string' || Number.isFinite(value);
        fc.assert(
          fc.property(fc.array(range, { maxLength: 6 }), (args) => {
            try {
              expect(numbersAreFinite(f[name]!(...args))).toBe(true);
            } catch (error) {
              expect((error as Error).message.startsWith(`${name}: `)).toBe(true);
            }
          }),
          { seed: 20261123, numRuns: 2000 },
        );
      },
    );
  });
});
