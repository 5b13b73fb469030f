import { budgetEstimate } from '../../domain/budgetEstimate';
import type { DealSettings } from '../../flows/dealAnswers';
import type { DealValues, PurchaseLine } from '../../table/dealForm';
import type { Typed } from './desk/draftStore';
import { valueIn } from './forms';

export const FIRST_YEAR = 1990;
export const MOST_PURCHASES = 5;

const AMOUNTS = ['low', 'likely', 'high'] as const;
const FIELDS = { low: 'budgetLow', likely: 'budgetLikely', high: 'budgetHigh' } as const;
const ROUND_TO: Readonly<Record<string, number>> = { sv_SE: 5000 };
const ROUND_TO_ELSEWHERE = 500;
/** An estimate that was saved in an earlier year was raised to the prices of that year. */
const YEARS_BACK = 5;

/** Low, likely and high as they stand in the form. */
export type BudgetShown = Readonly<Record<'low' | 'likely' | 'high', number | string>>;

/** A purchase that counts: what it cost and when are known. */
function isWhole(line: PurchaseLine): line is PurchaseLine & { price: number; year: number } {
  return typeof line.price === 'number' && typeof line.year === 'number';
}

/**
 * What similar purchases say about the budget, rounded so that nobody takes it for exact.
 *
 * @param lines those without price or year do not count
 * @param year whose prices are meant
 * @param settings the rise of prices, and the locale, by which money is round
 * @returns money, or null where no line counts
 * @example estimatedBudget([{ what: '', price: 36000, year: 2026 }], 2026, { priceIndex: 0.03, locale: 'en_US' }) // { low: 32500, likely: 36000, high: 43000 }
 */
export function estimatedBudget(
  lines: readonly PurchaseLine[],
  year: number,
  { priceIndex, locale }: Pick<DealSettings, 'priceIndex' | 'locale'>,
): Readonly<Record<'low' | 'likely' | 'high', number>> | null {
  const estimate = budgetEstimate(lines.filter(isWhole), year, priceIndex);
  if (!estimate.ok) return null;
  const step = ROUND_TO[locale] ?? ROUND_TO_ELSEWHERE;
  const round = (money: number): number => Math.round(money / step) * step;
  const { low, likely, high } = estimate.value;
  return { low: round(low), likely: round(likely), high: round(high) };
}

/**
 * Low, likely and high of a budget that is inferred: each typed one as typed, here or in the sheet before, the others
 * from the purchases.
 *
 * @param typed the draft
 * @param values what the sheet holds
 * @param year the present one
 * @param settings the rise of prices and the locale
 * @returns each a number, '' for none, or what was typed where that is no number
 * @example inferredBudget({ budgetLikely: 40000 }, {}, 2026, settings).likely // 40000
 */
export function inferredBudget(
  typed: Typed,
  values: Readonly<Partial<DealValues>>,
  year: number,
  settings: Pick<DealSettings, 'priceIndex' | 'locale'>,
): BudgetShown {
  const lines = valueIn(typed, values, 'similarPurchases') as readonly PurchaseLine[] | '';
  const estimate = estimatedBudget(lines || [], year, settings);
  const held = values.similarPurchases ?? [];
  const before = Array.from({ length: YEARS_BACK + 1 }, (_, back) =>
    estimatedBudget(held, year - back, settings),
  );
  const shown = AMOUNTS.map((amount): [string, number | string] => {
    const field = FIELDS[amount];
    const own = typed[field] as number | string | undefined;
    if (own !== undefined && own !== '') return [amount, own];
    const inSheet = values[field] ?? '';
    const isEstimate = before.some((each) => each?.[amount] === inSheet);
    const isKept =
      inSheet !== '' && own === undefined && (!isEstimate || !('similarPurchases' in typed));
    return [amount, isKept ? inSheet : (estimate?.[amount] ?? '')];
  });
  return Object.fromEntries(shown) as unknown as BudgetShown;
}
