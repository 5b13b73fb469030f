/** Whether the person we talk to can sign. */
export type DecisionMaker = 'confirmed' | 'believed' | 'notYet' | 'unknown';

/** How the budget is known. */
export type BudgetBasis = 'stated' | 'inferred' | 'notKnown';

/** How the time to decide is known: a date was given, it is judged from urgency, or not at all. */
export type TimeBasis = 'date' | 'urgency' | 'unknown';

/** What is known of a deal's three questions. */
export interface Qualification {
  readonly signer: DecisionMaker;
  readonly budget: BudgetBasis;
  readonly time: TimeBasis;
}

export const SIGNER_POINTS = { confirmed: 3, believed: 2, notYet: 1, unknown: 0 } as const;
export const BUDGET_POINTS = { stated: 3, inferred: 2, notKnown: 0 } as const;
export const TIME_POINTS = { date: 2, urgency: 1, unknown: 0 } as const;

/**
 * How well a deal is qualified: signer 3, budget 3, time 2 (the design's table).
 *
 * @param known what is known
 * @returns 0 to 8
 * @example qualificationScore({ signer: 'believed', budget: 'inferred', time: 'urgency' }) // 5
 */
export function qualificationScore(known: Qualification): number {
  return SIGNER_POINTS[known.signer] + BUDGET_POINTS[known.budget] + TIME_POINTS[known.time];
}
