/** One cache of CacheService (platform section 6): strings that end after a time. */
import type { Clock } from './contract';

export const DEFAULT_CACHE_SECONDS = 600;

const MAX_ITEMS = 1000;
/** How many stay when one more comes: those that last longest. */
const ITEMS_KEPT = 900;

export class CacheEntries {
  readonly #entries = new Map<string, { value: string; endsAt: number }>();

  constructor(private readonly clock: Clock) {}

  get(key: string): string | null {
    const entry = this.#entries.get(key);
    return entry && entry.endsAt > this.clock.now().getTime() ? entry.value : null;
  }

  put(key: string, value: string, seconds: number): void {
    this.#entries.set(key, { value, endsAt: this.clock.now().getTime() + seconds * 1000 });
    if (this.#entries.size <= MAX_ITEMS) return;
    const byEnd = [...this.#entries].sort(([, one], [, other]) => other.endsAt - one.endsAt);
    for (const [old] of byEnd.slice(ITEMS_KEPT)) this.#entries.delete(old);
  }

  remove(key: string): void {
    this.#entries.delete(key);
  }
}
