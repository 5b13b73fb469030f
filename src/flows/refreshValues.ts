import { fingerprint } from '../domain/fingerprint';
import type { TableTemplate } from '../template/sheetTemplate';
import { ACTIVITIES } from '../template/activities';
import { PIPELINE } from '../template/pipeline';
import { SETTINGS } from '../template/settings';
import type { Services } from './services';
import { findTable, readField } from './workbookColumns';
import { holdsValues, writeValues } from './writeValues';

/** Under this name the file's texts say of what the values were written last. */
const NAME = 'values';
const SOURCES: readonly TableTemplate[] = [PIPELINE, SETTINGS, ACTIVITIES];

/**
 * As writeValues, but where values stand for formulas only once a day and after a change of what they come from: to reckon
 * them anew reads and writes whole columns. A quota that was changed by hand waits for the next day or *Refresh plan*.
 *
 * @param services what the flow may do; the caller holds the lock
 * @param isNewDay whether they are of another day
 */
export function refreshValues(services: Services, isNewDay: boolean): void {
  const { workbook, shared } = services;
  const pipeline = findTable(workbook, PIPELINE);
  if (pipeline === null || !holdsValues(pipeline)) {
    writeValues(services);
    return;
  }
  const sources = fingerprint(
    JSON.stringify(SOURCES.map((source) => typedCells(services, source))),
  );
  if (!isNewDay && shared.all()?.get(NAME) === sources) return;
  writeValues(services);
  shared.setAll(new Map([[NAME, sources]]));
}

/** Computed cells follow from the others. */
function typedCells({ workbook }: Services, template: TableTemplate): unknown {
  const table = findTable(workbook, template);
  const typed = template.columns.filter(({ formula }) => formula === undefined);
  return table && typed.map(({ field }) => readField(table, field));
}
