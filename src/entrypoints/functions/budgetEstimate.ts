import { budgetEstimate } from '../../domain/budgetEstimate';
import { then, together } from '../../domain/outcome';
import type { Cell } from '../../table/cell';
import { readPurchases, readYear } from '../../table/purchases';
import { probabilityOf, readOptional } from '../../table/values';
import { inCell } from '../inCell';

/**
 * What a prospect may mean to spend, from similar things bought before: low, likely and high.
 *
 * Prices are raised to the level of the year. Likely is their median, low 0.9 x the smallest, high 1.2 x the
 * largest. Nothing is rounded here; the sidebar rounds to what is usual in the currency.
 *
 * @param {A2:A6} prices What was paid each time, in money, 0 or more.
 * @param {B2:B6} years The year of each purchase, with four digits.
 * @param {2026} year The year whose prices are meant, with four digits.
 * @param {0.03} rate Optional. How much prices rise in a year, 0 to 1 (percent cells fit). Default 0.03.
 * @return One row: low, likely and high, in money.
 * @example =BUDGET_ESTIMATE(A2:A6, B2:B6, 2026)
 * @example =BUDGET_ESTIMATE(A2:A6; B2:B6; 2026; C1)
 * @customfunction
 * @preserve
 */
global.BUDGET_ESTIMATE = function (prices: Cell, years: Cell, year: Cell, rate: Cell) {
  const target = readYear('year', year);
  const parts = together(
    target.ok ? readPurchases(prices, years, target.value) : target,
    target,
    readOptional('rate', rate, 'fraction', probabilityOf, 0.03),
  );
  const range = parts.ok ? budgetEstimate(...parts.value) : parts;
  return inCell(
    'BUDGET_ESTIMATE',
    then(range, ({ low, likely, high }) => [[low, likely, high]]),
  );
};
