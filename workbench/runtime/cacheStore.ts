/** One cache of CacheService (platform section 6): strings that end after a time. */
import type { Clock } from './contract';

export const DEFAULT_CACHE_SECONDS = 600;

export class CacheEntries {
  readonly #entries = new Map<string, { value: string; endsAt: number }>();

  constructor(private readonly clock: Clock) {}

  get(key: string): string | null {
    const entry = this.#entries.get(key);
    return entry && entry.endsAt > this.clock.now().getTime() ? entry.value : null;
  }

  put(key: string, value: string, seconds: number): void {
    this.#entries.set(key, { value, endsAt: this.clock.now().getTime() + seconds * 1000 });
  }

  remove(key: string): void {
    this.#entries.delete(key);
  }
}
