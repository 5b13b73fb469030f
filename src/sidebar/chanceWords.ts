import type { SidebarKey } from './sidebarWords';

/** Shares that people say as "n in m". */
const SAID: readonly (readonly [n: number, m: number])[] = [
  [1, 20],
  [1, 10],
  [1, 5],
  [1, 4],
  [1, 3],
  [2, 5],
  [1, 2],
  [3, 5],
  [2, 3],
  [3, 4],
  [4, 5],
  [9, 10],
  [19, 20],
];
const LOW = 0.05;
const SHORT = 0.45;
const OPEN = 0.65;

/**
 * A chance of making quota in words (ux A.6).
 *
 * @param chance 0 to 1
 * @returns the sentence's key and what stands in its braces
 * @example chanceWords(0.22) // { key: 'plan.chance.short', values: { n: 1, m: 5 } }
 */
export function chanceWords(chance: number): {
  readonly key: SidebarKey;
  readonly values: Readonly<Record<'n' | 'm', number>>;
} {
  const distance = ([n, m]: readonly [number, number]): number => Math.abs(n / m - chance);
  const [n, m] = SAID.reduce((nearest, said) =>
    distance(said) < distance(nearest) ? said : nearest,
  );
  const key =
    chance < LOW
      ? 'plan.chance.low'
      : chance < SHORT
        ? 'plan.chance.short'
        : chance <= OPEN
          ? 'plan.chance.open'
          : 'plan.chance.likely';
  return { key, values: { n, m } };
}
