import { dayNumber } from '../domain/day';

/** What stands in the calendar. */
export interface CalendarEntry {
  readonly title: string;
  /** YYYY-MM-DD and HH:MM in `zone`. */
  readonly date: string;
  readonly time: string;
  readonly minutes: number;
  /** For instance "Europe/Stockholm". */
  readonly zone: string;
  readonly place: string;
  readonly details: string;
}

const TEMPLATE = 'https://calendar.google.com/calendar/render?action=TEMPLATE';
const MS_PER_MINUTE = 60_000;

/**
 * The address that opens a new entry in Google Calendar, filled in and not yet saved. Times without a Z are those of the
 * zone in `ctz`.
 *
 * @param entry the meeting
 * @returns the address, or null where day or time is not known
 * @example calendarLink({ title: 'Harborlight', date: '2026-12-02', time: '10:00', minutes: 45, zone: 'Etc/UTC', place: '', details: '' })
 */
export function calendarLink(entry: CalendarEntry): string | null {
  const { date, time, minutes } = entry;
  if (dayNumber(date) === null || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null;
  const start = Date.parse(`${date}T${time}:00Z`);
  const moment = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.000Z/g, '');
  const parameters = {
    text: entry.title,
    dates: `${moment(start)}/${moment(start + minutes * MS_PER_MINUTE)}`,
    ctz: entry.zone,
    location: entry.place,
    details: entry.details,
  };
  const filled = Object.entries(parameters).filter(([, value]) => value !== '');
  return [TEMPLATE, ...filled.map(([name, value]) => `${name}=${encodedText(value)}`)].join('&');
}

/**
 * A text as part of an address. Half a surrogate pair, as a cell may hold it, has no encoding and is left out.
 *
 * @param text any text
 * @returns the text, percent-encoded
 * @example encodedText('a b') // 'a%20b'
 */
export function encodedText(text: string): string {
  const whole = Array.from(text).filter((letter) => !/^[\ud800-\udfff]$/.test(letter));
  return encodeURIComponent(whole.join(''));
}
