import type { WallClock } from '../../domain/wallClock';

/**
 * The clock of a zone, as the browser knows it.
 *
 * @param timeZone for instance "Pacific/Auckland"
 * @returns the clock, or null where there is no such zone
 */
export function zoneClock(timeZone: string): WallClock | null {
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
    });
    return (instant) => {
      const parts = format.formatToParts(instant);
      const part = (wanted: string): number =>
        Number(parts.find(({ type }) => type === wanted)!.value);
      const shown = Date.UTC(
        ...([part('year'), part('month') - 1, part('day')] as const),
        ...([part('hour'), part('minute'), part('second')] as const),
      );
      return shown - Math.floor(instant / 1000) * 1000;
    };
  } catch {
    return null;
  }
}
