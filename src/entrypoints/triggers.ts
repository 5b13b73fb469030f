import { hourlyRun } from '../flows/hourlyRun';
import { renewalAddress } from '../google/authorization';
import { googleServices } from '../google/services';
import { isInSpreadsheet, tellOwner } from '../google/tellOwner';
import { userLanguage } from '../google/userLanguage';
import { ownerMail } from '../table/ownerMail';

/**
 * Runs once an hour for each person who has switched reminders on.
 *
 * @preserve
 */
global.hourlyRun = function () {
  const address = renewalAddress();
  const language = userLanguage();
  if (address !== null) {
    tellOwner('renewal', (to) => ownerMail(language, 'renewal', { to, address }));
  } else if (!isInSpreadsheet()) {
    tellOwner('noSpreadsheet', (to) => ownerMail(language, 'noSpreadsheet', { to }));
  } else hourlyRun(googleServices(false));
};
