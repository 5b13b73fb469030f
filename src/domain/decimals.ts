/** The largest power of ten to which an amount may be scaled and still count as a short decimal. */
const MOST_DECIMALS_SCALE = 1e9;

/** Above this, neighbouring whole numbers can no longer be told apart in a double. */
const LARGEST_EXACT = 9007199254740992;

/**
 * The smallest power of ten that makes every number whole, or 0 where none up to 10^9 does (1/3, or numbers so large
 * that scaling loses digits).
 *
 * @param values finite numbers
 * @param from a power of ten to start at
 * @returns 1, 10, 100, ... or 0
 * @example wholeScale([0.25, 3]) // 100
 */
export function wholeScale(values: ArrayLike<number>, from = 1): number {
  let scale = from;
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    while (Math.round(value * scale) / scale !== value) {
      scale *= 10;
      if (scale > MOST_DECIMALS_SCALE) return 0;
    }
    largest = Math.max(largest, Math.abs(value));
  }
  return largest * scale > LARGEST_EXACT ? 0 : scale;
}

/**
 * The sum of decimal numbers as a person would add them: ten times 0.1 is 1, not 0.9999999999999999.
 *
 * @param values numbers, as typed (money is not rounded)
 * @returns the sum; Infinity where it leaves the range of a double
 * @example decimalSum([0.1, 0.2, -0.3]) // 0
 */
export function decimalSum(values: ArrayLike<number>): number {
  const scale = wholeScale(values);
  if (scale === 0) return compensatedSum(values.length, (i) => values[i]!);
  return compensatedSum(values.length, (i) => Math.round(values[i]! * scale)) / scale;
}

/**
 * The sum of products of two columns of decimals, without binary dust.
 *
 * @param left numbers, for instance amounts in money
 * @param right as many numbers, for instance probabilities
 * @returns the sum of left x right
 * @example decimalDotProduct([42000, 18000], [0.46, 0.74]) // 32640
 */
export function decimalDotProduct(left: ArrayLike<number>, right: ArrayLike<number>): number {
  const leftScale = wholeScale(left);
  const rightScale = wholeScale(right);
  if (leftScale === 0 || rightScale === 0) {
    return compensatedSum(left.length, (i) => left[i]! * right[i]!);
  }
  const product = (i: number): number =>
    Math.round(left[i]! * leftScale) * Math.round(right[i]! * rightScale);
  return compensatedSum(left.length, product) / (leftScale * rightScale);
}

/**
 * The quotient of two decimals, rounded once: 0.6 / 0.2 is 3, not 2.9999999999999996.
 *
 * @param dividend a number
 * @param divisor a number, not 0
 * @returns dividend / divisor
 * @example decimalQuotient(0.6, 0.2) // 3
 */
export function decimalQuotient(dividend: number, divisor: number): number {
  const scale = wholeScale([dividend, divisor]) || 1;
  return scale === 1
    ? dividend / divisor
    : Math.round(dividend * scale) / Math.round(divisor * scale);
}

/** Neumaier's sum: the rounding of each addition is kept and added at the end. */
function compensatedSum(count: number, term: (index: number) => number): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < count; i++) {
    const next = term(i);
    const total = sum + next;
    lost += Math.abs(sum) >= Math.abs(next) ? sum - total + next : next - total + sum;
    sum = total;
  }
  return Number.isFinite(sum) ? sum + lost : sum;
}
