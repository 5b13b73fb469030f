import { flowSteadiness } from '../../domain/flowSteadiness';
import type { Cell } from '../../table/cell';
import { readAmounts } from '../../table/values';
import { inCell } from '../inCell';

/**
 * How steady your flow is: 1 is perfectly even over the periods, 1/n is everything in one of n (1 less the Gini
 * coefficient).
 *
 * @param {D2:D13} expected What each period is expected to bring, in money, 0 or more. A blank among them counts as 0, blanks at the end are no periods.
 * @return A fraction 0 to 1. An error where nothing is expected at all; IFERROR hides it.
 * @example =IFERROR(FLOW_STEADINESS(D2:D13), "")
 * @example =IFERROR(FLOW_STEADINESS(D2:D13); "")
 * @customfunction
 * @preserve
 */
global.FLOW_STEADINESS = function (expected: Cell) {
  const amounts = readAmounts('expected', expected);
  return inCell('FLOW_STEADINESS', amounts.ok ? flowSteadiness(amounts.value) : amounts);
};
