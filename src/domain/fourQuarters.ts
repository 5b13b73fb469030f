import type { DayNumber } from './day';
import { firstOfMonth, monthOf } from './day';

/** First and last day of a period. */
export interface Period {
  readonly from: DayNumber;
  readonly to: DayNumber;
}

/**
 * Four quarters in a row; a year of quotas may begin with any month.
 *
 * @param day a day of the first quarter's first month
 * @returns the quarters
 * @example fourQuarters(46296)[0] // { from: 46296, to: 46387 }
 */
export function fourQuarters(day: DayNumber): Period[] {
  return [0, 3, 6, 9].map((months) => {
    const month = monthOf(day) + months;
    return { from: firstOfMonth(month), to: firstOfMonth(month + 3) - 1 };
  });
}
