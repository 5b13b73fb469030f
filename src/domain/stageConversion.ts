import type { DayNumber } from './day';
import type { Stage } from './stage';
import { wilsonInterval } from './wilsonInterval';

/** What happened to the stages of deals, as columns of one length. */
export interface StageLog {
  /** When: a day number, the time of day as its fraction. */
  readonly moments: readonly number[];
  /** Which deal, by its ID. */
  readonly deals: readonly string[];
  /** Positions in the stage table; -1 where there is none. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** How deals came from an open stage to the next one, or from the last one to a sale. */
export interface Passage {
  readonly from: Stage;
  /** The next open stage; after the last the stage that is won, or null where the table has none. */
  readonly to: Stage | null;
  /** Finished passages: deals that were in `from` and have moved on or are lost. */
  readonly n: number;
  /** The share of them that moved on, and its 90 % interval; null where none is finished. */
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** What is known of a deal and a stage: it was there, and it came further. */
const VISITED = 1;
const PASSED = 2;

/**
 * The passage rates of a pipeline, as the log stood on a day.
 *
 * A deal passes a stage when it moves from it, or from one before it, to one behind it; one that skips stages passes
 * them all, and one that goes back and forth passes each once. A lost deal has failed where it was and did not pass.
 * Deals still open are no failures: stages that they have not left yet are not counted (censored).
 *
 * @param stages the stage table's rows
 * @param log the changes of stage, in any order
 * @param asOf the last day that counts
 * @returns a passage for each open stage, in order
 * @example stageConversion([{ name: 'Offer', kind: 'open', probability: 0.5 }, { name: 'Won', kind: 'won', probability: 1 }], { moments: [46300, 46310], deals: ['a', 'a'], from: [-1, 0], to: [0, 1] }, 46349)[0].rate // 1
 */
export function stageConversion(
  stages: readonly Stage[],
  log: StageLog,
  asOf: DayNumber,
): Passage[] {
  const open = stages.filter((stage) => stage.kind === 'open');
  const rankOf = stages.map((stage) => open.indexOf(stage));
  const depth = open.length;
  const numbers = new Map<string, number>();
  for (const deal of log.deals) if (!numbers.has(deal)) numbers.set(deal, numbers.size);

  const marks = new Uint8Array(numbers.size * depth);
  const ranks = new Int32Array(numbers.size).fill(-1);
  const ends: (Stage['kind'] | undefined)[] = [];
  const advance = (deal: number, rank: number): void => {
    for (let passed = ranks[deal]!; passed >= 0 && passed < rank; passed++) {
      marks[deal * depth + passed] = VISITED | PASSED;
    }
  };
  const enter = (deal: number, position: number): void => {
    const rank = rankOf[position] ?? -1;
    if (rank < 0) return;
    advance(deal, rank);
    marks[deal * depth + rank]! |= VISITED;
    ranks[deal] = rank;
  };
  for (const entry of entriesUntil(log.moments, asOf)) {
    const deal = numbers.get(log.deals[entry]!)!;
    enter(deal, log.from[entry]!);
    enter(deal, log.to[entry]!);
    ends[deal] = stages[log.to[entry]!]?.kind ?? 'open';
  }

  const counts = open.map(() => ({ passed: 0, failed: 0 }));
  for (let deal = 0; deal < numbers.size; deal++) {
    if (ends[deal] === 'won') advance(deal, depth);
    counts.forEach((count, rank) => {
      const mark = marks[deal * depth + rank]!;
      if (mark & PASSED) count.passed++;
      else if (mark & VISITED && ends[deal] === 'lost') count.failed++;
    });
  }
  const won = stages.find((stage) => stage.kind === 'won') ?? null;
  return counts.map(({ passed, failed }, rank) => {
    const n = passed + failed;
    const known = n === 0 ? null : wilsonInterval(passed, n);
    return {
      from: open[rank]!,
      to: open[rank + 1] ?? won,
      n,
      rate: known && passed / n,
      low: known && known.low,
      high: known && known.high,
    };
  });
}

/** The entries up to a day by time; what has one time stays in the order of the log. */
function entriesUntil(moments: readonly number[], asOf: DayNumber): number[] {
  const entries: number[] = [];
  let isSorted = true;
  moments.forEach((moment, entry) => {
    if (moment >= asOf + 1) return;
    const previous = entries[entries.length - 1];
    if (previous !== undefined && moments[previous]! > moment) isSorted = false;
    entries.push(entry);
  });
  return isSorted ? entries : entries.sort((a, b) => moments[a]! - moments[b]! || a - b);
}
