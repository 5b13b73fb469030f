import type { DayNumber } from '../domain/day';
import { firstOfMonth, mondayOf, monthOf } from '../domain/day';
import type { Language } from '../messages';
import { message } from '../messages';

const MONTHS_A_YEAR = 12;

/**
 * A day in words that fit a sentence, without its year.
 *
 * @param language the reader's
 * @param day a day number
 * @returns for instance "Mon, Nov 23" or "mån 23 nov"
 * @example shownDay('sv', 46349) // 'mån 23 nov'
 */
export function shownDay(language: Language, day: DayNumber): string {
  const month = monthOf(day);
  return message(language, 'time.day', {
    weekday: message(language, 'time.weekdays').split(' ')[day - mondayOf(day)]!,
    month: message(language, 'time.months').split(' ')[month % MONTHS_A_YEAR]!,
    date: day - firstOfMonth(month) + 1,
  });
}
