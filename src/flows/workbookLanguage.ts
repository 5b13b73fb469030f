import type { Language } from '../messages';
import { LANGUAGES, inAllLanguages, languageOf, message } from '../messages';
import { SETTINGS } from '../template/settings';
import { headingKey } from '../template/sheetTemplate';
import type { Sheet, Workbook } from './services';
import { locate } from './workbookColumns';

/** The workbook's language: the one that Settings name, else that of the spreadsheet's locale. */
export function workbookLanguage(workbook: Workbook): Language {
  const named = languageOfSettings(workbook);
  return LANGUAGES.find((language) => language === named) ?? languageOf(workbook.locale);
}

function languageOfSettings(workbook: Workbook): unknown {
  const sheet = workbook.findSheet('settings');
  const columns = sheet && locate(sheet, SETTINGS);
  if (!sheet || !columns?.ok) return undefined;
  const [setting, value] = [columns.value.get('setting'), columns.value.get('value')];
  if (setting === undefined || value === undefined) return undefined;
  const [labels, values] = sheet.readColumns([setting, value]);
  const row = labels!.findIndex((label) =>
    inAllLanguages('setting.language').includes(String(label)),
  );
  return row < 0 ? undefined : values![row];
}

/** The language that the sheets are in, as it is noted, else as Settings are headed; null where nothing tells. */
export function languageOfSheets(settings: Sheet): Language | null {
  const mark = settings.readMark('language');
  const noted = LANGUAGES.find((language) => language === mark);
  if (noted !== undefined) return noted;
  const headings = settings.headings();
  const key = headingKey('settings', 'setting');
  return LANGUAGES.find((language) => headings.includes(message(language, key))) ?? null;
}
