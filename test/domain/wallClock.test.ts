import { dayOfWallTime } from '../../src/domain/day';
import type { WallClock } from '../../src/domain/wallClock';
import { cachedWallClock, offsetOfShown } from '../../src/domain/wallClock';

const MS_PER_DAY = 86_400_000;
const MS_PER_HOUR = 3_600_000;

/** The zone's own answer, by Intl: slow, and independent of our sums. */
function intlClock(timeZone: string): WallClock {
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instant) => {
    const parts = Object.fromEntries(
      formatter.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
    ) as Record<string, number>;
    const wall = Date.UTC(
      parts['year']!,
      parts['month']! - 1,
      parts['day'],
      parts['hour'],
      parts['minute'],
      parts['second'],
    );
    return wall - Math.floor(instant / 1000) * 1000;
  };
}

/** What Utilities.formatDate shows with the pattern "Z HH:mm:ss"; Java cuts the seconds of an offset. */
function shownBy(clock: WallClock, instant: number): string {
  const offset = clock(instant);
  const two = (value: number): string => String(Math.trunc(value)).padStart(2, '0');
  const minutes = Math.abs(Math.trunc(offset / 60_000));
  const zone = `${offset < 0 ? '-' : '+'}${two(minutes / 60)}${two(minutes % 60)}`;
  return `${zone} ${new Date(instant + offset).toISOString().slice(11, 19)}`;
}

const ZONES = [
  'Etc/UTC',
  'Europe/Stockholm',
  'America/New_York',
  'America/Sao_Paulo',
  'Pacific/Auckland',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Gaza',
  'America/St_Johns',
];

describe('cachedWallClock(ask)', () => {
  test.each(ZONES)('agrees with Intl in %s every 25 hours from 1990 to 2035', (zone) => {
    const asked = intlClock(zone);
    const clock = cachedWallClock(asked);
    const end = Date.UTC(2035, 0, 1);
    for (let instant = Date.UTC(1990, 0, 1); instant < end; instant += 25 * MS_PER_HOUR) {
      if (clock(instant) !== asked(instant)) throw new Error(new Date(instant).toISOString());
    }
  });

  test.each([
    ['Europe/Stockholm', '2026-03-29T01:00:00Z', 1, 2],
    ['Europe/Stockholm', '2026-10-25T01:00:00Z', 2, 1],
    ['America/New_York', '2026-03-08T07:00:00Z', -5, -4],
    ['America/New_York', '2026-11-01T06:00:00Z', -4, -5],
    ['Pacific/Auckland', '2026-04-04T14:00:00Z', 13, 12],
    ['Australia/Lord_Howe', '2026-10-03T15:30:00Z', 10.5, 11],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', -10, 14],
  ])('%s changes at %s from %d to %d hours, to the ms', (zone, change, before, after) => {
    const clock = cachedWallClock(intlClock(zone));
    const instant = Date.parse(change);
    expect(clock(instant - 1) / MS_PER_HOUR).toBe(before);
    expect(clock(instant) / MS_PER_HOUR).toBe(after);
  });

  test('Apia has no 30 December 2011', () => {
    const clock = cachedWallClock(intlClock('Pacific/Apia'));
    const dayAt = (text: string): number => {
      const instant = Date.parse(text);
      return Math.floor(dayOfWallTime(instant + clock(instant)));
    };
    expect(dayAt('2011-12-30T10:00:00Z') - dayAt('2011-12-30T09:59:59Z')).toBe(2);
  });

  test('asks some seventy times a year, however many cells there are', () => {
    const asked = intlClock('Europe/Stockholm');
    let questions = 0;
    const clock = cachedWallClock((instant) => {
      questions++;
      return asked(instant);
    });
    for (let hour = 0; hour < 365 * 24; hour++) clock(Date.UTC(2026, 0, 1) + hour * MS_PER_HOUR);
    expect(questions).toBeLessThanOrEqual(75);
  });
});

describe('offsetOfShown(instant, shown)', () => {
  test.each(ZONES)('is the offset of %s from what a clock there shows', (zone) => {
    const clock = intlClock(zone);
    for (
      let instant = Date.UTC(1880, 0, 1);
      instant < Date.UTC(2040, 0, 1);
      instant += 97 * MS_PER_DAY
    ) {
      expect(offsetOfShown(instant, shownBy(clock, instant))).toBe(clock(instant));
    }
  });

  test('keeps the odd seconds that zones of old had, east and west', () => {
    expect(offsetOfShown(0, '+0019 00:19:32')).toBe(1_172_000);
    expect(offsetOfShown(0, '-0456 19:03:58')).toBe(-17_762_000);
  });
});
