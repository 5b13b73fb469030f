import type { DayNumber } from './day';
import { firstOfMonth, monthOf, mondayOf } from './day';
import { decimalDotProduct, decimalSum } from './decimals';
import type { DealChances } from './weightedPipeline';

export type FlowUnit = 'week' | 'month';

/** Deals in progress with the day that each is hoped to close on. */
export interface DatedDeals extends DealChances {
  /** null for a deal without a date. */
  readonly days: readonly (DayNumber | null)[];
}

/** What is hoped to close in one week or month. */
export interface FlowPeriod {
  /** The Monday of the ISO week, or the first of the month. */
  readonly start: DayNumber;
  readonly deals: number;
  /** The sum of the amounts, money. */
  readonly value: number;
  /** The sum of amount x probability, money. */
  readonly expected: number;
}

const DAYS_PER_WEEK = 7;

/**
 * Spreads deals over weeks or months by the day that they are hoped to close on. Deals without a date, and those before
 * the first period or after the last, are in none.
 *
 * @param deals the deals
 * @param from a day of the first period
 * @param periods how many, 1 or more
 * @param unit ISO weeks or calendar months
 * @returns one for each period, in order
 * @example pipelineFlow({ days: [46350], amounts: [100], probabilities: [0.5] }, 46349, 1, 'week') // [{ start: 46349, deals: 1, value: 100, expected: 50 }]
 */
export function pipelineFlow(
  deals: DatedDeals,
  from: DayNumber,
  periods: number,
  unit: FlowUnit,
): FlowPeriod[] {
  const isWeek = unit === 'week';
  const firstMonday = mondayOf(from);
  const firstMonth = monthOf(from);
  const groups = Array.from({ length: periods }, (_, period) => ({
    start: isWeek ? firstMonday + DAYS_PER_WEEK * period : firstOfMonth(firstMonth + period),
    amounts: [] as number[],
    probabilities: [] as number[],
  }));
  deals.days.forEach((day, deal) => {
    if (day === null) return;
    const period = isWeek
      ? Math.floor((day - firstMonday) / DAYS_PER_WEEK)
      : monthOf(day) - firstMonth;
    const group = groups[period];
    if (group === undefined) return;
    group.amounts.push(deals.amounts[deal]!);
    group.probabilities.push(deals.probabilities[deal]!);
  });
  return groups.map(({ start, amounts, probabilities }) => ({
    start,
    deals: amounts.length,
    value: decimalSum(amounts),
    expected: decimalDotProduct(amounts, probabilities),
  }));
}
