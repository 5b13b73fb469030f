import type { Outcome } from './outcome';
import { answer, trouble } from './outcome';

/**
 * How evenly money is spread over periods: 1 less the Gini coefficient. 1 is perfectly even, 1/n is everything in one of n.
 *
 * Source: C. Gini, "Variabilità e mutabilità" (1912); for sorted values as in A. Sen, "On Economic Inequality" (1973).
 *
 * @param expected money of each period, 0 or more
 * @returns a fraction 1/n to 1, or trouble where no period has any
 * @example flowSteadiness([30, 10]) // { ok: true, value: 0.75 }
 */
export function flowSteadiness(expected: readonly number[]): Outcome<number> {
  const sorted = [...expected].sort((a, b) => a - b);
  const n = sorted.length;
  const largest = sorted[n - 1] ?? 0;
  if (largest === 0) return trouble({ code: 'nothingExpected' });
  // In parts of the largest the sums cannot leave the range of a number; in pairs even periods cancel exactly.
  let sum = 0;
  let spread = 0;
  sorted.forEach((money, i) => {
    sum += money / largest;
    const partner = n - 1 - i;
    if (partner > i) spread += (partner - i) * ((sorted[partner]! - money) / largest);
  });
  return answer(1 - spread / (n * sum));
}
