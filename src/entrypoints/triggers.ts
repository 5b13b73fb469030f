import { hourlyRun } from '../flows/hourlyRun';
import { renewalAddress } from '../google/authorization';
import { googleServices } from '../google/services';
import { isInSpreadsheet, tellOwner } from '../google/tellOwner';

/**
 * Runs once an hour for each person who has switched reminders on.
 *
 * @preserve
 */
global.hourlyRun = function () {
  const address = renewalAddress();
  if (address !== null) tellOwner('renewal', { address });
  else if (!isInSpreadsheet()) tellOwner('noSpreadsheet', {});
  else hourlyRun(googleServices(false));
};
