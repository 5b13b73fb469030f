/**
 * When the platform runs a clock trigger (platform 4.15): the windows that Google documents, and within them the minute
 * that it chooses once and keeps. Choices come from a seed.
 */
import { calendarOf, daySerial, minuteOfDay } from './clockTime';
import { seededNumber } from './seededNumbers';
import type { ClockSchedule, StoredTrigger, TimeOfDay } from './triggerStore';
import { WEEKDAY_NAMES } from './triggerStore';

/** One time at which a trigger is due; instants in ms since 1970 UTC, the end of the window excluded. */
export interface DueTime {
  readonly trigger: StoredTrigger;
  /** Counts the due times of this trigger from 0. */
  readonly number: number;
  readonly from: number;
  readonly until: number;
  /** The minute that the platform has chosen for this trigger, within the window. */
  readonly chosen: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** "Plus or minus 15 minutes" of nearMinute and atDate. */
const NEAR_MS = 15 * MINUTE_MS;
const MINUTES_PER_DAY = 1440;

type Timed = StoredTrigger & { readonly schedule: ClockSchedule };

/** The due times of a clock trigger, soonest first; endless where it recurs. */
export function* dueTimes(trigger: StoredTrigger, seed: string | number): Generator<DueTime> {
  if (!trigger.schedule) return;
  const timed = trigger as Timed;
  const chosen = seededNumber(seed, trigger.id, 'chosen');
  let number = 0;
  const isOnce = timed.schedule.every === 'once';
  for (const [opens, until] of windows(timed, chosen)) {
    // A window that is half over when the trigger is made is not used; a single one must be.
    if ((isOnce ? until : opens + 1) <= trigger.createdAt) continue;
    const from = Math.max(opens, trigger.createdAt);
    yield {
      trigger,
      number: number++,
      from,
      until,
      chosen: wholeMinute(from + chosen * (until - from), from),
    };
  }
}

function* windows(
  { schedule, createdAt }: Timed,
  chosen: number,
): Generator<readonly [from: number, until: number]> {
  switch (schedule.every) {
    case 'once':
      if ('notBefore' in schedule) yield [schedule.notBefore, schedule.notBefore + NEAR_MS];
      else yield near(schedule.at);
      return;
    case 'minutes': {
      const step = schedule.count * MINUTE_MS;
      for (let from = createdAt; ; from += step) yield [from, from + step];
    }
    case 'hours':
      for (let n = 1; ; n++) {
        yield near(createdAt + n * schedule.count * HOUR_MS);
      }
    default:
      for (const day of days(schedule, createdAt)) yield windowOnDay(day, schedule, chosen);
  }
}

/** The days, as serials in the schedule's zone, on which a trigger is due. */
function* days(
  schedule: Extract<ClockSchedule, { every: 'days' | 'weeks' | 'month' }>,
  createdAt: number,
): Generator<number> {
  const first = daySerial(createdAt, schedule.timeZone);
  switch (schedule.every) {
    case 'days':
      for (let day = first; ; day += schedule.count) yield day;
    case 'weeks': {
      const weekday = WEEKDAY_NAMES.indexOf(schedule.weekday);
      const days = (weekday - calendarOf(first).weekday + 7) % 7;
      for (let day = first + days; ; day += 7 * schedule.count) yield day;
    }
    case 'month':
      for (let day = first; ; day++) {
        if (calendarOf(day).dayOfMonth === schedule.dayOfMonth) yield day;
      }
  }
}

function windowOnDay(day: number, { timeZone, hour, nearMinute }: TimeOfDay, chosen: number) {
  if (hour === undefined) {
    // The platform chooses an hour once; any of the day is within what is documented.
    const minute = Math.floor(chosen * MINUTES_PER_DAY);
    return windowFrom(minuteOfDay(day, minute - (minute % 60), timeZone), HOUR_MS);
  }
  if (nearMinute !== undefined) return near(minuteOfDay(day, hour * 60 + nearMinute, timeZone));
  return windowFrom(minuteOfDay(day, hour * 60, timeZone), HOUR_MS);
}

function near(instant: number): readonly [number, number] {
  return [instant - NEAR_MS, instant + NEAR_MS];
}

function windowFrom(from: number, length: number): readonly [number, number] {
  return [from, from + length];
}

function wholeMinute(instant: number, least: number): number {
  return Math.max(least, Math.floor(instant / MINUTE_MS) * MINUTE_MS);
}
