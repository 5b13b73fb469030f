import type { SheetKey } from '../template/sheetTemplate';
import type { Services } from './services';

/** Sheets that pages of the add-on bring people to. */
const SHOWN: readonly SheetKey[] = ['pipeline', 'today', 'quota', 'plan', 'settings', 'guide'];

/**
 * Brings a sheet of ours to the front.
 *
 * @param services what the flow may do
 * @param key which sheet; anything else is refused
 * @returns false where there is none yet
 * @example showSheet(services, 'guide') // true
 */
export function showSheet({ workbook }: Services, key: unknown): boolean {
  const known = SHOWN.find((each) => each === key);
  const sheet = known === undefined ? null : workbook.findSheet(known);
  if (sheet !== null) workbook.show(sheet);
  return sheet !== null;
}
