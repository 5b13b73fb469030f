import type { Outcome } from '../domain/outcome';
import { then } from '../domain/outcome';
import type { Cell } from './cell';
import { isBlank } from './cell';
import type { GivenRange, RowsTogether } from './ranges';
import { readTogether } from './ranges';

/** Ranges beside each other, some of which may not be given; those hold nothing. */
export interface DealColumns extends RowsTogether {
  /** The range of an argument, by its name. */
  of(argument: string): readonly Cell[];
}

const NOTHING: readonly Cell[] = [];

/**
 * Reads ranges that belong together, of which all but the first may be omitted or blank.
 *
 * @param ranges the ranges
 * @param isNoHeading tells words that stand in a row of their own right, such as stages, in the range of an argument
 * @returns the columns by argument, or what is wrong with their shapes
 */
export function readDealColumns(
  ranges: readonly GivenRange[],
  isNoHeading: (word: string, argument: string) => boolean,
): Outcome<DealColumns> {
  const given = ranges.filter((range, i) => i === 0 || !isBlank(range.cells));
  return then(readTogether(given, isNoHeading), (rows) => {
    const columns = new Map(given.map((range, i) => [range.argument, rows.columns[i]!]));
    return { ...rows, of: (argument) => columns.get(argument) ?? NOTHING };
  });
}
