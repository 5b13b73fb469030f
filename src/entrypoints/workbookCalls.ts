import { archiveLogRows } from '../flows/archiveLogRows';
import { eraseProspect } from '../flows/eraseProspect';
import { fillQuarters } from '../flows/fillQuarters';
import { freezeToValues } from '../flows/freezeToValues';
import { uninstall } from '../flows/uninstall';
import { lockedCall } from './lockedCall';

/**
 * Adds a year of quotas for a rep to Quota, a row a quarter.
 *
 * @param request rep: the name; from: a day of the first quarter's first month, YYYY-MM-DD; quota: money for each quarter.
 * @return The report: how many quarters were added.
 * @preserve
 */
global.fillQuarters = function (request: unknown) {
  return lockedCall(fillQuarters, request);
};

/**
 * Turns all formulas of the add-on into values, for people who do not have it, or brings them back.
 *
 * @param request frozen: whether values should stand in place of formulas; true where it is left out.
 * @return The report: since when the workbook is frozen, how many formulas it was about, what stays as it is.
 * @preserve
 */
global.freezeToValues = function (request: unknown) {
  return lockedCall(freezeToValues, request);
};

/**
 * Moves old rows of the logs into hidden sheets.
 *
 * @param request olderThan: the first day that stays, YYYY-MM-DD.
 * @return The report: how many rows went where.
 * @preserve
 */
global.archiveLogRows = function (request: unknown) {
  return lockedCall(archiveLogRows, request);
};

/**
 * Lists everything that the workbook holds about a prospect, or deletes it for good.
 *
 * @param request prospect: the exact name; dealIds: deals instead or in addition; confirm: what the listing gave, to delete.
 * @return The report: deals, and rows by sheet.
 * @preserve
 */
global.eraseProspect = function (request: unknown) {
  return lockedCall(eraseProspect, request);
};

/**
 * Takes away what the add-on has put into the spreadsheet; what people typed stays on plain sheets.
 *
 * @param request keepSheets: whether sheets of ours without anything typed stay too; confirm: true, else it only lists.
 * @return The report: what goes and what stays.
 * @preserve
 */
global.uninstall = function (request: unknown) {
  return lockedCall(uninstall, request);
};
