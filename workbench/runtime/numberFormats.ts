/**
 * Number formats as scripts write them, in the engine's spelling. The engine takes any text for a format and breaks the
 * CELL over one that it cannot draw; so they are translated, tried, and refused by name.
 */
import type { Engine } from '../engine/engineModule';
import { ENGINE_LOCALES } from '../engine/locales';

/** What a cell without a format answers. */
export const AUTOMATIC_FORMAT = '0.###############';

/**
 * Stands for @ in a cell whose text begins with "=". Under @ the engine would show the apostrophe that keeps such a text
 * from being a formula.
 */
export const GUARDED_TEXT_FORMAT = '0;-0;0;@';

/** Whether a cell of the engine's format keeps what is set in it as text. */
export function isTextFormat(format: string | undefined): boolean {
  return format === '@' || format === GUARDED_TEXT_FORMAT;
}

/**
 * The engine's spelling; "" is automatic.
 *
 * @throws if the engine cannot draw it.
 */
export function engineFormat(o: Engine, format: string): string {
  if (format === '' || format === AUTOMATIC_FORMAT || /^general$/i.test(format)) return '';
  const spelled = format
    .split(QUOTED_OR_BRACKETED)
    .map((part, index) => (index % 2 === 1 ? withoutColor(part) : lowerCaseDate(part, format)))
    .join('');
  try {
    o.helpers.formatValue(1.5, { format: spelled, locale: ENGINE_LOCALES.en_US });
  } catch {
    throw new Error(`NotImplemented: number format "${format}"`);
  }
  return spelled;
}

const QUOTED_OR_BRACKETED = /("[^"]*"|\[[^\]]*\])/;
const COLOR = /^\[(black|blue|cyan|green|magenta|red|white|yellow|color\s*\d+)\]$/i;

function withoutColor(part: string): string {
  return COLOR.test(part) ? '' : part;
}

/** Capital letters mean the same to Sheets: yyyy-MM-dd HH:mm. The engine has no hour of one digit. */
function lowerCaseDate(part: string, whole: string): string {
  if (!/[yd]/i.test(whole) && !/h.*m|m.*s/i.test(whole)) return part;
  return part
    .replace(/am\/pm/gi, 'a')
    .replace(/[YMDHS]/g, (letter) => letter.toLowerCase())
    .replace(/(?<!h)h(?!h)/g, 'hh');
}
