/**
 * Rule R2 once more, slow and in other terms: texts of wall times as Intl writes them, compared letter by letter, and
 * every quarter of an hour looked at in turn.
 */

const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;
const TWO_HOURS_MS = 7_200_000;

/** What a clock in a zone shows, "2026-12-02 10:00". */
const shownDays = new Map<string, readonly string[]>();
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    const part = '2-digit' as const;
    const parts = { year: 'numeric' as const, month: part, day: part, hour: part, minute: part };
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, hourCycle: 'h23', ...parts });
    formats.set(timeZone, format);
  }
  return format;
}

/** What the clock of the zone shows at every quarter of a day of UTC. */
function shownOn(utcDay: number, zone: string): readonly string[] {
  const key = `${zone} ${utcDay}`;
  let shown = shownDays.get(key);
  if (!shown) {
    const format = formatOf(zone);
    shown = Array.from({ length: 96 }, (_, i) => format.format(utcDay * DAY_MS + i * QUARTER_MS));
    shownDays.set(key, shown);
  }
  return shown;
}

function shownAt(instant: number, zone: string): string {
  const utcDay = Math.floor(instant / DAY_MS);
  return shownOn(utcDay, zone)[(instant - utcDay * DAY_MS) / QUARTER_MS]!;
}

/** The first quarter of an hour at which the clock of the zone shows the text, or has gone past it. */
function firstShowing(text: string, zone: string): number {
  const utcDay = Date.parse(`${text.slice(0, 10)}T00:00Z`) / DAY_MS;
  for (let day = utcDay - 1; day <= utcDay + 1; day++) {
    const at = shownOn(day, zone).findIndex((shown) => shown >= text);
    if (at >= 0) return day * DAY_MS + at * QUARTER_MS;
  }
  throw new Error(`${zone} never shows ${text}`);
}

export interface MeetingInWords {
  /** "2026-12-02 10:00" in the sheet's zone; a day without a time is at 00:00. */
  readonly start: string;
  readonly sheetZone: string;
  readonly prospectZone: string;
  /** "09:00". */
  readonly sendFrom: string;
  /** For Monday to Sunday: "0000011". */
  readonly freeDays: string;
  readonly holidays: readonly string[];
  /** When a run first saw it, or null. */
  readonly seenAt: number | null;
  readonly now: number;
}

/** When the window is open, in ms since 1970. */
export function windowInWords(meeting: MeetingInWords): { from: number; to: number } {
  const { sheetZone, prospectZone, sendFrom, freeDays, holidays } = meeting;
  const starts = firstShowing(meeting.start, sheetZone);
  const isFree = (day: string): boolean => {
    const sundayFirst = new Date(`${day}T00:00Z`).getUTCDay();
    return freeDays[(sundayFirst + 6) % 7] === '1' || holidays.includes(day);
  };
  let day = shownAt(starts, prospectZone).slice(0, 10);
  for (;;) {
    do day = new Date(Date.parse(`${day}T00:00Z`) - DAY_MS).toISOString().slice(0, 10);
    while (isFree(day));
    const from = firstShowing(`${day} ${sendFrom}`, prospectZone);
    if (from <= starts - TWO_HOURS_MS) return { from, to: starts - TWO_HOURS_MS };
  }
}

/** The verdict that R2 asks for on a meeting that nothing else forbids. */
export function verdictInWords(meeting: MeetingInWords): string {
  if (meeting.start.endsWith('00:00')) return 'noTime';
  const { from, to } = windowInWords(meeting);
  if (meeting.now > to) return 'tooLate';
  if (meeting.now < from) return 'waits';
  const twentyMinutesAgo = meeting.now - 20 * 60_000;
  if (meeting.seenAt === null || meeting.seenAt > twentyMinutesAgo) return 'new';
  return 'due';
}
