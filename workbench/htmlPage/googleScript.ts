/** google.script in a page of the add-on: its calls to the script's functions and to the window it stands in. */
import type { FromHtmlPage, ToHtmlPage } from './messages';
import { copyOfArguments } from './callArguments';

/** Platform 8.7: the next one waits. */
const CALLS_AT_ONCE = 10;

interface Listeners {
  readonly success?: (result: unknown, userObject: unknown) => void;
  readonly failure?: (error: Error, userObject: unknown) => void;
  readonly userObject?: unknown;
}

interface Waiting {
  readonly listeners: Listeners;
  readonly message: FromHtmlPage & { readonly type: 'call' };
}

export interface GoogleScript {
  /** The object that the page knows as google.script. */
  readonly script: { readonly run: Runner; readonly host: object };
  receive(message: ToHtmlPage): void;
}

/** Each method by which a page sets a listener gives a new runner and leaves this one as it was. */
export interface Runner {
  withSuccessHandler(success: Listeners['success']): Runner;
  withFailureHandler(failure: Listeners['failure']): Runner;
  withUserObject(userObject: unknown): Runner;
  readonly [functionName: string]: (...args: never[]) => unknown;
}

/** `reportFailure` hears of failures for which the page set no listener. */
export function createGoogleScript(
  functionNames: readonly string[],
  send: (message: FromHtmlPage) => void,
  reportFailure: (error: Error) => void,
): GoogleScript {
  const underway = new Map<number, Listeners>();
  const waiting: Waiting[] = [];
  let lastId = 0;

  function call(name: string, args: readonly unknown[], listeners: Listeners): void {
    const copies = copyOfArguments(args);
    const message = { type: 'call', id: ++lastId, function: name, args: copies } as const;
    waiting.push({ listeners, message });
    sendWaiting();
  }

  function sendWaiting(): void {
    while (underway.size < CALLS_AT_ONCE && waiting.length > 0) {
      const { listeners, message } = waiting.shift()!;
      underway.set(message.id, listeners);
      send(message);
    }
  }

  function receive(message: ToHtmlPage): void {
    const listeners = underway.get(message.id);
    if (!listeners) return;
    underway.delete(message.id);
    sendWaiting();
    if (message.type === 'result') {
      listeners.success?.(message.value, listeners.userObject);
      return;
    }
    const error = Object.assign(new Error(message.error.message), { name: message.error.name });
    if (listeners.failure) listeners.failure(error, listeners.userObject);
    else reportFailure(error);
  }

  function runner(listeners: Listeners): Runner {
    const functions = functionNames.map((name) => [
      name,
      (...args: unknown[]) => call(name, args, listeners),
    ]);
    return {
      ...Object.fromEntries(functions),
      withSuccessHandler: (success) => runner({ ...listeners, success }),
      withFailureHandler: (failure) => runner({ ...listeners, failure }),
      withUserObject: (userObject) => runner({ ...listeners, userObject }),
    } as Runner;
  }

  const host = {
    close: () => send({ type: 'close' }),
    setWidth: (width: number) => send({ type: 'resize', width }),
    setHeight: (height: number) => send({ type: 'resize', height }),
    editor: { focus: () => send({ type: 'focusEditor' }) },
  };
  return { script: { run: runner({}), host }, receive };
}
