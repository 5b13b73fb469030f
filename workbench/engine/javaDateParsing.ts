/** Utilities.parseDate: Java's SimpleDateFormat, lenient as it is, over real time zones (platform section 6). */
import { ianaZone, MONTHS, WEEKDAYS } from './javaDates';
import { wallTimeToInstant } from './serialDates';

/** What has been read of a date so far; as in Java what is missing is that of 1970-01-01 00:00. */
interface Parts {
  year: number;
  month: number;
  day: number;
  hours: number;
  minutes: number;
  seconds: number;
  milliseconds: number;
  isAfternoon?: boolean;
  /** Given in the text: ms ahead of UTC. */
  offset?: number;
}

const TOKEN = /''|'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+/g;
const YEARS_BACK = 80;
const NUMERIC = 'yMdDHkKhmsSu';

/** The instant (ms since 1970 UTC) of the text; `now` decides the century of a year of two digits. */
export function parseJavaDate(
  text: string,
  timeZone: string,
  pattern: string,
  now: number,
): number {
  const zone = ianaZone(timeZone);
  const unparseable = () => new Error(`Unparseable date: "${text}"`);
  const parts: Parts = {
    ...{ year: 1970, month: 0, day: 1 },
    ...{ hours: 0, minutes: 0, seconds: 0, milliseconds: 0 },
  };
  const tokens = [...pattern.matchAll(TOKEN)];
  let at = 0;
  tokens.forEach(([token, literal, letter], index) => {
    if (letter === undefined) {
      const wanted = token === "''" ? "'" : (literal ?? token).replaceAll("''", "'");
      if (!text.startsWith(wanted, at)) throw unparseable();
      at += wanted.length;
      return;
    }
    const isBeforeDigits = NUMERIC.includes(tokens[index + 1]?.[2] ?? ' ');
    const read = readField(text.slice(at), letter, token.length, isBeforeDigits, parts, now);
    if (read === 0) throw unparseable();
    at += read;
  });
  const hours =
    parts.isAfternoon === undefined
      ? parts.hours
      : (parts.hours % 12) + (parts.isAfternoon ? 12 : 0);
  const wall = new Date(0);
  wall.setUTCFullYear(parts.year, parts.month, parts.day);
  wall.setUTCHours(hours, parts.minutes, parts.seconds, parts.milliseconds);
  return parts.offset === undefined
    ? wallTimeToInstant(wall.getTime(), zone)
    : wall.getTime() - parts.offset;
}

/** Reads one field into the parts; gives how many letters it took, 0 where it is not there. */
function readField(
  text: string,
  letter: string,
  length: number,
  isBeforeDigits: boolean,
  parts: Parts,
  now: number,
): number {
  if (letter === 'M' && length > 2) return readName(text, MONTHS, (index) => (parts.month = index));
  if (letter === 'E') return readName(text, WEEKDAYS, () => undefined);
  if (letter === 'a') {
    return readName(text, ['AM', 'PM'], (index) => (parts.isAfternoon = index === 1));
  }
  if ('zZX'.includes(letter)) return readOffset(text, parts);
  const digits = isBeforeDigits ? new RegExp(`^\\d{${length}}`) : /^\s*-?\d+/;
  const found = digits.exec(text)?.[0];
  if (found === undefined) return 0;
  const value = Number(found);
  switch (letter) {
    case 'y':
      parts.year = length <= 2 && found.trim().length === 2 ? fullYear(value, now) : value;
      break;
    case 'M':
      parts.month = value - 1;
      break;
    case 'd':
      parts.day = value;
      break;
    case 'D':
      parts.month = 0;
      parts.day = value;
      break;
    case 'H':
    case 'K':
      parts.hours = value;
      break;
    case 'k':
    case 'h':
      parts.hours = letter === 'k' ? value % 24 : value % 12;
      break;
    case 'm':
      parts.minutes = value;
      break;
    case 's':
      parts.seconds = value;
      break;
    case 'S':
      parts.milliseconds = value;
      break;
    case 'u':
      break;
    default:
      throw new Error(`Illegal pattern character '${letter}'`);
  }
  return found.length;
}

/** By its whole name or its first three letters, in any case. */
function readName(text: string, names: readonly string[], take: (index: number) => void): number {
  const start = text.toLowerCase();
  for (const nameOf of [(name: string) => name, (name: string) => name.slice(0, 3)]) {
    const index = names.findIndex((name) => start.startsWith(nameOf(name).toLowerCase()));
    if (index < 0) continue;
    take(index);
    return nameOf(names[index]!).length;
  }
  return 0;
}

function readOffset(text: string, parts: Parts): number {
  const [found, sign, hours, minutes = '0'] =
    /^(?:(?:GMT|UTC)?([+-])(\d{1,2})(?::?(\d{2}))?|GMT|UTC|Z)/.exec(text) ?? [];
  if (found === undefined) return 0;
  const size = sign === undefined ? 0 : (Number(hours) * 60 + Number(minutes)) * 60_000;
  parts.offset = sign === '-' ? -size : size;
  return found.length;
}

/** Java's century: from 80 years ago to 20 years ahead. */
function fullYear(twoDigits: number, now: number): number {
  const first = new Date(now).getUTCFullYear() - YEARS_BACK;
  const century = Math.floor(first / 100) * 100;
  return century + twoDigits < first ? century + 100 + twoDigits : century + twoDigits;
}
