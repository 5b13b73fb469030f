import type { Language } from '../messages';

const MINUTES_A_DAY = 1440;
const MINUTES_AN_HOUR = 60;
const HOURS_OF_A_HALF = 12;

/**
 * The time of day of a moment.
 *
 * @param language the reader's
 * @param moment a day number with its fraction
 * @returns for instance "2:30 PM" or "14:30"
 * @example shownTime('en', 46349.5) // '12:00 PM'
 */
export function shownTime(language: Language, moment: number): string {
  const minutes = Math.round(moment * MINUTES_A_DAY) % MINUTES_A_DAY;
  const hour = Math.floor(minutes / MINUTES_AN_HOUR);
  const minute = String(minutes % MINUTES_AN_HOUR).padStart(2, '0');
  if (language !== 'en') return `${String(hour).padStart(2, '0')}:${minute}`;
  const half = hour < HOURS_OF_A_HALF ? 'AM' : 'PM';
  return `${hour % HOURS_OF_A_HALF || HOURS_OF_A_HALF}:${minute} ${half}`;
}
