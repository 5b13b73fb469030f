import { decimalDotProduct, decimalSum } from './decimals';
import type { Stage } from './stage';

/** Deals as three columns of one length. */
export interface StagedDeals {
  /** The position of each deal's stage in the stage table, or -1 for a deal without a stage. */
  readonly stages: readonly number[];
  /** Money, 0 or more. */
  readonly amounts: readonly number[];
  /** The chance to win each, a fraction 0 to 1. */
  readonly probabilities: readonly number[];
}

export interface StageSummaryRow {
  /** The stage, or null for the deals without one. */
  readonly stage: Stage | null;
  readonly deals: number;
  /** The sum of the amounts, money. */
  readonly value: number;
  /** The sum of amount x probability over deals in progress, money; 0 for a closed stage. */
  readonly expected: number;
  /** This stage's part of the value of all deals in progress, a fraction; 0 for a closed stage. */
  readonly share: number;
}

/**
 * Counts and weighs the deals of each stage, in the order of the stage table; deals without a stage come last.
 *
 * @param stages the stage table's rows
 * @param deals the deals, their stages by position
 * @returns a row a stage, and one more where there are deals without a stage
 * @example stageSummary([{ name: 'Offer', kind: 'open', probability: 0.5 }], { stages: [0], amounts: [100], probabilities: [0.5] })[0].expected // 50
 */
export function stageSummary(stages: readonly Stage[], deals: StagedDeals): StageSummaryRow[] {
  const groups = [...stages, null].map((stage) => ({
    stage,
    amounts: [] as number[],
    probabilities: [] as number[],
  }));
  deals.stages.forEach((position, deal) => {
    const group = groups[position < 0 ? stages.length : position]!;
    group.amounts.push(deals.amounts[deal]!);
    group.probabilities.push(deals.probabilities[deal]!);
  });
  const rows = groups
    .filter((group) => group.stage !== null || group.amounts.length > 0)
    .map((group) => ({
      stage: group.stage,
      inProgress: group.stage === null || group.stage.kind === 'open',
      deals: group.amounts.length,
      value: decimalSum(group.amounts),
      expected: decimalDotProduct(group.amounts, group.probabilities),
    }));
  const openValue = decimalSum(rows.map((row) => (row.inProgress ? row.value : 0)));
  return rows.map(({ stage, inProgress, deals: count, value, expected }) => ({
    stage,
    deals: count,
    value,
    expected: inProgress ? expected : 0,
    share: inProgress && openValue > 0 ? value / openValue : 0,
  }));
}
