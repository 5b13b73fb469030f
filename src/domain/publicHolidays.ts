import type { DayNumber } from './day';
import { dayNumber } from './day';

/** A country whose holidays we know. */
export type HolidayCountry = 'SE' | 'US';

/** A holiday by the name of its message, `holiday.NAME`. */
export interface PublicHoliday {
  readonly day: DayNumber;
  readonly name: HolidayName;
}

export type HolidayName = (typeof SWEDISH)[number][0] | (typeof AMERICAN)[number][0];

type DayOfYear = (year: number) => DayNumber;

const SATURDAY = 5;
const [MONDAY, THURSDAY] = [0, 3];

/** Lag (1989:253) om allmänna helgdagar, and the three eves that nobody works on. */
const SWEDISH = [
  ['newYear', on('01-01')],
  ['epiphany', on('01-06')],
  ['goodFriday', afterEaster(-2)],
  ['easterMonday', afterEaster(1)],
  ['firstOfMay', on('05-01')],
  ['ascension', afterEaster(39)],
  ['nationalDay', on('06-06')],
  ['midsummerEve', (year) => firstWeekday(SATURDAY, on('06-20')(year)) - 1],
  ['allSaints', (year) => firstWeekday(SATURDAY, on('10-31')(year))],
  ['christmasEve', on('12-24')],
  ['christmasDay', on('12-25')],
  ['boxingDay', on('12-26')],
  ['newYearsEve', on('12-31')],
] as const satisfies readonly (readonly [string, DayOfYear])[];

/** 5 U.S.C. 6103 (a): the federal holidays, on their own day (offices may move those on a weekend). */
const AMERICAN = [
  ['newYear', on('01-01')],
  ['martinLutherKing', (year) => firstWeekday(MONDAY, on('01-15')(year))],
  ['presidentsDay', (year) => firstWeekday(MONDAY, on('02-15')(year))],
  ['memorialDay', (year) => firstWeekday(MONDAY, on('05-25')(year))],
  ['juneteenth', on('06-19')],
  ['independenceDay', on('07-04')],
  ['labourDay', (year) => firstWeekday(MONDAY, on('09-01')(year))],
  ['columbusDay', (year) => firstWeekday(MONDAY, on('10-08')(year))],
  ['veteransDay', on('11-11')],
  ['thanksgiving', (year) => firstWeekday(THURSDAY, on('11-22')(year))],
  ['christmasDay', on('12-25')],
] as const satisfies readonly (readonly [string, DayOfYear])[];

/**
 * The public holidays of a country in a year, earliest first.
 *
 * @param country a country that we know
 * @param year four digits
 * @returns the days with the names of their messages
 * @example publicHolidays('SE', 2026)[2] // { day: 46115, name: 'goodFriday' }
 */
export function publicHolidays(country: HolidayCountry, year: number): PublicHoliday[] {
  const list: readonly (readonly [HolidayName, DayOfYear])[] =
    country === 'SE' ? SWEDISH : AMERICAN;
  return list.map(([name, day]) => ({ name, day: day(year) })).sort((a, b) => a.day - b.day);
}

function on(monthAndDay: string): DayOfYear {
  return (year) => dayNumber(`${year}-${monthAndDay}`)!;
}

function afterEaster(days: number): DayOfYear {
  return (year) => easterSunday(year) + days;
}

/** The first day from `day` on that falls on a weekday; 0 is Monday. Day number 2 was a Monday. */
function firstWeekday(weekday: number, day: DayNumber): DayNumber {
  return day + ((((weekday - (day - 2)) % 7) + 7) % 7);
}

/** Easter Sunday of the Gregorian calendar, by the computus of Meeus, Jones and Butcher. */
function easterSunday(year: number): DayNumber {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const marchDay = h + l - 7 * m + 22;
  return dayNumber(`${year}-03-01`)! + marchDay - 1;
}
