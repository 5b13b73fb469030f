import type { Outcome } from '../domain/outcome';
import type { Cell } from './cell';
import { isBlank } from './cell';
import { probabilityOf, readOne } from './values';

/**
 * Reads a required single rate or chance.
 *
 * @param argument the parameter's name
 * @param cell one cell; blank counts as 0
 * @returns a fraction 0 to 1
 */
export function readFraction(argument: string, cell: Cell): Outcome<number> {
  return readOne(argument, cell, 'fraction', probabilityOf);
}

/**
 * Reads a required single chance that is wanted: a blank is a mistake, for nobody wants a chance of 0.
 *
 * @param argument the parameter's name
 * @param cell one cell
 * @returns a fraction 0 to 1
 */
export function readWantedChance(argument: string, cell: Cell): Outcome<number> {
  return readOne(argument, cell, 'fraction', (given) =>
    isBlank(given) ? null : probabilityOf(given),
  );
}
