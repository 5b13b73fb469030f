/** What onEdit is told of an edit (platform 4.2). There is no `user`: a simple trigger may not know who edits (2.1). */
import type { CellPosition, Getters } from '../engine/engineModule';
import type { PersonsEdit } from './contract';
import { boundedPlace, wholeSheet } from './places';
import { AUTH_MODES } from './scriptApp';
import type { ScriptRun } from './scriptRun';

export function editEvent(run: ScriptRun, { sheetId, zone, oldValue }: PersonsEdit): object {
  const { getters } = run.file.model;
  const place = zone ? boundedPlace(sheetId, zone) : wholeSheet(getters, sheetId);
  const { left, right, top, bottom } = place.block;
  const value =
    left === right && top === bottom
      ? eventValue(getters, { sheetId, col: left, row: top })
      : undefined;
  return {
    authMode: AUTH_MODES[run.mode],
    source: run.objects.spreadsheet(),
    range: run.objects.range(place),
    ...(value === undefined ? {} : { value }),
    ...(oldValue === undefined ? {} : { oldValue }),
  };
}

/** What a cell holds as the event tells it, always as text; undefined where it holds nothing of its own. */
export function eventValue(getters: Getters, position: CellPosition): string | undefined {
  const cell = getters.getCell(position);
  // A typed value is at hand; asking for the computed one may compute the whole workbook.
  const value = cell?.isFormula ? getters.getEvaluatedCell(position).value : cell?.parsedValue;
  if (value === undefined || value === null || value === '') return undefined;
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}
