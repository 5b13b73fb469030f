import type { Outcome, Problem } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import type { StageTable } from '../domain/stage';
import type { Cell } from './cell';
import { isBlank, isText } from './cell';
import { amountOf, badCell } from './values';
import { YES_OR_NO } from './words';

/** What a stage asks of the deals in it. */
export interface StageDemands {
  /** How many days deals usually are in it; null where nobody has said. */
  readonly usualDays: number | null;
  readonly wantsDecisionMaker: boolean;
}

export const NO_DEMANDS: StageDemands = { usualDays: null, wantsDecisionMaker: false };

/** The columns Usual days and Wants a decision maker come after Stage, Probability and Kind. */
const USUAL_DAYS = 3;
const WANTS_DECISION_MAKER = 4;

/**
 * Reads what the stages of a table ask for: columns Usual days and Wants a decision maker (Yes or No in any of our
 * languages, or a check mark). A table without them asks for nothing.
 *
 * @param argument the parameter's name
 * @param cells the range of the stage table
 * @param table the stages that were read from it
 * @returns the demands in the order of the stages
 */
export function readStageDemands(
  argument: string,
  cells: Cell,
  table: StageTable,
): Outcome<readonly StageDemands[]> {
  const problems: Problem[] = [];
  const demands = table.stages.map(() => NO_DEMANDS);
  const wishOf = (cell: Cell): boolean | null => {
    if (isBlank(cell) || typeof cell === 'boolean') return cell === true;
    return isText(cell) ? YES_OR_NO(cell) : null;
  };
  (Array.isArray(cells) ? cells : []).forEach((given: unknown, index) => {
    const row = Array.isArray(given) ? (given as Cell[]) : [];
    const isHeading = index === 0 && isText(row[1]);
    const position = isText(row[0]) && !isHeading ? table.indexOf(row[0]) : -1;
    if (position < 0) return;
    const days = row[USUAL_DAYS];
    const usualDays = isBlank(days) ? null : amountOf(days);
    const isDays = usualDays !== null || isBlank(days);
    if (!isDays) problems.push(badCell(argument, days, 'amount', index));
    const wish = wishOf(row[WANTS_DECISION_MAKER]);
    if (wish === null) {
      problems.push(badCell(argument, row[WANTS_DECISION_MAKER], 'yesOrNo', index));
    }
    demands[position] = { usualDays, wantsDecisionMaker: wish === true };
  });
  return problems.length > 0 ? trouble(...problems) : answer(demands);
}
