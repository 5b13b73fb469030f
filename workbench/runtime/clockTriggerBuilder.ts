/** ScriptApp.newTrigger(...).timeBased(): when it is due, step by step (platform 4.15, 4.16). */
import { isTimeZone, serialToInstant } from '../engine/serialDates';
import { dateSerial } from './clockTime';
import type { EnumValue } from './enumeration';
import { own } from './googleTypes';
import type { GoogleSubset } from './googleTypes';
import type { ScriptRun } from './scriptRun';
import { Trigger } from './trigger';
import type { ClockSchedule, WeekdayName } from './triggerStore';

const MINUTES = [1, 5, 10, 15, 30];

interface Choices {
  every?: 'minutes' | 'hours' | 'days' | 'weeks';
  count?: number;
  weekday?: WeekdayName;
  dayOfMonth?: number;
  hour?: number;
  nearMinute?: number;
  date?: readonly [year: number, month: number, day: number];
  at?: number;
  notBefore?: number;
}

export class ClockTriggerBuilder implements GoogleSubset<GoogleAppsScript.Script.ClockTriggerBuilder> {
  readonly #run: ScriptRun;
  readonly #handler: string;
  readonly #choices: Choices = {};
  #timeZone: string;

  constructor(run: ScriptRun, handler: string) {
    this.#run = run;
    this.#handler = handler;
    this.#timeZone = run.manifest.timeZone;
  }

  everyMinutes(n: number): this {
    if (!MINUTES.includes(n)) {
      throw new Error(
        'The value you passed to everyMinutes was invalid. It must be one of 1, 5, 10, 15 or 30.',
      );
    }
    return this.#repeat('minutes', n);
  }

  everyHours(n: number): this {
    return this.#repeat('hours', positive(n, 'everyHours'));
  }

  everyDays(n: number): this {
    return this.#repeat('days', positive(n, 'everyDays'));
  }

  everyWeeks(n: number): this {
    return this.#repeat('weeks', positive(n, 'everyWeeks'));
  }

  onWeekDay(day: unknown): this {
    this.#choices.weekday = own<EnumValue<WeekdayName>>(day).name();
    return this;
  }

  onMonthDay(day: number): this {
    this.#choices.dayOfMonth = within(day, 1, 31, 'onMonthDay');
    return this;
  }

  atHour(hour: number): this {
    this.#choices.hour = within(hour, 0, 23, 'atHour');
    return this;
  }

  nearMinute(minute: number): this {
    this.#choices.nearMinute = within(minute, 0, 59, 'nearMinute');
    return this;
  }

  /** About midnight at the beginning of the day; the month is counted from 1. */
  atDate(year: number, month: number, day: number): this {
    this.#choices.date = [year, month, day];
    return this;
  }

  at(date: unknown): this {
    if (!(date instanceof Date)) throw wrongArgument('at');
    this.#choices.at = date.getTime();
    return this;
  }

  after(durationMilliseconds: number): this {
    const now = this.#run.clock.now().getTime();
    this.#choices.notBefore = now + positive(durationMilliseconds, 'after');
    return this;
  }

  inTimezone(timezone: string): this {
    if (!isTimeZone(timezone)) throw new Error(`Invalid time zone: ${timezone}`);
    this.#timeZone = timezone;
    return this;
  }

  create(): Trigger {
    const { file, user } = this.#run;
    const stored = file.project.triggers.add({
      kind: 'CLOCK',
      handler: this.#handler,
      owner: user.email,
      fileId: file.id,
      schedule: this.#schedule(),
      ...(this.#run.isTriggered ? { isMadeByTrigger: true } : {}),
    });
    return new Trigger(stored);
  }

  #repeat(every: Choices['every'], count: number): this {
    Object.assign(this.#choices, { every, count });
    return this;
  }

  #schedule(): ClockSchedule {
    const { every, count = 1, weekday, dayOfMonth, hour, nearMinute } = this.#choices;
    const { date, at, notBefore } = this.#choices;
    const timeOfDay = {
      timeZone: this.#timeZone,
      ...(hour === undefined ? {} : { hour }),
      ...(nearMinute === undefined ? {} : { nearMinute }),
    };
    if (notBefore !== undefined) return { every: 'once', notBefore };
    if (at !== undefined) return { every: 'once', at };
    if (date) {
      return { every: 'once', at: serialToInstant(dateSerial(...date), this.#timeZone) };
    }
    if (dayOfMonth !== undefined) return { every: 'month', dayOfMonth, ...timeOfDay };
    if (weekday || every === 'weeks') {
      return { every: 'weeks', count, weekday: weekday ?? 'MONDAY', ...timeOfDay };
    }
    if (every === 'days') return { every, count, ...timeOfDay };
    if (every) return { every, count };
    throw new Error('The trigger has no time: say how often it runs, or when.');
  }
}

function positive(value: number, method: string): number {
  if (!(value > 0)) throw wrongArgument(method);
  return value;
}

function within(value: number, least: number, most: number, method: string): number {
  if (!Number.isInteger(value) || value < least || value > most) throw wrongArgument(method);
  return value;
}

function wrongArgument(method: string): Error {
  return new Error(`The value you passed to ${method} was invalid.`);
}
