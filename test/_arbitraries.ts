import fc from 'fast-check';

/** Deals in progress: amounts in whole cents, so that references can count them, and probabilities. */
export interface CentDeals {
  readonly amounts: number[];
  readonly probabilities: number[];
}

/** A chance to win as people type it: whole percents, the odd ones out and the certain ones. */
export const probability: fc.Arbitrary<number> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100) },
  { weight: 2, arbitrary: fc.constantFrom(0, 0.001, 0.5, 0.999, 1) },
  { weight: 2, arbitrary: fc.double({ min: 1e-6, max: 1, noNaN: true }) },
);

/** An amount in cents: round, with odd cents, small, nothing. */
export const amountInCents: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 0, max: 500 }).map((thousands) => thousands * 100_000),
  fc.integer({ min: 0, max: 10_000_000 }),
  fc.integer({ min: 0, max: 20 }),
);

/** Up to `most` deals. */
export function centDeals(
  most: number,
  amount: fc.Arbitrary<number> = amountInCents,
): fc.Arbitrary<CentDeals> {
  return fc.array(fc.tuple(amount, probability), { maxLength: most }).map((deals) => ({
    amounts: deals.map(([cents]) => cents),
    probabilities: deals.map(([, chance]) => chance),
  }));
}

/** Numbers between 0 and 1 that are the same in each run (mulberry32). */
export function repeatableNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
