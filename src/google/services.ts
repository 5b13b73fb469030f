import { dayNumber } from '../domain/day';
import type { WallClock } from '../domain/wallClock';
import type { Services } from '../flows/services';
import { personsTexts } from './personsTexts';
import { sendMail } from './mail';
import { sharedTexts } from './sharedTexts';
import { clockOfZone, spreadsheetClock } from './spreadsheetClock';
import { googleWorkbook } from './workbook';

/** More or longer texts than this do not fit a toast. */
const TOAST_LENGTH = 120;

/** How long a run waits for another one that writes. */
const LOCK_WAIT_MS = 5000;

const MINUTES_A_DAY = 1440;

const SCOPES_OF_REMINDERS = ['script.scriptapp', 'script.send_mail', 'userinfo.email'].map(
  (name) => `https://www.googleapis.com/auth/${name}`,
);

/**
 * The flows' services on the open spreadsheet.
 *
 * @param mayAsk whether dialogs are allowed; a simple trigger may show none (platform 2.1)
 */
export function googleServices(mayAsk = true): Services {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const workbook = googleWorkbook(spreadsheet);
  let zone: string | undefined;
  let today: string | undefined;
  const startedAt = Date.now();
  const clocks = new Map<string, WallClock | null>();
  const wallTime = (pattern: string): string => {
    zone = zone ?? spreadsheet.getSpreadsheetTimeZone();
    return Utilities.formatDate(new Date(), zone, pattern);
  };

  return {
    workbook,
    clock: {
      today() {
        // A run has one day, even one that midnight meets.
        today = today ?? wallTime('yyyy-MM-dd');
        return today;
      },
      now() {
        const [day, hours, minutes] = wallTime('yyyy-MM-dd HH mm').split(' ') as [
          string,
          string,
          string,
        ];
        return dayNumber(day)! + (Number(hours) * 60 + Number(minutes)) / MINUTES_A_DAY;
      },
      instant: () => Date.now(),
      zone() {
        zone = zone ?? spreadsheet.getSpreadsheetTimeZone();
        return zone;
      },
      wallClock: spreadsheetClock(),
      clockOf(name) {
        const known = clocks.get(name);
        if (known !== undefined) return known;
        const clock = clockOfZone(name);
        clocks.set(name, clock);
        return clock;
      },
    },
    locked(work) {
      const lock = LockService.getDocumentLock();
      if (lock !== null && !lock.tryLock(LOCK_WAIT_MS)) return null;
      try {
        workbook.begin();
        const result = work();
        // What others read next must hold what was written here.
        workbook.end();
        return result;
      } finally {
        lock?.releaseLock();
      }
    },
    uniqueText: () => Utilities.getUuid(),
    calculate: (name, args) => global[name]!(...(args as never[])),
    selection() {
      const range = spreadsheet.getActiveRange();
      return range && { sheetId: range.getGridId(), row: range.getRow() };
    },
    userMail() {
      try {
        return Session.getActiveUser().getEmail();
      } catch (error) {
        console.warn(error);
        return '';
      }
    },
    ...personsTexts(() => spreadsheet.getId()),
    shared: sharedTexts(),
    sendMail,
    mailsLeft,
    spentMs: () => Date.now() - startedAt,
    triggerCount: () => ownTriggers(spreadsheet).length,
    makeOneTrigger() {
      // Asked for before anything is made: half a permission must leave nothing behind.
      ScriptApp.requireScopes(ScriptApp.AuthMode.FULL, [...SCOPES_OF_REMINDERS]);
      const [first, ...others] = ownTriggers(spreadsheet);
      for (const trigger of others) ScriptApp.deleteTrigger(trigger);
      if (first === undefined) ScriptApp.newTrigger('hourlyRun').timeBased().everyHours(1).create();
    },
    removeTriggers() {
      for (const trigger of ownTriggers(spreadsheet)) ScriptApp.deleteTrigger(trigger);
    },
    tell(title, texts) {
      const text = texts.join('\n\n');
      const fitsToast = texts.length <= 1 && text.length <= TOAST_LENGTH;
      if (fitsToast || !mayAsk) spreadsheet.toast(text, title);
      else {
        const ui = SpreadsheetApp.getUi();
        ui.alert(title, text, ui.ButtonSet.OK);
      }
    },
  };
}

/** Who did not allow mails may send none. */
function mailsLeft(): number {
  try {
    return MailApp.getRemainingDailyQuota();
  } catch (error) {
    console.warn(error);
    return 0;
  }
}

/** Who did not allow triggers has none: the question itself needs the permission that making one does. */
function ownTriggers(
  spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet,
): GoogleAppsScript.Script.Trigger[] {
  try {
    return ScriptApp.getUserTriggers(spreadsheet);
  } catch (error) {
    console.warn(error);
    return [];
  }
}
