import fc from 'fast-check';
import { simulatedPage } from '../../../workbench/runtime/simulatedPage';
import { VirtualClock } from '../../../workbench/runtime/virtualClock';
import { NOON, REP, load, newFile } from './_scripts';

const BUNDLE = `
  function echo(value) { return value; }
  function nothing() {}
  function dates() { return { rows: [[1, 'a'], [2, new Date(0)]] }; }
  function gaps() { return [undefined, { a: undefined, b: 1 }]; }
  function fails() { throw new Error('no deal'); }
  function service() { SpreadsheetApp.getActiveSpreadsheet().getSheets()[0].getRange(0, 1); }
  function hidden_() {}
  const arrow = () => 1;`;

type Run = Record<string, (...args: unknown[]) => unknown> & {
  withSuccessHandler(handler: (value: unknown, object?: unknown) => void): Run;
  withFailureHandler(handler: (error: Error, object?: unknown) => void): Run;
  withUserObject(object: unknown): Run;
};

function page(seed: number | string, lost?: number, bundle = BUNDLE) {
  const clock = new VirtualClock(NOON);
  const script = load(bundle, newFile({ clock }));
  const opened = simulatedPage(script, { user: REP, clock, seed, ...(lost ? { lost } : {}) });
  return { ...opened, run: opened.script.run as unknown as Run, clock };
}

/** What the success handler is given for a call. */
function result(name: string, ...args: unknown[]): unknown {
  const { run, settle, unhandled } = page(1);
  const results: unknown[] = [];
  run.withSuccessHandler((value) => results.push(value))[name]!(...args);
  settle();
  expect(unhandled).toEqual([]);
  expect(results).toHaveLength(1);
  return results[0];
}

describe('google.script.run', () => {
  test('numbers, texts, truth values, null, lists and plain objects go there and back (platform 8.8)', () => {
    const value = {
      n: 1.5,
      s: 'å',
      b: false,
      none: null,
      list: [[1], []],
      deep: { a: { b: 'c' } },
    };
    expect(result('echo', value)).toEqual(value);
    expect(result('echo', [undefined, 1])).toEqual([null, 1]);
    expect(result('nothing')).toBeNull();
  });

  test('a Date anywhere in an answer makes all of it null (platform 8.9)', () => {
    expect(result('dates')).toBeNull();
  });

  test('undefined in a list becomes null (platform 8.8)', () => {
    expect(result('gaps')).toEqual([null, { b: 1 }]);
  });

  test.each([[new Date(0)], [() => 1], [{ deep: [new Date(0)] }], [new Map()]])(
    'the argument %p is refused at once (platform 8.8)',
    (value) => {
      expect(() => page(1).run['echo']!(value)).toThrow('illegal value');
    },
  );

  test('a failure tells who threw: a script, or a service (platform 8.10)', () => {
    const { run, settle, unhandled } = page(1);
    const told: unknown[] = [];
    const listening = run
      .withUserObject('row 5')
      .withFailureHandler(({ name, message }, object) => told.push([name, message, object]));
    listening['fails']!();
    run['service']!();
    settle();
    expect(told).toEqual([['ScriptError', 'Error: no deal', 'row 5']]);
    expect(unhandled.map(({ message }) => message.split(':')[0])).toEqual(['Exception']);
  });

  test('functions that end with _ and those that are not declared are unknown to the page (platform 8.12, 1.21)', () => {
    const { run } = page(1);
    expect(
      ['echo', 'hidden_', 'arrow', 'toString'].map((name) => Object.hasOwn(run, name)),
    ).toEqual([...[true, false, false, false]]);
  });

  test('a call that does not reach the server fails (platform EMU 8)', () => {
    const { run, settle } = page(1, 1);
    const told: string[] = [];
    run.withFailureHandler(({ name }) => told.push(name))['echo']!(1);
    settle();
    expect(told).toEqual(['NetworkError']);
  });

  test('host: close, size and focus reach the window around (platform 8.11)', () => {
    const { script, asked } = page(1);
    const host = script.host as {
      close(): void;
      setWidth(width: number): void;
      editor: { focus(): void };
    };
    host.setWidth(400);
    host.editor.focus();
    host.close();
    expect(asked).toEqual([
      { type: 'resize', width: 400 },
      { type: 'focusEditor' },
      { type: 'close' },
    ]);
  });

  test('property: each call is answered once, with its own answer, in no set order (platform 8.7)', () => {
    const orders = new Set<string>();
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 25 }), (seed, count) => {
        const { run, settle } = page(seed);
        const answers: number[] = [];
        for (let i = 0; i < count; i++) {
          run.withUserObject(i).withSuccessHandler((value, object) => {
            expect(value).toBe(object);
            answers.push(Number(value));
          })['echo']!(i);
        }
        expect(answers).toEqual([]);
        settle();
        orders.add(answers.join());
        expect([...answers].sort((a, b) => a - b)).toEqual(
          Array.from({ length: count }, (_, i) => i),
        );
      }),
      { seed: 87, numRuns: 25 },
    );
    const inOrder = (order: string) => {
      const numbers = order.split(',').map(Number);
      return numbers.every((number, index) => number === index);
    };
    expect([...orders].some((order) => !inOrder(order))).toBe(true);
  });

  test('ten calls are under way at once, the eleventh waits (platform 8.7)', () => {
    const { run, settle } = page(5);
    const order: number[] = [];
    for (let i = 0; i < 30; i++)
      run.withSuccessHandler((value) => order.push(Number(value)))['echo']!(i);
    settle();
    // The call n is sent when n - 9 others have been answered.
    order.forEach((call, place) => expect(call - place).toBeLessThanOrEqual(9));
    expect(order).toHaveLength(30);
  });
});
