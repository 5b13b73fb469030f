/** Which sheet a tab shows: each tab has its own, and keeps it when it is loaded anew. */
import type { Model } from '@odoo/o-spreadsheet';
import type { Engine } from '../engine/engineModule';
import type { RunEffects } from '../server/wire';
import { activateSheet } from './inspection';

/** For each file. */
const REMEMBERED = 'steadyPipeline.sheet.';
const PLAN = 'Plan';

/** The sheet seen last in this tab, else the one that the script chose, else the plan. */
export function showFirstSheet(model: Model, fileId: string, chosen: string | undefined): void {
  for (const name of [sessionStorage.getItem(REMEMBERED + fileId), chosen, PLAN]) {
    const sheetId = name === null || name === undefined ? undefined : visibleSheet(model, name);
    if (sheetId === undefined) continue;
    activateSheet(model, sheetId);
    return;
  }
}

export function rememberSheet(model: Model, fileId: string): void {
  const { getters } = model;
  sessionStorage.setItem(REMEMBERED + fileId, getters.getSheetName(getters.getActiveSheetId()));
}

/** Shows the sheet and selects the cell as soon as it is there: the script's writes arrive after its answer. */
export function followSheet(
  o: Engine,
  model: Model,
  { sheet, cell }: NonNullable<RunEffects['activate']>,
): void {
  const show = (sheetId: string): void => {
    activateSheet(model, sheetId);
    if (cell === undefined) return;
    const { col, row } = o.helpers.toCartesian(cell);
    model.selection.selectCell(col, row);
  };
  const present = visibleSheet(model, sheet);
  if (present !== undefined) {
    show(present);
    return;
  }
  const waiter = {};
  model.on('update', waiter, () => {
    const arrived = visibleSheet(model, sheet);
    if (arrived === undefined) return;
    model.off('update', waiter);
    show(arrived);
  });
}

function visibleSheet({ getters }: Model, name: string): string | undefined {
  return getters.getVisibleSheetIds().find((id) => getters.getSheetName(id) === name);
}
