/** Whether a deal in a stage is still in progress, and how it ended if not. */
export type StageKind = 'open' | 'won' | 'lost';

export interface Stage {
  readonly name: string;
  readonly kind: StageKind;
  /** The chance to win at all from here, a fraction 0 to 1; null where nobody has said. */
  readonly probability: number | null;
}

/** The stages of a pipeline in their order, found by name whatever its case and outer blanks. */
export interface StageTable {
  readonly stages: readonly Stage[];
  /** The position of the stage of this name in `stages`, or -1. */
  indexOf(name: string): number;
}

/**
 * A stage table from its stages; of two with one name the first is found.
 *
 * @param stages in the order of the pipeline
 * @returns the table
 * @example stageTable([{ name: 'Proposal', kind: 'open', probability: 0.45 }]).indexOf(' proposal') // 0
 */
export function stageTable(stages: readonly Stage[]): StageTable {
  // A Map, not an object: a stage may be called "constructor".
  const positions = new Map<string, number>();
  stages.forEach((stage, position) => {
    const key = stageKey(stage.name);
    if (!positions.has(key)) positions.set(key, position);
  });
  return {
    stages,
    indexOf: (name) => positions.get(stageKey(name)) ?? -1,
  };
}

/** The form of a stage name in which two spellings of one stage are equal. */
export function stageKey(name: string): string {
  return name.trim().toLowerCase();
}
