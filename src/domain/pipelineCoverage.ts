import { decimalQuotient, decimalSum } from './decimals';
import type { Outcome } from './outcome';
import { answer, trouble } from './outcome';

/**
 * How many times the deals in progress cover what is left of the quota. How many are needed is 1 / win rate: "3x" is no
 * law.
 *
 * @param quota money, 0 or more
 * @param won money won so far, none or more parts
 * @param open what each deal in progress brings if it is won, money
 * @returns open pipeline / remaining quota, or trouble where nothing remains
 * @example pipelineCoverage(100, [40], [90, 60]) // { ok: true, value: 2.5 }
 */
export function pipelineCoverage(
  quota: number,
  won: readonly number[],
  open: readonly number[],
): Outcome<number> {
  const remaining = decimalSum([quota, ...won.map((part) => -part)]);
  return remaining > 0
    ? answer(decimalQuotient(decimalSum(open), remaining))
    : trouble({ code: 'quotaMet' });
}
