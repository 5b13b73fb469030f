import type { Question } from '../../src/domain/nextQuestion';
import { nextQuestion } from '../../src/domain/nextQuestion';
import type { Qualification } from '../../src/domain/qualificationScore';
import { qualificationScore } from '../../src/domain/qualificationScore';

const SIGNERS = ['confirmed', 'believed', 'notYet', 'unknown'] as const;
const BUDGETS = ['stated', 'inferred', 'notKnown'] as const;
const TIMES = ['date', 'urgency', 'unknown'] as const;
const ALL: Qualification[] = SIGNERS.flatMap((signer) =>
  BUDGETS.flatMap((budget) => TIMES.map((time) => ({ signer, budget, time }))),
);
const known = (
  signer: Qualification['signer'],
  budget: Qualification['budget'],
  time: Qualification['time'],
): Qualification => ({ signer, budget, time });

describe('qualificationScore(known)', () => {
  test('is 0 for nothing known, 8 for everything', () => {
    expect(qualificationScore(known('unknown', 'notKnown', 'unknown'))).toBe(0);
    expect(qualificationScore(known('confirmed', 'stated', 'date'))).toBe(8);
  });

  test.each([
    ['believed', 'inferred', 'date', 6],
    ['notYet', 'stated', 'urgency', 5],
    ['confirmed', 'notKnown', 'unknown', 3],
  ] as const)('%s, %s, %s is %d', (signer, budget, time, score) =>
    expect(qualificationScore(known(signer, budget, time))).toBe(score),
  );
});

describe('nextQuestion(known)', () => {
  test.each<[...Parameters<typeof known>, Question | null]>([
    ['unknown', 'notKnown', 'unknown', 'signer'],
    ['notYet', 'notKnown', 'unknown', 'budgetSoft'],
    ['notYet', 'stated', 'unknown', 'signer'],
    ['believed', 'notKnown', 'unknown', 'budgetSoft'],
    ['believed', 'inferred', 'unknown', 'timeSoft'],
    ['believed', 'inferred', 'urgency', 'signerBelieved'],
    ['confirmed', 'notKnown', 'unknown', 'budgetDirect'],
    ['confirmed', 'inferred', 'unknown', 'timeDirect'],
    ['confirmed', 'inferred', 'urgency', 'budgetSource'],
    ['confirmed', 'stated', 'urgency', 'timeDirect'],
    ['confirmed', 'stated', 'date', null],
  ])('%s, %s, %s asks %s', (signer, budget, time, question) =>
    expect(nextQuestion(known(signer, budget, time))).toBe(question),
  );

  test('asks as long as a point is missing, and nothing direct before the signer is confirmed', () => {
    for (const state of ALL) {
      const question = nextQuestion(state);
      expect(question === null).toBe(qualificationScore(state) === 8);
      if (state.signer !== 'confirmed') {
        expect(['budgetDirect', 'timeDirect']).not.toContain(question);
      }
    }
  });
});
