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

/** Zones that show UTC all year, in which an unknown name would end too: Java takes that for UTC. */
const ZONES_OF_UTC =
  /^(UTC|GMT|Etc\/\w+|Africa\/(Abidjan|Accra|Bamako|Banjul|Bissau|Conakry|Dakar|Freetown|Lome|Monrovia|Nouakchott|Ouagadougou|Sao_Tome)|Atlantic\/(Reykjavik|St_Helena)|America\/Danmarkshavn)$/;
const ZONE_NAME = /^[A-Za-z]+(\/[A-Za-z0-9_+-]+)*$/;
/** Two days half a year apart: a zone that shows UTC on both shows it always. */
const WINTER_AND_SUMMER = [Date.UTC(2026, 0, 1), Date.UTC(2026, 6, 1)] as const;

/**
 * The clock of a zone that somebody typed.
 *
 * @param zone for instance "Europe/Stockholm"
 * @returns its clock, or null where there is no zone of that name
 */
export function clockOfZone(zone: string): WallClock | null {
  if (!ZONE_NAME.test(zone)) return null;
  const ask: WallClock = (instant) =>
    offsetOfShown(instant, Utilities.formatDate(new Date(instant), zone, 'Z HH:mm:ss'));
  try {
    const isUtc = WINTER_AND_SUMMER.every((instant) => ask(instant) === 0);
    return isUtc && !ZONES_OF_UTC.test(zone) ? null : cachedWallClock(ask);
  } catch {
    return null;
  }
}
