import type { Outcome, Problem } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import type { Cell } from './cell';
import { isBlank } from './cell';
import { readTogether } from './ranges';
import { badCell, probabilityOf } from './values';

const DEFAULT_LEVELS: readonly number[] = [0.1, 0.5, 0.9];

/**
 * Reads the levels of percentiles, a row or a column of fractions; omitted or blank gives 10, 50 and 90 %.
 *
 * @param argument the parameter's name
 * @param cells the range; a blank among others is a mistake, for there is no level that it could mean
 * @returns fractions 0 to 1
 */
export function readLevels(argument: string, cells: Cell): Outcome<readonly number[]> {
  if (isBlank(cells)) return answer(DEFAULT_LEVELS);
  const together = readTogether([{ argument, cells, holds: 'numbers' }]);
  if (!together.ok) return together;
  const { columns, first, end } = together.value;
  const levels = columns[0]!.slice(first, end);
  if (levels.length === 0) return answer(DEFAULT_LEVELS);
  const problems: Problem[] = [];
  levels.forEach((cell, index) => {
    if (isBlank(cell) || probabilityOf(cell) === null) {
      problems.push(badCell(argument, cell, 'fraction', first + index));
    }
  });
  return problems.length > 0 ? trouble(...problems) : answer(levels as number[]);
}
