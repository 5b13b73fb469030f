import { decimalDotProduct, decimalSum } from './decimals';

/** A step of the commission: the rate that counts for bookings above a limit, up to the next step's. */
export interface Tier {
  /** Money, 0 or more. */
  readonly from: number;
  /** The commission on one unit of money, 0 or more. */
  readonly rate: number;
}

/**
 * The commission on bookings, each rate on its own part of them only (marginal tiers).
 *
 * @param bookings money, none or more parts
 * @param tiers with ascending limits; below the first nothing is paid
 * @returns money, not rounded
 * @example salesCommission([90000, 60000], [{ from: 0, rate: 0.05 }, { from: 100000, rate: 0.08 }]) // 9000
 */
export function salesCommission(bookings: readonly number[], tiers: readonly Tier[]): number {
  return commissionOnExcesses(
    tiers.map(({ from }) => Math.max(0, decimalSum([...bookings, -from]))),
    tiers,
  );
}

/**
 * The commission where it is known how far the bookings exceed each limit: surely, or on average.
 *
 * @param excesses money above the limit of each tier, 0 or more
 * @param tiers with ascending limits
 * @returns money
 * @example commissionOnExcesses([150, 50], [{ from: 0, rate: 0.5 }, { from: 100, rate: 0.75 }]) // 87.5
 */
export function commissionOnExcesses(excesses: readonly number[], tiers: readonly Tier[]): number {
  // The next tier's excess is no part of this one's: so no difference of rates leaves binary dust.
  const parts = excesses.map((excess, tier) => decimalSum([excess, -(excesses[tier + 1] ?? 0)]));
  return decimalDotProduct(
    parts,
    tiers.map(({ rate }) => rate),
  );
}
