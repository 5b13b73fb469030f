import { decimalDotProduct, decimalQuotient } from './decimals';
import type { Outcome } from './outcome';
import { answer, trouble } from './outcome';

/** A quotient that exceeds a whole number by less than this share of itself does so by rounding only. */
const QUOTIENT_DUST = 1e-15;

/**
 * How many deals must be started so that they fill the gap on average.
 *
 * @param gap money that is missing, 0 or more
 * @param dealSize money that one deal brings if it is won, 0 or more
 * @param winRate the chance to win one, a fraction 0 to 1
 * @returns a whole number of deals, 0 where nothing is missing; trouble where deals bring nothing
 * @example dealsNeeded(300, 100, 0.3) // { ok: true, value: 10 }
 */
export function dealsNeeded(gap: number, dealSize: number, winRate: number): Outcome<number> {
  if (gap === 0) return answer(0);
  if (dealSize === 0) return trouble({ code: 'zeroDivisor', argument: 'deal_size' });
  if (winRate === 0) return trouble({ code: 'zeroDivisor', argument: 'win_rate' });
  const quotient = decimalQuotient(gap, decimalDotProduct([dealSize], [winRate]));
  return answer(Math.ceil(quotient - quotient * QUOTIENT_DUST));
}
