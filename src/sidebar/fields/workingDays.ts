import { dayNumber, dayText, mondayOf } from '../../domain/day';
import type { WorkingCalendar } from '../../domain/workingDays';
import { isWorkingDay, nextWorkingDay } from '../../domain/workingDays';

/** What Settings say about free days, as the server sends it. */
export interface FreeDays {
  /** For Monday to Sunday. */
  readonly freeWeekdays: readonly boolean[];
  /** YYYY-MM-DD. */
  readonly holidays: readonly string[];
}

/** A day that a person can choose at once. */
export interface QuickDay {
  readonly key: 'tomorrow' | 'threeDays' | 'nextWeek';
  /** YYYY-MM-DD, a working day. */
  readonly day: string;
  /** The free day that it would have been; null where nothing was skipped. */
  readonly skipped: { readonly day: string; readonly isHoliday: boolean } | null;
}

const WEEK = 7;

/**
 * The working days as the maths take them.
 *
 * @param days as the server sends them; what is no day is left out
 * @returns the calendar
 */
export function calendarOf({ freeWeekdays, holidays }: FreeDays): WorkingCalendar {
  return { freeWeekdays, holidays: new Set(holidays.flatMap((day) => dayNumber(day) ?? [])) };
}

/**
 * Tomorrow, in three days, and the Monday of next week, each moved on to a working day.
 *
 * @param today YYYY-MM-DD
 * @param days the free days of Settings
 * @returns the three in their order, with what was skipped
 * @example quickDays('2026-11-27', { freeWeekdays: [false, false, false, false, false, true, true], holidays: [] })[0].day // '2026-11-30'
 */
export function quickDays(today: string, days: FreeDays): QuickDay[] {
  const from = dayNumber(today);
  if (from === null) return [];
  const calendar = calendarOf(days);
  const wanted = [
    ['tomorrow', from + 1],
    ['threeDays', from + 3],
    ['nextWeek', mondayOf(from) + WEEK],
  ] as const;
  return wanted.map(([key, day]) =>
    isWorkingDay(day, calendar)
      ? { key, day: dayText(day), skipped: null }
      : {
          key,
          day: dayText(nextWorkingDay(day, calendar)),
          skipped: { day: dayText(day), isHoliday: calendar.holidays.has(day) },
        },
  );
}
