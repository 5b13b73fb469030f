import type { FollowingAnswer } from '../../src/sidebar/deal/desk/following';
import { Follower, followingWait } from '../../src/sidebar/deal/desk/following';

describe('followingWait() (ux A.2, S9)', () => {
  const wait = (idleMs: number, failures = 0, isVisible = true): number | null =>
    followingWait({ isVisible, idleMs, failures });

  test('every 2 s while used within a minute, every 10 s to five minutes idle, then not at all', () => {
    expect([0, 60_000, 60_001, 300_000, 300_001].map((idle) => wait(idle))).toEqual([
      2000,
      2000,
      10_000,
      10_000,
      null,
    ]);
  });

  test('failures double the interval, up to a bound; hidden means stopped', () => {
    expect([1, 2, 3, 99].map((failures) => wait(0, failures))).toEqual([
      4000, 8000, 16_000, 160_000,
    ]);
    expect(wait(0, 0, false)).toBeNull();
  });
});

describe('Follower (ux A.2)', () => {
  let answers: FollowingAnswer[];
  let asked: number;
  let isVisible: boolean;
  let follower: Follower;

  beforeEach(() => {
    jest.useFakeTimers();
    answers = [];
    asked = 0;
    isVisible = true;
    follower = new Follower(
      () => {
        asked++;
        return Promise.resolve(answers.shift() ?? 'same');
      },
      () => isVisible,
    );
    follower.start();
  });

  afterEach(() => {
    follower.stop();
    jest.useRealTimers();
  });

  const pass = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms);

  test('grows drowsy, falls asleep, and reads at once when it is used again', async () => {
    await pass(60_000);
    expect(asked).toBe(30);
    await pass(240_000);
    expect(asked).toBeLessThanOrEqual(30 + 25);
    const before = asked;
    await pass(3_600_000);
    expect(asked).toBeLessThanOrEqual(before + 1);
    const asleep = asked;
    follower.used();
    await pass(0);
    expect(asked).toBe(asleep + 1);
    await pass(2000);
    expect(asked).toBe(asleep + 2);
  });

  test('a changed selection counts as use (S9)', async () => {
    await pass(58_000);
    answers = ['changed'];
    await pass(2000);
    const before = asked;
    await pass(58_000);
    expect(asked).toBe(before + 29);
  });

  test('is still while hidden, and reads at once when it is seen', async () => {
    isVisible = false;
    follower.seen();
    await pass(60_000);
    expect(asked).toBe(0);
    isVisible = true;
    follower.seen();
    await pass(0);
    expect(asked).toBe(1);
  });

  test('waits longer after each failure and recovers with the first answer', async () => {
    answers = ['failed', 'failed', 'same'];
    await pass(2000);
    expect(asked).toBe(1);
    await pass(3999);
    expect(asked).toBe(1);
    await pass(1);
    expect(asked).toBe(2);
    await pass(8000);
    expect(asked).toBe(3);
    await pass(2000);
    expect(asked).toBe(4);
  });

  test('one call is under way at most', async () => {
    let answer: (came: FollowingAnswer) => void = () => undefined;
    const slow = new Follower(
      () => {
        asked++;
        return new Promise((resolve) => {
          answer = resolve;
        });
      },
      () => true,
    );
    slow.start();
    await pass(2000);
    void slow.now();
    slow.seen();
    await pass(20_000);
    expect(asked - 11).toBe(1);
    answer('same');
    await pass(2000);
    expect(asked - 12).toBe(1 + 1);
    slow.stop();
  });
});
