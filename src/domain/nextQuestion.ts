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
  return missingParts(known)[0]?.question ?? null;
}

/** One of the three things to be known of a deal. */
export type QualificationPart = 'signer' | 'budget' | 'time';

/**
 * The parts under their maximum, the largest gap first, in a tie signer before budget before time, each with the
 * question to ask about it.
 *
 * @param known what is known
 * @returns none to three
 * @example missingParts({ signer: 'confirmed', budget: 'notKnown', time: 'date' }) // [{ part: 'budget', question: 'budgetDirect' }]
 */
export function missingParts(
  known: Qualification,
): { readonly part: QualificationPart; readonly question: Question }[] {
  const isEarly = known.signer !== 'confirmed';
  const parts: readonly (readonly [gap: number, part: QualificationPart, question: Question])[] = [
    [
      SIGNER_POINTS.confirmed - SIGNER_POINTS[known.signer],
      'signer',
      known.signer === 'believed' ? 'signerBelieved' : 'signer',
    ],
    [BUDGET_POINTS.stated - BUDGET_POINTS[known.budget], 'budget', budgetQuestion(known, isEarly)],
    [TIME_POINTS.date - TIME_POINTS[known.time], 'time', timeQuestion(known, isEarly)],
  ];
  return parts
    .filter(([gap]) => gap > 0)
    .sort(([a], [b]) => b - a)
    .map(([, part, question]) => ({ part, question }));
}

function budgetQuestion({ budget }: Qualification, isEarly: boolean): Question {
  if (budget === 'inferred') return 'budgetSource';
  return isEarly ? 'budgetSoft' : 'budgetDirect';
}

function timeQuestion({ time }: Qualification, isEarly: boolean): Question {
  if (!isEarly) return 'timeDirect';
  return time === 'urgency' ? 'timeReason' : 'timeSoft';
}
