/** What each call of a service must pass: the run's time, its last call, and what it may do. */
import type { Access } from './authorization';
import { refusalOf } from './authorization';
import type { RunClock } from './runClock';

interface Limits {
  /** Calls that are carried out; none after them, whatever the script catches. */
  readonly calls: number;
  /** What each call takes of the run's clock. */
  readonly callMs: number;
  readonly timeMs: number;
  /** What the run may take by this machine's own clock. */
  readonly machineMs: number;
  /** What is said when the time is over. */
  readonly exceeded: string;
}

export class CallGate {
  #callsLeft: number;
  #end: Error | undefined;
  #startedAt = performance.now();

  constructor(
    private readonly access: Access,
    private readonly clock: RunClock,
    private readonly limits: Limits,
  ) {
    this.#callsLeft = limits.calls;
  }

  /** Begins anew, for another execution. */
  restart(): void {
    this.#callsLeft = this.limits.calls;
    this.#end = undefined;
    this.#startedAt = performance.now();
    this.clock.restart();
  }

  /** @throws what the call is refused with; once the run is ended, each call is. */
  pass(className: string, method: string): void {
    if (this.#end) throw this.#end;
    const isLate = performance.now() - this.#startedAt > this.limits.machineMs;
    if (--this.#callsLeft < 0 || isLate) this.exceed();
    this.spend(this.limits.callMs);
    const refusal = refusalOf(className, method, this.access);
    if (refusal !== undefined) throw new Error(refusal);
  }

  /** Lets virtual time of the run pass; @throws at the end of what it has, and ends it there. */
  spend(milliseconds: number): void {
    const leftMs = this.limits.timeMs - this.clock.spentMs;
    this.clock.advance(Math.min(milliseconds, leftMs));
    if (milliseconds > leftMs) this.exceed();
  }

  /** Ends the run as one that took too long. */
  exceed(): never {
    this.end(this.limits.exceeded);
  }

  /** Ends the run: the script may catch this, but nothing that it calls is carried out any more. */
  end(message: string): never {
    this.#end = new Error(message);
    throw this.#end;
  }

  /** Why the run was ended, if it was; the script cannot hide it. */
  get ended(): Error | undefined {
    return this.#end;
  }
}
