/** What the page does about following the selection, and how it went. */
export interface FollowingState {
  readonly isVisible: boolean;
  /** Milliseconds since the page was used last. */
  readonly idleMs: number;
  /** How many readings in a row failed. */
  readonly failures: number;
}

const AWAKE_MS = 2000;
const DROWSY_MS = 10_000;
const DROWSY_AFTER_MS = 60_000;
const ASLEEP_AFTER_MS = 300_000;
/** A doubled wait need not grow for ever: the connection comes back without anybody telling. */
const LONGEST_MS = 160_000;

/**
 * How long to wait before the selection is read again (ux A.2, S9).
 *
 * @param state the page's
 * @returns milliseconds, or null where nothing is read until the page is used or seen again
 * @example followingWait({ isVisible: true, idleMs: 0, failures: 1 }) // 4000
 */
export function followingWait({ isVisible, idleMs, failures }: FollowingState): number | null {
  if (!isVisible || idleMs > ASLEEP_AFTER_MS) return null;
  const wait = idleMs <= DROWSY_AFTER_MS ? AWAKE_MS : DROWSY_MS;
  return Math.min(wait * 2 ** failures, LONGEST_MS);
}

/** What came of a reading: a selection that moved is use of the page too. */
export type FollowingAnswer = 'same' | 'changed' | 'failed';

/** Reads the selection again and again, one reading at a time, as seldom as it may. */
export class Follower {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isAsking = false;
  private isStopped = true;
  private usedAt = 0;
  private failures = 0;

  /**
   * @param ask reads the selection
   * @param isVisible whether anybody can see the page
   */
  constructor(
    private readonly ask: () => Promise<FollowingAnswer>,
    private readonly isVisible: () => boolean,
  ) {}

  start(): void {
    this.isStopped = false;
    this.usedAt = Date.now();
    this.plan();
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** The page was used. One that slept reads at once. */
  used(): void {
    const slept = this.wait() === null;
    this.usedAt = Date.now();
    if (slept) void this.now();
  }

  /** The page was hidden or shown. */
  seen(): void {
    if (this.isVisible()) void this.now();
    else this.plan();
  }

  /** Reads at once, unless a reading is under way. */
  async now(): Promise<void> {
    if (this.isStopped || this.isAsking) return;
    clearTimeout(this.timer);
    this.isAsking = true;
    const came = await this.ask();
    this.isAsking = false;
    this.failures = came === 'failed' ? this.failures + 1 : 0;
    if (came === 'changed') this.usedAt = Date.now();
    this.plan();
  }

  private wait(): number | null {
    return followingWait({
      isVisible: this.isVisible(),
      idleMs: Date.now() - this.usedAt,
      failures: this.failures,
    });
  }

  private plan(): void {
    clearTimeout(this.timer);
    const wait = this.wait();
    if (this.isStopped || this.isAsking || wait === null) return;
    this.timer = setTimeout(() => void this.now(), wait);
  }
}
