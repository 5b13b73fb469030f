import fc from 'fast-check';
import type { Stage } from '../../src/domain/stage';
import type { StageLog } from '../../src/domain/stageConversion';
import { stageConversion } from '../../src/domain/stageConversion';
import { wilsonInterval } from '../../src/domain/wilsonInterval';

const runs = { seed: 20261123, numRuns: 500 };
const [A, B, C, WON, LOST, NONE] = [0, 1, 2, 3, 4, -1];
const STAGES: Stage[] = [
  { name: 'A', kind: 'open', probability: 0.1 },
  { name: 'B', kind: 'open', probability: 0.3 },
  { name: 'C', kind: 'open', probability: 0.6 },
  { name: 'Won', kind: 'won', probability: 1 },
  { name: 'Lost', kind: 'lost', probability: 0 },
];

/** The log of deals that each stood in these stages, a day apart. */
function logOf(...paths: number[][]): StageLog {
  const log = {
    moments: [] as number[],
    deals: [] as string[],
    from: [] as number[],
    to: [] as number[],
  };
  paths.forEach((path, deal) =>
    path.forEach((to, step) => {
      log.moments.push(100 + step);
      log.deals.push(String(deal));
      log.from.push(path[step - 1] ?? NONE);
      log.to.push(to);
    }),
  );
  return log;
}
const counts = (log: StageLog, asOf = 1000): (number | null)[][] =>
  stageConversion(STAGES, log, asOf).map(({ n, rate }) => [n, rate]);

describe('stageConversion(stages, log, asOf)', () => {
  test('names each passage, the last to the sale', () => {
    const passages = stageConversion(STAGES, logOf(), 1000);
    expect(passages.map(({ from, to }) => [from.name, to?.name])).toEqual([
      ['A', 'B'],
      ['B', 'C'],
      ['C', 'Won'],
    ]);
    expect(passages[0]).toMatchObject({ n: 0, rate: null, low: null, high: null });
  });

  test('counts who moved on and who was lost; who is still there is no failure', () => {
    expect(counts(logOf([A, B], [A, LOST], [A], [A, B, C, WON]))).toEqual([
      [3, 2 / 3],
      [1, 1],
      [1, 1],
    ]);
  });

  test('lets a deal that skips stages pass them all', () => {
    expect(counts(logOf([A, WON]))).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
  });

  test('counts a deal that goes back and forth once a passage', () => {
    expect(counts(logOf([A, B, A, B, A, B, LOST]))).toEqual([
      [1, 1],
      [1, 0],
      [0, null],
    ]);
  });

  test('counts no stage before the first one known of a deal', () => {
    expect(counts(logOf([B, C, LOST], [WON], [LOST]))).toEqual([
      [0, null],
      [1, 1],
      [1, 0],
    ]);
  });

  test('takes back a sale or a loss that was a slip', () => {
    expect(counts(logOf([C, WON, C], [B, LOST, B]))).toEqual([
      [0, null],
      [0, null],
      [0, null],
    ]);
  });

  test('knows nothing of later days, but all of the day itself', () => {
    const log = { ...logOf([A, B, LOST]), moments: [100.9, 101.9, 102.9] };
    expect(counts(log, 101)).toEqual([
      [1, 1],
      [0, null],
      [0, null],
    ]);
    expect(counts(log, 102)[1]).toEqual([1, 0]);
  });

  test('reads a log that begins late from its From, and passes over a stage that was cleared', () => {
    const late = { moments: [1, 2], deals: ['a', 'a'], from: [A, NONE], to: [NONE, C] };
    expect(counts(late)).toEqual([
      [1, 1],
      [1, 1],
      [0, null],
    ]);
  });

  test('does without a stage that is won', () => {
    const [passage] = stageConversion(STAGES.slice(0, 1), logOf([A]), 1000);
    expect(passage).toMatchObject({ to: null, n: 0 });
  });

  test('equals a plain count for deals that only go forward, in any order of the log', () => {
    const path = fc
      .tuple(fc.subarray([A, B, C], { minLength: 1 }), fc.constantFrom(NONE, WON, LOST))
      .map(([stages, end]) => (end === NONE ? stages : [...stages, end]));
    fc.assert(
      fc.property(fc.array(path, { maxLength: 30 }), fc.infiniteStream(fc.nat()), (paths, keys) => {
        const log = logOf(...paths);
        const order = log.deals
          .map((_, i) => [keys.next().value as number, i] as const)
          .sort((a, b) => a[0] - b[0])
          .map(([, i]) => i);
        const shuffled = {
          moments: order.map((i) => log.moments[i]!),
          deals: order.map((i) => log.deals[i]!),
          from: order.map((i) => log.from[i]!),
          to: order.map((i) => log.to[i]!),
        };
        const plain = [A, B, C].map((stage) => {
          const there = paths.filter((steps) => steps[0]! <= stage);
          const passed = there.filter((steps) => steps.some((step) => step > stage && step <= WON));
          const failed = there.filter(
            (steps) => steps[steps.length - 1] === LOST && steps[steps.length - 2] === stage,
          );
          const n = passed.length + failed.length;
          return [n, n === 0 ? null : passed.length / n];
        });
        expect(counts(shuffled)).toEqual(plain);
      }),
      runs,
    );
  });
});

describe('wilsonInterval(successes, n)', () => {
  test('is 9 to 43 % for 3 of 14', () => {
    const { low, high } = wilsonInterval(3, 14);
    expect([Math.round(low * 100), Math.round(high * 100)]).toEqual([9, 43]);
  });

  test('begins at 0 where nothing and ends at 1 where everything succeeded', () => {
    expect(wilsonInterval(0, 5).low).toBe(0);
    expect(wilsonInterval(5, 5).high).toBe(1);
  });

  test('holds the share, lies within 0 and 1, and mirrors itself', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, part) => {
          const k = Math.round(part * n);
          const { low, high } = wilsonInterval(k, n);
          const mirrored = wilsonInterval(n - k, n);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low).toBeLessThanOrEqual(k / n);
          expect(high).toBeGreaterThanOrEqual(k / n);
          expect(low).toBeCloseTo(1 - mirrored.high, 12);
        },
      ),
      runs,
    );
  });

  test('solves the equation that defines it: the share is 1.645 standard errors from either end', () => {
    const { low, high } = wilsonInterval(7, 20);
    for (const end of [low, high]) {
      const errors = Math.abs(7 / 20 - end) / Math.sqrt((end * (1 - end)) / 20);
      expect(errors).toBeCloseTo(1.6448536269514722, 12);
    }
  });
});
