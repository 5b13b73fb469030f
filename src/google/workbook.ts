import type { Sheet, Workbook } from '../flows/services';
import type { SheetKey } from '../template/sheetTemplate';
import type { GoogleSheet } from './sheet';
import { googleSheet } from './sheet';
import { SHEET_KEY } from './tags';

/** The open spreadsheet as flows use it. */
export function googleWorkbook(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): Workbook {
  const nativeOf = (sheet: Sheet): GoogleAppsScript.Spreadsheet.Sheet =>
    (sheet as GoogleSheet).native;

  return {
    locale: spreadsheet.getSpreadsheetLocale(),
    findSheet(key: SheetKey) {
      const [tag] = spreadsheet
        .createDeveloperMetadataFinder()
        .withKey(SHEET_KEY)
        .withValue(key)
        .find();
      const sheet = tag?.getLocation().getSheet();
      return sheet ? googleSheet(sheet) : null;
    },
    findUntaggedSheet(name) {
      const sheet = spreadsheet.getSheetByName(name);
      if (sheet === null) return null;
      const tags = sheet.createDeveloperMetadataFinder().withKey(SHEET_KEY).find();
      return tags.length === 0 ? googleSheet(sheet) : null;
    },
    addSheet: (name) => googleSheet(spreadsheet.insertSheet(name)),
    sheetNames: () => spreadsheet.getSheets().map((sheet) => sheet.getName()),
    nameRange(name, sheet, a1) {
      spreadsheet.setNamedRange(name, nativeOf(sheet).getRange(a1));
    },
    hasNamedRange: (name) => spreadsheet.getRangeByName(name) !== null,
    order(sheets) {
      const present = spreadsheet.getSheets().map((sheet) => sheet.getSheetId());
      const wanted = sheets.map((sheet) => nativeOf(sheet).getSheetId());
      const ours = present.filter((id) => wanted.includes(id));
      if (ours.every((id, position) => id === wanted[position])) return;
      const [first] = ours.map((id) => present.indexOf(id)).sort((a, b) => a - b);
      const active = spreadsheet.getActiveSheet();
      sheets.forEach((sheet, position) => {
        spreadsheet.setActiveSheet(nativeOf(sheet));
        spreadsheet.moveActiveSheet(first! + position + 1);
      });
      spreadsheet.setActiveSheet(active);
    },
    show(sheet) {
      spreadsheet.setActiveSheet(nativeOf(sheet));
    },
    flush() {
      SpreadsheetApp.flush();
    },
  };
}
