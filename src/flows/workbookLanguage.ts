import type { Language } from '../messages';
import { LANGUAGES, inAllLanguages, languageOf, message } from '../messages';
import { SETTINGS } from '../template/settings';
import { headingKey } from '../template/sheetTemplate';
import type { Sheet, Workbook } from './services';
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

/** The language that the sheets are in, as it is noted, else as Settings are headed; null where nothing tells. */
export function languageOfSheets(settings: Sheet): Language | null {
  const mark = settings.readMark('language');
  const noted = LANGUAGES.find((language) => language === mark);
  const width = settings.lastColumn();
  if (noted !== undefined || width === 0) return noted ?? null;
  const headings = settings.read({ row: 1, column: 1, rows: 1, columns: width })[0]!;
  const key = headingKey('settings', 'setting');
  return LANGUAGES.find((language) => headings.includes(message(language, key))) ?? null;
}
