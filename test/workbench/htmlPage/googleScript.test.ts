import { createGoogleScript } from '../../../workbench/htmlPage/googleScript';
import type { FromHtmlPage } from '../../../workbench/htmlPage/messages';

type Call = FromHtmlPage & { type: 'call' };
type Run = Record<string, (...args: unknown[]) => unknown>;

function open() {
  const sent: FromHtmlPage[] = [];
  const uncaught: Error[] = [];
  const { script, receive } = createGoogleScript(
    ['addDeal', 'echo'],
    (message) => sent.push(message),
    (error) => uncaught.push(error),
  );
  return {
    run: script.run,
    host: script.host as { close(): void; setWidth(width: number): void },
    sent: sent as Call[],
    uncaught,
    receive,
  };
}

const call = (run: unknown, ...args: unknown[]) => (run as Run)['echo']!(...args);

describe('calls', () => {
  test('return nothing and send the name and the arguments (platform 8.7)', () => {
    const { run, sent } = open();
    expect(call(run, 'Nordic', 5)).toBeUndefined();
    expect(sent).toEqual([{ type: 'call', id: 1, function: 'echo', args: ['Nordic', 5] }]);
  });

  test('the eleventh waits for an answer to any of the ten (platform 8.7)', () => {
    const { run, sent, receive } = open();
    for (let n = 1; n <= 12; n++) call(run, n);
    expect(sent.map(({ args }) => args[0])).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    receive({ type: 'result', id: 7, value: null });
    expect(sent.map(({ args }) => args[0]).slice(10)).toEqual([11]);
    receive({ type: 'failure', id: 3, error: { name: 'ScriptError', message: '' } });
    expect(sent.map(({ args }) => args[0]).slice(10)).toEqual([11, 12]);
  });

  test('answers may come in any order; each finds its own handler (platform 8.7)', () => {
    const { run, receive } = open();
    const heard: unknown[] = [];
    for (const name of ['first', 'second']) {
      call(run.withSuccessHandler((value) => heard.push([name, value])));
    }
    receive({ type: 'result', id: 2, value: 'b' });
    receive({ type: 'result', id: 1, value: 'a' });
    receive({ type: 'result', id: 1, value: 'again' });
    expect(heard).toEqual([
      ['second', 'b'],
      ['first', 'a'],
    ]);
  });
});

describe('runners', () => {
  test('each setter gives a new runner and leaves the old as it was (platform 8.7)', () => {
    const { run, receive } = open();
    const heard: unknown[] = [];
    const first = run.withSuccessHandler(() => heard.push('first'));
    first.withSuccessHandler(() => heard.push('second'));
    call(first);
    call(run);
    receive({ type: 'result', id: 1, value: 1 });
    receive({ type: 'result', id: 2, value: 1 });
    expect(heard).toEqual(['first']);
  });

  test('the user object stays here and comes with the answer (platform 8.7)', () => {
    const { run, sent, receive } = open();
    const button = { click: () => 'not sent' };
    const heard: unknown[] = [];
    const runner = run
      .withUserObject(button)
      .withSuccessHandler((value, user) => heard.push(value, user === button))
      .withFailureHandler(({ message }, user) => heard.push(message, user === button));
    call(runner, 1);
    call(runner, 2);
    expect(JSON.stringify(sent)).not.toContain('click');
    receive({ type: 'result', id: 1, value: 'done' });
    receive({ type: 'failure', id: 2, error: { name: 'ScriptError', message: 'Error: no' } });
    expect(heard).toEqual(['done', true, 'Error: no', true]);
  });

  test('a failure is an Error with name and message; without a handler it is reported (platform 8.10)', () => {
    const { run, uncaught, receive } = open();
    const heard: Error[] = [];
    call(run.withFailureHandler((error) => heard.push(error)));
    call(run);
    const error = { name: 'ScriptError', message: 'Exception: no such sheet' };
    receive({ type: 'failure', id: 1, error });
    receive({ type: 'failure', id: 2, error });
    for (const list of [heard, uncaught]) {
      expect(list.map(String)).toEqual(['ScriptError: Exception: no such sheet']);
      expect(list[0]).toBeInstanceOf(Error);
    }
  });
});

describe('arguments', () => {
  test.each([
    [1.5, 1.5],
    ['text', 'text'],
    [true, true],
    [null, null],
    [undefined, null],
    [
      [1, undefined, 'a'],
      [1, null, 'a'],
    ],
    [{ a: { b: [false] }, gone: undefined }, { a: { b: [false] } }],
  ])('%j may be given (platform 8.8)', (given, arrived) => {
    const { run, sent } = open();
    call(run, given, 'and more');
    expect(sent[0]!.args).toEqual([arrived, 'and more']);
  });

  test('objects are copied (platform 8.8)', () => {
    const { run, sent } = open();
    const deal = { stage: 'Meeting' };
    call(run, deal);
    deal.stage = 'Won';
    expect(sent[0]!.args).toEqual([{ stage: 'Meeting' }]);
  });

  test.each([
    ['0', new Date()],
    ['0', () => 1],
    ['due', { deal: { due: new Date() } }],
    ['1', [1, new Map()]],
    ['0', Symbol('no')],
    ['0', 1n],
    ['0', new Uint8Array(2)],
  ])(
    'what may not be given throws at the call, nothing is sent (platform 8.8): %s',
    (at, given) => {
      const { run, sent, receive } = open();
      expect(() => call(run, given)).toThrow(
        new TypeError(`Failed due to illegal value in property: ${at}`),
      );
      expect(sent).toEqual([]);
      receive({ type: 'result', id: 1, value: 1 });
    },
  );

  test('a circle throws; the same object twice does not (platform 8.8)', () => {
    const { run, sent } = open();
    const circle: { self?: unknown } = {};
    circle.self = [circle];
    expect(() => call(run, circle)).toThrow(new TypeError('Failed due to circular reference.'));
    const twice = { a: 1 };
    call(run, [twice, twice]);
    expect(sent[0]!.args).toEqual([[{ a: 1 }, { a: 1 }]]);
  });
});

test('google.script.host asks the page around for its wishes (platform 8.11)', () => {
  const { host, sent } = open();
  host.setWidth(480);
  host.close();
  expect(sent).toEqual([{ type: 'resize', width: 480 }, { type: 'close' }]);
});
