/** CacheService (platform section 6): keys to 250 letters, values to 100 KB, 1 s to 6 h. */
import { CacheEntries, DEFAULT_CACHE_SECONDS } from './cacheStore';
import type { GoogleSubset } from './googleTypes';
import type { ScriptRun } from './scriptRun';
import { refused } from './refusals';

const MAX_KEY_LENGTH = 250;
const MAX_VALUE_BYTES = 100 * 1024;
const MAX_SECONDS = 21_600;

export class CacheService implements GoogleSubset<GoogleAppsScript.Cache.CacheService> {
  readonly #run: ScriptRun;

  constructor(run: ScriptRun) {
    this.#run = run;
  }

  /** Null outside a document, as its properties and its lock are (platform 4.20). */
  getDocumentCache(): Cache | null {
    return this.#run.isInDocument ? new Cache(this.#run.file.caches.document) : null;
  }

  getUserCache(): Cache {
    return this.#shared(this.#run.user.email);
  }

  getScriptCache(): Cache {
    return this.#shared('script');
  }

  #shared(name: string): Cache {
    const { caches, clock } = this.#run.file.project;
    let cache = caches.get(name);
    if (!cache) caches.set(name, (cache = new CacheEntries(clock)));
    return new Cache(cache);
  }
}

class Cache implements GoogleSubset<GoogleAppsScript.Cache.Cache> {
  readonly #cache: CacheEntries;

  constructor(cache: CacheEntries) {
    this.#cache = cache;
  }

  get(key: string): string | null {
    return this.#cache.get(key);
  }

  /** Without the keys that are not there. */
  getAll(keys: string[]): Record<string, string> {
    return Object.fromEntries(
      keys.flatMap((key) => {
        const value = this.#cache.get(key);
        return value === null ? [] : [[key, value]];
      }),
    );
  }

  put(key: string, value: string, expirationInSeconds = DEFAULT_CACHE_SECONDS): void {
    if (String(key).length > MAX_KEY_LENGTH) throw refused('tooLarge', { argument: 'key' });
    const text = String(value);
    if (Buffer.byteLength(text) > MAX_VALUE_BYTES) throw refused('tooLarge', { argument: 'value' });
    if (expirationInSeconds < 1 || expirationInSeconds > MAX_SECONDS) {
      throw new Error(`Invalid argument: expirationInSeconds ${expirationInSeconds}`);
    }
    this.#cache.put(key, text, expirationInSeconds);
  }

  putAll(values: Record<string, string>, expirationInSeconds = DEFAULT_CACHE_SECONDS): void {
    for (const [key, value] of Object.entries(values)) this.put(key, value, expirationInSeconds);
  }

  remove(key: string): void {
    this.#cache.remove(key);
  }

  removeAll(keys: string[]): void {
    for (const key of keys) this.#cache.remove(key);
  }
}
