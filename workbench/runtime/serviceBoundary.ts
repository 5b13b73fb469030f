/**
 * The border between a script's realm and the services. Inside, a service is a proxy that knows Google's methods only,
 * counts each call, and throws by name for what is not implemented; values are copied from one side to the other.
 */
import { EnumType, EnumValue } from './enumeration';
import { HtmlTemplate } from './htmlTemplate';
import type { ScriptRealm } from './scriptRealm';

/** A method of Google's that the workbench has not. */
export class NotImplemented extends Error {
  constructor(method: string) {
    super(`NotImplemented: ${method}`);
  }
}

type Method = (...values: unknown[]) => unknown;

/** Asked for by the language itself, never by a script that means a service's method. */
const LANGUAGE_PROPERTIES = ['then', 'toJSON', 'constructor', 'valueOf', 'prototype'];

export class ServiceBoundary {
  readonly #proxies = new WeakMap<object, object>();
  readonly #targets = new WeakMap<object, object>();
  #callsSoFar = 0;

  constructor(
    private readonly realm: ScriptRealm,
    /** Calls so far by "Class.method". */
    private readonly calls: Record<string, number>,
    /** What each call must pass before it is carried out. */
    private readonly gate: { pass(className: string, method: string): void },
    /** Told of each call before it is carried out, with the number of those before it and its "Class.method". */
    private readonly beforeCall?: (callsBefore: number, method: string) => void,
  ) {}

  /** A value of ours as the script sees it: realm arrays, dates and plain objects, proxies for services. */
  toRealm(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    const { Array: RealmArray, Date: RealmDate, Object: RealmObject } = this.realm.intrinsics;
    if (Array.isArray(value)) {
      const copy = new RealmArray<unknown>(value.length);
      for (let index = 0; index < value.length; index++) copy[index] = this.toRealm(value[index]);
      return copy;
    }
    if (isDate(value)) return new RealmDate(value.getTime());
    if (isPlainObject(value)) {
      const copy = new RealmObject() as Record<string, unknown>;
      for (const [key, item] of Object.entries(value)) copy[key] = this.toRealm(item);
      return copy;
    }
    return this.#proxyOf(value);
  }

  /** A script's value as ours: copied, with our own services where it holds their proxies. */
  fromRealm(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    const target = this.#targets.get(value);
    if (target) return target;
    if (Array.isArray(value)) return Array.from(value, (item) => this.fromRealm(item));
    if (isDate(value)) return new Date(value.getTime());
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, this.fromRealm(item)]),
    );
  }

  #proxyOf(target: object): object {
    let proxy = this.#proxies.get(target);
    if (!proxy) {
      const className = target.constructor.name;
      const methods = new Map<string, unknown>();
      // The realm's own object underneath, so that Object.prototype is the script's.
      proxy = new Proxy(new this.realm.intrinsics.Object(), {
        get: (_shell, property) => {
          if (typeof property === 'symbol') return undefined;
          if (target instanceof HtmlTemplate && property in target.variables) {
            return target.variables[property];
          }
          if (!methods.has(property)) {
            methods.set(property, this.#property(target, className, property));
          }
          return methods.get(property);
        },
        set: (shell, property, value) => {
          if (target instanceof HtmlTemplate && typeof property === 'string') {
            // A value of the realm, which the template's code uses as it is.
            target.variables[property] = value;
            return true;
          }
          return Reflect.set(shell, property, value);
        },
        has: (_shell, property) => property in target,
      });
      this.#proxies.set(target, proxy);
      this.#targets.set(proxy, target);
    }
    return proxy;
  }

  #property(target: object, className: string, property: string): unknown {
    const value = (target as Record<string, unknown>)[property];
    if (value instanceof EnumType || value instanceof EnumValue) return this.toRealm(value);
    const isOwn = Object.hasOwn(target, property);
    if (typeof value === 'function' && !isOwn && !(property in Object.prototype)) {
      return this.#method(target, value as Method, className, property);
    }
    if (property === 'toString')
      return () => String(target instanceof EnumValue ? target : className);
    if (LANGUAGE_PROPERTIES.includes(property)) return undefined;
    if (target instanceof EnumType) return undefined;
    return () => {
      this.#pass(className, property);
      this.#rethrow(new NotImplemented(`${className}.${property}`));
    };
  }

  #pass(className: string, property: string): void {
    try {
      this.gate.pass(className, property);
    } catch (refused) {
      this.#rethrow(refused);
    }
  }

  #method(target: object, method: Method, className: string, property: string): Method {
    const name = `${className}.${property}`;
    return (...values) => {
      this.calls[name] = (this.calls[name] ?? 0) + 1;
      this.#pass(className, property);
      this.beforeCall?.(this.#callsSoFar++, name);
      try {
        return this.toRealm(
          method.apply(
            target,
            values.map((value) => this.fromRealm(value)),
          ),
        );
      } catch (thrown) {
        return this.#rethrow(thrown);
      }
    };
  }

  /** What a service throws must be an Error of the script's realm, as on Google. */
  #rethrow(thrown: unknown): never {
    if (!(thrown instanceof Error)) throw thrown;
    const error = new this.realm.intrinsics.Error(thrown.message, { cause: thrown });
    error.name = 'Exception';
    throw error;
  }
}

/** Whatever realm it comes from. */
function isDate(value: object): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}

function isPlainObject(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || prototype.constructor.name === 'Object';
}
