import type { Sheet, Workbook } from '../flows/services';
import type { SheetKey } from '../template/sheetTemplate';
import { placesOf } from './places';
import { newReads } from './reads';
import type { GoogleSheet, NativeSheet } from './sheet';
import { googleSheet } from './sheet';
import { OUR_KEYS, SHEET_KEY } from './tags';

/** A workbook of flows on Google. */
export interface GoogleWorkbook extends Workbook {
  /** Calls of `begin` and `end` stand around what is done while no other run of ours writes. */
  begin(): void;
  end(): void;
}

/** The open spreadsheet as flows use it. */
export function googleWorkbook(
  spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet,
): GoogleWorkbook {
  const reads = newReads();
  const places = placesOf(spreadsheet);
  const sheets = new Map<number, GoogleSheet>();
  let locale: string | undefined;
  let tagged: Map<string, NativeSheet> | null = null;
  let names: string[] | null = null;

  const nativeOf = (sheet: Sheet): NativeSheet => (sheet as GoogleSheet).native;
  const sheetOf = (native: NativeSheet, id = native.getSheetId()): GoogleSheet => {
    const sheet =
      sheets.get(id) ?? googleSheet(native, id, { reads, places, renamed: () => (names = null) });
    sheets.set(id, sheet);
    return sheet;
  };
  /** The sheet that was found in an earlier run; its ID is its own for good. */
  const knownSheet = (key: SheetKey): GoogleSheet | null => {
    const id = places.idOf(key);
    if (id === undefined) return null;
    const known = sheets.get(id);
    if (known) return known;
    const native = spreadsheet.getSheetById(id);
    if (native) return sheetOf(native, id);
    places.dropSheet(id);
    return null;
  };
  const taggedSheets = (): Map<string, NativeSheet> => {
    if (tagged !== null) return tagged;
    tagged = new Map();
    for (const tag of spreadsheet.createDeveloperMetadataFinder().withKey(SHEET_KEY).find()) {
      const [key, native] = [tag.getValue(), tag.getLocation().getSheet()];
      if (key && native && !tagged.has(key)) tagged.set(key, native);
    }
    return tagged;
  };
  return {
    get fileId() {
      return spreadsheet.getId();
    },
    get locale() {
      locale = locale ?? spreadsheet.getSpreadsheetLocale();
      return locale;
    },
    findSheet(key: SheetKey) {
      const known = knownSheet(key);
      if (known) return known;
      const native = taggedSheets().get(key);
      if (!native) return null;
      const sheet = sheetOf(native);
      places.keepSheet(sheet.id, key);
      return sheet;
    },
    findUntaggedSheet(name) {
      const native = spreadsheet.getSheetByName(name);
      if (native === null) return null;
      const tags = native.createDeveloperMetadataFinder().withKey(SHEET_KEY).find();
      return tags.length === 0 ? sheetOf(native) : null;
    },
    addSheet(name, before, rows, columns) {
      // Sheets are counted from 1 there and from 0 here.
      const index = before === null ? spreadsheet.getNumSheets() : nativeOf(before).getIndex() - 1;
      const sheet = sheetOf(spreadsheet.insertSheet(name, index));
      // Google gives it 1,000 rows and 26 columns; each cell too many is computed and stored for nothing.
      sheet.resize(rows, columns);
      names?.push(name);
      reads.wrote();
      return sheet;
    },
    sheetNames() {
      names = names ?? spreadsheet.getSheets().map((sheet) => sheet.getName());
      return [...names];
    },
    allSheets: () => spreadsheet.getSheets().map((native) => sheetOf(native)),
    removeSheet(sheet) {
      spreadsheet.deleteSheet(nativeOf(sheet));
      sheets.delete(sheet.id);
      places.dropSheet(sheet.id);
      tagged = null;
      names = null;
      reads.wrote();
    },
    namedRanges: () =>
      spreadsheet.getNamedRanges().map((named) => {
        const range = named.getRange();
        return {
          name: named.getName(),
          sheetId: range.getGridId(),
          a1: range.getA1Notation(),
        };
      }),
    removeName(name) {
      spreadsheet.removeNamedRange(name);
      reads.wrote();
    },
    tagCount: () => ourTags(spreadsheet).length,
    removeTags() {
      places.forget();
      for (const tag of ourTags(spreadsheet)) tag.remove();
      sheets.clear();
      tagged = null;
      reads.wrote();
    },
    nameRange(name, sheet, a1) {
      spreadsheet.setNamedRange(name, nativeOf(sheet).getRange(a1));
      reads.wrote();
    },
    placeOfName: (name) =>
      reads.once(`place of ${name}`, () => {
        const range = spreadsheet.getRangeByName(name);
        if (range === null) return null;
        return {
          sheetId: range.getGridId(),
          get shown() {
            return `${range.getSheet().getName()}!${range.getA1Notation()}`;
          },
        };
      }),
    readName: (name) => spreadsheet.getRangeByName(name)?.getValues() ?? [],
    show(sheet, cell) {
      const native = nativeOf(sheet);
      if (cell === undefined) spreadsheet.setActiveSheet(native);
      else native.getRange(cell.row, cell.column).activate();
    },
    flush() {
      if (!reads.isUnflushed) return;
      SpreadsheetApp.flush();
      reads.flushed();
    },
    begin() {
      reads.forget();
      tagged = null;
      names = null;
      places.begin();
    },
    end() {
      this.flush();
      places.end();
    },
  };
}

function ourTags(
  spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet,
): GoogleAppsScript.Spreadsheet.DeveloperMetadata[] {
  const { PROJECT } = SpreadsheetApp.DeveloperMetadataVisibility;
  const tags = spreadsheet.createDeveloperMetadataFinder().withVisibility(PROJECT).find();
  return tags.filter((tag) => tag.getKey()?.startsWith(OUR_KEYS));
}
