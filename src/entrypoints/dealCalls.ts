import { bookMeeting, endMeeting } from '../flows/bookMeeting';
import { closeDeal } from '../flows/closeDeal';
import { dealHistory } from '../flows/dealHistory';
import { readDrafts, saveDraft } from '../flows/drafts';
import { logActivity } from '../flows/logActivity';
import { newDeal } from '../flows/newDeal';
import { saveDeal } from '../flows/saveDeal';
import { openDeal, selectedDeal } from '../flows/selectedDeal';
import { tendPipeline } from '../flows/tendPipeline';
import { undo } from '../flows/undo';
import { googleServices } from '../google/services';
import { lockedCall, openCall } from './lockedCall';

/**
 * Reads the deal of the selected row.
 *
 * @param request known: what the page shows already; withSettings: true for a page's first question.
 * @return The deal, or what is selected instead.
 * @preserve
 */
global.selectedDeal = function (request: unknown) {
  return openCall(selectedDeal, request);
};

/**
 * Reads a deal by its ID.
 *
 * @param request dealId; row: where it was last seen; select: whether to select its row; withSettings as above.
 * @return The deal, or that it is gone.
 * @preserve
 */
global.openDeal = function (request: unknown) {
  return openCall(openDeal, request);
};

/**
 * Reads what was done with a deal and what is planned.
 *
 * @param request dealId.
 * @return The newest activities, the oldest open request, meetings, check-ins.
 * @preserve
 */
global.dealHistory = function (request: unknown) {
  return openCall(dealHistory, request);
};

/**
 * Saves what a form says about a deal.
 *
 * @param request The deal, what was read, and what is changed.
 * @return The deal as it is now, or why nothing was written.
 * @preserve
 */
global.saveDeal = function (request: unknown) {
  return lockedCall(saveDeal, request);
};

/**
 * Starts a deal.
 *
 * @param request The row that was chosen, and the fields.
 * @return The new deal, or why nothing was written.
 * @preserve
 */
global.newDeal = function (request: unknown) {
  return lockedCall(newDeal, request);
};

/**
 * Logs what just happened with a deal, and plans its next step.
 *
 * @param request As saveDeal, and the activity.
 * @return The deal as it is now, or why nothing was written.
 * @preserve
 */
global.logActivity = function (request: unknown) {
  return lockedCall(logActivity, request);
};

/**
 * Books, moves or changes a meeting.
 *
 * @param request As saveDeal, and the meeting.
 * @return The deal as it is now, or why nothing was written.
 * @preserve
 */
global.bookMeeting = function (request: unknown) {
  return lockedCall(bookMeeting, request);
};

/**
 * Cancels a meeting, or tells how it went.
 *
 * @param request As saveDeal, the meeting's ID, and as: cancelled, noShow or done.
 * @return The deal as it is now, or why nothing was written.
 * @preserve
 */
global.endMeeting = function (request: unknown) {
  return lockedCall(endMeeting, request);
};

/**
 * Closes a deal as won or lost.
 *
 * @param request As saveDeal, as: won or lost, and the day.
 * @return The deal as it is now, or why nothing was written.
 * @preserve
 */
global.closeDeal = function (request: unknown) {
  return lockedCall(closeDeal, request);
};

/**
 * Takes back what was saved in the last ten minutes.
 *
 * @param request token: that of the save.
 * @return Whether everything was taken back.
 * @preserve
 */
global.undo = function (request: unknown) {
  return lockedCall(undo, request);
};

/**
 * Brings the pipeline up to date after a save: IDs, stage log, meetings, Today.
 *
 * @return What to tell, and how many items Today lists.
 * @preserve
 */
global.tendPipeline = function () {
  return lockedCall(tendPipeline, null);
};

/**
 * Reads what the person has typed in this file and not saved.
 *
 * @return The drafts, the newest first.
 * @preserve
 */
global.readDrafts = function () {
  return readDrafts(googleServices());
};

/**
 * Keeps what was typed until the sheet has it.
 *
 * @param draft key, at, content; empty content forgets it.
 * @preserve
 */
global.saveDraft = function (draft: unknown) {
  return openCall(saveDraft, draft);
};
