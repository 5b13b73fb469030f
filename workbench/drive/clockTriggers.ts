/** The clock triggers of the workbench: due by its clock, one after the other, whether it stands or goes by itself. */
import { setImmediate } from 'node:timers/promises';
import type { PlannedRun } from '../runtime/scheduler';
import { Scheduler } from '../runtime/scheduler';
import type { TriggerStore } from '../runtime/triggerStore';
import type { WorkbenchClock } from './workbenchClock';

export interface ClockTriggers {
  /** Whether runs may be late, left out or doubled, as they are on the platform now and then. */
  hasMishaps: boolean;
  /** From which all chances are drawn: the minute of each run, and its mishaps. Another one begins from now. */
  seed: number;
  /** When the next trigger runs (ms since 1970 UTC), and which; undefined where there is none. */
  next(): { readonly at: number; readonly run: PlannedRun } | undefined;
  /** Sets the clock to the instant and runs nothing on the way, or back; a way that is being gone ends. */
  jumpTo(instant: Date): void;
  /** Goes to the next trigger and runs it. */
  runNext(): void;
  /**
   * Goes to the instant and runs what is due on the way; other work is let in between two runs.
   *
   * @param isThere asked after each run: the clock stays where it is as soon as this is true
   */
  runUntil(instant: Date, isThere?: () => boolean): Promise<void>;
  /** The way that is being gone (ms since 1970 UTC); undefined while the clock is not on one. */
  readonly way: { readonly from: number; readonly until: number } | undefined;
  /** Ends the way where the clock is now. */
  halt(): void;
  /** Lets the clock follow this machine's again; a way that is being gone ends. */
  followMachine(): void;
  /** Runs what has become due by a clock that goes by itself. */
  runDue(): void;
}

const FIRST_SEED = 1;
const MISHAPS = { late: 0.15, skipped: 0.1, twice: 0.1 };

export function createClockTriggers(parts: {
  readonly triggers: TriggerStore;
  readonly clock: WorkbenchClock;
  readonly run: (planned: PlannedRun) => void;
  /** To be told that the clock was moved. */
  readonly moved: () => void;
}): ClockTriggers {
  const { triggers, clock, run, moved } = parts;
  let hasMishaps = false;
  let seed = FIRST_SEED;
  let scheduler = startFromNow();
  let way: ClockTriggers['way'];
  let isHalted = false;

  /** What is past is past: also what was due while the workbench was closed. */
  function startFromNow(): Scheduler {
    return new Scheduler(triggers, clock, optionsNow(), clock.now().getTime());
  }

  function optionsNow() {
    return { seed, ...(hasMishaps ? MISHAPS : {}) };
  }

  return {
    get hasMishaps() {
      return hasMishaps;
    },
    set hasMishaps(value) {
      hasMishaps = value;
      scheduler.options = optionsNow();
    },
    get seed() {
      return seed;
    },
    set seed(value) {
      seed = value;
      scheduler = startFromNow();
    },
    next: () => scheduler.next(),
    jumpTo(instant) {
      isHalted = true;
      clock.standAt(instant);
      scheduler = startFromNow();
      moved();
    },
    runNext() {
      const next = scheduler.next();
      if (!next) return;
      clock.standAt(clock.now());
      scheduler.runNext(next.at, run);
      moved();
    },
    get way() {
      return way;
    },
    halt() {
      isHalted = true;
    },
    async runUntil(instant, isThere) {
      const until = instant.getTime();
      if (way || until <= clock.now().getTime()) return;
      clock.standAt(clock.now());
      way = { from: clock.now().getTime(), until };
      isHalted = false;
      try {
        while (!isHalted && scheduler.runNext(until, run)) {
          if (isThere?.()) isHalted = true;
          moved();
          await setImmediate();
        }
        if (!isHalted) clock.advanceTo(until);
      } finally {
        way = undefined;
        moved();
      }
    },
    followMachine() {
      isHalted = true;
      clock.followMachine();
      scheduler = startFromNow();
      moved();
    },
    runDue() {
      if (clock.standsAt) return;
      while (scheduler.runNext(clock.now().getTime(), run));
    },
  };
}
