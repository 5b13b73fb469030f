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
  let done: HourDone;
  try {
    done = work(services);
  } catch (error) {
    console.error(error);
    done = { ...NOTHING, trouble: 'error' };
  }
  noteHealth(services, done);
}

/** What came of a run. */
type HourDone = Pick<Health, 'sent' | 'failed' | 'left' | 'trouble'>;

const NOTHING = { sent: 0, failed: 0, left: 0 } as const;

function work(services: Services): HourDone {
  const tended = services.locked(() => {
    readAhead(services);
    const isNewDay = refreshAsOf(services);
    if (isNewDay === null || upkeep(services, 'reconciled', isNewDay) === null) return false;
    refreshValues(services, isNewDay);
    return true;
  });
  if (tended === false) return { ...NOTHING, trouble: 'notSetUp' };
  const done = mailWhatIsDue(services);
  return done.trouble === '' && tended === null ? { ...done, trouble: 'busy' } : done;
}

/**
 * Mails the reminders that are due and then the person's digest; a copy mails nobody.
 *
 * @param services what the flow may do; the caller holds no lock
 * @returns what was done, and what kept it from more
 */
export function mailWhatIsDue(services: Services): HourDone {
  if (isCopy(services)) return { ...NOTHING, trouble: 'copy' };
  const reminded = remindProspects(services);
  if (!reminded.ok) {
    const isLedger = reminded.problems.some(({ code }) => code === 'noLedger');
    return { ...NOTHING, trouble: isLedger ? 'noLedger' : 'columns' };
  }
  const { sent, failed, left, isQuotaUsedUp, book } = reminded.value;
  // Prospects come before the digest (rule R6), which tells what could not be mailed.
  sendDigest(services, book);
  return { sent, failed, left, trouble: isQuotaUsedUp && left > 0 ? 'quotaUsedUp' : '' };
}

/** Most hours nothing has changed: one read a sheet tells so. */
function readAhead({ workbook }: Services): void {
  for (const { sheet } of [STATE, PIPELINE, ACTIVITIES, SETTINGS, TODAY]) {
    workbook.findSheet(sheet)?.readAhead();
  }
}
