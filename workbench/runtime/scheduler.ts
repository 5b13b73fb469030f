/**
 * Runs the clock triggers of a script on a virtual clock (platform EMU 4). Each run is within its documented window, a
 * little off the minute chosen for the trigger; from a seed some are late, some are left out, some are done twice.
 */
import { seededNumber } from './seededNumbers';
import type { DueTime } from './triggerTimes';
import { dueTimes } from './triggerTimes';
import type { Clock } from './contract';
import type { StoredTrigger, TriggerStore } from './triggerStore';

/** A clock that a scheduler moves on. */
export interface MovableClock extends Clock {
  /** Goes on to the instant (ms since 1970 UTC); one that has passed changes nothing. */
  advanceTo(instant: number): void;
}

export type Fate = 'inTime' | 'late' | 'skipped' | 'twice';

/** What the platform does about one due time. */
export interface PlannedRun extends DueTime {
  readonly fate: Fate;
  /** When it runs, in ms since 1970 UTC: twice, late, or not at all. */
  readonly at: readonly number[];
}

export interface SchedulerOptions {
  readonly seed: string | number;
  /** How many of the runs, from 0 to 1. */
  readonly late?: number;
  readonly skipped?: number;
  readonly twice?: number;
  /** Whether triggers that a trigger's run made never run, as was once reported (platform 4.22). */
  readonly disablesTriggersOfTriggers?: boolean;
}

const MINUTE_MS = 60_000;
const JITTER_MS = 15 * MINUTE_MS;
const LATEST_MS = 60 * MINUTE_MS;
/** Windows: where each and every one is skipped, there is no next. */
const FARTHEST_LOOK = 1_000;

/** What becomes of a due time; the same for the same seed. */
export function planned(due: DueTime, options: SchedulerOptions): PlannedRun {
  const { seed, late = 0, skipped = 0, twice = 0 } = options;
  const drawn = (what: string) => seededNumber(seed, due.trigger.id, due.number, what);
  const jitter = (2 * drawn('jitter') - 1) * JITTER_MS;
  const at = Math.floor(Math.min(Math.max(due.chosen + jitter, due.from), due.until - 1));
  const fate = drawn('fate');
  if (fate < skipped) return { ...due, fate: 'skipped', at: [] };
  if (fate < skipped + late) {
    return { ...due, fate: 'late', at: [due.until + Math.floor(drawn('late') * LATEST_MS)] };
  }
  if (fate < skipped + late + twice) {
    return { ...due, fate: 'twice', at: [at, at + 1 + Math.floor(drawn('again') * MINUTE_MS)] };
  }
  return { ...due, fate: 'inTime', at: [at] };
}

interface Waiting {
  readonly at: number;
  readonly run: PlannedRun;
}

export class Scheduler {
  /** How far each trigger has come. */
  readonly #timetables = new Map<
    string,
    { due: Generator<DueTime>; next: PlannedRun | undefined }
  >();
  #waiting: Waiting[] = [];

  constructor(
    private readonly triggers: TriggerStore,
    private readonly clock: MovableClock,
    /** Another fate may be chosen for what is not planned yet. */
    public options: SchedulerOptions,
    /** What was due before this instant (ms since 1970 UTC) is past. */
    private readonly since = -Infinity,
  ) {}

  /**
   * Goes on to the instant, and runs what is due on the way in the order of time. A trigger that is deleted meanwhile
   * does not run any more; one that is made runs too.
   *
   * @returns what was planned, the runs that were left out too
   */
  runUntil(instant: Date, run: (trigger: StoredTrigger) => void): PlannedRun[] {
    const until = instant.getTime();
    const done: PlannedRun[] = [];
    do done.push(...this.#plan(until));
    while (this.runNext(until, ({ trigger }) => run(trigger)));
    this.clock.advanceTo(until);
    return done;
  }

  /** When the next run will be (ms since 1970 UTC) and of which trigger; undefined where none is left. */
  next(): { readonly at: number; readonly run: PlannedRun } | undefined {
    for (let looked = 0; looked < FARTHEST_LOOK; looked++) {
      const soonest = this.#soonest();
      const opening = this.#nextOpening();
      // Of a window that has not opened nobody knows yet what becomes of it.
      if (opening === undefined || (soonest && soonest.at < opening)) return soonest;
      this.#plan(opening);
    }
    return undefined;
  }

  /** Goes on to the next run that is due by then (ms since 1970 UTC) and runs it; tells whether there was one. */
  runNext(until: number, run: (planned: PlannedRun) => void): boolean {
    this.#plan(until);
    const next = this.#soonest();
    if (!next || next.at > until) return false;
    this.#waiting = this.#waiting.filter((each) => each !== next);
    this.clock.advanceTo(next.at);
    run(next.run);
    return true;
  }

  /** Puts the runs of all due times whose window begins by then on the list. */
  #plan(until: number): PlannedRun[] {
    const plans: PlannedRun[] = [];
    for (const timetable of this.#current()) {
      while (timetable.next && timetable.next.from <= until) {
        const run = timetable.next;
        plans.push(run);
        const ahead = run.at.filter((at) => at >= this.since);
        this.#waiting.push(...ahead.map((at) => ({ at, run })));
        timetable.next = this.#following(timetable.due);
      }
    }
    return plans;
  }

  #nextOpening(): number | undefined {
    const openings = this.#current().flatMap(({ next }) => (next ? [next.from] : []));
    return openings.length > 0 ? Math.min(...openings) : undefined;
  }

  /** The timetables of the triggers that there are. */
  #current() {
    return this.triggers.all.flatMap((trigger) => {
      if (trigger.isMadeByTrigger && this.options.disablesTriggersOfTriggers) return [];
      let timetable = this.#timetables.get(trigger.id);
      if (!timetable) {
        const due = dueTimes(trigger, this.options.seed);
        this.#timetables.set(trigger.id, (timetable = { due, next: this.#following(due) }));
      }
      return [timetable];
    });
  }

  #following(due: Generator<DueTime>): PlannedRun | undefined {
    const { value, done } = due.next();
    return done ? undefined : planned(value, this.options);
  }

  /** Of those planned, without the triggers that were deleted since. */
  #soonest(): Waiting | undefined {
    const ids = new Set(this.triggers.all.map(({ id }) => id));
    this.#waiting = this.#waiting.filter(({ run }) => ids.has(run.trigger.id));
    return this.#waiting.reduce<Waiting | undefined>(
      (soonest, each) => (soonest && soonest.at <= each.at ? soonest : each),
      undefined,
    );
  }
}
