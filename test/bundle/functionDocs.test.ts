import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicFunctions } from '../../workbench/runtime/publicFunctions';
import { bundleSource, loadBundle, sessionSpeaking } from './builtBundle';
import { exampleFormulas, functionDocs } from './functionDocs';

const PAGE = join(__dirname, '../../docs/functions.md');
const column = (...cells: unknown[]): unknown[][] => cells.map((cell) => [cell]);
const DAY = 46349;
const DATES = column('When', DAY, DAY + 2, DAY + 9);
const STAGE_NAMES = column('Stage', 'Proposal', 'Won', 'Lost');

/** What the references of examples stand for, by parameter; a column of chances is one of stages where it is C:C. */
const CELLS: Readonly<Record<string, unknown>> = {
  amounts: column('Amount', 42000, 18000, 7500),
  probabilities: column('Chance', 0.46, 0.74, 0.81),
  deal_stages: STAGE_NAMES,
  outcomes: STAGE_NAMES,
  stages: [
    ['Stage', 'Probability', 'Kind', 'Usual days', 'Wants a decision maker'],
    ['Proposal', 0.45, 'Open', 21, 'Yes'],
    ['Won', 1, 'Won', '', ''],
    ['Lost', 0, 'Lost', '', ''],
  ],
  tiers: [
    ['From', 'Rate'],
    [0, 0.05],
    [200000, 0.08],
  ],
  bookings: column(1000, 2000),
  won: column(1000, 2000),
  expected: column(1000, 2000),
  quota: 240000,
  gap: 30000,
  levels: [[0.1, 0.9]],
  cycle_days: 45,
  prices: column(30000, 40000),
  years: column(2026, 2025),
  rate: 0.02,
  stage_log: [
    ['When', 'Deal', 'From', 'To', 'How'],
    [DAY, 'a', '', 'Proposal', 'edit'],
  ],
  as_of: DAY,
  from: DAY,
  close_dates: DATES,
  decision_maker: column('Can sign', 'Confirmed', '', ''),
  budget_basis: column('Budget', 'Stated', '', ''),
  decide_by: column('Decide by', DAY, '', ''),
  urgency: column('Urgency', '', 'Normal', ''),
  next_steps: column('Next step', 'Call', '', ''),
  mails: column('Mail', 'a@b.c', '', ''),
  scores: column('Fit', 8, 0, 0),
  next_dates: DATES,
  meetings: DATES,
  stage_since: DATES,
  requests_since: DATES,
  trials: DATES,
  closed: DATES,
  holidays: column('Day', DAY + 4),
};

/** The arguments of one call, as the cells of an example give them. */
function argumentsOf(formula: string, name: string, parameters: readonly string[]): unknown[] {
  const inside = formula.slice(formula.indexOf(`${name}(`) + name.length + 1, formula.indexOf(')'));
  return inside.split(/[;,]/).map((part, i) => {
    const text = part.trim();
    if (/^".*"$/.test(text)) return text.slice(1, -1);
    if (/^\d+(\.\d+)?%?$/.test(text))
      return Number.parseFloat(text) / (text.endsWith('%') ? 100 : 1);
    if (text === '') return '';
    if (parameters[i] === 'probabilities' && text === 'C:C') return STAGE_NAMES;
    const cells = CELLS[parameters[i]!];
    if (cells === undefined) throw new Error(`no cells for ${parameters[i]} in ${formula}`);
    return cells;
  });
}

describe('the page about the custom functions', () => {
  const functions = publicFunctions(bundleSource());
  const f = loadBundle(sessionSpeaking('en'));

  test('docs/functions.md is what `npm run docs` writes', () => {
    expect(readFileSync(PAGE, 'utf8')).toBe(functionDocs(functions));
  });

  test.each(
    functions
      .filter(({ isCustomFunction }) => isCustomFunction)
      .flatMap((definition) =>
        exampleFormulas(definition).map((formula) => [formula, definition] as const),
      ),
  )('%s runs', (formula, { name, parameters }) => {
    expect(() => f[name]!(...argumentsOf(formula, name, parameters))).not.toThrow();
  });
});
