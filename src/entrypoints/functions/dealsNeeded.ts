import { dealsNeeded } from '../../domain/dealsNeeded';
import { together } from '../../domain/outcome';
import type { Cell } from '../../table/cell';
import { readFraction } from '../../table/fractions';
import { readAmount } from '../../table/values';
import { inCell } from '../inCell';

/**
 * How many deals you must start to fill a gap on average, rounded up. That gives about even chances, not safety: see QUOTA_GAP_AT.
 *
 * @param {30000} gap What is missing, in money, 0 or more.
 * @param {15000} deal_size What a deal brings if it is won, in money, above 0.
 * @param {0.3} win_rate The chance to win a deal, above 0 and up to 1.
 * @return A whole number of deals; 0 where nothing is missing.
 * @example =DEALS_NEEDED(30000, 15000, 0.3)
 * @example =DEALS_NEEDED(B1; 15000; 30%)
 * @customfunction
 * @preserve
 */
global.DEALS_NEEDED = function (gap: Cell, deal_size: Cell, win_rate: Cell) {
  const parts = together(
    readAmount('gap', gap),
    readAmount('deal_size', deal_size),
    readFraction('win_rate', win_rate),
  );
  return inCell('DEALS_NEEDED', parts.ok ? dealsNeeded(...parts.value) : parts);
};
