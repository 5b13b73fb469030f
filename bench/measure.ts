/** A figure of the bench, with what it is to be compared with. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** A peer measured in the same run, or a limit. */
  readonly beside?: string;
  readonly besideValue?: number;
  /** Whether an aim of the project is met; absent where there is none. */
  readonly aim?: { readonly text: string; readonly met: boolean };
}

/** The median time of a few runs in milliseconds, after one to warm up. */
export function medianMs(run: () => void, runs = 7): number {
  run();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)]!;
}
