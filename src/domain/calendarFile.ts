/** What stands in a calendar file. Texts are as people typed them. */
export interface CalendarEvent {
  /** The same for every version of the event. */
  readonly uid: string;
  /** Grows from version to version; a whole number. */
  readonly sequence: number;
  /** When the file is made, when the event begins and ends: ms since 1970. */
  readonly stamp: number;
  readonly start: number;
  readonly end: number;
  readonly summary: string;
  readonly location: string;
  readonly description: string;
  /** Whose event it is; a blank address leaves it out. */
  readonly organizer: { readonly name: string; readonly address: string };
}

const LONGEST_LINE_OCTETS = 75;
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/**
 * A calendar file with one event that is published, not an invitation: nobody is asked to answer (RFC 5545, RFC 5546).
 *
 * @param event the event
 * @returns the file's text; lines end with CR LF and have at most 75 octets in UTF-8
 */
export function calendarFile(event: CalendarEvent): string {
  const { organizer } = event;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Steady Pipeline//Reminders//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${escaped(event.uid)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utc(event.stamp)}`,
    `DTSTART:${utc(event.start)}`,
    `DTEND:${utc(event.end)}`,
    `SUMMARY:${escaped(event.summary)}`,
    ...(event.location === '' ? [] : [`LOCATION:${escaped(event.location)}`]),
    ...(event.description === '' ? [] : [`DESCRIPTION:${escaped(event.description)}`]),
    ...(organizer.address === ''
      ? []
      : [`ORGANIZER${commonName(organizer.name)}:mailto:${organizer.address}`]),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** A parameter has no way to write a quotation mark. */
function commonName(name: string): string {
  const plain = oneLine(name).replace(/"/g, "'");
  return plain === '' ? '' : `;CN="${plain}"`;
}

function escaped(text: string): string {
  return text
    .replace(/\r\n|[\r\u2028\u2029]/g, '\n')
    .replace(CONTROLS, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');
}

function oneLine(text: string): string {
  return text.replace(CONTROLS, ' ').replace(/\s+/g, ' ').trim();
}

function utc(instant: number): string {
  return new Date(instant).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** Broken between letters: some mail programs unfold by letters and not by octets. */
function folded(line: string): string {
  let [text, octets] = ['', 0];
  for (const letter of line) {
    const size = octetsOf(letter);
    if (octets + size > LONGEST_LINE_OCTETS) {
      text += '\r\n ';
      octets = 1;
    }
    text += letter;
    octets += size;
  }
  return text;
}

/** In UTF-8; half a surrogate pair becomes a replacement character, which has three. */
function octetsOf(letter: string): number {
  const code = letter.codePointAt(0)!;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
