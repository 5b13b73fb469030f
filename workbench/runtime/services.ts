/** The globals of a script's run. */
import { CacheService } from './cacheService';
import { Charts } from './charts';
import { Console, Logger } from './logging';
import { HtmlService } from './htmlService';
import { LockService } from './lockService';
import { MailApp } from './mailApp';
import { PropertiesService } from './propertiesService';
import { Range } from './range';
import { ScriptApp } from './scriptApp';
import type { ScriptRun } from './scriptRun';
import { Session } from './session';
import { Sheet } from './sheet';
import { Spreadsheet } from './spreadsheet';
import { SpreadsheetApp } from './spreadsheetApp';
import { Utilities } from './utilities';

/** A run with the objects that its services hand out. */
export function startRun(parts: Omit<ScriptRun, 'objects'>): ScriptRun {
  const run: ScriptRun = {
    ...parts,
    objects: {
      range: (place) => new Range(run, place),
      sheet: (sheetId) => new Sheet(run, sheetId),
      spreadsheet: (file = run.file) =>
        new Spreadsheet(file === run.file ? run : startRun({ ...parts, file })),
    },
  };
  return run;
}

/** Services by the name under which a script finds them. */
export function services(run: ScriptRun): Record<string, object> {
  return {
    SpreadsheetApp: new SpreadsheetApp(run),
    Charts: new Charts(),
    HtmlService: new HtmlService(run),
    Utilities: new Utilities(run),
    Session: new Session(run),
    PropertiesService: new PropertiesService(run),
    CacheService: new CacheService(run),
    LockService: new LockService(run),
    MailApp: new MailApp(run),
    ScriptApp: new ScriptApp(run),
    Logger: new Logger(run.log),
    console: new Console(run.log),
    ...Object.fromEntries(NOT_IMPLEMENTED.map((name) => [name, serviceWithoutMethods(name)])),
  };
}

const NOT_IMPLEMENTED = [
  'GmailApp',
  'CalendarApp',
  'DriveApp',
  'UrlFetchApp',
  'ContentService',
  'BigQuery',
  'Sheets',
];

/** Throws by name for whatever it is asked. */
function serviceWithoutMethods(name: string): object {
  const classes = { [name]: class {} };
  return new classes[name]!();
}
