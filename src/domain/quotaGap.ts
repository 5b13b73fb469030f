import { decimalSum } from './decimals';

/**
 * What is still to be built from scratch: the quota less what is won and what is expected, never below 0.
 *
 * @param quota money, 0 or more
 * @param won money won so far, one or more parts
 * @param expected money expected from deals in progress, none or more parts
 * @returns money, not rounded
 * @example quotaGap(240000, [126000], [83920]) // 30080
 */
export function quotaGap(
  quota: number,
  won: readonly number[],
  expected: readonly number[],
): number {
  return Math.max(
    0,
    decimalSum([quota, ...won.map((part) => -part), ...expected.map((part) => -part)]),
  );
}
