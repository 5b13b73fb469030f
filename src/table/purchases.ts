import type { Purchase } from '../domain/budgetEstimate';
import type { Outcome, Problem } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import type { Cell } from './cell';
import { isBlank, isFiniteNumber } from './cell';
import { readTogether } from './ranges';
import { amountOf, badCell, readOne } from './values';

const FIRST_YEAR = 1000;
const LAST_YEAR = 9999;

/** A year of four digits; null for anything else. */
function yearOf(cell: Cell): number | null {
  return isFiniteNumber(cell) && Number.isInteger(cell) && cell >= FIRST_YEAR && cell <= LAST_YEAR
    ? cell
    : null;
}

/** Reads a required single year. */
export function readYear(argument: string, cell: Cell): Outcome<number> {
  return readOne(argument, cell, 'year', yearOf);
}

/**
 * Reads similar purchases: a column of prices and one of years. A row without both is no purchase; a price that is blank
 * beside a year is a mistake, for taken as 0 it would pull the estimate down.
 *
 * @param prices money, 0 or more
 * @param years when each was paid
 * @param year the latest that can be
 * @returns the purchases, or every cell that is wrong
 */
export function readPurchases(
  prices: Cell,
  years: Cell,
  year: number,
): Outcome<readonly Purchase[]> {
  const rows = readTogether([
    { argument: 'prices', cells: prices, holds: 'numbers' },
    { argument: 'years', cells: years, holds: 'numbers' },
  ]);
  if (!rows.ok) return rows;
  const [priceCells, yearCells] = rows.value.columns;
  const problems: Problem[] = [];
  const purchases: Purchase[] = [];
  for (let i = rows.value.first; i < rows.value.end; i++) {
    const [priceCell, yearCell] = [priceCells![i], yearCells![i]];
    if (isBlank(priceCell) && isBlank(yearCell)) continue;
    const price = isBlank(priceCell) ? null : amountOf(priceCell);
    const paidIn = yearOf(yearCell);
    if (price === null) problems.push(badCell('prices', priceCell, 'price', i));
    if (paidIn === null || paidIn > year) problems.push(badCell('years', yearCell, 'year', i));
    else if (price !== null) purchases.push({ price, year: paidIn });
  }
  return problems.length > 0 ? trouble(...problems) : answer(purchases);
}
