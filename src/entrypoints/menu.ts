import { addSampleDeals } from '../flows/addSampleDeals';
import { frozenDay } from '../flows/frozenValues';
import { refreshAsOf } from '../flows/refreshAsOf';
import { showMailRules } from '../flows/showMailRules';
import { showSheet } from '../flows/showSheet';
import { setUpSentences, setUpPipeline } from '../flows/setUpPipeline';
import { followLanguage } from '../flows/switchLanguage';
import { upkeep, upkeepAfterEdit, upkeepSentences } from '../flows/upkeep';
import { writeValues } from '../flows/writeValues';
import { workbookLanguage } from '../flows/workbookLanguage';
import { editOf } from '../google/edit';
import { showImportDialog, showSidebar } from '../google/pages';
import { googleServices } from '../google/services';
import { userLanguage } from '../google/userLanguage';
import { message } from '../messages';
import { menuCall } from './menuCall';

/**
 * Builds the menu; then, where the add-on may read the file, sets the day that the figures are of.
 *
 * @param e The event of Google Sheets.
 * @preserve
 */
global.onOpen = function (e?: { authMode?: GoogleAppsScript.Script.AuthMode }) {
  const language = userLanguage();
  SpreadsheetApp.getUi()
    .createAddonMenu()
    .addItem(message(language, 'menu.open'), 'openSidebar')
    .addItem(message(language, 'menu.setUp'), 'setUpPipeline')
    .addItem(message(language, 'menu.import'), 'openImportDialog')
    .addItem(message(language, 'menu.refresh'), 'refreshPlan')
    .addItem(message(language, 'menu.mail'), 'openMailRules')
    .addItem(message(language, 'menu.help'), 'showHelp')
    .addToUi();
  if (e && e.authMode === ScriptApp.AuthMode.NONE) return;
  try {
    refreshAsOf(googleServices());
  } catch (error) {
    // The menu must stand whatever happens; the next run sets the day.
    console.warn(error);
  }
};

/**
 * Builds the menu as soon as the add-on is installed: the file is open already.
 *
 * @param e The event of Google Sheets.
 * @preserve
 */
global.onInstall = function (e: never) {
  global.onOpen!(e);
};

/**
 * Brings the pipeline back to order after an edit: IDs, stage log, computed columns.
 *
 * @param e The event of Google Sheets.
 * @preserve
 */
global.onEdit = function (e?: { range?: GoogleAppsScript.Spreadsheet.Range }) {
  const range = e?.range;
  if (range) upkeepAfterEdit(googleServices(false), editOf(range));
};

/**
 * Menu: shows the sidebar.
 *
 * @preserve
 */
global.openSidebar = function () {
  menuCall('menu.open', () => {
    showSidebar(workbookLanguage(googleServices().workbook), 'Steady Pipeline');
  });
};

/**
 * Menu: builds the workbook or repairs what is missing.
 *
 * @preserve
 */
global.setUpPipeline = function () {
  menuCall('menu.setUp', () => {
    const services = googleServices();
    const built = services.locked(() => {
      const outcome = setUpPipeline(services);
      if (outcome.ok) followLanguage(services);
      return outcome;
    });
    const language = built?.ok ? built.value : workbookLanguage(services.workbook);
    const texts =
      built === null
        ? [message(language, 'upkeep.busy')]
        : built.ok
          ? [message(language, 'toast.setUp')]
          : setUpSentences(language, built.problems);
    services.tell(message(language, 'menu.setUp'), texts);
  });
};

/**
 * Menu: shows the dialog that imports deals from a CSV file.
 *
 * @preserve
 */
global.openImportDialog = function () {
  menuCall('menu.import', () => {
    const language = workbookLanguage(googleServices().workbook);
    showImportDialog(language, message(language, 'menu.import'));
  });
};

/**
 * Menu: sets the day that the figures are of and brings the pipeline back to order.
 *
 * @preserve
 */
global.refreshPlan = function () {
  menuCall('menu.refresh', () => {
    const services = googleServices();
    const report = services.locked(() => {
      refreshAsOf(services);
      followLanguage(services);
      const report = upkeep(services, 'reconciled');
      writeValues(services);
      return { upkeep: report, since: frozenDay(services.workbook) };
    });
    const language = workbookLanguage(services.workbook);
    const day = services.clock.today();
    const since = report && report.since;
    const texts =
      report === null
        ? [message(language, 'upkeep.busy')]
        : report.upkeep === null
          ? [message(language, 'trouble.notSetUp')]
          : [
              since === null
                ? message(language, 'toast.refreshed', { day })
                : message(language, 'freeze.since', { day: since }),
              ...upkeepSentences(language, report.upkeep),
            ];
    services.tell(message(language, 'menu.refresh'), texts);
  });
};

/**
 * Adds sixteen sample deals and a quota, to try the add-on with.
 *
 * @preserve
 */
global.addSampleDeals = function () {
  menuCall('sheet.pipeline', () => {
    const services = googleServices();
    const done = services.locked(() => ({ added: addSampleDeals(services) }));
    const language = workbookLanguage(services.workbook);
    const added = done && done.added;
    const key = added === 0 ? 'toast.samples.none' : 'toast.samples';
    const text =
      done === null
        ? message(language, 'upkeep.busy')
        : added === null
          ? message(language, 'trouble.notSetUp')
          : message(language, key, { n: added });
    services.tell(message(language, 'sheet.pipeline'), [text]);
  });
};

/**
 * Menu: brings the rules for mails in Settings to the front; before set-up it says where to begin.
 *
 * @preserve
 */
global.openMailRules = function () {
  menuCall('menu.mail', () => {
    const services = googleServices();
    if (showMailRules(services)) return;
    const language = workbookLanguage(services.workbook);
    services.tell(message(language, 'menu.mail'), [message(language, 'help.begin')]);
  });
};

/**
 * Menu: shows the sheet Guide; before set-up it says where to begin.
 *
 * @preserve
 */
global.showHelp = function () {
  menuCall('menu.help', () => {
    const services = googleServices();
    if (showSheet(services, 'guide')) return;
    const language = workbookLanguage(services.workbook);
    services.tell(message(language, 'menu.help'), [message(language, 'help.begin')]);
  });
};
