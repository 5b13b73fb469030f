import type { WallClock } from '../../src/domain/wallClock';
import { cachedWallClock } from '../../src/domain/wallClock';

/** On both sides of the date line, with odd minutes, and with summer times of an hour and of half of one. */
export const ZONES = [
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Europe/Stockholm',
  'Pacific/Apia',
  'Pacific/Pago_Pago',
];

const clocks = new Map<string, WallClock>();

/** The clock of a zone by the time zone data of this machine. */
export function clockOf(timeZone: string): WallClock {
  let clock = clocks.get(timeZone);
  if (clock === undefined) {
    const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    clock = cachedWallClock((instant) => {
      const part = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')!;
      const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(part.value) ?? [];
      const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
      return sign === '-' ? -offset : offset;
    });
    clocks.set(timeZone, clock);
  }
  return clock;
}
