import { PIPELINE } from './pipeline';
import { QUOTA } from './quota';
import { SETTINGS } from './settings';
import type { SheetKey, TableTemplate } from './sheetTemplate';
import { STATE } from './state';

/** Version of the workbook's schema; developer metadata keeps it (rule W8). */
export const SCHEMA_VERSION = 1;

/** The sheets with headings, in the order in which they are built: what others refer to comes first. */
export const TABLES: readonly TableTemplate[] = [SETTINGS, STATE, QUOTA, PIPELINE];

/** The order of the tabs. */
export const TAB_ORDER: readonly SheetKey[] = ['pipeline', 'quota', 'plan', 'settings', 'state'];

/** Named ranges on neighbouring whole columns, from the first field to the last. */
export const NAMED_COLUMNS: readonly {
  readonly name: string;
  readonly sheet: SheetKey;
  readonly from: string;
  readonly to: string;
}[] = [
  { name: 'STAGES', sheet: 'settings', from: 'stage', to: 'usualDays' },
  { name: 'PEOPLE', sheet: 'settings', from: 'person', to: 'personCompany' },
  { name: 'QUOTAS', sheet: 'quota', from: 'rep', to: 'tiers' },
];
