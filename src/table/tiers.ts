import type { Outcome, Problem } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import type { Tier } from '../domain/salesCommission';
import type { Cell } from './cell';
import { isBlank, isErrorValue, isText } from './cell';
import { amountOf, badCell } from './values';

/**
 * Reads a table of commission tiers: columns From and Rate; further columns are ignored, a heading row is fine, the order
 * of the rows does not matter.
 *
 * @param argument the parameter's name
 * @param cells the range; a blank in a row counts as 0
 * @returns the tiers with ascending limits
 */
export function readTiers(argument: string, cells: Cell): Outcome<readonly Tier[]> {
  if (cells === undefined) return trouble({ code: 'missingArgument', argument });
  const rows: readonly Cell[] = Array.isArray(cells) ? cells : [];
  const problems: Problem[] = [];
  const tiers = new Map<number, Tier>();
  rows.forEach((row, index) => {
    if (!Array.isArray(row) || row.length < 2) return;
    const [fromCell, rateCell] = row as readonly Cell[];
    if ((isBlank(fromCell) && isBlank(rateCell)) || (index === 0 && isHeading(row))) return;
    const from = amountOf(fromCell);
    const rate = amountOf(rateCell);
    if (from === null) problems.push(badCell(argument, fromCell, 'amount', index));
    if (rate === null) problems.push(badCell(argument, rateCell, 'amount', index));
    if (from === null || rate === null) return;
    if (tiers.has(from)) {
      problems.push({ code: 'doubledTier', argument, row: index + 1, found: from });
    }
    tiers.set(from, { from, rate });
  });
  if (problems.length > 0) return trouble(...problems);
  if (tiers.size === 0) return trouble({ code: 'noTiers', argument });
  return answer([...tiers.values()].sort((a, b) => a.from - b.from));
}

/** Two words, not an error value: an error must be named. */
function isHeading([from, rate]: readonly Cell[]): boolean {
  return isText(from) && isText(rate) && !isErrorValue(from) && !isErrorValue(rate);
}
