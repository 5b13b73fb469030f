/**
 * GAS_BATCH: many commands as ONE revision, so that a script's writes reach the other tabs together and one undo takes
 * them back. The engine lets a refused command inside a batch pass in silence; here the reasons are collected.
 */
import type { Model } from '@odoo/o-spreadsheet';
import type { Engine, Getters } from './engineModule';

export type DispatchCommand = (type: string, payload: object) => void;

/** Writes inside a batch: sees the state as left by the commands before it (cells and sheets, not computed values). */
export type BatchStep = (dispatch: DispatchCommand, getters: Getters) => void;

export interface Refusal {
  readonly command: string;
  readonly reasons: readonly string[];
}

interface BatchCommand {
  readonly type: string;
  readonly steps: readonly BatchStep[];
  readonly refused: (refusal: Refusal) => void;
}

/** Registers the batch with the engine. */
export function addBatch(o: Engine): void {
  class Batch extends o.UIPlugin {
    override handle(command: unknown): void {
      const batch = command as BatchCommand;
      if (batch.type !== 'GAS_BATCH') return;
      const dispatch: DispatchCommand = (type, payload) => {
        const { isSuccessful, reasons } = this.dispatch(type as never, payload as never);
        // "NoChanges" says that the cell is so already.
        const refused = isSuccessful ? [] : reasons.filter((reason) => reason !== 'NoChanges');
        if (refused.length > 0) batch.refused({ command: type, reasons: refused });
      };
      for (const step of batch.steps) step(dispatch, this.getters);
    }
  }
  o.registries.featurePluginRegistry.add('gasBatch', Batch as never);
}

/** Carries out the steps as one revision and returns what the engine refused; all else was applied. */
export function dispatchBatch(model: Model, steps: readonly BatchStep[]): Refusal[] {
  const refusals: Refusal[] = [];
  // Functions pass through the engine's copy of the command untouched, and a batch is never sent to other tabs.
  const batch = { steps, refused: (refusal: Refusal) => refusals.push(refusal) };
  const { isSuccessful, reasons } = model.dispatch('GAS_BATCH' as never, batch as never);
  return isSuccessful ? refusals : [{ command: 'GAS_BATCH', reasons }];
}
