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
import { findTable } from './workbookColumns';

/** The sheets that following up works on, read once and anew after each change. */
export interface FollowUpBook {
  readonly language: Language;
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
 * @param language the workbook's language
 * @returns the sheets, or null where one is missing or in disorder
 */
export function openFollowUpBook(
  services: Services,
  pipeline: Table,
  language: Language,
): FollowUpBook | null {
  const [activities, today, state, settingsTable] = [ACTIVITIES, TODAY, STATE, SETTINGS].map(
    (template) => findTable(services.workbook, template),
  );
  if (!activities || !today || !state || !settingsTable) return null;
  const { wallClock } = services.clock;
  const now = services.clock.now();
  const settings = readWorkSettings(readFields(settingsTable, WORK_SETTING_FIELDS), wallClock);
  let deals: readonly WorkDealRow[] | null = null;
  let rows: readonly ActivityRow[] | null = null;
  return {
    language,
    now,
    wallClock,
    settings,
    pipeline,
    activities,
    today,
    state,
    deals: () =>
      (deals ??= readWorkDeals(readFields(pipeline, WORK_DEAL_FIELDS), settings, wallClock)),
    activityRows: () =>
      (rows ??= readActivityRows(readFields(activities, ACTIVITY_FIELDS), now, wallClock)),
    changed() {
      deals = null;
      rows = null;
    },
  };
}

/**
 * Reads fields of a sheet below its headings, in one call however many there are.
 *
 * @param table the sheet and its columns
 * @param fields the fields
 * @returns the cells of each
 */
export function readFields({ sheet, columns }: Table, fields: readonly string[]): FieldCells {
  const placed = fields.map((field) => columns.get(field)!);
  const first = Math.min(...placed);
  const block = { row: 2, column: first, rows: sheet.rowCount() - 1 };
  const width = Math.max(...placed) - first + 1;
  const lines = block.rows < 1 ? [] : sheet.read({ ...block, columns: width });
  const cells = new Map(
    fields.map((field, i) => [field, lines.map((line) => line[placed[i]! - first])]),
  );
  return (field) => cells.get(field) ?? [];
}
