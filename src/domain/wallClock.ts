import { dayOfWallTime, wallTimeOfDay } from './day';

/** How far the clocks of a zone are ahead of UTC at an instant, both in ms (the instant since 1970). */
export type WallClock = (instant: number) => number;

const MS_PER_SECOND = 1000;
const MS_PER_DAY = 86_400_000;
/** Twelve days: no zone of the tz database since 1970 puts its clocks there and back within one. A power of two halves to a second. */
const SPAN_MS = 2 ** 20 * MS_PER_SECOND;

/**
 * A clock that asks only at the edges of spans of twelve days, and where those differ looks for the second between:
 * some seventy questions a year, however many cells there are.
 *
 * @param ask the zone's own answer, which is slow
 * @returns the same answers, fast
 * @example cachedWallClock(() => 3600000)(0) // 3600000
 */
export function cachedWallClock(ask: WallClock): WallClock {
  const edges = new Map<number, number>();
  const changes = new Map<number, number>();
  const atEdge = (span: number): number => {
    const known = edges.get(span);
    if (known !== undefined) return known;
    const offset = ask(span * SPAN_MS);
    edges.set(span, offset);
    return offset;
  };
  const changeIn = (span: number, before: number): number => {
    const known = changes.get(span);
    if (known !== undefined) return known;
    let start = span * SPAN_MS;
    let end = start + SPAN_MS;
    while (end - start > MS_PER_SECOND) {
      const middle = (start + end) / 2;
      if (ask(middle) === before) start = middle;
      else end = middle;
    }
    changes.set(span, end);
    return end;
  };
  return (instant) => {
    const span = Math.floor(instant / SPAN_MS);
    const before = atEdge(span);
    const after = atEdge(span + 1);
    return before === after || instant < changeIn(span, before) ? before : after;
  };
}

/**
 * How far a clock is ahead of UTC, from what it shows. Zones of old have odd seconds, which the offset alone leaves out.
 *
 * @param instant ms since 1970, a whole second
 * @param shown offset and time of day in the zone, as Java's pattern "Z HH:mm:ss" writes them
 * @returns ms
 * @example offsetOfShown(0, '+0545 05:45:00') // 20700000
 */
export function offsetOfShown(instant: number, shown: string): number {
  const sign = shown.startsWith('-') ? -1 : 1;
  const [hours, minutes] = [Number(shown.slice(1, 3)), Number(shown.slice(3, 5))];
  const offset = sign * (hours * 60 + minutes) * 60 * MS_PER_SECOND;
  const [hour, minute, second] = shown.slice(6).split(':').map(Number) as [number, number, number];
  const timeOfDay = ((hour * 60 + minute) * 60 + second) * MS_PER_SECOND;
  const slip = (timeOfDay - instant - offset) % MS_PER_DAY;
  return offset + slip - Math.round(slip / MS_PER_DAY) * MS_PER_DAY;
}

/**
 * The instant at which a clock first shows a wall time, or a later one where it jumps over it.
 *
 * @param wallTime ms since 1970 as the clock shows it, a whole second
 * @param clock the zone's
 * @returns ms since 1970
 * @example instantOfWallTime(3600000, () => 3600000) // 0
 */
export function instantOfWallTime(wallTime: number, clock: WallClock): number {
  // A day before and a day after, so that every zone has both on its own sides of a change.
  const [before, after] = [clock(wallTime - MS_PER_DAY), clock(wallTime + MS_PER_DAY)];
  const early = wallTime - before;
  if (clock(early) === before) return early;
  const late = wallTime - after;
  if (clock(late) === after) return late;
  let [start, end] = [Math.min(early, late), Math.max(early, late)];
  while (end - start > MS_PER_SECOND) {
    const middle = start + Math.floor((end - start) / 2 / MS_PER_SECOND) * MS_PER_SECOND;
    if (clock(middle) === before) start = middle;
    else end = middle;
  }
  return end;
}

/**
 * The instant of a moment that a cell holds.
 *
 * @param moment a day number with its fraction
 * @param clock of the zone in which it is meant
 * @returns ms since 1970
 * @example instantOfMoment(25569.5, () => 0) // 43200000
 */
export function instantOfMoment(moment: number, clock: WallClock): number {
  return instantOfWallTime(wallTimeOfDay(moment), clock);
}

/**
 * What the clock of a zone shows at an instant.
 *
 * @param instant ms since 1970
 * @param clock the zone's
 * @returns a day number with its fraction
 * @example wallMoment(43200000, () => 0) // 25569.5
 */
export function wallMoment(instant: number, clock: WallClock): number {
  return dayOfWallTime(instant + clock(instant));
}
