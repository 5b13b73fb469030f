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

/**
 * Carries out the steps as one revision and returns what the engine refused; all else was applied.
 *
 * @param computes whether formulas are computed at once; else the next batch that computes does it for this one too
 */
export function dispatchBatch(
  model: Model,
  steps: readonly BatchStep[],
  computes = true,
): Refusal[] {
  const refusals: Refusal[] = [];
  // Functions pass through the engine's copy of the command untouched, and a batch is never sent to other tabs.
  const batch = { steps, refused: (refusal: Refusal) => refusals.push(refusal) };
  const dispatch = () => model.dispatch('GAS_BATCH' as never, batch as never);
  const { isSuccessful, reasons } = computes ? dispatch() : withoutComputing(model, dispatch);
  return isSuccessful ? refusals : [{ command: 'GAS_BATCH', reasons }];
}

/** The engine's plugin that keeps a list of what is to be computed and works it off at the end of each command. */
interface Evaluation {
  readonly evaluator: unknown;
  finalize?: () => void;
}

function withoutComputing<T>(model: Model, work: () => T): T {
  const { handlers } = model as unknown as { handlers: readonly Evaluation[] };
  const evaluation = handlers.find((handler) => 'evaluator' in handler);
  if (!evaluation) throw new Error('The spreadsheet engine has no plugin that evaluates.');
  evaluation.finalize = () => undefined;
  try {
    return work();
  } finally {
    // The plugin's own method comes back from its class.
    delete evaluation.finalize;
  }
}
