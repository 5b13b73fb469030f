import type { Language } from '../messages';
import { LANGUAGES, inAllLanguages, languageOf } from '../messages';
import { SETTINGS } from '../template/settings';
import type { Workbook } from './services';
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
