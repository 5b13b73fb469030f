import { together } from '../../domain/outcome';
import { quotaAttainment } from '../../domain/quotaAttainment';
import type { Cell } from '../../table/cell';
import { readAmount, readAmounts } from '../../table/values';
import { inCell } from '../inCell';

/**
 * Which part of the quota is won: won / quota. A quota of 0 is an error.
 *
 * @param {240000} quota The quota, in money, above 0.
 * @param {126000} won What is won so far, in money. A range is added up.
 * @return A fraction; above 1 where more than the quota is won.
 * @example =QUOTA_ATTAINMENT(240000, 126000)
 * @example =QUOTA_ATTAINMENT(B1; D2:D9)
 * @customfunction
 * @preserve
 */
global.QUOTA_ATTAINMENT = function (quota: Cell, won: Cell) {
  const parts = together(readAmount('quota', quota), readAmounts('won', won));
  return inCell('QUOTA_ATTAINMENT', parts.ok ? quotaAttainment(...parts.value) : parts);
};
