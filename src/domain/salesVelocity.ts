import { decimalDotProduct, decimalQuotient } from './decimals';
import type { Outcome } from './outcome';
import { answer, trouble } from './outcome';

/**
 * What the pipeline brings a day.
 *
 * @param openDeals how many deals are in progress, 0 or more
 * @param winRate the chance to win one, a fraction 0 to 1
 * @param dealSize money that one deal brings if it is won, 0 or more
 * @param cycleDays days from the start of a deal to its close, 0 or more
 * @returns money a day, or trouble where deals take no time
 * @example salesVelocity(12, 0.3, 25000, 45) // { ok: true, value: 2000 }
 */
export function salesVelocity(
  openDeals: number,
  winRate: number,
  dealSize: number,
  cycleDays: number,
): Outcome<number> {
  if (cycleDays === 0) return trouble({ code: 'zeroDivisor', argument: 'cycle_days' });
  const value = decimalDotProduct([openDeals], [dealSize]);
  return answer(decimalQuotient(decimalDotProduct([value], [winRate]), cycleDays));
}
