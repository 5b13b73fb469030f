import type { ClosedForecast } from '../domain/calibration';
import type { Outcome, Problem } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import { kindOfWord } from '../messages';
import type { Cell } from './cell';
import { isBlank, isErrorValue, isText } from './cell';
import { readTogether } from './ranges';
import { badCell, probabilityOf } from './values';

/**
 * Reads closed deals with the chance that was given to each. Open deals are left out, and so are closed ones without a
 * chance: nobody said 0.
 *
 * @param probabilities fractions 0 to 1
 * @param outcomes Won or Lost in any of our languages; all else is open
 * @returns the deals, or every cell that is wrong
 */
export function readClosedForecasts(
  probabilities: Cell,
  outcomes: Cell,
): Outcome<readonly ClosedForecast[]> {
  const rows = readTogether(
    [
      { argument: 'probabilities', cells: probabilities, holds: 'numbers' },
      { argument: 'outcomes', cells: outcomes, holds: 'text' },
    ],
    (word) => kindOfWord(word) !== null,
  );
  if (!rows.ok) return rows;
  const [chances, ends] = rows.value.columns;
  const problems: Problem[] = [];
  const deals: ClosedForecast[] = [];
  for (let i = rows.value.first; i < rows.value.end; i++) {
    const [chance, end] = [chances![i], ends![i]];
    const probability = probabilityOf(chance);
    if (probability === null) problems.push(badCell('probabilities', chance, 'fraction', i));
    if (isErrorValue(end)) problems.push(badCell('outcomes', end, 'outcome', i));
    const kind = isText(end) ? kindOfWord(end) : null;
    if (probability === null || isBlank(chance) || kind === null || kind === 'open') continue;
    deals.push({ probability, isWon: kind === 'won' });
  }
  return problems.length > 0 ? trouble(...problems) : answer(deals);
}
