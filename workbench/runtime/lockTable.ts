/** Who holds which lock of LockService (platform section 6). */
import type { Clock } from './contract';

interface Hold {
  readonly owner: object;
  /** When it is given back by itself, in ms since 1970 UTC. */
  readonly endsAt: number;
}

export class LockTable {
  readonly #holds = new Map<string, Hold>();

  constructor(private readonly clock: Clock) {}

  isHeldBy(name: string, owner: object): boolean {
    return this.#holdOf(name)?.owner === owner;
  }

  /**
   * Takes the lock, after waiting for it if need be.
   *
   * @param timeout in milliseconds
   * @param wait lets so many milliseconds pass
   * @returns false where the timeout was not enough
   */
  take(
    name: string,
    owner: object,
    timeout: number,
    wait: (milliseconds: number) => void,
  ): boolean {
    const hold = this.#holdOf(name);
    if (hold && hold.owner !== owner) {
      // Who stands still while others wait gives nothing back.
      const needed = hold.endsAt - this.#now;
      wait(Math.min(needed, timeout));
      if (needed > timeout) return false;
    }
    this.#holds.set(name, { owner, endsAt: Infinity });
    return true;
  }

  release(name: string, owner: object): void {
    if (this.isHeldBy(name, owner)) this.#holds.delete(name);
  }

  /** Gives back all that a run holds: at its end, and when it asks a person something. */
  releaseAll(owner: object): void {
    for (const [name, hold] of this.#holds) if (hold.owner === owner) this.#holds.delete(name);
  }

  /** Somebody elsewhere holds the lock for `milliseconds` from now. */
  holdElsewhere(name: string, milliseconds: number): void {
    this.#holds.set(name, { owner: {}, endsAt: this.#now + milliseconds });
  }

  #holdOf(name: string): Hold | undefined {
    const hold = this.#holds.get(name);
    return hold && hold.endsAt > this.#now ? hold : undefined;
  }

  get #now(): number {
    return this.clock.now().getTime();
  }
}
