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
    addSheet(name, before) {
      // Sheets are counted from 1 there and from 0 here.
      const index = before === null ? spreadsheet.getNumSheets() : nativeOf(before).getIndex() - 1;
      return googleSheet(spreadsheet.insertSheet(name, index));
    },
    sheetNames: () => spreadsheet.getSheets().map((sheet) => sheet.getName()),
    nameRange(name, sheet, a1) {
      spreadsheet.setNamedRange(name, nativeOf(sheet).getRange(a1));
    },
    placeOfName(name) {
      const range = spreadsheet.getRangeByName(name);
      return range && { sheetName: range.getSheet().getName(), a1: range.getA1Notation() };
    },
    readName: (name) => spreadsheet.getRangeByName(name)?.getValues() ?? [],
    show(sheet) {
      spreadsheet.setActiveSheet(nativeOf(sheet));
    },
    flush() {
      SpreadsheetApp.flush();
    },
  };
}
