import type { CellSheet, SheetCell } from './cellSheet';
import type { MessageKey } from '../messages';

/** Steps of the method and where to click, a line each: what to do, and where. */
const STEPS: readonly (readonly [what: MessageKey, where: MessageKey])[] = [
  ['guide.start', 'guide.start.where'],
  ['guide.quota', 'guide.quota.where'],
  ['guide.deals', 'guide.deals.where'],
  ['guide.signer', 'guide.signer.where'],
  ['guide.budget', 'guide.budget.where'],
  ['guide.next', 'guide.next.where'],
  ['guide.today', 'guide.today.where'],
  ['guide.trial', 'guide.trial.where'],
  ['guide.flow', 'guide.flow.where'],
  ['guide.weak', 'guide.weak.where'],
];

const FIRST_STEP = 5;

const RULES: readonly MessageKey[] = ['guide.own', 'guide.computed', 'guide.upkeep', 'guide.mail'];

/** One screen: the method and where to click. */
export const GUIDE: CellSheet = {
  sheet: 'guide',
  columns: 3,
  columnWidth: 40,
  wideColumns: { 2: 560, 3: 560 },
  rows: 24,
  frozenRows: 0,
  cells: [
    { at: 'B1', content: '{guide.title}', look: 'title' },
    { at: 'B2', content: '{guide.why}', look: 'label' },
    { at: 'B4', content: '{guide.what}', look: 'table' },
    { at: 'C4', content: '{guide.where}', look: 'table' },
    ...STEPS.flatMap(([what, where], i): SheetCell[] => [
      { at: `A${FIRST_STEP + i}`, content: String(i + 1), look: 'label', align: 'right' },
      { at: `B${FIRST_STEP + i}`, content: `{${what}}`, look: 'text' },
      { at: `C${FIRST_STEP + i}`, content: `{${where}}`, look: 'label' },
    ]),
    { at: `B${FIRST_STEP + STEPS.length + 1}`, content: '{guide.know}', look: 'heading' },
    ...RULES.map((rule, i): SheetCell => ({
      at: `B${FIRST_STEP + STEPS.length + 2 + i}`,
      content: `{${rule}}`,
      look: 'text',
    })),
  ],
  spilled: [],
  merged: [],
  paragraphs: [],
  charts: [],
};
