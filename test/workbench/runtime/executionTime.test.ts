import type { RunOptions, RunStart } from '../../../workbench/runtime/contract';
import { NOON, REP, load, newFile, runOn } from './_scripts';

const SOURCE = `
  function calls(n) {
    for (let i = 0; i < n; i++) SpreadsheetApp.getActive();
    return n;
  }
  function stubborn(n) {
    let made = 0;
    for (let i = 0; i < n; i++) { try { SpreadsheetApp.getActive(); made++; } catch {} }
    console.log('after ' + made);
    return made;
  }
  function clock() {
    const before = Date.now();
    SpreadsheetApp.getActive();
    SpreadsheetApp.getActive();
    return [before, Date.now() - before, new Date().toISOString()];
  }`;

const run = (name: string, args: readonly unknown[], options: RunOptions) =>
  load(SOURCE).run(name, args, REP, options);

describe('the time of a run', () => {
  test.each<[RunStart, number]>([
    ['menu', 360],
    ['page', 360],
    ['installableTrigger', 360],
    ['clockTrigger', 360],
    ['simpleTrigger', 30],
    ['install', 30],
    ['formula', 30],
  ])('started by %s it has %i seconds (platform 1.32, EMU 1)', (startedBy, seconds) => {
    const second = { startedBy, callMs: 1000 };
    expect(run('calls', [seconds], second)).toMatchObject({
      value: seconds,
      tookMs: seconds * 1000,
    });
    expect(run('calls', [seconds + 1], second).error?.message).toContain(
      'Exceeded maximum execution time',
    );
  });

  test('the text in a formula is the one of the guide (platform 3.12)', () => {
    const { error } = run('calls', [31], { startedBy: 'formula', callMs: 1000 });
    expect(error?.message).toBe('Exceeded maximum execution time (line 0).');
  });

  test('a script that catches everything is stopped all the same (platform 1.32)', () => {
    const { value, error, log } = run('stubborn', [40], {
      startedBy: 'simpleTrigger',
      callMs: 1000,
    });
    expect(value).toBeUndefined();
    expect(error?.message).toBe('Exceeded maximum execution time');
    expect(log).toEqual([]);
  });

  test("the script's clock goes on with its calls; without a cost it stands still (EMU 1)", () => {
    const then = NOON.getTime();
    expect(run('clock', [], { callMs: 250 }).value).toEqual([
      then,
      500,
      new Date(then + 500).toISOString(),
    ]);
    expect(run('clock', [], {}).value).toEqual([then, 0, NOON.toISOString()]);
  });

  test('sleep takes five minutes at most (platform 1.11)', () => {
    const slept = (ms: number) => runOn(newFile(), `Utilities.sleep(${ms});`).error?.message;
    expect([slept(300_000), slept(300_001)]).toEqual([
      undefined,
      expect.stringContaining('300001'),
    ]);
  });

  test('sleeping and waiting for a lock take of it, and end the run there (platform 1.32)', () => {
    const file = newFile();
    const script = load(
      `function sleeps(ms) { try { Utilities.sleep(ms); } catch {} return 'awake'; }
       function waits(ms) { return LockService.getScriptLock().tryLock(ms); }`,
      file,
    );
    const started = (name: string, ms: number) =>
      script.run(name, [ms], REP, { startedBy: 'simpleTrigger' });
    expect(started('sleeps', 30_000)).toMatchObject({ value: 'awake', tookMs: 30_000 });
    const stopped = started('sleeps', 30_001);
    expect(stopped.error?.message).toBe('Exceeded maximum execution time');
    expect(stopped.tookMs).toBe(30_000);
    file.project.locks.holdElsewhere('script', 60_000);
    expect(started('waits', 2000)).toMatchObject({ value: false, tookMs: 2000 });
    expect(started('waits', 40_000).error?.message).toBe('Exceeded maximum execution time');
  });
});

describe('promises (platform 1.3)', () => {
  const log = (body: string) => runOn(newFile(), body).log;

  test('go on after the call stack, before the run ends', () => {
    expect(
      log(`Promise.resolve().then(() => console.log('then')).then(() => console.log('and then'));
        console.log('first');`),
    ).toEqual(['first', 'then', 'and then']);
  });

  test('of an async function: what it writes after await is written, what it gives or throws is the end', () => {
    const script = load(`
      async function writes() {
        const cell = SpreadsheetApp.getActiveSheet().getRange('A1');
        await null;
        cell.setValue('late');
        return cell.getValue();
      }
      async function fails() { await null; throw new Error('late trouble'); }
      function never() { return new Promise(() => {}); }`);
    expect(script.run('writes', [], REP).value).toBe('late');
    expect(script.run('fails', [], REP).error?.message).toBe('late trouble');
    expect(script.run('never', [], REP)).toMatchObject({ value: undefined });
  });
});
