import { fingerprint } from '../domain/fingerprint';
import { dealPrintOfKey, mailKey } from '../domain/mailLedger';
import { weekDone } from '../domain/weekDone';
import { mondayOf } from '../domain/day';
import { dayOf } from '../table/days';
import { cellWords } from '../table/fieldCells';
import { instantOfMoment } from '../domain/wallClock';
import type { WeekFigures } from '../table/weekWords';
import { readWorkDeals } from '../table/workDeals';
import { planSentences } from './planFigures';
import type { ReminderBook } from './reminderBook';
import type { Services } from './services';
import type { WorkBook } from './todayList';

/**
 * What there is to tell of the week of whoever owns some deals, from Monday until now.
 *
 * @param services what the flow may do
 * @param work Pipeline and Activities as they were read
 * @param book what is known of mails
 * @param isOwn whether what stands in *Owner* is meant
 * @returns the figures; an activity that belongs to no deal is counted for everybody
 */
export function personsWeek(
  services: Services,
  { pipeline, rows, settings }: WorkBook,
  { ledger }: ReminderBook,
  isOwn: (owner: string) => boolean,
): WeekFigures {
  const { clock } = services;
  const now = clock.now();
  const ofPipeline = (field: string, row: number) => pipeline.cells(field)[row];
  const deals = readWorkDeals(pipeline.cells, settings, now, clock.wallClock).filter(({ row }) =>
    isOwn(cellWords(ofPipeline('owner', row))),
  );
  const owned = new Set(deals.map(({ id }) => id));
  const activities = rows.filter(({ dealId }) => dealId === '' || owned.has(dealId));
  const monday = instantOfMoment(mondayOf(Math.floor(now)), clock.wallClock);
  const prints = new Set([...owned].map(fingerprint));
  const mails = [...ledger].flatMap(([key, entry]) =>
    entry.at >= monday && prints.has(dealPrintOfKey(key) ?? '') ? [entry] : [],
  );
  return {
    ...weekDone(
      activities.map((row) => ({
        ...row,
        isReminded:
          row.when !== null && ledger.get(mailKey(row.dealId, row.when))?.state === 'sent',
      })),
      deals.map(({ row, prospect, kind, closed }) => ({
        ...{ prospect, kind, closed },
        created: dayOf(ofPipeline('created', row), clock.wallClock),
      })),
      now,
    ),
    now,
    plan: planSentences(services, ['won', 'expected', 'toBuild', 'chance']),
    requestHours: settings.requestHours,
    remindersSent: mails.filter(({ state }) => state === 'sent').length,
    remindersUncertain: mails.filter(({ state }) => state === 'sending').length,
  };
}
