/**
 * The clock of one run: the workbench's, and on top of it the time that the run itself takes (platform 1.32). Where the
 * workbench's clock can be set forward, it goes along.
 */
import type { Clock } from './contract';

export class RunClock implements Clock {
  #spentMs = 0;
  /** What of it the workbench's clock did not follow. */
  #aheadMs = 0;

  constructor(private readonly clock: Clock) {}

  now(): Date {
    return new Date(this.clock.now().getTime() + this.#aheadMs);
  }

  /** Lets virtual time pass. */
  advance(milliseconds: number): void {
    this.#spentMs += milliseconds;
    if (this.clock.advance) this.clock.advance(milliseconds);
    else this.#aheadMs += milliseconds;
  }

  /** For another execution, which has taken nothing yet. */
  restart(): void {
    this.#spentMs = 0;
    this.#aheadMs = 0;
  }

  /** Milliseconds that the run has taken. */
  get spentMs(): number {
    return this.#spentMs;
  }
}
