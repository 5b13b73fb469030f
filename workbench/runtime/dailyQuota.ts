/** What a user may do in a day of Google's: it begins with the first request and ends 24 hours later (platform 1.33). */

const DAY_MS = 86_400_000;

export class DailyQuota {
  #startedAt = -Infinity;
  #used = 0;

  constructor(private readonly limit: number) {}

  /** What is left at the instant (ms since 1970 UTC). */
  left(now: number): number {
    return now - this.#startedAt >= DAY_MS ? this.limit : this.limit - this.#used;
  }

  /** Takes the amount; the caller has seen that it is left. */
  take(amount: number, now: number): void {
    if (now - this.#startedAt >= DAY_MS) {
      this.#startedAt = now;
      this.#used = 0;
    }
    this.#used += amount;
  }
}
