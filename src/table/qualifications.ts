import type { Outcome, Problem } from '../domain/outcome';
import { then } from '../domain/outcome';
import type { BudgetBasis, DecisionMaker, Qualification } from '../domain/qualificationScore';
import type { StageKind } from '../domain/stage';
import type { WallClock } from '../domain/wallClock';
import { kindOfWord } from '../messages';
import type { Cell } from './cell';
import { isBlank, isErrorValue, isText } from './cell';
import type { RowByRow } from './columnBeside';
import { readRowByRow } from './columnBeside';
import { isDayText, readDayCell } from './days';
import { readDealColumns } from './dealColumns';
import { badCell } from './values';
import type { WordMeaning } from './words';
import { wordMeanings } from './words';

/** A deal as far as its qualification is known. */
export interface QualifiedDeal extends Qualification {
  /** Whether the row holds anything at all. */
  readonly isDeal: boolean;
  readonly kind: StageKind;
}

/** The columns of a qualification, as the formula gives them. */
export interface QualificationCells {
  readonly decisionMaker: Cell;
  readonly budgetBasis: Cell;
  readonly decideBy: Cell;
  readonly urgency: Cell;
  /** Stage names; omitted where they do not matter. */
  readonly dealStages?: Cell;
}

/**
 * Reads what is known of each deal: words of our lists in any of our languages, and a date for the decision. Blank is
 * unknown, and every column but the first may be left out.
 *
 * @param cells the columns
 * @param clock the spreadsheet's
 * @returns a deal a row; what is wrong in a row stays there
 */
export function readQualifications(
  cells: QualificationCells,
  clock: WallClock,
): Outcome<RowByRow<QualifiedDeal>> {
  const signers = wordMeanings<DecisionMaker>([
    ['confirmed', 'canSign.confirmed'],
    ['believed', 'canSign.believed'],
    ['notYet', 'canSign.notYet'],
    ['unknown', 'canSign.unknown'],
  ]);
  const budgets = wordMeanings<BudgetBasis>([
    ['stated', 'budgetSource.stated'],
    ['inferred', 'budgetSource.inferred'],
    ['notKnown', 'budgetSource.notKnown'],
  ]);
  const urgencies = wordMeanings([
    ['urgency', 'urgency.urgent'],
    ['urgency', 'urgency.normal'],
    ['urgency', 'urgency.noHurry'],
  ]);
  const isOurs = (word: string): boolean =>
    [signers, budgets, urgencies, kindOfWord].some((meaning) => meaning(word) !== null);
  const columns = readDealColumns(
    [
      { argument: 'decision_maker', cells: cells.decisionMaker, holds: 'text' },
      { argument: 'budget_basis', cells: cells.budgetBasis, holds: 'text' },
      { argument: 'decide_by', cells: cells.decideBy, holds: 'numbers' },
      { argument: 'urgency', cells: cells.urgency, holds: 'text' },
      { argument: 'deal_stages', cells: cells.dealStages, holds: 'text' },
    ],
    (word) => isOurs(word) || isDayText(word),
  );
  return then(columns, (rows) => {
    const [maker, basis, by, urgent, stage] = [
      rows.of('decision_maker'),
      rows.of('budget_basis'),
      rows.of('decide_by'),
      rows.of('urgency'),
      rows.of('deal_stages'),
    ];
    return readRowByRow(rows, ({ first: i }, problems): QualifiedDeal => {
      const signer = wordOf('decision_maker', maker[i], 'canSign', i, signers, problems);
      const budget = wordOf('budget_basis', basis[i], 'budgetSource', i, budgets, problems);
      const date = readDayCell('decide_by', by[i], i, clock, problems);
      const urgency = wordOf('urgency', urgent[i], 'urgency', i, urgencies, problems);
      if (isErrorValue(stage[i])) problems.push(badCell('deal_stages', stage[i], 'stageName', i));
      return {
        isDeal:
          signer !== null ||
          budget !== null ||
          date !== null ||
          urgency !== null ||
          !isBlank(stage[i]),
        kind: (isText(stage[i]) && kindOfWord(stage[i] as string)) || 'open',
        signer: signer ?? 'unknown',
        budget: budget ?? 'notKnown',
        time: date !== null ? 'date' : urgency === null ? 'unknown' : 'urgency',
      };
    });
  });
}

function wordOf<T>(
  argument: string,
  cell: Cell,
  expected: 'canSign' | 'budgetSource' | 'urgency',
  index: number,
  meaning: WordMeaning<T>,
  problems: Problem[],
): T | null {
  if (isBlank(cell)) return null;
  const found = isText(cell) ? meaning(cell) : null;
  if (found === null) problems.push(badCell(argument, cell, expected, index));
  return found;
}
