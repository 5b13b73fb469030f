import { ACTIVITIES } from '../template/activities';
import { PIPELINE } from '../template/pipeline';
import { SETTINGS } from '../template/settings';
import { STATE } from '../template/state';
import { TODAY } from '../template/today';
import type { Health } from './health';
import { noteHealth } from './health';
import { isCopy } from './home';
import { refreshAsOf } from './refreshAsOf';
import { refreshValues } from './refreshValues';
import { remindProspects } from './remindProspects';
import { sendDigest } from './sendDigest';
import type { Services } from './services';
import { upkeep } from './upkeep';

/**
 * The one scheduled run of a person in a spreadsheet (rule R1): brings the workbook up to date, mails the reminders that
 * are due, then her digest, and notes how it went. Each part stands when a later one fails.
 *
 * @param services what the flow may do; the caller holds no lock
 */
export function hourlyRun(services: Services): void {
  let done: Pick<Health, 'sent' | 'failed' | 'left' | 'trouble'>;
  try {
    done = work(services);
  } catch (error) {
    console.error(error);
    done = { sent: 0, failed: 0, left: 0, trouble: 'error' };
  }
  noteHealth(services, done);
}

function work(services: Services): Pick<Health, 'sent' | 'failed' | 'left' | 'trouble'> {
  const nothing = { sent: 0, failed: 0, left: 0 };
  const tended = services.locked(() => {
    readAhead(services);
    const isNewDay = refreshAsOf(services);
    if (isNewDay === null || upkeep(services, 'reconciled', isNewDay) === null) return false;
    refreshValues(services, isNewDay);
    return true;
  });
  if (tended === false) return { ...nothing, trouble: 'notSetUp' };
  if (isCopy(services)) return { ...nothing, trouble: 'copy' };
  const reminded = remindProspects(services);
  if (!reminded.ok) {
    const isLedger = reminded.problems.some(({ code }) => code === 'noLedger');
    return { ...nothing, trouble: isLedger ? 'noLedger' : 'columns' };
  }
  const { sent, failed, left, isQuotaUsedUp } = reminded.value;
  // Prospects come before the digest (rule R6), which tells what could not be mailed.
  sendDigest(services, reminded.value.book);
  const trouble = isQuotaUsedUp && left > 0 ? 'quotaUsedUp' : tended === null ? 'busy' : '';
  return { sent, failed, left, trouble };
}

/** Most hours nothing has changed: one read a sheet tells so. */
function readAhead({ workbook }: Services): void {
  for (const { sheet } of [STATE, PIPELINE, ACTIVITIES, SETTINGS, TODAY]) {
    workbook.findSheet(sheet)?.readAhead();
  }
}
