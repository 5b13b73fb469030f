/** Which sheet a tab shows: each tab has its own, and keeps it when it is loaded anew. */
import type { Model } from '@odoo/o-spreadsheet';
import { activateSheet } from './inspection';

const REMEMBERED = 'steadyPipeline.sheet';
const PLAN = 'Plan';

/** The sheet seen last in this tab, else the one that the script chose, else the plan. */
export function showFirstSheet(model: Model, chosen: string | undefined): void {
  for (const name of [sessionStorage.getItem(REMEMBERED), chosen, PLAN]) {
    const sheetId = name === null || name === undefined ? undefined : visibleSheet(model, name);
    if (sheetId === undefined) continue;
    activateSheet(model, sheetId);
    return;
  }
}

export function rememberSheet(model: Model): void {
  const { getters } = model;
  sessionStorage.setItem(REMEMBERED, getters.getSheetName(getters.getActiveSheetId()));
}

/** Shows the sheet as soon as it is there: the script's writes arrive after its answer. */
export function followSheet(model: Model, name: string): void {
  const sheetId = visibleSheet(model, name);
  if (sheetId !== undefined) {
    activateSheet(model, sheetId);
    return;
  }
  const waiter = {};
  model.on('update', waiter, () => {
    const arrived = visibleSheet(model, name);
    if (arrived === undefined) return;
    model.off('update', waiter);
    activateSheet(model, arrived);
  });
}

function visibleSheet({ getters }: Model, name: string): string | undefined {
  return getters.getVisibleSheetIds().find((id) => getters.getSheetName(id) === name);
}
