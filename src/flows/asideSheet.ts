import type { Language } from '../messages';
import { message } from '../messages';
import type { AsideKey } from '../template/sheetTemplate';
import { sheetNameKey } from '../template/sheetTemplate';
import { emptySheet } from './emptySheet';
import { freeName } from './freeName';
import type { Sheet, Workbook } from './services';

/**
 * The hidden sheet of a key at the end of the spreadsheet, made where it is missing. Its columns carry no tags.
 *
 * @param workbook the spreadsheet
 * @param key what the sheet is known by
 * @param size how large a new one is
 * @param size.rows rows
 * @param size.columns columns
 * @param language the language of its name
 * @returns the sheet
 */
export function asideSheet(
  workbook: Workbook,
  key: AsideKey,
  { rows, columns }: { readonly rows: number; readonly columns: number },
  language: Language,
): Sheet {
  const present = workbook.findSheet(key);
  if (present !== null) {
    present.ensureSize(rows, columns);
    return present;
  }
  const name = message(language, sheetNameKey(key));
  const empty = emptySheet(workbook, name);
  empty?.resize(rows, columns);
  const sheet =
    empty ?? workbook.addSheet(freeName(workbook.sheetNames(), name), null, rows, columns);
  sheet.hide();
  sheet.tag(key);
  return sheet;
}
