import { SETTINGS } from '../template/settings';
import type { Services } from './services';
import { locate } from './workbookColumns';

/** The first of the rules for mails in Settings. */
const FIRST_RULE = 'mailProspects';

/**
 * Brings the person to the rules for mails in the sheet Settings.
 *
 * @param services what the flow may do
 * @returns false where there is no such sheet yet
 */
export function showMailRules({ workbook }: Services): boolean {
  const settings = workbook.findSheet('settings');
  if (settings === null) return false;
  const columns = locate(settings, SETTINGS);
  const [key, value] = columns.ok
    ? [columns.value.get('settingKey'), columns.value.get('value')]
    : [];
  const keys = key === undefined ? [] : settings.readColumns([key])[0]!;
  const row = keys.indexOf(FIRST_RULE);
  // Below the heading row, counted from 1.
  if (row < 0 || value === undefined) workbook.show(settings);
  else workbook.show(settings, { row: row + 2, column: value });
  return true;
}
