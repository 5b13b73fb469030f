import type { RunOptions, RunStart } from '../../../workbench/runtime/contract';
import { ScriptProject } from '../../../workbench/runtime/project';
import { NOON, REP, load, newFile, runOn, valueOn } from './_scripts';

/** Milliseconds of this machine; enough for what comes before the endless loop, however busy the machine is. */
const SHORT = 300;

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
    expect(run('calls', [seconds + 1], second).error?.message).toBe(
      startedBy === 'formula'
        ? 'Internal error executing the custom function'
        : 'Exceeded maximum execution time',
    );
  });

  test('a formula has the text of add-ons, and in a bound script that of the guide (platform 3.12)', () => {
    const project = new ScriptProject({ now: () => NOON }, { isAddOn: false });
    const told = (file = newFile()) =>
      load(SOURCE, file).run('calls', [31], REP, { startedBy: 'formula', callMs: 1000 }).error
        ?.message;
    expect(told()).toBe('Internal error executing the custom function');
    expect(told(newFile({ project }))).toBe('Exceeded maximum execution time (line 0).');
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

describe('a script that does not come back (platform 1.32, EMU 1)', () => {
  const ENDLESS = `
    function stubborn() {
      SpreadsheetApp.getActiveSheet().getRange('A1').setValue('before');
      try { for (;;); } catch { } finally { for (;;); }
    }
    function calling() { for (;;) try { SpreadsheetApp.getActive(); } catch { } }
    function late() { return 'in time'; }`;

  test.each(['stubborn', 'calling'])(
    '%s is ended, whatever it catches and though it may call no service',
    (name) => {
      const file = newFile();
      const script = load(ENDLESS, file);
      const { value, error } = script.run(name, [], REP, { machineMs: SHORT });
      expect(value).toBeUndefined();
      expect(error?.message).toBe('Exceeded maximum execution time');
      expect(script.run('late', [], REP).value).toBe('in time');
      expect(valueOn(file, "return sheet.getRange('A1').getValue();")).toBe(
        name === 'stubborn' ? 'before' : '',
      );
    },
  );

  test('nor does one that hangs while the file is evaluated', () => {
    const script = load('for (;;); function never() {}');
    expect(script.run('never', [], REP, { machineMs: SHORT }).error?.message).toBe(
      'Exceeded maximum execution time',
    );
  });
});

describe('a formula that takes longer than 30 seconds (platform 1.32, 3.12)', () => {
  const SLOW = `
    let torn = false;
    function count() {
      const cache = CacheService.getScriptCache();
      cache.put('runs', String(Number(cache.get('runs')) + 1));
    }
    /** @customfunction */ function SLEEPS(ms) { try { Utilities.sleep(ms); } catch {} return 'awake'; }
    /** @customfunction */ function HANGS(a) { count(); torn = true; for (;;); }
    /** @customfunction */ function TORN(a) { return torn; }`;

  /** What A1 and the cells below show, and how often HANGS was called, after `then` was done. */
  function inCells(formulas: readonly string[], then = '', formulaMachineMs?: number) {
    const file = newFile({ formulaMachineMs });
    const statements = `
      ${formulas.map((formula, at) => `sheet.getRange(${at + 1}, 1).setFormula('${formula}');`).join('')}
      const cells = sheet.getRange(1, 1, ${formulas.length}, 1);
      cells.getValues();
      ${then}
      return [cells.getDisplayValues().flat(), CacheService.getScriptCache().get('runs')];`;
    const [shown, runs] = valueOn(file, statements, SLOW) as [string[], string | null];
    const { message } = file.model.getters.getEvaluatedCell({ sheetId: '0', col: 0, row: 0 });
    return { shown, runs, message };
  }

  test('shows the error of add-ons, though the script catches it', () => {
    expect(inCells(['=SLEEPS(30000)']).shown).toEqual(['awake']);
    expect(inCells(['=SLEEPS(30001)'])).toMatchObject({
      shown: ['#ERROR!'],
      message: 'Internal error executing the custom function',
    });
  });

  test('is ended where it calls no service too; the others go on in a realm made anew', () => {
    expect(inCells(['=HANGS(1)', '=TORN(1)', '=SLEEPS(1)'], '', SHORT)).toEqual({
      shown: ['#ERROR!', 'FALSE', 'awake'],
      runs: '1',
      message: 'Internal error executing the custom function',
    });
  });

  test('is called again for other arguments only (platform 3.8)', () => {
    const insert = 'sheet.insertRowAfter(500); cells.getValues();';
    expect(inCells(['=HANGS(C1)'], insert, SHORT).runs).toBe('1');
    expect(inCells(['=HANGS(C1)'], `sheet.getRange('C1').setValue(2);`, SHORT).runs).toBe('2');
  });
});
