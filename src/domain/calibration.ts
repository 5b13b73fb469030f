import { decimalSum } from './decimals';
import type { Outcome } from './outcome';
import { answer, trouble } from './outcome';
import type { Interval } from './wilsonInterval';
import { wilsonInterval } from './wilsonInterval';

/** A closed deal and the chance that was given to it. */
export interface ClosedForecast {
  /** A fraction 0 to 1. */
  readonly probability: number;
  readonly isWon: boolean;
}

/** What was said and what happened, over the deals whose stated chances lie in one band. */
export interface CalibrationBand extends Interval {
  /** The mean of the stated chances, a fraction. */
  readonly said: number;
  /** The share that was won, a fraction; low and high are its 90 % interval. */
  readonly happened: number;
  readonly n: number;
}

export interface Calibration {
  /** From low chances to high ones; only bands that hold a deal. */
  readonly bands: readonly CalibrationBand[];
  /** The mean of (stated chance - outcome) squared: 0 is perfect, 0.25 is a coin. */
  readonly brierScore: number;
  readonly n: number;
}

const BANDS = 10;
/** 0.3 as the sum of three tenths belongs to the band of 0.3. */
const BINARY_DUST = 1e-9;

/**
 * Compares stated chances with what happened, in bands of ten percentage points; 1 belongs to the last.
 *
 * Source: G. W. Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78 (1950).
 *
 * @param deals closed deals, none or more
 * @returns the bands and the score, or trouble where there is no deal
 * @example calibration([{ probability: 0.5, isWon: true }, { probability: 0.5, isWon: false }]).value.brierScore // 0.25
 */
export function calibration(deals: readonly ClosedForecast[]): Outcome<Calibration> {
  const n = deals.length;
  if (n === 0) return trouble({ code: 'nothingToCompare' });
  const sums = Array.from({ length: BANDS }, () => ({ said: [] as number[], won: 0 }));
  let squares = 0;
  for (const { probability, isWon } of deals) {
    const band = sums[Math.min(BANDS - 1, Math.floor(probability * BANDS + BINARY_DUST))]!;
    band.said.push(probability);
    band.won += isWon ? 1 : 0;
    squares += (probability - (isWon ? 1 : 0)) ** 2;
  }
  const bands = sums
    .filter(({ said }) => said.length > 0)
    .map(({ said, won }) => ({
      said: decimalSum(said) / said.length,
      happened: won / said.length,
      n: said.length,
      ...wilsonInterval(won, said.length),
    }));
  return answer({ bands, brierScore: squares / n, n });
}
