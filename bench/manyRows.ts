import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { repeatableNumbers } from '../test/_arbitraries';
import type { Figure } from './measure';
import { medianMs } from './measure';

const ROWS = 50_000;
const AS_OF = 46349;
const STAGES = [
  ['Contacted', 0.08, 'Open', 10, 'No'],
  ['Needs known', 0.15, 'Open', 14, 'No'],
  ['Meeting', 0.28, 'Open', 16, 'Yes'],
  ['Proposal', 0.45, 'Open', 21, 'Yes'],
  ['Negotiation', 0.75, 'Open', 12, 'Yes'],
  ['Won', 1, 'Won', '', ''],
  ['Lost', 0, 'Lost', '', ''],
];

/** What Google allows a custom function (platform 1.32). */
const LIMIT = { beside: 'limit of a custom function', besideValue: 30_000 };

type CustomFunction = (...cells: unknown[]) => unknown;

/** Functions that read many columns, over 50,000 rows, in a realm as a formula has it. */
export function manyRowsFigures(bundlePath: string): Figure[] {
  const realm = vm.createContext(vm.constants.DONT_CONTEXTIFY) as Record<string, CustomFunction>;
  vm.runInContext(readFileSync(bundlePath, 'utf8'), realm as vm.Context);
  const random = repeatableNumbers(3);
  const column = (cell: () => unknown): unknown[][] => Array.from({ length: ROWS }, () => [cell()]);
  const stageOf = (): unknown => STAGES[Math.floor(random() * STAGES.length)]![0];
  const day = (spread: number): number => AS_OF + Math.round((random() - 0.5) * spread);
  const stages = column(stageOf);
  const amounts = column(() => Math.round(random() * 1e7) / 100);
  const chances = column(() => Math.round(random() * 100) / 100);
  const days = column(() => day(180));
  const log = Array.from({ length: ROWS }, (_, i) => [
    day(700),
    `d${i % 9000}`,
    stageOf(),
    stageOf(),
    'edit',
  ]);
  const tiers = [
    [0, 0.05],
    [1e8, 0.08],
    [2e8, 0.12],
  ];
  const timed = (what: string, call: () => unknown): Figure => ({
    what: `${what}, 50,000 rows`,
    value: medianMs(call, 5),
    unit: 'ms',
    ...LIMIT,
  });
  const blank = '';
  return [
    timed('PIPELINE_FLOW', () => realm.PIPELINE_FLOW!(days, amounts, chances, AS_OF, 12)),
    timed('DEAL_SIGNAL', () =>
      realm.DEAL_SIGNAL!(
        ...[stages, stages, days, days, stages, column(() => 4), days, blank, blank, days],
        ...[AS_OF, STAGES],
      ),
    ),
    timed('EXPECTED_COMMISSION', () => realm.EXPECTED_COMMISSION!(0, amounts, chances, tiers)),
    timed('STAGE_CONVERSION', () => realm.STAGE_CONVERSION!(log, STAGES, AS_OF)),
  ];
}
