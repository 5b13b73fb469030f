/**
 * Writes wait until something is read or the run ends, then reach the spreadsheet as one revision: as on Google, where
 * a script's writes are bundled until flush() or a read (platform 7.6).
 */
import type { Model } from '@odoo/o-spreadsheet';
import { dispatchBatch } from '../engine/batch';
import type { BatchStep } from '../engine/batch';
import type { Getters } from '../engine/engineModule';

interface Computing {
  isAwaited: boolean;
}

export class PendingWrites {
  #steps: BatchStep[] = [];
  #changesStructure = false;
  constructor(
    private readonly model: Model,
    /** Shared by all who write to the model: whether formulas are still to be computed. */
    private readonly computing: Computing = { isAwaited: false },
    /** @throws unless who writes may edit the file; asked of each write, whatever it is. */
    private readonly requireWriter: () => void = () => undefined,
  ) {}

  /** The same for another run, which does not see what waits here (platform 7.6). */
  another(requireWriter: () => void): PendingWrites {
    return new PendingWrites(this.model, this.computing, requireWriter);
  }

  /** Everything as it is after all writes so far, formulas computed. */
  get settled(): Getters {
    this.flush();
    return this.model.getters;
  }

  /** Everything after all writes so far but the values of formulas, which may still be as they were. */
  get carriedOut(): Getters {
    this.carryOut();
    return this.model.getters;
  }

  /** Sheets, their names, order and sizes after all writes so far; all else may still be as it was. */
  get structure(): Getters {
    if (this.#changesStructure) this.#carryOut(false);
    return this.model.getters;
  }

  /** Queues a write that leaves names, order and sizes of sheets alone. */
  add(step: BatchStep): void {
    this.requireWriter();
    this.#steps.push(step);
  }

  /** Queues a write after which `structure` tells something else. */
  addStructural(step: BatchStep): void {
    this.requireWriter();
    this.#changesStructure = true;
    this.#steps.push(step);
  }

  /** @throws if the spreadsheet refused any of the writes; the others were carried out. */
  flush(): void {
    if (this.#steps.length > 0 || this.computing.isAwaited) this.#carryOut(true);
  }

  /** Carries out the writes; formulas are computed with the next read of values. */
  carryOut(): void {
    if (this.#steps.length > 0) this.#carryOut(false);
  }

  #carryOut(computes: boolean): void {
    const steps = this.#steps;
    this.#steps = [];
    this.#changesStructure = false;
    this.computing.isAwaited = !computes;
    const refusals = dispatchBatch(this.model, steps, computes);
    if (refusals.length > 0) {
      const reasons = refusals.map(({ command, reasons }) => `${command}: ${reasons.join(', ')}`);
      throw new Error(`The spreadsheet refused ${[...new Set(reasons)].join('; ')}`);
    }
  }
}
