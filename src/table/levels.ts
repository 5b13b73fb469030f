import type { Outcome, Problem } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import type { Cell } from './cell';
import { isBlank } from './cell';
import { readColumn } from './ranges';
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
  const column = readColumn(argument, cells);
  if (!column.ok) return column;
  const problems: Problem[] = [];
  column.value.forEach((cell, index) => {
    if (isBlank(cell) || probabilityOf(cell) === null) {
      problems.push(badCell(argument, cell, 'fraction', index));
    }
  });
  return problems.length > 0 ? trouble(...problems) : answer(column.value as number[]);
}
