/** The clock of one run: the workbench's, and on top of it the time that the run itself takes (platform 1.32). */
import type { Clock } from './contract';

export class RunClock implements Clock {
  #spentMs = 0;

  constructor(private readonly clock: Clock) {}

  now(): Date {
    return new Date(this.clock.now().getTime() + this.#spentMs);
  }

  /** Lets virtual time pass. */
  spend(milliseconds: number): void {
    this.#spentMs += milliseconds;
  }

  /** Milliseconds since the run began. */
  get spentMs(): number {
    return this.#spentMs;
  }
}
