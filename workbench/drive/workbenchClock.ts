/** The clock of the workbench: this machine's, or one that stands where a person has set it until it is moved on. */
import type { Clock } from '../runtime/contract';
import type { MovableClock } from '../runtime/scheduler';
import { VirtualClock } from '../runtime/virtualClock';

export class WorkbenchClock implements MovableClock {
  #standing: VirtualClock | undefined;

  constructor(
    private readonly machine: Clock,
    standsAt?: Date,
  ) {
    if (standsAt) this.standAt(standsAt);
  }

  now(): Date {
    return (this.#standing ?? this.machine).now();
  }

  /** Where it stands; undefined while it follows this machine's. */
  get standsAt(): Date | undefined {
    return this.#standing?.now();
  }

  standAt(instant: Date): void {
    this.#standing = new VirtualClock(instant);
  }

  followMachine(): void {
    this.#standing = undefined;
  }

  /** What takes time in a script moves a standing clock on; this machine's goes by itself. */
  get advance(): ((milliseconds: number) => void) | undefined {
    const standing = this.#standing;
    return standing && ((milliseconds) => standing.advance(milliseconds));
  }

  /** Goes on to the instant (ms since 1970 UTC); this machine's clock is there already. */
  advanceTo(instant: number): void {
    this.#standing?.advanceTo(instant);
  }
}
