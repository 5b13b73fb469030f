import type { StageKind } from '../domain/stage';
import { stageKey } from '../domain/stage';

/** What is known of a stage. */
interface KnownStage {
  readonly name: string;
  readonly kind: StageKind;
  /** 0 to 1; null where Settings have none. */
  readonly probability: number | null;
}

/** How a deal stands by its stage. */
export interface DealStanding<S extends KnownStage> {
  /** Undefined where Settings do not know its stage, or it has none. */
  readonly stage: S | undefined;
  readonly kind: StageKind;
  /** The chance to win it at all, 0 to 1: the typed probability, else that of its stage; null where neither is known. */
  readonly chance: number | null;
}

/**
 * How a deal stands: its kind and its chance follow from its stage, unless a probability was typed.
 *
 * @param deal its stage's name and its probability, blank for none
 * @param stages those of Settings
 * @returns the stage, the kind (open where the stage is unknown) and the chance
 * @example dealStanding({ stage: 'offer', probability: '' }, [{ name: 'Offer', kind: 'open', probability: 0.5 }]).chance // 0.5
 */
export function dealStanding<S extends KnownStage>(
  deal: { readonly stage: string; readonly probability: number | '' },
  stages: readonly S[],
): DealStanding<S> {
  const key = stageKey(deal.stage);
  const stage = deal.stage === '' ? undefined : stages.find(({ name }) => stageKey(name) === key);
  const chance = deal.probability === '' ? (stage?.probability ?? null) : deal.probability;
  return { stage, kind: stage?.kind ?? 'open', chance };
}
