import type { Outcome } from '../domain/outcome';
import { trouble } from '../domain/outcome';
import { userLanguage } from '../google/userLanguage';
import { sentence } from '../table/sentences';

/** What a custom function may give back: a value, or rows of values. */
export type CellAnswer = string | number | readonly (readonly (string | number)[])[];

/**
 * The answer of a custom function. Trouble becomes the cell's error: its first problem, in the user's language.
 *
 * @param name the function as typed in the cell
 * @param outcome what came of it
 * @returns the value
 * @throws Error with one sentence, which Sheets shows with #ERROR!
 */
export function inCell<T extends CellAnswer>(name: string, outcome: Outcome<T>): T {
  const settled: Outcome<T> =
    outcome.ok && !isShowable(outcome.value) ? trouble({ code: 'tooLarge' }) : outcome;
  if (settled.ok) return settled.value;
  throw new Error(sentence(userLanguage(), name, settled.problems[0]!));
}

/** Infinity and NaN are never shown: they stand for sums beyond the range of a number. */
function isShowable(value: CellAnswer): boolean {
  if (Array.isArray(value)) return value.every((row) => row.every(isShowable));
  return typeof value !== 'number' || Number.isFinite(value);
}
