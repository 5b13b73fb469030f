import type { WallClock } from '../domain/wallClock';
import { cachedWallClock, offsetOfShown } from '../domain/wallClock';

/** The clock of the open spreadsheet's zone, in which its dates are meant (rule F1). Asks Google for nothing before it is asked. */
export function spreadsheetClock(): WallClock {
  let zone = '';
  return cachedWallClock((instant) => {
    zone = zone || SpreadsheetApp.getActive().getSpreadsheetTimeZone();
    return offsetOfShown(instant, Utilities.formatDate(new Date(instant), zone, 'Z HH:mm:ss'));
  });
}
