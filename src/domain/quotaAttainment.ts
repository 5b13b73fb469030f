import { decimalQuotient, decimalSum } from './decimals';
import type { Outcome } from './outcome';
import { answer, trouble } from './outcome';

/**
 * Which part of the quota is won.
 *
 * @param quota money, 0 or more
 * @param won money won so far, none or more parts
 * @returns won / quota, a fraction that may exceed 1, or trouble where the quota is 0
 * @example quotaAttainment(240000, [100000, 26000]) // { ok: true, value: 0.525 }
 */
export function quotaAttainment(quota: number, won: readonly number[]): Outcome<number> {
  if (quota === 0) return trouble({ code: 'zeroDivisor', argument: 'quota' });
  return answer(decimalQuotient(decimalSum(won), quota));
}
