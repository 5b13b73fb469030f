/** What stands before the decimals in a file. */
export type DecimalSign = '.' | ',';

/** How a column of a file writes its amounts. */
export interface AmountReading {
  readonly sign: DecimalSign;
  /** The currency that stands beside most of them; empty where none does. */
  readonly currency: string;
}

const SIGNS: readonly DecimalSign[] = ['.', ','];
const CURRENCY = /(?:\b[A-Z]{2})?\p{Sc}|\b[A-Z]{3}\b|\bkr\b|:-/giu;
const GROUPS_WITH_POINT =
  /^\d{1,3}(?:(?:,\d{3})+|(?: \d{3})+|(?:'\d{3})+)?(?:\.\d+)?$|^\d+(?:\.\d+)?$/;
const GROUPS_WITH_COMMA =
  /^\d{1,3}(?:(?:\.\d{3})+|(?: \d{3})+|(?:'\d{3})+)?(?:,\d+)?$|^\d+(?:,\d+)?$/;

/**
 * An amount as a file writes it, as a plain number. One in another currency than the column's is no amount here: a
 * workbook has one currency.
 *
 * @param text a cell of the file
 * @param reading how the column writes amounts
 * @returns digits with a point, or null where the text is no amount so
 * @example plainAmount('1 234,50 kr', { sign: ',', currency: 'KR' }) // '1234.50'
 */
export function plainAmount(text: string, { sign, currency }: AmountReading): string | null {
  const own = currencyOf(text);
  if (own !== '' && own !== currency) return null;
  const bare = text
    .replace(CURRENCY, '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/[\u2212\u2013]/g, '-')
    .trim();
  const minus = /^-\s*/.exec(bare)?.[0] ?? '';
  const digits = bare.slice(minus.length);
  if (!(sign === '.' ? GROUPS_WITH_POINT : GROUPS_WITH_COMMA).test(digits)) return null;
  const grouping = sign === '.' ? /[, ']/g : /[. ']/g;
  return (minus === '' ? '' : '-') + digits.replace(grouping, '').replace(',', '.');
}

/**
 * A share as a file writes it, as a plain fraction. Per cent are understood where the cell or the heading says so.
 *
 * @param text a cell of the file
 * @param sign what stands before the decimals
 * @param isPercent whether the heading says per cent
 * @returns for instance "0.45", or null where the text is no number
 * @example plainShare('45 %', '.', false) // '0.45'
 */
export function plainShare(text: string, sign: DecimalSign, isPercent: boolean): string | null {
  const number = plainAmount(text.replace('%', ''), { sign, currency: '' });
  if (number === null) return null;
  return isPercent || text.includes('%') ? String(Number(number) / 100) : number;
}

/**
 * How a column writes its amounts, if the column itself tells; otherwise, as with "1,234" alone, it must be asked.
 *
 * @param texts the cells of a column
 * @returns the currency, and the decimal sign or null
 * @example amountReadingOf(['$1,234.50', '$7']) // { sign: '.', currency: '$' }
 */
export function amountReadingOf(texts: readonly string[]): {
  readonly sign: DecimalSign | null;
  readonly currency: string;
} {
  const filled = texts.map((text) => text.replace('%', '')).filter((text) => text.trim() !== '');
  const currency = mostFrequent(filled.map(currencyOf).filter((found) => found !== ''));
  const readings = SIGNS.map((sign) =>
    filled.map((text) => plainAmount(text, { sign, currency })),
  ) as [(string | null)[], (string | null)[]];
  const [point, comma] = readings.map(
    (numbers) => numbers.filter((number) => number !== null).length,
  ) as [number, number];
  const isSame = readings[0].every((number, i) => number === readings[1][i]);
  const sign = isSame || point > comma ? '.' : comma > point ? ',' : null;
  return { sign, currency };
}

/** The marks of currency beside a number, for instance "$" or "SEK"; "kr" and ":-" are one. */
function currencyOf(text: string): string {
  const found = text.match(CURRENCY)?.[0]?.toUpperCase() ?? '';
  return found === ':-' ? 'KR' : found;
}

function mostFrequent(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), ['', 0])[0];
}
