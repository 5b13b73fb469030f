import { addSampleDeals } from '../flows/addSampleDeals';
import { refreshAsOf } from '../flows/refreshAsOf';
import { headingSentences, setUpPipeline } from '../flows/setUpPipeline';
import { workbookLanguage } from '../flows/workbookLanguage';
import { googleServices } from '../google/services';
import { userLanguage } from '../google/userLanguage';
import { message } from '../messages';

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
    .addItem(message(language, 'menu.setUp'), 'setUpPipeline')
    .addItem(message(language, 'menu.refresh'), 'refreshPlan')
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
 * Menu: builds the workbook or repairs what is missing.
 *
 * @preserve
 */
global.setUpPipeline = function () {
  const services = googleServices();
  const built = setUpPipeline(services);
  const language = built.ok ? built.value : workbookLanguage(services.workbook);
  services.tell(
    message(language, 'menu.setUp'),
    built.ok ? [message(language, 'toast.setUp')] : headingSentences(language, built.problems),
  );
};

/**
 * Menu: sets the day that the figures are of.
 *
 * @preserve
 */
global.refreshPlan = function () {
  const services = googleServices();
  const language = workbookLanguage(services.workbook);
  const isSetUp = refreshAsOf(services);
  const text = isSetUp
    ? message(language, 'toast.refreshed', { day: services.clock.today() })
    : message(language, 'trouble.notSetUp');
  services.tell(message(language, 'menu.refresh'), [text]);
};

/**
 * Adds sixteen sample deals and a quota, to try the add-on with.
 *
 * @preserve
 */
global.addSampleDeals = function () {
  const services = googleServices();
  const language = workbookLanguage(services.workbook);
  const added = addSampleDeals(services);
  const key = added === 0 ? 'toast.samples.none' : 'toast.samples';
  const text =
    added === null ? message(language, 'trouble.notSetUp') : message(language, key, { n: added });
  services.tell(message(language, 'sheet.pipeline'), [text]);
};
