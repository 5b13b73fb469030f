/** A clock that stands until something takes time: a script that sleeps or waits, a scheduler that goes on. */
import type { Clock } from './contract';

export class VirtualClock implements Clock {
  #now: number;

  constructor(start: Date) {
    this.#now = start.getTime();
  }

  now(): Date {
    return new Date(this.#now);
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }

  /** Goes on to the instant (ms since 1970 UTC); one that has passed changes nothing. */
  advanceTo(instant: number): void {
    this.#now = Math.max(this.#now, instant);
  }
}
