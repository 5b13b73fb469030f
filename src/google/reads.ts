/** What a run has read of the spreadsheet so far. To ask Google twice for the same costs twice. */
export interface Reads {
  /** What was read under a name, or what `read` finds now. */
  once<T>(name: string, read: () => T): T;
  has(name: string): boolean;
  /** Whether something was written that Google may still hold back. */
  readonly isUnflushed: boolean;
  /** Nothing that was read holds any longer: something was written, or others may have written. */
  forget(): void;
  wrote(): void;
  flushed(): void;
}

export function newReads(): Reads {
  const found = new Map<string, unknown>();
  let isUnflushed = false;
  return {
    once<T>(name: string, read: () => T): T {
      if (!found.has(name)) found.set(name, read());
      return found.get(name) as T;
    },
    has: (name) => found.has(name),
    get isUnflushed() {
      return isUnflushed;
    },
    forget() {
      found.clear();
    },
    wrote() {
      found.clear();
      isUnflushed = true;
    },
    flushed() {
      found.clear();
      isUnflushed = false;
    },
  };
}

type Method = (...values: never[]) => unknown;

/** The same methods, after each of which nothing that was read before holds. */
export function writing<T extends object>(reads: Reads, methods: T): T {
  const entries = Object.entries(methods as Record<string, Method>).map(([name, method]) => [
    name,
    (...values: never[]): unknown => {
      try {
        return method(...values);
      } finally {
        reads.wrote();
      }
    },
  ]);
  return Object.fromEntries(entries) as T;
}
