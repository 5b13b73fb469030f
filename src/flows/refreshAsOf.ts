import { dayNumber } from '../domain/day';
import { STATE, STATE_ROWS } from '../template/state';
import { frozenDay } from './frozenValues';
import type { Services, Sheet } from './services';
import { locate } from './workbookColumns';

/**
 * Sets the day that all figures are of to today, as a plain day number, where it differs (rule W9). The figures of a frozen
 * workbook stay of the day on which it was frozen.
 *
 * @param services what the flow may do
 * @returns whether another day has come; null where there is no workbook to set it in
 */
export function refreshAsOf(services: Services): boolean | null {
  const sheet = services.workbook.findSheet('state');
  const columns = sheet && locate(sheet, STATE);
  const column = columns?.ok ? columns.value.get('value') : undefined;
  if (sheet === null || column === undefined) return null;
  return frozenDay(services.workbook) === null && writeAsOf(services, sheet, column);
}

/** Writes today into the as-of cell of State, a column counted from 1, unless it is there; tells whether it wrote. */
export function writeAsOf(services: Services, state: Sheet, column: number): boolean {
  const today = dayNumber(services.clock.today());
  const block = { row: STATE_ROWS.asOf, column, rows: 1, columns: 1 };
  if (state.read(block)[0]![0] === today) return false;
  state.write(STATE_ROWS.asOf, column, [[today]]);
  return true;
}
