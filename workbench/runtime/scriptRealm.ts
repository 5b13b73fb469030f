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

export class ScriptRealm {
  /** The realm's global object: services are set on it, top-level functions are found on it. */
  readonly global: Record<string, unknown>;
  readonly intrinsics: Intrinsics;

  constructor(clock: Clock) {
    // A context made of an object would send every look-up of a global through an interceptor.
    this.global = vm.createContext(vm.constants.DONT_CONTEXTIFY) as Record<string, unknown>;
    const followClock = this.evaluate(CLOCK_SOURCE) as (now: () => number) => void;
    followClock(() => clock.now().getTime());
    this.intrinsics = this.evaluate('({ Array, Object, Date, Error })') as Intrinsics;
  }

  evaluate(source: string): unknown {
    return vm.runInContext(source, this.global as vm.Context);
  }

  load(script: vm.Script): void {
    script.runInContext(this.global as vm.Context);
  }
}
