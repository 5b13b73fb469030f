import {
  previewReminder,
  reminderStatus,
  sendTestMail,
  switchReminders,
} from '../flows/reminderStatus';
import { lockedCall, openCall } from './lockedCall';

/**
 * Tells how the person's reminders are getting on.
 *
 * @return The list of who gets what, her health, and whom nobody reminds.
 * @preserve
 */
global.reminderStatus = function () {
  return openCall(reminderStatus, null);
};

/**
 * Switches the person's hourly run on or off, or repairs it.
 *
 * @param request isOn; listed: what the list that she saw is known by; originalRests: true in a copy.
 * @return What came of it.
 * @preserve
 */
global.switchReminders = function (request: unknown) {
  return lockedCall(switchReminders, request);
};

/**
 * Shows the reminder of a meeting as it would go out now.
 *
 * @param request activityId: the meeting's.
 * @return The mail.
 * @preserve
 */
global.previewReminder = function (request: unknown) {
  return openCall(previewReminder, request);
};

/**
 * Sends the reminder of a meeting to the person herself.
 *
 * @param request activityId: the meeting's.
 * @return Her address.
 * @preserve
 */
global.sendTestMail = function (request: unknown) {
  return openCall(sendTestMail, request);
};
