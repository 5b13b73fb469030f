import { together } from '../../domain/outcome';
import { salesVelocity } from '../../domain/salesVelocity';
import type { Cell } from '../../table/cell';
import { readFraction } from '../../table/fractions';
import { readAmount } from '../../table/values';
import { inCell } from '../inCell';

/**
 * What your pipeline brings a day: open deals x win rate x deal size / days of a sales cycle.
 *
 * @param {12} open_deals How many deals are in progress, 0 or more.
 * @param {0.3} win_rate The chance to win a deal, 0 to 1.
 * @param {15000} deal_size What a deal brings if it is won, in money, 0 or more.
 * @param {45} cycle_days How long a deal takes from start to close, in days, above 0.
 * @return Money a day.
 * @example =SALES_VELOCITY(12, 0.3, 15000, 45)
 * @example =SALES_VELOCITY(12; 30%; 15000; B4)
 * @customfunction
 * @preserve
 */
global.SALES_VELOCITY = function (
  open_deals: Cell,
  win_rate: Cell,
  deal_size: Cell,
  cycle_days: Cell,
) {
  const parts = together(
    readAmount('open_deals', open_deals),
    readFraction('win_rate', win_rate),
    readAmount('deal_size', deal_size),
    readAmount('cycle_days', cycle_days),
  );
  return inCell('SALES_VELOCITY', parts.ok ? salesVelocity(...parts.value) : parts);
};
