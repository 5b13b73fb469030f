/**
 * One realm for one run of a script (platform 1.2, EMU 1): bare JavaScript, a clock, and whatever services are given to
 * it. Values are copied on the way in and out, so that arrays and dates are the realm's own inside and ours outside.
 */
import vm from 'node:vm';
import type { Clock } from './contract';

interface Intrinsics {
  readonly Array: ArrayConstructor;
  readonly Object: ObjectConstructor;
  readonly Date: DateConstructor;
  readonly Error: ErrorConstructor;
}

/** Replaces Date by one whose "now" asks `now`; everything else about it stays. */
const CLOCK_SOURCE = `(function (now) {
  'use strict';
  const NativeDate = Date;
  function ScriptDate(...parts) {
    if (!new.target) return new ScriptDate().toString();
    return Reflect.construct(NativeDate, parts.length === 0 ? [now()] : parts, new.target);
  }
  Object.defineProperty(ScriptDate, 'name', { value: 'Date' });
  Object.defineProperty(ScriptDate, 'length', { value: NativeDate.length });
  ScriptDate.prototype = NativeDate.prototype;
  Object.defineProperty(NativeDate.prototype, 'constructor', { value: ScriptDate, writable: true });
  ScriptDate.now = now;
  ScriptDate.UTC = NativeDate.UTC;
  ScriptDate.parse = NativeDate.parse;
  globalThis.Date = ScriptDate;
})`;

interface End {
  readonly value?: unknown;
  readonly thrown?: unknown;
}

/** Under which the realm finds what is called in it, until it is called. */
const CALLED = '\0called';

/** The vm times scripts only, no calls of their functions from outside. */
const CALL = new vm.Script(`(() => {
  const called = globalThis[${JSON.stringify(CALLED)}];
  delete globalThis[${JSON.stringify(CALLED)}];
  return called();
})()`);

const WATCH_SOURCE = `(function (promise) {
  'use strict';
  const end = {};
  promise.then((value) => { end.value = value; }, (thrown) => { end.thrown = thrown; });
  return end;
})`;

/** The script was not back in time, and was ended where it stood: nothing of it has caught that. */
export class Overtime extends Error {}

export class ScriptRealm {
  /** The realm's global object: services are set on it, top-level functions are found on it. */
  readonly global: Record<string, unknown>;
  readonly intrinsics: Intrinsics;

  constructor(clock: Clock) {
    // A context made of an object would send every look-up of a global through an interceptor.
    this.global = vm.createContext(vm.constants.DONT_CONTEXTIFY, {
      microtaskMode: 'afterEvaluate',
    }) as Record<string, unknown>;
    const followClock = this.evaluate(CLOCK_SOURCE) as (now: () => number) => void;
    followClock(() => clock.now().getTime());
    this.intrinsics = this.evaluate('({ Array, Object, Date, Error })') as Intrinsics;
  }

  evaluate(source: string): unknown {
    return vm.runInContext(source, this.#context);
  }

  /**
   * Does what leads into the script, loading it included. An endless chain of promises is ended as well, but Node itself
   * does not survive that where async hooks are on, as under Jest.
   *
   * @param milliseconds of this machine's time that the script has, one that calls no service too
   * @throws Overtime where that was not enough
   */
  timed<T>(milliseconds: number, work: () => T): T {
    this.global[CALLED] = work;
    try {
      return CALL.runInContext(this.#context, { timeout: Math.ceil(milliseconds) }) as T;
    } catch (thrown) {
      throw isTimeout(thrown) ? new Overtime() : thrown;
    }
  }

  /**
   * What a call gave, once the call stack is empty and all promises that can go on have done so (platform 1.3).
   *
   * @throws what a promise was rejected with; one that never settles gives undefined
   */
  settled(answer: unknown): unknown {
    const end = isPromise(answer) ? this.#watch(answer) : { value: answer };
    // The realm's own queue is worked off after each evaluation in it.
    this.evaluate('undefined');
    if ('thrown' in end) throw end.thrown;
    return end.value;
  }

  /** What becomes of a promise; by functions of the realm, since others would wait in another queue. */
  #watch(promise: Promise<unknown>): End {
    const watch = this.evaluate(WATCH_SOURCE) as (promise: Promise<unknown>) => End;
    return watch(promise);
  }

  load(script: vm.Script): void {
    script.runInContext(this.#context);
  }

  get #context(): vm.Context {
    return this.global as vm.Context;
  }
}

function isTimeout(thrown: unknown): boolean {
  return (thrown as { code?: unknown } | null | undefined)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}

/** Of whatever realm. */
function isPromise(value: unknown): value is Promise<unknown> {
  return Object.prototype.toString.call(value) === '[object Promise]';
}
