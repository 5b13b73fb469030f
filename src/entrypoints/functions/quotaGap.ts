import { then, together } from '../../domain/outcome';
import { quotaGap } from '../../domain/quotaGap';
import type { Cell } from '../../table/cell';
import { readAmount, readAmounts } from '../../table/values';
import { inCell } from '../inCell';

/**
 * What you still have to build from scratch: the quota less what is won and what is expected, never below 0.
 *
 * @param {240000} quota The quota, in money, 0 or more.
 * @param {126000} won What is won so far, in money. A range is added up.
 * @param {83920} expected Optional. What the deals in progress are expected to bring, in money. A range is added up.
 * @return The gap, in money.
 * @example =QUOTA_GAP(240000, 126000, 83920)
 * @example =QUOTA_GAP(B1; D2:D9; F:F)
 * @customfunction
 * @preserve
 */
global.QUOTA_GAP = function (quota: Cell, won: Cell, expected: Cell) {
  const parts = together(
    readAmount('quota', quota),
    readAmounts('won', won),
    readAmounts('expected', expected ?? ''),
  );
  return inCell(
    'QUOTA_GAP',
    then(parts, ([target, wins, hopes]) => quotaGap(target, wins, hopes)),
  );
};
