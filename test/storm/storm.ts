import { Week } from './week';

/** What random weeks of reminders came to. */
export interface StormReport {
  readonly runs: number;
  readonly seed: number;
  readonly mails: number;
  readonly doubles: number;
  /** After a version was restored, or a copy begun, that had lost what was known of mails. */
  readonly doublesAfterRollback: number;
  readonly forgotten: number;
  readonly outsideWindow: number;
  readonly afterStart: number;
  readonly uncertain: number;
  readonly killsTried: number;
}

/** Of so many weeks one is played again and again, with its busiest run stopped after each of its service calls. */
const SWEPT_OF = 200;

/**
 * Plays random weeks; the same for the same seed.
 *
 * @param runs how many weeks
 * @param seed any whole number
 * @returns what came of them
 */
export function storm(runs: number, seed: number): StormReport {
  const reports: StormReport[] = [];
  for (let number = 0; number < runs; number++) {
    reports.push(reportOf(new Week(seed, number)));
    if (number % SWEPT_OF === SWEPT_OF - 1) reports.push(...sweep(seed, number));
  }
  return { ...summed(reports), runs, seed };
}

/**
 * Plays one week with its busiest run stopped after each of its service calls in turn.
 *
 * @param seed any whole number
 * @param number which of the seed's weeks
 * @param every how many calls are between two stops
 * @returns what came of each
 */
export function sweep(seed: number, number: number, every = 1): StormReport[] {
  const whole = new Week(seed, number);
  whole.play();
  const [run, { calls }] = [...whole.played.entries()].reduce((busiest, each) =>
    each[1].mails > busiest[1].mails ? each : busiest,
  );
  return Array.from({ length: Math.ceil(calls / every) }, (_, index) =>
    reportOf(new Week(seed, number, { run, calls: index * every })),
  );
}

function reportOf(week: Week): StormReport {
  week.play();
  let [doubles, doublesAfterRollback] = [0, 0];
  const known = new Set<string>();
  for (const { to, start, isAfterRollback } of week.sent) {
    const key = `${to} ${start}`;
    if (known.has(key) && isAfterRollback) doublesAfterRollback++;
    else if (known.has(key)) doubles++;
    known.add(key);
  }
  return {
    ...{ runs: 1, seed: 0, mails: week.sent.length, doubles, doublesAfterRollback },
    ...{ forgotten: week.forgotten(), outsideWindow: week.outsideWindow },
    ...{ afterStart: week.afterStart, uncertain: week.uncertain(), killsTried: week.kills },
  };
}

function summed(reports: readonly StormReport[]): StormReport {
  return reports.reduce((sum, report) => {
    const added = { ...sum };
    for (const key of Object.keys(sum) as (keyof StormReport)[]) {
      (added as Record<keyof StormReport, number>)[key] = sum[key] + report[key];
    }
    return added;
  });
}
