/** A plus, a digit, and on with what people put between digits. */
const NUMBER = /\+?\d[\d\s().\-\u2010-\u2015/]*/;
const FEWEST_DIGITS = 3;

/**
 * The address that dials a number as people type it: the first of several, without what stands around it.
 *
 * @param phone a cell's text
 * @returns for instance "tel:+46855501", or null where the text holds no number
 * @example telLink('+46 (0)8-555 01') // 'tel:+46855501'
 */
export function telLink(phone: string): string | null {
  const found = NUMBER.exec(phone.replace(/\(0\)/g, ''))?.[0].split('/')[0] ?? '';
  const digits = found.replace(/[^\d+]/g, '');
  return digits.replace('+', '').length < FEWEST_DIGITS ? null : `tel:${digits}`;
}
