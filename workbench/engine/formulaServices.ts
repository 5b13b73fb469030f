/**
 * The few services that a formula finds in the page: zone and locale of the spreadsheet, the user's locale, date
 * formatting. What else a formula may ask (CUSTOM_FUNCTION mode, platform 3.14 and 2.1) lives in the server, whose own
 * formulas have it; here it throws by name. What no formula may ask refuses in Google's words.
 */
import { formatJavaDate } from './javaDates';
import type { FileSettings } from './engineModule';

/** Services that a formula may ask something (platform 3.14), and Session for the locale (platform 2.1). */
const IN_FORMULAS = [
  'SpreadsheetApp',
  'Spreadsheet',
  'Session',
  'Utilities',
  'PropertiesService',
  'CacheService',
  'LockService',
  'UrlFetchApp',
  'HtmlService',
];

type Answers = Readonly<Record<string, (...parameters: never[]) => unknown>>;

const SERVICE_NAMES = [
  'SpreadsheetApp',
  'Session',
  'Utilities',
  'ScriptApp',
  'PropertiesService',
  'CacheService',
  'LockService',
  'MailApp',
  'GmailApp',
  'CalendarApp',
  'DriveApp',
  'UrlFetchApp',
  'HtmlService',
  'Charts',
] as const;

/** The globals of the realm by name. */
export function formulaServices(settings: FileSettings): Record<string, unknown> {
  const spreadsheet = allowOnly('Spreadsheet', {
    getSpreadsheetTimeZone: () => settings.timeZone,
    getSpreadsheetLocale: () => settings.locale,
  });
  const allowed: Partial<Record<string, Answers>> = {
    SpreadsheetApp: {
      getActive: () => spreadsheet,
      getActiveSpreadsheet: () => spreadsheet,
    },
    Session: { getActiveUserLocale: () => settings.userLocale },
    Utilities: {
      formatDate: (date: Date, timeZone: string, pattern: string) =>
        formatJavaDate(date.getTime(), timeZone, pattern),
    },
  };
  return Object.fromEntries(
    SERVICE_NAMES.map((name) => [name, allowOnly(name, allowed[name] ?? {})]),
  );
}

function allowOnly(service: string, answers: Answers): object {
  return new Proxy(answers, {
    get(target, property) {
      if (typeof property === 'symbol') return undefined;
      return (
        target[property] ??
        (() => {
          throw new Error(
            IN_FORMULAS.includes(service)
              ? `NotImplemented: ${service}.${property} in a formula on the page`
              : `You do not have permission to call ${service} service.`,
          );
        })
      );
    },
  });
}
