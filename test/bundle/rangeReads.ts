import type { RunResult } from '../../workbench/runtime/contract';

const READS = ['getValues', 'getValue', 'getDisplayValues', 'getFormulas'];

/** How many ranges a run has read. */
export function readsOf({ calls }: Pick<RunResult, 'calls'>): number {
  return READS.reduce((sum, name) => sum + (calls[`Range.${name}`] ?? 0), 0);
}
