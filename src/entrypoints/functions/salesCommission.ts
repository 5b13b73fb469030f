import { then, together } from '../../domain/outcome';
import { salesCommission } from '../../domain/salesCommission';
import type { Cell } from '../../table/cell';
import { readTiers } from '../../table/tiers';
import { readAmounts } from '../../table/values';
import { inCell } from '../inCell';

/**
 * The commission on bookings: each tier's rate counts for the part of them above its From, up to the next From.
 *
 * @param {156000} bookings What is sold, in money, 0 or more. A range is added up.
 * @param {TIERS} tiers The tiers in any order: From (money) and Rate (a fraction; 5% is 0.05). Below the lowest From nothing is paid.
 * @return The commission, in money.
 * @example =SALES_COMMISSION(156000, TIERS)
 * @example =SALES_COMMISSION(D2:D9; H1:I4)
 * @customfunction
 * @preserve
 */
global.SALES_COMMISSION = function (bookings: Cell, tiers: Cell) {
  const parts = together(readAmounts('bookings', bookings), readTiers('tiers', tiers));
  return inCell(
    'SALES_COMMISSION',
    then(parts, ([sold, steps]) => salesCommission(sold, steps)),
  );
};
