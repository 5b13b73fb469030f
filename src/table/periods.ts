import type { Outcome } from '../domain/outcome';
import type { FlowUnit } from '../domain/pipelineFlow';
import type { Cell } from './cell';
import { isFiniteNumber, isText } from './cell';
import { readOne, readOptional } from './values';
import { wordMeanings } from './words';

/** Nineteen years of weeks; more is a slip of the finger, not a plan. */
const MOST_PERIODS = 1000;

/** Reads how many periods are asked for. */
export function readPeriods(argument: string, cell: Cell): Outcome<number> {
  return readOne(argument, cell, 'periods', (given) =>
    isFiniteNumber(given) && Number.isInteger(given) && given >= 1 && given <= MOST_PERIODS
      ? given
      : null,
  );
}

/** Reads an optional unit of time, in any of our languages. */
export function readUnit(argument: string, cell: Cell): Outcome<FlowUnit> {
  const units = wordMeanings<FlowUnit>([
    ['week', 'unit.week'],
    ['month', 'unit.month'],
  ]);
  const unitOf = (given: Cell): FlowUnit | null => (isText(given) ? units(given) : null);
  return readOptional<FlowUnit>(argument, cell, 'unit', unitOf, 'week');
}
