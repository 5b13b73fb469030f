/** The 95 % point of the standard normal: 5 % lie outside on either side of a 90 % interval. */
const Z = 1.6448536269514722;

/** Where a share may lie. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The 90 % interval of a share that was seen in n cases.
 *
 * Source: E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22 (1927).
 * It serves for few cases, too (Brown, Cai and DasGupta, "Interval Estimation for a Binomial Proportion", 2001).
 *
 * @param successes how many of them, 0 to n
 * @param n the cases, 1 or more
 * @returns fractions 0 to 1
 * @example wilsonInterval(3, 14) // { low: 0.08906777124970822, high: 0.43204927459899924 }
 */
export function wilsonInterval(successes: number, n: number): Interval {
  const share = successes / n;
  const weight = (Z * Z) / n;
  const middle = (share + weight / 2) / (1 + weight);
  const half = Math.sqrt(weight * (share * (1 - share) + weight / 4)) / (1 + weight);
  return {
    low: successes === 0 ? 0 : middle - half,
    high: successes === n ? 1 : middle + half,
  };
}
