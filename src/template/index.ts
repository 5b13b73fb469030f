import { ACTIVITIES } from './activities';
import type { CellSheet } from './cellSheet';
import { GUIDE } from './guide';
import { MAIL_LOG } from './mailLog';
import { PIPELINE } from './pipeline';
import { PLAN } from './plan';
import { QUOTA } from './quota';
import { SETTINGS } from './settings';
import type { SheetKey, TableTemplate } from './sheetTemplate';
import { STAGE_LOG } from './stageLog';
import { STATE, STATE_ROWS } from './state';
import { TODAY } from './today';
import { WEEK_LOG } from './weekLog';

/** Version of the workbook's schema; developer metadata keeps it (rule W8). */
export const SCHEMA_VERSION = 2;

/** The sheets with headings, in the order in which they are built: what others refer to comes first. */
export const TABLES: readonly TableTemplate[] = [
  SETTINGS,
  STATE,
  STAGE_LOG,
  WEEK_LOG,
  MAIL_LOG,
  QUOTA,
  PIPELINE,
  ACTIVITIES,
  TODAY,
];

/** The sheets that are laid out cell by cell; they refer to the others. */
export const CELL_SHEETS: readonly CellSheet[] = [GUIDE, PLAN];

/** The order of the tabs. */
export const TAB_ORDER: readonly SheetKey[] = [
  'pipeline',
  'today',
  'activities',
  'quota',
  'plan',
  'settings',
  'mailLog',
  'guide',
  'state',
  'stageLog',
  'weekLog',
];

/** Named ranges on neighbouring cells of State's values, from the first row on. */
export const NAMED_CELLS: readonly {
  readonly name: string;
  readonly row: number;
  readonly rows: number;
}[] = [
  { name: 'AS_OF', row: STATE_ROWS.asOf, rows: 1 },
  { name: 'LAST_DEAL_ROW', row: STATE_ROWS.lastDealRow, rows: 1 },
  { name: 'SLOW_FACTOR', row: STATE_ROWS.slowFactor, rows: 1 },
  { name: 'FREE_DAYS', row: STATE_ROWS.freeDays, rows: 1 },
  { name: 'CHECK_IN_DAYS', row: STATE_ROWS.checkInDays, rows: 3 },
];

/** Named ranges on neighbouring whole columns, from the first field to the last. */
export const NAMED_COLUMNS: readonly {
  readonly name: string;
  readonly sheet: SheetKey;
  readonly from: string;
  readonly to: string;
}[] = [
  { name: 'STAGES', sheet: 'settings', from: 'stage', to: 'wantsDecisionMaker' },
  { name: 'PEOPLE', sheet: 'settings', from: 'person', to: 'personCompany' },
  { name: 'TIERS', sheet: 'settings', from: 'tierFrom', to: 'tierRate' },
  { name: 'HOLIDAYS', sheet: 'settings', from: 'holiday', to: 'holiday' },
  { name: 'QUOTAS', sheet: 'quota', from: 'rep', to: 'tiers' },
  { name: 'STAGE_LOG', sheet: 'stageLog', from: 'when', to: 'to' },
];
