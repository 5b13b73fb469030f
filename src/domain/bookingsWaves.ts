import type { OpenDeals, Tail } from './bookingsSums';
import { priceLevels } from './bookingsSums';

/** Rotations of one deal by one frequency; a few nanoseconds each. */
const MOST_ROTATIONS = 6e7;
const MOST_ECHO_ROTATIONS = 2.5e8;
const MOST_WAVES = 262144;
const MOST_DOMINANT = 10;

/** The chance outside the window is below e^-30, 1e-13. */
const WINDOW_EXPONENT = 30;

/** What the waves left out may add by their expected size; ten times its standard deviation. */
const TOLERATED = 2e-7;

/** What waves left out may add where they all add up. */
const TOLERATED_ECHO = 1e-8;

/** Standard deviations x frequency at which the waves of a smooth distribution are below 10^-6. */
const FADED = 5.5;

/** Waves that are reckoned at once. */
const BLOCK = 16;

/** How often a price level may repeat within a wave. */
const MOST_HARMONICS = 12;

/** A deal as the less likely of its outcomes: the sum moves by `shifts` with a chance of at most one half. */
interface Surprises {
  readonly shifts: Float64Array;
  readonly chances: Float64Array;
  /** The sum without any surprise. */
  readonly base: number;
}

/** A complex number for each of the waves. */
interface Waves {
  /** The number of the first wave. */
  readonly from: number;
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/**
 * The distribution by Fourier inversion over the few waves that many deals leave over, or null where it cannot be trusted.
 *
 * The waves beyond those that are summed are about as large as the square root of the chance that two independent runs end
 * on the same sum; they are left out only where ten times that is harmless, and where no price level (a step of which most
 * amounts are multiples, or nearly) brings waves back further out. With few expected wins the outcomes with none, one and two wins
 * carry that chance: they are summed exactly, and the waves carry the rest.
 */
export function wavesTail(deals: OpenDeals): Tail | null {
  const dominant = dominantDeals(deals);
  const many = deals.amounts.length - dominant;
  const rest: OpenDeals = {
    ...deals,
    amounts: deals.amounts.subarray(0, many),
    chances: deals.chances.subarray(0, many),
  };
  const restTail = smoothTail(rest);
  if (restTail === null) return null;
  let heads: [sum: number, mass: number][] = [[0, 1]];
  for (let deal = many; deal < deals.amounts.length; deal++) {
    const amount = deals.amounts[deal]!;
    const chance = deals.chances[deal]!;
    heads = heads.flatMap(([sum, mass]): typeof heads => [
      [sum, mass * (1 - chance)],
      [sum + amount, mass * chance],
    ]);
  }
  return (threshold) =>
    heads.reduce((reached, [sum, mass]) => reached + mass * restTail(threshold - sum), 0);
}

/** How many of the largest deals are far larger than all that the smaller ones vary: waves would have to be very fine. */
function dominantDeals({ amounts, chances }: OpenDeals): number {
  const first = Math.max(0, amounts.length - MOST_DOMINANT);
  let variance = 0;
  for (let deal = 0; deal < amounts.length; deal++) {
    const amount = amounts[deal]!;
    const dominates = amount * amount > 16 * variance;
    if (dominates && deal === first - 1) return 0;
    if (dominates && deal >= first) return amounts.length - deal;
    variance += amount * amount * chances[deal]! * (1 - chances[deal]!);
  }
  return 0;
}

function smoothTail(deals: OpenDeals): Tail | null {
  const surprises = surprisesOf(deals);
  const { coincidence, likeliest, few } = expectedCoincidence(deals, surprises);
  if (likeliest > TOLERATED) return null;
  const isWhole = deals.dust === 0;
  const { from, to, deviation } = likelyWindow(surprises, isWhole);
  const period = to - from;
  const step = (2 * Math.PI) / period;
  const most = isWhole ? period / 2 : Infinity;
  const first = enoughWaves(surprises, step, coincidence, few, most);
  const further = first && echoes(deals, surprises, step, deviation, first, few);
  if (first === null || further === null) return null;
  const waves = [first, ...further];
  return (threshold) => {
    const position = threshold - surprises.base;
    const inside = Math.max(from, Math.min(position, to));
    const mean = ((1 - few.mass) * (to - inside)) / period;
    const upper = waves.reduce(
      (sum, some) => sum + upperWaves(some, inside, to, period, isWhole),
      0,
    );
    return fewTail(few, position) + mean + upper;
  };
}

/** The part of some waves' integral (for whole amounts: of their sum over whole numbers) from a position to the end. */
function upperWaves(
  { from, re, im }: Waves,
  position: number,
  end: number,
  period: number,
  isWhole: boolean,
): number {
  let sum = 0;
  for (let k = from === 0 ? 1 : 0; k < re.length; k++) {
    const halfTurn = (Math.PI * (from + k)) / period;
    const low = 2 * halfTurn * position;
    const high = 2 * halfTurn * end;
    const cosines = im[k]! * (Math.cos(low) - Math.cos(high));
    const sines = re[k]! * (Math.sin(low) - Math.sin(high));
    sum += (cosines - sines) / (isWhole ? Math.sin(halfTurn) : halfTurn);
  }
  return sum / period;
}

function surprisesOf({ amounts, chances, dust }: OpenDeals): Surprises {
  let base = 0;
  // With dust a sum must be one of positive numbers, or ties would drown in the rounding of larger ones.
  const isWon = (deal: number): boolean => dust === 0 && chances[deal]! > 0.5;
  for (let deal = 0; deal < amounts.length; deal++) if (isWon(deal)) base += amounts[deal]!;
  return {
    shifts: amounts.map((amount, deal) => (isWon(deal) ? -amount : amount)),
    chances: chances.map((chance, deal) => (isWon(deal) ? 1 - chance : chance)),
    base,
  };
}

/**
 * The chance that two independent runs end on the same sum, if the amounts are not related to one another but for equal
 * ones; and whether it is smaller without the outcomes of few surprises.
 */
function expectedCoincidence(
  { amounts }: OpenDeals,
  surprises: Surprises,
): { coincidence: number; likeliest: number; few: Few } {
  const { chances } = surprises;
  let logCoincidence = 0;
  let logLikeliest = 0;
  let logNone = 0;
  let largestOdds = 0;
  let squaredOdds = 0;
  for (let start = 0; start < amounts.length;) {
    let variance = 0;
    let odds = 0;
    let logLost = 0;
    let end = start;
    for (; end < amounts.length && amounts[end] === amounts[start]; end++) {
      const chance = chances[end]!;
      variance += chance * (1 - chance);
      odds += chance / (1 - chance);
      logLost += Math.log1p(-chance);
    }
    const logSpread = -Math.log1p(4 * variance) / 2;
    logCoincidence += end - start === 1 ? Math.log1p(-2 * variance) : logSpread;
    logLikeliest += Math.max(logLost, logSpread);
    logNone += logLost;
    largestOdds = Math.max(largestOdds, odds);
    squaredOdds += odds * odds;
    start = end;
  }
  const coincidence = Math.exp(logCoincidence);
  const none = Math.exp(logNone);
  const withoutFew = (Math.exp(2 * logNone + squaredOdds) * squaredOdds ** 3) / 6;
  if (coincidence < 1e-16 || withoutFew > coincidence / 10) {
    return { coincidence, likeliest: Math.exp(logLikeliest), few: fewSurprises(surprises, 0) };
  }
  return {
    coincidence: withoutFew,
    likeliest: none * largestOdds ** 3,
    few: fewSurprises(surprises, none),
  };
}

/** The outcomes with none, one and two surprises. */
interface Few {
  /** The chance of no surprise, 0 where these outcomes are left to the waves. */
  readonly none: number;
  /** The chance of all these outcomes. */
  readonly mass: number;
  /** Ascending. */
  readonly shifts: Float64Array;
  /** The odds of each surprise, in the same order. */
  readonly odds: Float64Array;
}

function fewSurprises({ shifts, chances }: Surprises, none: number): Few {
  if (none === 0) return { none, mass: 0, shifts: new Float64Array(0), odds: new Float64Array(0) };
  const order = Array.from(shifts.keys()).sort((a, b) => shifts[a]! - shifts[b]!);
  const sorted = Float64Array.from(order, (deal) => shifts[deal]!);
  const odds = Float64Array.from(order, (deal) => chances[deal]! / (1 - chances[deal]!));
  const few = { none, mass: 0, shifts: sorted, odds };
  return { ...few, mass: fewTail(few, -Infinity) };
}

/** P(at most two surprises, and the sum reaches the threshold), exactly. */
function fewTail({ none, shifts, odds }: Few, threshold: number): number {
  let reached = threshold <= 0 ? 1 : 0;
  let partners = 0;
  let next = shifts.length - 1;
  for (let deal = 0; deal < shifts.length; deal++) {
    const shift = shifts[deal]!;
    while (next >= 0 && shift + shifts[next]! >= threshold) partners += odds[next--]!;
    // Each pair is met twice, and each deal once with itself.
    const others = partners - (2 * shift >= threshold ? odds[deal]! : 0);
    reached += odds[deal]! * ((shift >= threshold ? 1 : 0) + others / 2);
  }
  return none * reached;
}

/** Where the sum lies but for a chance of 10^-13 at either end (Chernoff's bound). */
function likelyWindow(
  surprises: Surprises,
  isWhole: boolean,
): { from: number; to: number; deviation: number } {
  const { shifts, chances } = surprises;
  let mean = 0;
  let variance = 0;
  for (let deal = 0; deal < shifts.length; deal++) {
    const chance = chances[deal]!;
    mean += shifts[deal]! * chance;
    variance += shifts[deal]! * shifts[deal]! * chance * (1 - chance);
  }
  const deviation = Math.sqrt(variance);
  const reach = (sign: number): number => {
    let least = Infinity;
    let tilt = (12 * sign) / deviation;
    for (let trial = 0; trial < 24; trial++, tilt *= 0.7) {
      let exponent = WINDOW_EXPONENT;
      for (let deal = 0; deal < shifts.length; deal++) {
        const moved = tilt * shifts[deal]!;
        exponent += Math.log1p(chances[deal]! * Math.expm1(moved)) - chances[deal]! * moved;
      }
      if (exponent < least * Math.abs(tilt)) least = exponent / Math.abs(tilt);
    }
    return least;
  };
  const from = mean - reach(-1);
  const to = mean + reach(1);
  if (!isWhole) return { from, to, deviation };
  // An odd number of whole sums, so that no wave is its own mirror image.
  const count = 2 * Math.ceil((to - from) / 2) + 1;
  return { from: Math.floor(from) - 0.5, to: Math.floor(from) - 0.5 + count, deviation };
}

/** The characteristic function at whole multiples of a step, as many as needed; null where that is too many. */
function enoughWaves(
  surprises: Surprises,
  step: number,
  coincidence: number,
  few: Few,
  most: number,
): Waves | null {
  const affordable = Math.min(most, MOST_WAVES, MOST_ROTATIONS / surprises.shifts.length);
  let from = 0;
  const re: number[] = [];
  const im: number[] = [];
  for (let to = 64; to <= affordable; to *= 2) {
    const waves = wavesBetween(surprises, few, step, from, to);
    let power = 0;
    for (let k = 0; k < waves.re.length; k++) {
      re.push(waves.re[k]!);
      im.push(waves.im[k]!);
      if (2 * k >= waves.re.length) power += waves.re[k]! ** 2 + waves.im[k]! ** 2;
    }
    const size = Math.max(coincidence, (2 * power) / waves.re.length);
    if ((10 * Math.sqrt(size / to)) / Math.PI <= TOLERATED) {
      return { from: 0, re: Float64Array.from(re), im: Float64Array.from(im) };
    }
    from = to;
  }
  return null;
}

/** The characteristic function, less that of few surprises, at k x step for k from one number to below another. */
function wavesBetween(
  surprises: Surprises,
  few: Few,
  step: number,
  from: number,
  to: number,
): Waves {
  const { shifts, chances } = surprises;
  const re = new Float64Array(to - from).fill(1);
  const im = new Float64Array(to - from);
  for (let deal = 0; deal < shifts.length; deal++) {
    const angle = shifts[deal]! * step;
    const chance = chances[deal]!;
    const turnCosine = Math.cos(angle);
    const turnSine = Math.sin(angle);
    let cosine = Math.cos(angle * from);
    let sine = Math.sin(angle * from);
    for (let k = 0; k < re.length; k++) {
      const real = 1 - chance + chance * cosine;
      const imaginary = chance * sine;
      const before = re[k]!;
      re[k] = before * real - im[k]! * imaginary;
      im[k] = before * imaginary + im[k]! * real;
      const turned = cosine * turnCosine - sine * turnSine;
      sine = cosine * turnSine + sine * turnCosine;
      cosine = turned;
    }
  }
  if (few.none > 0) subtractFew({ from, re, im }, few, step);
  return { from, re, im };
}

/** Pairs of surprises come from the square of all single ones, less each deal with itself, halved. */
function subtractFew({ from, re, im }: Waves, { none, shifts, odds }: Few, step: number): void {
  const [oneRe, oneIm, selfRe, selfIm] = [0, 0, 0, 0].map(() => new Float64Array(re.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let deal = 0; deal < shifts.length; deal++) {
    const angle = shifts[deal]! * step;
    const turnCosine = Math.cos(angle);
    const turnSine = Math.sin(angle);
    let cosine = odds[deal]! * Math.cos(angle * from);
    let sine = odds[deal]! * Math.sin(angle * from);
    for (let k = 0; k < re.length; k++) {
      oneRe[k]! += cosine;
      oneIm[k]! += sine;
      selfRe[k]! += cosine * cosine - sine * sine;
      selfIm[k]! += 2 * cosine * sine;
      const turned = cosine * turnCosine - sine * turnSine;
      sine = cosine * turnSine + sine * turnCosine;
      cosine = turned;
    }
  }
  for (let k = 0; k < re.length; k++) {
    const pairsRe = (oneRe[k]! * oneRe[k]! - oneIm[k]! * oneIm[k]! - selfRe[k]!) / 2;
    const pairsIm = (2 * oneRe[k]! * oneIm[k]! - selfIm[k]!) / 2;
    re[k]! -= none * (1 + oneRe[k]! + pairsRe);
    im[k]! -= none * (oneIm[k]! + pairsIm);
  }
}

/**
 * The waves that price levels bring back further out, in blocks; null where they do not fade soon enough: then most sums
 * coincide, and lists of them are short.
 */
function echoes(
  deals: OpenDeals,
  surprises: Surprises,
  step: number,
  deviation: number,
  first: Waves,
  few: Few,
): Waves[] | null {
  const blocks = new Map<number, Waves>();
  const isWhole = deals.dust === 0;
  const period = (2 * Math.PI) / step;
  // Each of these costs more where few surprises are taken out; without whole units echoes rarely fade.
  const share = few.none > 0 || !isWhole ? 8 : 1;
  const most = MOST_ECHO_ROTATIONS / share / surprises.shifts.length / BLOCK;
  const reach = FADED / (deviation * step);
  const sizeOf = (frequency: number): number => waveSize(surprises, few, frequency);
  /** Reckons all waves about one, and finds the highest. */
  const highestNear = (centre: number): number => {
    let highest = centre;
    let height = 0;
    const end = (centre + reach) / BLOCK;
    let block = Math.floor(Math.max(first.re.length, centre - reach) / BLOCK);
    for (; block <= end; block++) {
      const start = block * BLOCK;
      const waves = blocks.get(block) ?? wavesBetween(surprises, few, step, start, start + BLOCK);
      blocks.set(block, waves);
      for (let k = 0; k < BLOCK; k++) {
        if (isWhole && start + k > period / 2) waves.re[k] = waves.im[k] = 0;
        const size = Math.hypot(waves.re[k]!, waves.im[k]!);
        if (size > height) [height, highest] = [size, start + k];
      }
    }
    return highest;
  };
  for (const level of priceLevels(deals)) {
    // The waves of a level need not fade with their number: where a threshold is a likely sum, they all add up.
    const bound = (TOLERATED_ECHO * period) / level;
    let fundamental = (2 * Math.PI) / level;
    let last = MOST_HARMONICS;
    for (let harmonic = 1; harmonic <= last; harmonic++) {
      let frequency = harmonic * fundamental;
      // Whole amounts cannot tell a wave from one that turns once more within a unit.
      if (isWhole) frequency -= 2 * Math.PI * Math.round(frequency / (2 * Math.PI));
      const centre = Math.abs(frequency) / step;
      if (centre < first.re.length || blocks.has(Math.floor(centre / BLOCK))) continue;
      if (waveSize(surprises, few, frequency, bound) <= bound) continue;
      const peak = highestNear(highestNear(centre));
      const edge = Math.max(sizeOf((peak - reach) * step), sizeOf((peak + reach) * step));
      if (edge > bound || blocks.size > most) return null;
      // Amounts a little beside the multiples (999 for 1,000) move the waves away from them.
      if (frequency === harmonic * fundamental) fundamental = (peak * step) / harmonic;
      last = harmonic + MOST_HARMONICS;
    }
  }
  return [...blocks.values()];
}

/** The size of one wave; anything below the given bound where it is smaller. */
function waveSize(surprises: Surprises, few: Few, frequency: number, bound = 0): number {
  const { shifts, chances } = surprises;
  if (few.none > 0) {
    const { re, im } = wavesBetween(surprises, few, frequency, 1, 2);
    return Math.hypot(re[0]!, im[0]!);
  }
  let power = 1;
  for (let deal = 0; deal < shifts.length && power > bound * bound; deal++) {
    const sine = Math.sin((shifts[deal]! * frequency) / 2);
    power *= 1 - 4 * chances[deal]! * (1 - chances[deal]!) * sine * sine;
  }
  return Math.sqrt(power);
}
