import { PIPELINE } from './pipeline';
import { QUOTA } from './quota';
import { SETTINGS } from './settings';
import type { SheetKey, TableTemplate } from './sheetTemplate';
import { STAGE_LOG } from './stageLog';
import { STATE, STATE_ROWS } from './state';

/** Version of the workbook's schema; developer metadata keeps it (rule W8). */
export const SCHEMA_VERSION = 1;

/** The sheets with headings, in the order in which they are built: what others refer to comes first. */
export const TABLES: readonly TableTemplate[] = [SETTINGS, STATE, STAGE_LOG, QUOTA, PIPELINE];

/** The order of the tabs. */
export const TAB_ORDER: readonly SheetKey[] = [
  'pipeline',
  'quota',
  'plan',
  'settings',
  'state',
  'stageLog',
];

/** Named ranges on single cells of State. */
export const NAMED_CELLS: readonly { readonly name: string; readonly row: number }[] = [
  { name: 'AS_OF', row: STATE_ROWS.asOf },
  { name: 'LAST_DEAL_ROW', row: STATE_ROWS.lastDealRow },
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
  { name: 'QUOTAS', sheet: 'quota', from: 'rep', to: 'tiers' },
];
