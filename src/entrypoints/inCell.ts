import type { Outcome } from '../domain/outcome';
import { then, trouble } from '../domain/outcome';
import { userLanguage } from '../google/userLanguage';
import type { Language } from '../messages';
import type { RowByRow } from '../table/columnBeside';
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
  const settled = showable(outcome);
  if (settled.ok) return settled.value;
  throw new Error(sentence(userLanguage(), name, settled.problems[0]!));
}

/**
 * The answer of a custom function that gives a column beside deals (rule F7): the heading first where the ranges have one,
 * then a cell a row. A row with trouble shows its sentence in its own cell; trouble of the whole is the cell's error.
 *
 * @param name the function as typed in the cell
 * @param outcome the heading and what came of each row
 * @returns a column of at least one cell
 * @throws Error as inCell does
 */
export function inColumn(
  name: string,
  outcome: Outcome<readonly [heading: string, column: RowByRow<string | number>]>,
): readonly (readonly (string | number)[])[] {
  // Each question for the language is a call to Google; a column may hold thousands of bad rows.
  let language: Language | null = null;
  const cellOf = (row: Outcome<string | number>): string | number => {
    const settled = showable(row);
    if (settled.ok) return settled.value;
    language = language ?? userLanguage();
    return sentence(language, name, settled.problems[0]!);
  };
  const column = then(outcome, ([heading, { hasHeading, rows }]) => {
    const cells = [...(hasHeading ? [heading] : []), ...rows.map(cellOf)];
    return cells.length > 0 ? cells.map((cell) => [cell]) : [['']];
  });
  return inCell(name, column);
}

/** Infinity and NaN are never shown: they stand for sums beyond the range of a number. */
function showable<T extends CellAnswer>(outcome: Outcome<T>): Outcome<T> {
  return outcome.ok && !isShowable(outcome.value) ? trouble({ code: 'tooLarge' }) : outcome;
}

function isShowable(value: CellAnswer): boolean {
  if (Array.isArray(value)) return value.every((row) => row.every(isShowable));
  return typeof value !== 'number' || Number.isFinite(value);
}
