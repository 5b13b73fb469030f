/** How many rows a formula of Plan fills, from its own cell downwards. */
export type SpilledRows =
  /** As many. */
  | number
  /** One for each row of Pipeline down to the last deal, at least two. */
  | 'deals'
  /** As long as anything stands there; nobody types into hidden columns. */
  | 'filled'
  /** As many as another formula fills, as far as they are shown. */
  | { readonly of: string; readonly most: number };

export interface Spill {
  readonly columns: number;
  readonly rows: SpilledRows;
}

const A_DEAL_EACH: Spill = { columns: 1, rows: 'deals' };
const A_WEEK_EACH: Spill = { columns: 1, rows: 16 };
const ONE_CELL: Spill = { columns: 1, rows: 1 };
const STAGES: SpilledRows = { of: 'BF1', most: 14 };
const PASSAGES: SpilledRows = { of: 'BL1', most: 14 };

/**
 * The cells that formulas of Plan fill beyond their own. A sheet does not tell: what was spilled reads like what was
 * typed. Tests compare with what the engine spills.
 */
const PLAN_SPILLS: Readonly<Record<string, Spill>> = {
  A20: { columns: 5, rows: STAGES },
  H19: { columns: 3, rows: 1 },
  H38: { columns: 1, rows: PASSAGES },
  I38: { columns: 1, rows: PASSAGES },
  J38: { columns: 4, rows: PASSAGES },
  A40: { columns: 4, rows: 16 },
  AF2: { columns: 1, rows: 'filled' },
  AH1: A_DEAL_EACH,
  AI1: A_DEAL_EACH,
  AJ1: A_DEAL_EACH,
  AK1: A_DEAL_EACH,
  AL1: A_DEAL_EACH,
  AM1: A_DEAL_EACH,
  AN1: A_DEAL_EACH,
  AO1: A_DEAL_EACH,
  AP1: A_DEAL_EACH,
  AQ1: A_DEAL_EACH,
  AS1: { columns: 4, rows: 16 },
  AW1: A_WEEK_EACH,
  AX1: A_WEEK_EACH,
  AY1: A_WEEK_EACH,
  AZ1: A_WEEK_EACH,
  BC1: { columns: 2, rows: 'filled' },
  BF1: { columns: 5, rows: 'filled' },
  BL1: { columns: 6, rows: 'filled' },
  BS1: { columns: 4, rows: 'filled' },
};

/** What the formula in a cell of Plan may fill. */
export function planSpill(at: string): Spill {
  return PLAN_SPILLS[at] ?? ONE_CELL;
}
