/**
 * Days as a spreadsheet counts them: a serial number of days since 1899-12-30, a wall time without a zone. An instant
 * comes of it only with the spreadsheet's time zone (platform 7.7).
 */

const MS_PER_DAY = 86_400_000;
const SERIAL_OF_1970 = 25_569;
/** Zone offsets change at quarters of an hour at the finest. */
const OFFSET_CACHE_STEP_MS = 900_000;

const formatters = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();

/** The instant (ms since 1970 UTC) at which clocks in the zone show the serial's wall time. */
export function serialToInstant(serial: number, timeZone: string): number {
  return wallTimeToInstant(Math.round((serial - SERIAL_OF_1970) * MS_PER_DAY), timeZone);
}

/** The serial of the wall time that clocks in the zone show at the instant (ms since 1970 UTC). */
export function instantToSerial(instant: number, timeZone: string): number {
  return (instant + zoneOffset(instant, timeZone)) / MS_PER_DAY + SERIAL_OF_1970;
}

/** The instant of a wall time that is given in ms as if it were UTC; in the hour that a clock skips, the later one. */
export function wallTimeToInstant(wallTime: number, timeZone: string): number {
  const guess = wallTime - zoneOffset(wallTime, timeZone);
  return wallTime - zoneOffset(guess, timeZone);
}

/** How far clocks in the zone are ahead of UTC at the instant, in ms. */
export function zoneOffset(instant: number, timeZone: string): number {
  let known = offsets.get(timeZone);
  if (!known) offsets.set(timeZone, (known = new Map()));
  const step = Math.floor(instant / OFFSET_CACHE_STEP_MS);
  let offset = known.get(step);
  if (offset === undefined) {
    const start = step * OFFSET_CACHE_STEP_MS;
    offset = wallTimeAsUtc(start, timeZone) - start;
    known.set(step, offset);
  }
  return offset;
}

/** Whether Intl knows the zone. */
export function isTimeZone(timeZone: string): boolean {
  if (formatters.has(timeZone)) return true;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone }));
  } catch {
    return false;
  }
}

function wallTimeAsUtc(instant: number, timeZone: string): number {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(timeZone, formatter);
  }
  const parts: Record<string, string> = {};
  for (const { type, value } of formatter.formatToParts(instant)) parts[type] = value;
  const year = parts['era'] === 'BC' ? 1 - Number(parts['year']) : Number(parts['year']);
  const wall = new Date(0);
  wall.setUTCFullYear(year, Number(parts['month']) - 1, Number(parts['day']));
  wall.setUTCHours(Number(parts['hour']), Number(parts['minute']), Number(parts['second']));
  return wall.getTime();
}
