import type { Outcome } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import { headingForm } from './headings';
import type { ImportProblem, PriceList } from './importRequest';
import { plainNumber } from './plainText';

/** What price lists call the price. */
const PRICE_HEADINGS = ['price', 'sales price', 'list price', 'unit price', 'amount', 'pris'];

/**
 * Reads a price list.
 *
 * @param list its lines, the heading of its key and, if the person said so, of its price
 * @returns the price by key, aliases of keys included, or what is wrong with it
 */
export function readPrices(list: PriceList): Outcome<ReadonlyMap<string, number>, ImportProblem> {
  const headings = list.headings.join(', ');
  const keyColumn = list.headings.indexOf(list.key.prices);
  const priceColumn =
    list.price === undefined
      ? list.headings.findIndex((heading) => PRICE_HEADINGS.includes(headingForm(heading)))
      : list.headings.indexOf(list.price);
  const problems: ImportProblem[] = [];
  if (keyColumn < 0) {
    problems.push({ key: 'import.priceColumn', values: { heading: list.key.prices, headings } });
  }
  if (priceColumn < 0) {
    const heading = list.price ?? PRICE_HEADINGS[0]!;
    problems.push({ key: 'import.priceColumn', values: { heading, headings } });
  }
  if (problems.length > 0) return trouble(...problems);

  const prices = new Map<string, number>();
  list.rows.forEach((row, index) => {
    const [key, text] = [row[keyColumn] ?? '', row[priceColumn] ?? ''];
    if (text.trim() === '') return;
    const price = plainNumber(text);
    if (price === null || price < 0) {
      problems.push({ key: 'import.badPrice', values: { row: index + 2, found: `"${text}"` } });
    } else if ((prices.get(key) ?? price) !== price) {
      problems.push({ key: 'import.doubledPrice', values: { row: index + 2, key } });
    } else prices.set(key, price);
  });
  for (const [spelling, key] of list.aliases) {
    const price = prices.get(key);
    if (price !== undefined) prices.set(spelling, price);
    else problems.push({ key: 'import.unknownAlias', values: { key, found: spelling } });
  }
  return problems.length > 0 ? trouble(...problems) : answer(prices);
}
