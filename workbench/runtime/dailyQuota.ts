/** What a user may do in a day of Google's: it begins with the first request and ends 24 hours later (platform 1.33). */
import type { User } from './contract';

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

type Account = Pick<User, 'email' | 'account'>;

/** A quota for each user, by the kind of account. */
export class UsersQuota {
  readonly #quotas = new Map<string, DailyQuota>();

  constructor(private readonly limits: Readonly<Record<NonNullable<User['account']>, number>>) {}

  left(user: Account, now: Date): number {
    return this.#quotaOf(user).left(now.getTime());
  }

  take(user: Account, amount: number, now: Date): void {
    this.#quotaOf(user).take(amount, now.getTime());
  }

  #quotaOf({ email, account = 'consumer' }: Account): DailyQuota {
    let quota = this.#quotas.get(email);
    if (!quota) this.#quotas.set(email, (quota = new DailyQuota(this.limits[account])));
    return quota;
  }
}
