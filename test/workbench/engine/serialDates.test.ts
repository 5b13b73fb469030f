import fc from 'fast-check';
import { formatJavaDate } from '../../../workbench/engine/javaDates';
import { instantToSerial, serialToInstant } from '../../../workbench/engine/serialDates';

const at = (iso: string) => Date.parse(iso);

describe('serialToInstant(serial, zone)', () => {
  test.each([
    [46349, 'Europe/Stockholm', '2026-11-22T23:00:00Z'],
    [46349.5, 'America/New_York', '2026-11-23T17:00:00Z'],
    [46205, 'Europe/Stockholm', '2026-07-01T22:00:00Z'],
    [46349, 'Asia/Kolkata', '2026-11-22T18:30:00Z'],
  ])('takes %d in %s for the wall time there', (serial, zone, iso) => {
    expect(new Date(serialToInstant(serial, zone)).toISOString()).toBe(
      new Date(at(iso)).toISOString(),
    );
  });

  test('takes a time in the hour that the clocks skip for the one after it', () => {
    const skipped = serialToInstant(46110 + 2.5 / 24, 'Europe/Stockholm');
    expect(new Date(skipped).toISOString()).toBe('2026-03-29T01:30:00.000Z');
  });

  test('property: instantToSerial comes back to the same instant, but for a repeated hour', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at('1990-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z') }),
        fc.constantFrom('Europe/Stockholm', 'America/New_York', 'Asia/Kolkata', 'Etc/UTC'),
        (instant, zone) => {
          const back = serialToInstant(instantToSerial(instant, zone), zone);
          expect([0, 3_600_000]).toContain(Math.abs(back - instant));
        },
      ),
      { seed: 20261123 },
    );
  });
});

describe('formatJavaDate(instant, zone, pattern) (G:REF:utilities)', () => {
  const evening = at('2026-11-23T21:05:09.007Z');

  test.each([
    ['yyyy-MM-dd', 'Europe/Stockholm', '2026-11-23'],
    ['yyyy-MM-dd', 'Asia/Tokyo', '2026-11-24'],
    ["yyyy-MM-dd'T'HH:mm:ss.SSSXXX", 'Europe/Stockholm', '2026-11-23T22:05:09.007+01:00'],
    ["yyyy-MM-dd'T'HH:mm:ss'Z'", 'UTC', '2026-11-23T21:05:09Z'],
    ['EEE, d MMM yy h:mm a', 'America/New_York', 'Mon, 23 Nov 26 4:05 PM'],
    ['EEEE d MMMM', 'Europe/Stockholm', 'Monday 23 November'],
    ['u D', 'Europe/Stockholm', '1 327'],
    ["'o''clock' HH", 'GMT+2', "o'clock 23"],
    ['Z', 'Asia/Kolkata', '+0530'],
    ['YYYY', 'Etc/UTC', '2026'],
  ])('%s in %s is %s', (pattern, zone, text) => {
    expect(formatJavaDate(evening, zone, pattern)).toBe(text);
  });

  test('YYYY is the year of the week, not the calendar year', () => {
    expect(formatJavaDate(at('2026-12-29T12:00:00Z'), 'Etc/UTC', 'YYYY yyyy')).toBe('2027 2026');
  });

  test('refuses a zone that does not exist', () => {
    expect(() => formatJavaDate(evening, 'Europe/Stokholm', 'yyyy')).toThrow('Europe/Stokholm');
  });
});
