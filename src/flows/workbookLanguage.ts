import type { Language } from '../messages';
import { LANGUAGES, inAllLanguages, languageOf } from '../messages';
import { SETTINGS } from '../template/settings';
import type { Workbook } from './services';
import { locate } from './workbookColumns';

/** Settings may hold this many single settings. */
const ROWS = 100;

/** The workbook's language: the one that Settings name, else that of the spreadsheet's locale. */
export function workbookLanguage(workbook: Workbook): Language {
  const fallback = languageOf(workbook.locale);
  const sheet = workbook.findSheet('settings');
  const columns = sheet && locate(sheet, SETTINGS);
  if (!sheet || !columns?.ok) return fallback;
  const [setting, value] = [columns.value.get('setting'), columns.value.get('value')];
  if (setting === undefined || value === undefined) return fallback;
  const rows = Math.min(ROWS, sheet.rowCount() - 1);
  const read = (column: number): unknown[] =>
    sheet.read({ row: 2, column, rows, columns: 1 }).map(([cell]) => cell);
  const row = read(setting).findIndex((label) =>
    inAllLanguages('setting.language').includes(String(label)),
  );
  const named = row < 0 ? undefined : read(value)[row];
  return LANGUAGES.find((language) => language === named) ?? fallback;
}
