import { createClockTriggers } from '../../../workbench/drive/clockTriggers';
import type { ClockTriggers } from '../../../workbench/drive/clockTriggers';
import { TriggerStore } from '../../../workbench/runtime/triggerStore';
import { WorkbenchClock } from '../../../workbench/drive/workbenchClock';

const START = Date.parse('2026-11-23T14:00:00Z');
const HOUR_MS = 3_600_000;

let machine: number;
let clock: WorkbenchClock;
let store: TriggerStore;
let triggers: ClockTriggers;
/** Instants at which something ran. */
let ran: number[];
let moves: number;

beforeEach(() => {
  machine = START;
  clock = new WorkbenchClock({ now: () => new Date(machine) });
  store = new TriggerStore(clock, true);
  ran = [];
  moves = 0;
  start();
});

function start(): void {
  triggers = createClockTriggers({
    triggers: store,
    clock,
    run: () => ran.push(clock.now().getTime()),
    moved: () => (moves += 1),
  });
}

function addHourly(): void {
  const schedule = { every: 'hours', count: 1 } as const;
  store.add({ kind: 'CLOCK', handler: 'hourly', owner: 'rep@example.com', fileId: 'f', schedule });
}

const at = (hours: number) => new Date(START + hours * HOUR_MS);

test('without a trigger there is nothing to run, and the clock goes where it is sent', async () => {
  expect(triggers.next()).toBeUndefined();
  triggers.runNext();
  expect(clock.standsAt).toBeUndefined();
  await triggers.runUntil(at(5));
  expect(clock.now()).toEqual(at(5));
  expect(ran).toEqual([]);
});

test('the next trigger is known before it runs, and the clock stands at its time afterwards', () => {
  addHourly();
  const next = triggers.next()!.at;
  triggers.runNext();
  expect(ran).toEqual([next]);
  expect(clock.standsAt).toEqual(new Date(next));
});

test('on the way to a time each hour runs once, in its order', async () => {
  addHourly();
  await triggers.runUntil(at(24.5));
  expect(ran).toHaveLength(24);
  expect(ran).toEqual([...ran].sort((a, b) => a - b));
  expect(clock.now()).toEqual(at(24.5));
  expect(moves).toBe(25);
});

test('a way is known while it is gone, and ends where it is halted', async () => {
  addHourly();
  const ways: unknown[] = [];
  const gone = triggers.runUntil(at(24.5));
  ways.push(triggers.way);
  await new Promise(setImmediate);
  triggers.halt();
  await gone;
  ways.push(triggers.way);
  expect(ways).toEqual([{ from: START, until: at(24.5).getTime() }, undefined]);
  expect(ran.length).toBeGreaterThan(0);
  expect(ran.length).toBeLessThan(24);
  expect(clock.now().getTime()).toBe(ran.at(-1));
  await triggers.runUntil(at(24.5));
  expect(ran).toHaveLength(24);
});

test.each<[string, () => void, number]>([
  ['a jump', () => triggers.jumpTo(at(100)), 100],
  ['following the machine', () => triggers.followMachine(), 0],
])('%s ends the way that is being gone', async (_what, act, hours) => {
  addHourly();
  const gone = triggers.runUntil(at(24.5));
  await new Promise(setImmediate);
  act();
  const before = ran.length;
  await gone;
  expect([ran.length, clock.now()]).toEqual([before, at(hours)]);
});

test('a time that has passed is no way', async () => {
  addHourly();
  await triggers.runUntil(at(-5));
  expect([clock.standsAt, moves, ran]).toEqual([undefined, 0, []]);
});

test('a way ends as soon as what it was gone for is there', async () => {
  addHourly();
  await triggers.runUntil(at(24.5), () => ran.length === 3);
  expect(ran).toHaveLength(3);
  expect(clock.now().getTime()).toBe(ran.at(-1));
});

test('a jump runs nothing, there or back, and what was jumped over is past', async () => {
  addHourly();
  triggers.jumpTo(at(10));
  triggers.jumpTo(at(2));
  triggers.jumpTo(at(10));
  expect(ran).toEqual([]);
  await triggers.runUntil(at(11.5));
  expect(ran).toHaveLength(1);
});

test('what was due while the workbench was closed is past', async () => {
  addHourly();
  machine += 100.5 * HOUR_MS;
  start();
  triggers.runDue();
  expect(ran).toEqual([]);
  machine += HOUR_MS;
  triggers.runDue();
  expect(ran).toHaveLength(1);
});

test('a clock that follows the machine’s runs what has become due; one that stands waits', () => {
  addHourly();
  triggers.jumpTo(at(0));
  machine += 3 * HOUR_MS;
  triggers.runDue();
  expect(ran).toEqual([]);
  triggers.followMachine();
  machine += 1.5 * HOUR_MS;
  triggers.runDue();
  expect(ran).toHaveLength(1);
});

test('with mishaps some runs are late, left out or doubled, the same each time', async () => {
  addHourly();
  triggers.hasMishaps = true;
  await triggers.runUntil(at(200));
  const first = ran;
  expect(first).not.toHaveLength(200);
  ran = [];
  clock = new WorkbenchClock({ now: () => new Date(START) });
  store = new TriggerStore(clock, true);
  start();
  triggers.hasMishaps = true;
  addHourly();
  await triggers.runUntil(at(200));
  expect(ran).toEqual(first);
});

test('another seed has other chances from now on, and what was due is past', async () => {
  addHourly();
  await triggers.runUntil(at(10));
  const before = ran.length;
  triggers.seed = 7;
  await triggers.runUntil(at(20));
  const seventh = ran.slice(before);
  expect(Math.min(...seventh)).toBeGreaterThanOrEqual(at(10).getTime());
  expect(seventh.length).toBeGreaterThanOrEqual(9);
  triggers.jumpTo(at(10));
  ran = [];
  triggers.seed = 8;
  await triggers.runUntil(at(20));
  expect(ran).not.toEqual(seventh);
  triggers.jumpTo(at(10));
  ran = [];
  triggers.seed = 7;
  await triggers.runUntil(at(20));
  expect(ran).toEqual(seventh);
});
