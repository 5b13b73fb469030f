import { importDeals } from '../flows/importDeals';
import { importFields } from '../flows/importFields';
import { planFigures } from '../flows/planFigures';
import { showSheet } from '../flows/showSheet';
import { switchLanguage } from '../flows/switchLanguage';
import { workbookLanguage } from '../flows/workbookLanguage';
import { upkeep } from '../flows/upkeep';
import { writeValues } from '../flows/writeValues';
import { wordsOfPage } from '../google/pages';
import { googleServices } from '../google/services';
import type { MessageKey, MessageValues } from '../messages';
import { LANGUAGES, message } from '../messages';
import { lockedCall } from './lockedCall';

/**
 * Gives the words of a page in a language.
 *
 * @param request Which page and which language, for instance "Sidebar" and "sv".
 * @return The words by their keys; null where there is no such page or language.
 * @preserve
 */
global.pageWords = function (request: unknown) {
  const { page, language } = (request ?? {}) as Readonly<Record<string, unknown>>;
  return wordsOfPage(page, language);
};

/**
 * Reads the figures at the head of Plan.
 *
 * @return What the sheet shows, or that there is none yet.
 * @preserve
 */
global.planFigures = function () {
  return planFigures(googleServices());
};

/**
 * Brings a sheet of the workbook to the front.
 *
 * @param sheet Which one, for instance "quota".
 * @return Whether it is there.
 * @preserve
 */
global.showSheet = function (sheet: unknown) {
  return showSheet(googleServices(), sheet);
};

/**
 * Tells which fields a file of deals may fill.
 *
 * @param headings The file's headings.
 * @return The fields, and a proposal by the headings.
 * @preserve
 */
global.importFields = function (headings: unknown) {
  return importFields(googleServices(), headings);
};

/**
 * Adds the deals of a file to the pipeline.
 *
 * @param request The file's headings and rows as text, and what its columns mean.
 * @return The report: how many were added, which rows were refused and why.
 * @preserve
 */
global.importDeals = function (request: unknown) {
  return lockedCall(importDeals, request);
};

/**
 * Puts the workbook into another language; what people typed stays.
 *
 * @param language "en" or "sv".
 * @return The language.
 * @preserve
 */
global.switchLanguage = function (language: unknown) {
  const services = googleServices();
  const say = (key: MessageKey, values?: MessageValues): string =>
    message(workbookLanguage(services.workbook), key, values);
  const to = LANGUAGES.find((known) => known === language);
  if (to === undefined)
    throw new Error(say('trouble.badLanguage', { found: `“${String(language)}”` }));
  const switched = services.locked(() => {
    const outcome = switchLanguage(services, to);
    if (outcome.ok) {
      upkeep(services, 'reconciled');
      writeValues(services);
    }
    return outcome;
  });
  if (switched === null) throw new Error(say('upkeep.busy'));
  if (!switched.ok) throw new Error(switched.problems.join('\n'));
  return switched.value;
};
