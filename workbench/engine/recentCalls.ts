/**
 * The last results of a custom function. Google calls one again only when an argument changed (platform 3.8); the
 * engine does whenever a row is inserted or a format set.
 */
import type { CellResult } from './engineModule';

export type CallResult = CellResult | CellResult[][];

/** As many cells as a template has of one function, and a few more. */
const REMEMBERED_CALLS = 8;

export class RecentCalls {
  #calls: { readonly values: readonly unknown[]; readonly result: CallResult }[] = [];

  /** The result of a remembered call with equal arguments. */
  find(values: readonly unknown[]): CallResult | undefined {
    return this.#calls.find((call) => isEqual(call.values, values))?.result;
  }

  remember(values: readonly unknown[], result: CallResult): void {
    this.#calls = [{ values, result }, ...this.#calls.slice(0, REMEMBERED_CALLS - 1)];
  }
}

/** Arguments are plain values, dates, and rows of them. */
function isEqual(one: unknown, other: unknown): boolean {
  if (Array.isArray(one)) {
    if (!Array.isArray(other) || one.length !== other.length) return false;
    for (let index = 0; index < one.length; index++) {
      if (!isEqual(one[index], other[index])) return false;
    }
    return true;
  }
  if (typeof one === 'object' && one !== null && typeof other === 'object' && other !== null) {
    return !Array.isArray(other) && Number(one) === Number(other);
  }
  return Object.is(one, other);
}
