import { dayNumber, quarterOf } from '../domain/day';
import { message } from '../messages';
import { PIPELINE } from '../template/pipeline';
import { QUOTA } from '../template/quota';
import type { SampleDeal } from '../template/sampleDeals';
import {
  SAMPLE_DEALS,
  SAMPLE_QUOTA,
  SAMPLE_REP,
  SAMPLE_SCALE,
  SAMPLE_TIERS,
  samplePhone,
} from '../template/sampleDeals';
import { SETTINGS } from '../template/settings';
import { cellText } from '../table/plainText';
import { appendRows } from './appendRows';
import { followUp } from './followUp';
import { logStageChanges } from './logStageChanges';
import type { Services } from './services';
import { findTable, readField } from './workbookColumns';
import { workbookLanguage } from './workbookLanguage';

/** Sample deals are known by their IDs, so that they are added once and can be taken out again. */
const SAMPLE_ID = 'sample-';

const FIELDS = PIPELINE.columns
  .filter((column) => column.formula === undefined)
  .map((column) => column.field);

/**
 * Adds the sample: deals, their owner and her quota for the present quarter.
 *
 * @param services what the flow may do
 * @returns how many deals were added: 0 where they are there already, null where no pipeline is set up
 */
export function addSampleDeals(services: Services): number | null {
  const [pipeline, quota, settings] = [PIPELINE, QUOTA, SETTINGS].map((template) =>
    findTable(services.workbook, template),
  );
  if (!pipeline || !quota || !settings) return null;
  const ids = readField(pipeline, 'dealId');
  if (ids.some((id) => String(id).startsWith(SAMPLE_ID))) return 0;

  const language = workbookLanguage(services.workbook);
  const scale = SAMPLE_SCALE[language];
  const rep = SAMPLE_REP[language];
  const todayText = services.clock.today();
  const today = dayNumber(todayText)!;
  const quarter = quarterOf(todayText);
  const word = (key: SampleDeal['stage']): string => message(language, key);

  const rows = SAMPLE_DEALS.map((deal, i) => {
    const values = new Map<string, string | number>([
      ['prospect', cellText(deal.prospect[language])],
      ['stage', word(deal.stage)],
      ['amount', deal.amount * scale],
      ['canSign', word(deal.canSign)],
      ['owner', rep.name],
      ['created', today - deal.createdDaysAgo],
      ['dealId', `${SAMPLE_ID}${String(i + 1).padStart(2, '0')}`],
    ]);
    values.set('phone', cellText(samplePhone(language, i + 1), 'plainText'));
    if (deal.contact) values.set('contact', cellText(deal.contact[language]));
    if (deal.probability !== undefined) values.set('probability', deal.probability);
    if (deal.nextStep) values.set('nextStep', cellText(deal.nextStep[language]));
    if (deal.nextInDays !== undefined) values.set('when', today + deal.nextInDays);
    if (deal.closesInDays !== undefined) values.set('expectedClose', today + deal.closesInDays);
    if (deal.decidesInDays !== undefined) values.set('decideBy', today + deal.decidesInDays);
    if (deal.urgency) values.set('urgency', word(deal.urgency));
    if (deal.budgetSource) {
      values.set('budgetSource', word(deal.budgetSource));
      values.set('budgetLikely', deal.amount * scale);
    }
    if (deal.inStageDaysAgo !== undefined) {
      values.set('inStageSince', today - deal.inStageDaysAgo);
    }
    if (deal.closedDaysAgo !== undefined) {
      // The quota of this quarter is the one they count for, even in its first days.
      values.set('closed', Math.max(quarter.from, today - deal.closedDaysAgo));
    }
    if (deal.lostBecause) values.set('lostBecause', word(deal.lostBecause));
    return values;
  });
  const person = new Map<string, string>([
    ['person', rep.name],
    ['personRole', message(language, 'role.rep')],
    ['personPhone', cellText(rep.phone, 'plainText')],
    ['personCompany', cellText(rep.company)],
  ]);
  appendRows(settings, ['person', 'personRole', 'personPhone', 'personCompany'], [person]);
  const tierName = message(language, 'sample.tiers');
  const tiers = SAMPLE_TIERS.map(
    ({ from, rate }) =>
      new Map<string, string | number>([
        ['tierName', tierName],
        ['tierFrom', from * scale],
        ['tierRate', rate],
      ]),
  );
  appendRows(settings, ['tierName', 'tierFrom', 'tierRate'], tiers);
  const period = new Map<string, string | number>([
    ['rep', rep.name],
    ['tiers', tierName],
    ['from', quarter.from],
    ['to', quarter.to],
    ['quota', SAMPLE_QUOTA * scale],
  ]);
  appendRows(quota, ['rep', 'from', 'to', 'quota', 'tiers'], [period]);
  appendRows(pipeline, FIELDS, rows);
  logStageChanges(services, pipeline, 'import');
  followUp(services, pipeline);
  services.workbook.flush();
  return rows.length;
}
