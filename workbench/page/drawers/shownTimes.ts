/** Instants as people read them, and wall times as they type them. */
import { wallTimeToInstant, zoneOffset } from '../../engine/serialDates';
import type { PageLanguage } from '../words';

/** "Mon, Nov 23, 09:00" */
export function shownTime(
  instant: string | Date,
  timeZone: string,
  language: PageLanguage,
): string {
  return new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-US', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant));
}

/** As a datetime-local field takes it. */
export function wallTimeOf(instant: string | Date, timeZone: string): string {
  const at = new Date(instant).getTime();
  return new Date(at + zoneOffset(at, timeZone)).toISOString().slice(0, 16);
}

/** ISO 8601; undefined where the field holds no time. */
export function instantOf(wallTime: string, timeZone: string): string | undefined {
  const asUtc = Date.parse(`${wallTime}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  return new Date(wallTimeToInstant(asUtc, timeZone)).toISOString();
}
