import type { Services } from '../flows/services';
import { googleWorkbook } from './workbook';

/** More or longer texts than this do not fit a toast. */
const TOAST_LENGTH = 120;

/** The flows' services on the open spreadsheet. */
export function googleServices(): Services {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  return {
    workbook: googleWorkbook(spreadsheet),
    clock: {
      today: () =>
        Utilities.formatDate(new Date(), spreadsheet.getSpreadsheetTimeZone(), 'yyyy-MM-dd'),
    },
    uniqueText: () => Utilities.getUuid(),
    tell(title, texts) {
      const text = texts.join('\n\n');
      if (texts.length <= 1 && text.length <= TOAST_LENGTH) spreadsheet.toast(text, title);
      else {
        const ui = SpreadsheetApp.getUi();
        ui.alert(title, text, ui.ButtonSet.OK);
      }
    },
  };
}
