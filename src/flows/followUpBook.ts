import type { WallClock } from '../domain/wallClock';
import type { Language } from '../messages';
import type { ActivityRow } from '../table/activityRows';
import { ACTIVITY_FIELDS, readActivityRows } from '../table/activityRows';
import type { FieldCells } from '../table/fieldCells';
import type { WorkDealRow } from '../table/workDeals';
import { WORK_DEAL_FIELDS, readWorkDeals } from '../table/workDeals';
import type { WorkSettings } from '../table/workSettings';
import { WORK_SETTING_FIELDS, readWorkSettings } from '../table/workSettings';
import { ACTIVITIES } from '../template/activities';
import { SETTINGS } from '../template/settings';
import { STATE } from '../template/state';
import { TODAY } from '../template/today';
import type { Services } from './services';
import type { Table } from './workbookColumns';
import { findTable, readFields } from './workbookColumns';
import { workbookLanguage } from './workbookLanguage';

/** The sheets that following up works on, read once and anew after each change. */
export interface FollowUpBook {
  /** The workbook's; to find it out costs some calls. */
  language(): Language;
  /** This minute, a day number with its fraction. */
  readonly now: number;
  readonly wallClock: WallClock;
  readonly settings: WorkSettings;
  readonly pipeline: Table;
  readonly activities: Table;
  readonly today: Table;
  readonly state: Table;
  deals(): readonly WorkDealRow[];
  activityRows(): readonly ActivityRow[];
  /** Says that deals or activities were written, so that they are read anew. */
  changed(): void;
}

/**
 * Opens the sheets that following up works on.
 *
 * @param services what the flow may do
 * @param pipeline the sheet Pipeline, each deal with an ID
 * @returns the sheets, or null where one is missing or in disorder
 */
export function openFollowUpBook(services: Services, pipeline: Table): FollowUpBook | null {
  const [activities, today, state, settingsTable] = [ACTIVITIES, TODAY, STATE, SETTINGS].map(
    (template) => findTable(services.workbook, template),
  );
  if (!activities || !today || !state || !settingsTable) return null;
  const { wallClock } = services.clock;
  const now = services.clock.now();
  const settings = readWorkSettings(fieldCells(settingsTable, WORK_SETTING_FIELDS), now, wallClock);
  let deals: readonly WorkDealRow[] | null = null;
  let rows: readonly ActivityRow[] | null = null;
  let language: Language | null = null;
  return {
    language: () => (language ??= workbookLanguage(services.workbook)),
    now,
    wallClock,
    settings,
    pipeline,
    activities,
    today,
    state,
    deals: () =>
      (deals ??= readWorkDeals(fieldCells(pipeline, WORK_DEAL_FIELDS), settings, now, wallClock)),
    activityRows: () =>
      (rows ??= readActivityRows(fieldCells(activities, ACTIVITY_FIELDS), now, wallClock)),
    changed() {
      deals = null;
      rows = null;
    },
  };
}

/**
 * Reads fields of a sheet below its headings.
 *
 * @param table the sheet and its columns
 * @param fields the fields
 * @returns the cells of each
 */
export function fieldCells(table: Table, fields: readonly string[]): FieldCells {
  const columns = new Map(readFields(table, fields).map((cells, i) => [fields[i]!, cells]));
  return (field) => columns.get(field) ?? [];
}
