import { doneItem, snoozeItem } from '../flows/doneItem';
import { todayList } from '../flows/todayList';
import { lockedCall, openCall } from './lockedCall';

/**
 * Reads what is to be done today.
 *
 * @return The items in the order in which to do them.
 * @preserve
 */
global.todayList = function () {
  return openCall(todayList, null);
};

/**
 * Logs that an item of Today was done.
 *
 * @param request The item, and what the prospect said about a meeting.
 * @return What came of it.
 * @preserve
 */
global.doneItem = function (request: unknown) {
  return lockedCall(doneItem, request);
};

/**
 * Puts an item of Today off.
 *
 * @param request The item, and until: afternoon, tomorrow or week.
 * @return What came of it.
 * @preserve
 */
global.snoozeItem = function (request: unknown) {
  return lockedCall(snoozeItem, request);
};
