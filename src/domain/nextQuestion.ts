import type { Qualification } from './qualificationScore';
import { BUDGET_POINTS, SIGNER_POINTS, TIME_POINTS } from './qualificationScore';

/** The questions, soft ones for early and direct ones for late. */
export type Question =
  | 'signer'
  | 'signerBelieved'
  | 'budgetSoft'
  | 'budgetDirect'
  | 'budgetSource'
  | 'timeSoft'
  | 'timeReason'
  | 'timeDirect';

/**
 * The question to ask next: about the part that lacks most of its points, in a tie signer before budget before time.
 *
 * It is early until the decision maker is confirmed: somebody who may not sign is not asked straight out for money and
 * dates, but for what was paid before and how long things can stay as they are.
 *
 * @param known what is known
 * @returns the question, or null where nothing is missing
 * @example nextQuestion({ signer: 'confirmed', budget: 'notKnown', time: 'date' }) // 'budgetDirect'
 */
export function nextQuestion(known: Qualification): Question | null {
  const isEarly = known.signer !== 'confirmed';
  const gaps: readonly (readonly [gap: number, question: Question])[] = [
    [
      SIGNER_POINTS.confirmed - SIGNER_POINTS[known.signer],
      known.signer === 'believed' ? 'signerBelieved' : 'signer',
    ],
    [BUDGET_POINTS.stated - BUDGET_POINTS[known.budget], budgetQuestion(known, isEarly)],
    [TIME_POINTS.date - TIME_POINTS[known.time], timeQuestion(known, isEarly)],
  ];
  const [gap, question] = gaps.reduce((most, next) => (next[0] > most[0] ? next : most));
  return gap > 0 ? question : null;
}

function budgetQuestion({ budget }: Qualification, isEarly: boolean): Question {
  if (budget === 'inferred') return 'budgetSource';
  return isEarly ? 'budgetSoft' : 'budgetDirect';
}

function timeQuestion({ time }: Qualification, isEarly: boolean): Question {
  if (!isEarly) return 'timeDirect';
  return time === 'urgency' ? 'timeReason' : 'timeSoft';
}
