/**
 * Expected trouble is a value, not an exception: bad cells, bad forms, questions without an answer.
 * What cannot happen unless our own code is wrong throws instead.
 */
export type Outcome<T, P = Problem> = { readonly ok: true; readonly value: T } | Trouble<P>;

export interface Trouble<P = Problem> {
  readonly ok: false;
  readonly problems: readonly P[];
}

/** What a cell, an argument or a row was expected to hold. */
export type Expectation =
  | 'number'
  | 'amount'
  | 'probability'
  | 'fraction'
  | 'stage'
  | 'stageName'
  | 'kind'
  | 'outcome'
  | 'date'
  | 'periods'
  | 'unit'
  | 'dealId'
  | 'canSign'
  | 'budgetSource'
  | 'urgency'
  | 'language'
  | 'year'
  | 'price'
  | 'yesOrNo'
  | 'weekend'
  | 'text';

/** One thing that is wrong, as plain data; `messages` says it in the reader's language. */
export type Problem =
  /** A cell (`row` counts from 1 in the range as given) or, without `row`, a single value. */
  | {
      readonly code: 'badCell';
      readonly argument: string;
      readonly row?: number;
      readonly found: unknown;
      readonly expected: Expectation;
    }
  | { readonly code: 'missingArgument'; readonly argument: string }
  | {
      readonly code: 'sizesDiffer';
      readonly argument: string;
      readonly size: number;
      readonly other: string;
      readonly otherSize: number;
    }
  | {
      readonly code: 'notOneColumn';
      readonly argument: string;
      readonly rows: number;
      readonly columns: number;
    }
  | {
      readonly code: 'doubledStage';
      readonly argument: string;
      readonly row: number;
      readonly found: string;
    }
  | { readonly code: 'stageTableTooNarrow'; readonly argument: string }
  | { readonly code: 'nothingClosed' }
  /** The argument is 0, and there is no answer to divide by it. */
  | { readonly code: 'zeroDivisor'; readonly argument: string }
  | { readonly code: 'quotaMet' }
  /** Not even that many new deals lift the chance to the confidence. */
  | { readonly code: 'confidenceOutOfReach'; readonly most: number }
  | { readonly code: 'noTiers'; readonly argument: string }
  | {
      readonly code: 'doubledTier';
      readonly argument: string;
      readonly row: number;
      readonly found: number;
    }
  | { readonly code: 'nothingExpected' }
  | { readonly code: 'nothingToCompare' }
  | { readonly code: 'noPurchases' }
  | { readonly code: 'noOpenStage'; readonly argument: string }
  | { readonly code: 'logTooNarrow'; readonly argument: string; readonly columns: number }
  | { readonly code: 'tooLarge' };

/** An answer. */
export function answer<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** No answer, and why. */
export function trouble<P = Problem>(...problems: readonly P[]): Trouble<P> {
  return { ok: false, problems };
}

/** The outcome of a calculation on an outcome: problems pass through. */
export function then<A, B>(outcome: Outcome<A>, calculate: (value: A) => B): Outcome<B> {
  return outcome.ok ? answer(calculate(outcome.value)) : outcome;
}

/** Several outcomes as one: all values, or all problems of all of them. */
export function together<T extends readonly unknown[]>(
  ...outcomes: { readonly [K in keyof T]: Outcome<T[K]> }
): Outcome<T> {
  const problems: Problem[] = [];
  const values = outcomes.map((outcome) => {
    if (outcome.ok) return outcome.value;
    problems.push(...outcome.problems);
    return undefined;
  });
  return problems.length > 0 ? trouble(...problems) : answer(values as unknown as T);
}
