import type { DayNumber } from '../../domain/day';
import { firstOfMonth, mondayOf, monthOf } from '../../domain/day';

const WEEK = 7;

/** The weekday on which weeks begin, 1 for Monday to 7, where browsers know it. */
interface WeekInfo {
  readonly firstDay: number;
}

/** As many as a month can touch: a page that keeps its size does not move what stands below it. */
const WEEKS = 6;

/**
 * The days of a calendar page: six whole weeks, from before the month's first day to after its last.
 *
 * @param month as monthOf counts
 * @param firstWeekday 1 for Monday to 7 for Sunday
 * @returns weeks of seven day numbers
 */
export function weeksOf(month: number, firstWeekday: number): DayNumber[][] {
  const start = weekStart(firstOfMonth(month), firstWeekday);
  return Array.from({ length: WEEKS }, (_, week) =>
    Array.from({ length: WEEK }, (__, i) => start + week * WEEK + i),
  );
}

/**
 * Where a key leads to in a calendar.
 *
 * @param key as the browser names it
 * @param day the day that has the keyboard
 * @param firstWeekday 1 for Monday to 7 for Sunday
 * @returns another day, or null where the key means nothing here
 * @example dayAfterKey('PageDown', 46053, 1) // 46081
 */
export function dayAfterKey(key: string, day: DayNumber, firstWeekday: number): DayNumber | null {
  switch (key) {
    case 'ArrowLeft':
      return day - 1;
    case 'ArrowRight':
      return day + 1;
    case 'ArrowUp':
      return day - WEEK;
    case 'ArrowDown':
      return day + WEEK;
    case 'Home':
      return weekStart(day, firstWeekday);
    case 'End':
      return weekStart(day, firstWeekday) + WEEK - 1;
    case 'PageUp':
      return monthsOn(day, -1);
    case 'PageDown':
      return monthsOn(day, 1);
    default:
      return null;
  }
}

/**
 * The same date of another month, or its last day where it is shorter.
 *
 * @param day a day number
 * @param months how many months on; negative for back
 * @returns the day
 * @example monthsOn(46053, 1) // 46081
 */
export function monthsOn(day: DayNumber, months: number): DayNumber {
  const month = monthOf(day);
  const wanted = firstOfMonth(month + months) + day - firstOfMonth(month);
  return Math.min(wanted, firstOfMonth(month + months + 1) - 1);
}

/**
 * The weekday on which weeks begin in a locale.
 *
 * @param locale the sheet's
 * @returns 1 for Monday to 7 for Sunday; Monday where the browser does not say
 */
export function firstWeekdayOf(locale: string): number {
  try {
    const known = new Intl.Locale(locale.replace(/_/g, '-')) as Intl.Locale & {
      getWeekInfo?(): WeekInfo;
      readonly weekInfo?: WeekInfo;
    };
    return (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1;
  } catch {
    return 1;
  }
}

function weekStart(day: DayNumber, firstWeekday: number): DayNumber {
  const sinceMonday = day - mondayOf(day);
  return day - ((sinceMonday - (firstWeekday - 1) + WEEK) % WEEK);
}
