/** The engine in Node. The page has its own copy as the global `o_spreadsheet`; nothing else here needs Node. */
import { createRequire } from 'node:module';
import type { Engine } from './engineModule';
import { prepareEngine } from './prepareEngine';

let loaded: Engine | undefined;

/** Loads the engine once and prepares it. */
export function loadEngine(): Engine {
  if (!loaded) {
    groupByForNode20();
    // The engine writes each slow command to console.debug.
    console.debug = () => undefined;
    loaded = createRequire(__filename)('@odoo/o-spreadsheet') as Engine;
    prepareEngine(loaded);
  }
  return loaded;
}

/** The engine calls Object.groupBy, which came with Node 21. */
function groupByForNode20(): void {
  const holder = Object as unknown as { groupBy?: unknown };
  holder.groupBy ??= <T>(items: Iterable<T>, keyOf: (item: T, index: number) => PropertyKey) => {
    const groups: Record<PropertyKey, T[]> = Object.create(null);
    let index = 0;
    for (const item of items) (groups[keyOf(item, index++)] ??= []).push(item);
    return groups;
  };
}
