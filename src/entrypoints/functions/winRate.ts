import { winRate } from '../../domain/winRate';
import { together } from '../../domain/outcome';
import type { Cell } from '../../table/cell';
import { readClosedCounts } from '../../table/outcomes';
import { amountOf, probabilityOf, readOptional } from '../../table/values';
import { inCell } from '../inCell';

/**
 * The share of closed deals that were won; open deals do not count.
 *
 * @param {C:C} outcomes Won or Lost for each deal, or its stage's name. All else is open.
 * @param {0.3} prior Optional. The rate to start from while few deals are closed, 0 to 1. Default 0.5.
 * @param {10} prior_weight Optional. How many closed deals the prior is worth, 0 or more. Default 0.
 * @param {STAGES} stages Optional. The stage table: Stage, Probability, Kind. Needed for stage names of your own.
 * @return The rate, a fraction 0 to 1.
 * @example =WIN_RATE(C:C, 0.3, 10)
 * @example =WIN_RATE(C:C; ; ; STAGES)
 * @customfunction
 * @preserve
 */
global.WIN_RATE = function (outcomes: Cell, prior: Cell, prior_weight: Cell, stages: Cell) {
  const parts = together(
    readClosedCounts(outcomes, stages),
    readOptional('prior', prior, 'fraction', probabilityOf, 0.5),
    readOptional('prior_weight', prior_weight, 'amount', amountOf, 0),
  );
  return inCell('WIN_RATE', parts.ok ? winRate(...parts.value) : parts);
};
