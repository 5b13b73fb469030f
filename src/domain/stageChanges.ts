/** A deal as far as its stage is concerned. */
export interface StagedDealRow {
  readonly id: string;
  readonly stage: string;
}

/** A deal that stands in another stage than when it was last looked at; `from` is empty for a new deal. */
export interface StageChange {
  /** The deal's position among the rows. */
  readonly row: number;
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/**
 * The deals whose stage differs from the last known one, so that pastes, imports and edits on a phone count too.
 *
 * @param deals the rows from top to bottom; those without an ID or a stage are passed over
 * @param lastKnown the last known stage by ID
 * @returns the changes in the order of the rows
 * @example stageChanges([{ id: 'a', stage: 'Won' }], new Map([['a', 'Offer']])) // [{ row: 0, id: 'a', from: 'Offer', to: 'Won' }]
 */
export function stageChanges(
  deals: readonly StagedDealRow[],
  lastKnown: ReadonlyMap<string, string>,
): StageChange[] {
  return deals.flatMap(({ id, stage }, row) => {
    const from = lastKnown.get(id) ?? '';
    return id === '' || stage === '' || stage === from ? [] : [{ row, id, from, to: stage }];
  });
}
