/** P(sum of the deals that are won >= threshold), in the unit of the amounts. */
export type Tail = (threshold: number) => number;

/** Deals that are neither certain nor hopeless, the smallest amount first. */
export interface OpenDeals {
  readonly amounts: Float64Array;
  readonly chances: Float64Array;
  /** Money in one unit of the amounts. */
  readonly unit: number;
  /** Two sums that differ by less than this share of themselves are one sum: 0 where the amounts are whole units. */
  readonly dust: number;
}

/** Outcomes in ascending order of their sum, with the chance of each. */
interface Outcomes {
  readonly sums: Float64Array;
  readonly masses: Float64Array;
  count: number;
  /** Of the clusters at the last time that the list was condensed. */
  width: number;
}

/** What is cut off at either end of a lattice, in all. */
const LATTICE_CUT = 1e-14;

/** Outcomes rarer than this are let go: even 10^8 of them do not reach 10^-11. */
const RAREST = 1e-19;

const MOST_CELLS = 6e6;

/** Cell updates, some 0.3 s, that a grid with deals beside it may have where waves are the alternative. */
const SEMI_GRID = 5e8;

const LARGEST_LIST = 262144;
const SMALLEST_LIST = 16384;

/** Outcomes written while the lists are built; about a second in all. */
const LIST_WORK = 4e7;

/** A step of which most amounts are multiples. */
interface Grid {
  readonly step: number;
  readonly onGrid: readonly number[];
  readonly beside: readonly number[];
  /** Cells written while the grid is filled; under a nanosecond each. */
  readonly updates: number;
}

/**
 * The distribution on a grid, for amounts most of which are multiples of a step (1 is one), and a list of the outcomes of
 * the others. Exact while these are few.
 *
 * @param deals the open deals, amounts in whole units
 * @param doublings how many doublings of the list the deals beside the grid may make; up to 18 are held exactly
 * @param mostUpdates cells that may be written while the grid is filled
 * @returns null where the grid would need more
 */
export function gridTail(deals: OpenDeals, doublings: number, mostUpdates: number): Tail | null {
  if (deals.dust > 0) return null;
  let best: Grid | null = null;
  for (const level of [1, ...priceLevels(deals)]) {
    const grid = gridOf(deals, Math.round(level), doublings);
    if (grid === null) continue;
    // Deals beside a coarse step make waves, the other way, fade late: then the grid is worth more time.
    const most = Math.max(mostUpdates, grid.beside.length > 0 ? SEMI_GRID : 0);
    if (grid.updates < (best === null ? most : best.updates)) best = grid;
  }
  if (best === null) return null;
  const { step, onGrid, beside } = best;
  const onGridTail = latticeTail({
    ...deals,
    amounts: Float64Array.from(onGrid, (deal) => deals.amounts[deal]! / step),
    chances: Float64Array.from(onGrid, (deal) => deals.chances[deal]!),
  });
  const { sums, masses, count } = outcomesOf(deals, beside);
  return (threshold) => {
    let reached = 0;
    for (let i = 0; i < count; i++)
      reached += masses[i]! * onGridTail((threshold - sums[i]!) / step);
    return reached;
  };
}

function gridOf({ amounts, chances }: OpenDeals, step: number, doublings: number): Grid | null {
  const onGrid: number[] = [];
  const beside: number[] = [];
  let besideDoublings = 0;
  let variance = 0;
  let run = 0;
  for (let deal = 0; deal < amounts.length; deal++) {
    const amount = amounts[deal]!;
    if (amount % step === 0) {
      onGrid.push(deal);
      variance += (amount / step) ** 2 * chances[deal]! * (1 - chances[deal]!);
      continue;
    }
    // Equal amounts lengthen the list by one outcome each, they do not double it.
    run = beside.push(deal) > 1 && amounts[deal - 1] === amount ? run + 1 : 1;
    besideDoublings += Math.log2((run + 1) / run);
    if (besideDoublings > doublings + 1e-9) return null;
  }
  if (onGrid.length === 0) return null;
  const largest = amounts[onGrid[onGrid.length - 1]!]! / step;
  const cells = Math.min(onGrid.length * largest, 16 * (Math.sqrt(variance) + largest));
  return cells > MOST_CELLS ? null : { step, onGrid, beside, updates: cells * onGrid.length };
}

/** The distribution on every whole sum; the ends that are cut off have a chance of 10^-14. */
function latticeTail(deals: OpenDeals): Tail {
  const { chanceFrom, lowest } = lattice(deals);
  const last = chanceFrom.length - 1;
  return (threshold) => chanceFrom[Math.max(0, Math.min(Math.ceil(threshold) - lowest, last))]!;
}

/** P(sum >= lowest + position) for each position; the last one is 0. */
function lattice({ amounts, chances }: OpenDeals): { chanceFrom: Float64Array; lowest: number } {
  const cut = LATTICE_CUT / amounts.length;
  let cells = new Float64Array(1024);
  cells[0] = 1;
  let from = 0;
  let to = 1;
  let lowest = 0;
  for (let deal = 0; deal < amounts.length; deal++) {
    const amount = amounts[deal]!;
    const chance = chances[deal]!;
    if (to + amount >= cells.length) {
      const kept = cells.slice(from, to);
      const needed = Math.ceil(1.25 * (kept.length + amount)) + 1024;
      cells = needed > cells.length ? new Float64Array(needed) : cells.fill(0);
      cells.set(kept);
      lowest += from;
      from = 0;
      to = kept.length;
    }
    // From above, so that the cell below is still the one without this deal.
    for (let cell = to + amount - 1; cell >= from + amount; cell--) {
      cells[cell] = cells[cell]! * (1 - chance) + cells[cell - amount]! * chance;
    }
    for (let cell = Math.min(from + amount, to) - 1; cell >= from; cell--) {
      cells[cell]! *= 1 - chance;
    }
    to += amount;
    for (let lost = cells[from]!; lost < cut; lost += cells[from]!) cells[from++] = 0;
    for (let lost = cells[to - 1]!; lost < cut; lost += cells[to - 1]!) cells[--to] = 0;
  }
  for (let cell = to - 1; cell >= from; cell--) cells[cell]! += cells[cell + 1]!;
  return { chanceFrom: cells.slice(from, to + 1), lowest: lowest + from };
}

/**
 * The distribution as two lists of outcomes that meet in the middle. Exact while the lists fit (36 deals of any amounts,
 * more where sums coincide). Beyond, light neighbouring outcomes of one list are drawn together; that shifts chances only
 * where both outcomes of a pair are light and their sum is next to the threshold, and such errors of either sign cancel.
 */
export function listsTail(deals: OpenDeals): Tail {
  const [left, right] = twoSides(deals).map((side) => outcomesOf(deals, side)) as [
    Outcomes,
    Outcomes,
  ];
  return (threshold) => {
    let reached = 0;
    let mass = 0;
    let next = right.count - 1;
    for (let i = 0; i < left.count; i++) {
      const missing = threshold - left.sums[i]!;
      while (next >= 0 && right.sums[next]! >= missing) mass += right.masses[next--]!;
      reached += left.masses[i]! * mass;
    }
    return reached;
  };
}

/** Which deals go to which list: whole runs of one amount (they make few sums), to the emptier one. */
function twoSides({ amounts }: OpenDeals): [number[], number[]] {
  const sides: [number[], number[]] = [[], []];
  const fullness = [0, 0];
  for (let end = amounts.length; end > 0;) {
    let start = end - 1;
    while (start > 0 && amounts[start - 1] === amounts[end - 1]) start--;
    const side = fullness[0]! <= fullness[1]! ? 0 : 1;
    fullness[side]! += Math.log(end - start + 1);
    while (end > start) sides[side].push(--end);
  }
  return sides;
}

/** All outcomes of some of the deals. */
function outcomesOf(deals: OpenDeals, chosen: readonly number[]): Outcomes {
  const share = LIST_WORK / chosen.length;
  const limit = Math.max(SMALLEST_LIST, Math.min(share, LARGEST_LIST));
  const capacity = Math.min(2 ** chosen.length, 2.5 * limit) + 4;
  let present = outcomes(capacity);
  let spare = outcomes(capacity);
  present.masses[0] = 1;
  present.count = 1;
  for (let position = chosen.length - 1; position >= 0; position--) {
    const deal = chosen[position]!;
    addDeal(present, spare, deals.amounts[deal]!, deals.chances[deal]!, deals.dust);
    [present, spare] = [spare, present];
    if (present.count > limit) condense(present, spare, limit);
  }
  return present;
}

function outcomes(capacity: number): Outcomes {
  return {
    sums: new Float64Array(capacity),
    masses: new Float64Array(capacity),
    count: 0,
    width: 0,
  };
}

/** Merges the outcomes without and with one more win into another list. */
function addDeal(
  before: Outcomes,
  after: Outcomes,
  amount: number,
  chance: number,
  dust: number,
): void {
  const { sums, masses, count } = before;
  let lost = 0;
  let won = 0;
  let last = -1;
  let lastSum = -1;
  while (won < count) {
    const wonSum = sums[won]! + amount;
    const isLost = lost < count && sums[lost]! <= wonSum;
    const sum = isLost ? sums[lost]! : wonSum;
    const mass = isLost ? masses[lost++]! * (1 - chance) : masses[won++]! * chance;
    if (sum - lastSum <= sum * dust) {
      after.masses[last]! += mass;
    } else if (mass > RAREST) {
      lastSum = sum;
      after.sums[++last] = sum;
      after.masses[last] = mass;
    }
  }
  after.count = last + 1;
  after.width = before.width;
}

/**
 * Halves a list that has become too long. Heavy outcomes stay as they are. Light neighbours are replaced by two outcomes
 * that keep their chance, mean, variance and third moment (Gauss), within narrow bounds of chance and width.
 */
function condense(list: Outcomes, light: Outcomes, limit: number): void {
  const heaviest = quantile(list, 1 - limit / 4 / list.count);
  const span = list.sums[list.count - 1]! - list.sums[0]!;
  const heavy = outcomes(limit);
  let lightMass = 0;
  light.count = 0;
  for (let i = 0; i < list.count; i++) {
    const mass = list.masses[i]!;
    const isHeavy = mass > heaviest && heavy.count < limit;
    append(isHeavy ? heavy : light, list.sums[i]!, mass);
    if (!isHeavy) lightMass += mass;
  }
  let width = Math.max(list.width / 4, span * 2 ** -40);
  while (clustersOf(light, width) > limit / 6) width *= 2;
  list.width = width;
  drawTogether(light, (12 * lightMass) / limit, width);
  merge(heavy, light, list);
}

function append(list: Outcomes, sum: number, mass: number): void {
  list.sums[list.count] = sum;
  list.masses[list.count++] = mass;
}

/** The chance below which about this share of the outcomes lies, judged by a few thousand of them. */
function quantile({ masses, count }: Outcomes, share: number): number {
  const stride = Math.ceil(count / 4096);
  const sample = new Float64Array(Math.floor(count / stride)).map((_, i) => masses[i * stride]!);
  return sample.sort()[Math.floor(share * (sample.length - 1))]!;
}

/** The number of clusters of a width: the narrowest that are few enough leave narrow clumps of outcomes apart. */
function clustersOf({ sums, count }: Outcomes, width: number): number {
  let clusters = 0;
  for (let i = 0, end = -Infinity; i < count; i++) {
    if (sums[i]! <= end) continue;
    end = sums[i]! + width;
    clusters++;
  }
  return clusters;
}

/** Replaces clusters of neighbours in place. */
function drawTogether(list: Outcomes, mostMass: number, mostWidth: number): void {
  const { sums, masses, count } = list;
  list.count = 0;
  for (let start = 0; start < count;) {
    const origin = sums[start]!;
    let mass = masses[start]!;
    let first = 0;
    let second = 0;
    let third = 0;
    let end = start + 1;
    for (; end < count; end++) {
      const offset = sums[end]! - origin;
      const added = masses[end]!;
      if (offset > mostWidth || mass + added > mostMass) break;
      mass += added;
      first += added * offset;
      second += added * offset * offset;
      third += added * offset * offset * offset;
    }
    if (end - start <= 2) {
      while (start < end) append(list, sums[start]!, masses[start++]!);
      continue;
    }
    start = end;
    const mean = first / mass;
    const variance = Math.max(second / mass - mean * mean, 0);
    const deviation = Math.sqrt(variance);
    if (deviation === 0) {
      append(list, origin + mean, mass);
      continue;
    }
    const skew = (third / mass - mean * (3 * variance + mean * mean)) / (2 * variance * deviation);
    const root = Math.sqrt(skew * skew + 1);
    const upperShare = (1 - skew / root) / 2;
    append(list, origin + mean + deviation * (skew - root), mass * (1 - upperShare));
    append(list, origin + mean + deviation * (skew + root), mass * upperShare);
  }
}

function merge(a: Outcomes, b: Outcomes, into: Outcomes): void {
  into.count = 0;
  let i = 0;
  let j = 0;
  while (i < a.count || j < b.count) {
    if (j === b.count || (i < a.count && a.sums[i]! <= b.sums[j]!))
      append(into, a.sums[i]!, a.masses[i++]!);
    else append(into, b.sums[j]!, b.masses[j++]!);
  }
}

/** Steps of which most amounts may be multiples: round ones in money, and what neighbouring amounts have in common. */
export function priceLevels({ amounts, unit, dust }: OpenDeals): Set<number> {
  const levels = new Set<number>();
  const largest = amounts[amounts.length - 1]!;
  for (let power = 1e-9; power <= largest * unit; power *= 10) {
    for (const times of [1, 2, 5]) levels.add((times * power) / unit);
  }
  const least = dust === 0 ? 2.5 : largest * 1e-9;
  const stride = Math.max(1, Math.floor(amounts.length / 24));
  for (let deal = 2; deal < amounts.length; deal += stride) {
    const [low, middle, high] = [amounts[deal - 2]!, amounts[deal - 1]!, amounts[deal]!];
    levels.add(refined(amounts, commonStep(high, middle, least)));
    levels.add(refined(amounts, commonStep(high - middle, middle - low, least)));
  }
  levels.delete(0);
  return levels;
}

/** The greatest common divisor of two amounts that need not be exact multiples of it. */
function commonStep(a: number, b: number, least: number): number {
  while (b > least) {
    const remainder = a % b;
    [a, b] = [b, Math.min(remainder, b - remainder)];
  }
  return a;
}

/** A step fitted to the amounts that are about multiples of it, the small ones first. */
function refined(amounts: Float64Array, step: number): number {
  let products = 0;
  let squares = 0;
  let fitted = step;
  for (let deal = 0; deal < amounts.length && fitted > 0; deal++) {
    const times = Math.round(amounts[deal]! / fitted);
    if (Math.abs(amounts[deal]! - times * fitted) > fitted / 8) continue;
    products += times * amounts[deal]!;
    squares += times * times;
    if (squares > 0) fitted = products / squares;
  }
  return fitted;
}
