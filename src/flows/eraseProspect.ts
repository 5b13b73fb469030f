import type { Outcome } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import type { MessageKey, MessageValues } from '../messages';
import { message } from '../messages';
import type { Cell } from '../table/cell';
import { isBlank } from '../table/cell';
import { fieldsByHeading, headingForm } from '../table/headings';
import { readItemKey } from '../table/todayRows';
import { readRequest } from '../table/workbookRequests';
import { CELL_SHEETS, TABLES } from '../template';
import { ACTIVITIES } from '../template/activities';
import { MAIL_LOG } from '../template/mailLog';
import { PIPELINE } from '../template/pipeline';
import { STAGE_LOG } from '../template/stageLog';
import { STATE } from '../template/state';
import { TODAY } from '../template/today';
import { archivesOf } from './archiveLogRows';
import { deleteRuns } from './deleteRuns';
import { frozenSince } from './frozenValues';
import type { Services, Sheet, Workbook } from './services';
import type { Table } from './workbookColumns';
import { findTable, readFields } from './workbookColumns';
import { workbookLanguage } from './workbookLanguage';
import { writeRuns } from './writeRuns';

/** Where a prospect's data stand, in the workbook's language and fit for google.script.run. */
export interface ErasureReport {
  readonly dryRun: boolean;
  readonly deals: readonly {
    readonly id: string;
    readonly row: number;
    readonly prospect: string;
  }[];
  /** Sheets with the number of rows that go, or went. */
  readonly places: readonly { readonly sheet: string; readonly rows: number }[];
  /** Prospects whose name differs in case, blanks or joints only: they stay. */
  readonly similar: readonly string[];
  /** Sheets of people's own with cells that hold just the name: they stay. */
  readonly elsewhere: readonly { readonly sheet: string; readonly cells: number }[];
  readonly sentences: readonly string[];
}

/** Whom to erase. */
interface Wanted {
  /** Null where only deals are named. */
  readonly prospect: string | null;
  /** IDs of the deals, those of the prospect included. */
  readonly deals: ReadonlySet<string>;
  /** IDs of the activities with these deals. */
  readonly activities: ReadonlySet<string>;
}

/** A place where data of a prospect stand. */
interface Place {
  readonly sheet: string;
  /** Rows counted from 1. */
  readonly rows: readonly number[];
  erase(): void;
}

/**
 * Every place where data of a prospect may stand, in the order in which they are erased: Pipeline comes last, since it
 * tells which deals are the prospect's should a run be stopped. Data that are kept elsewhere, such as drafts in
 * properties, would be one more entry here.
 */
const PLACES: readonly ((workbook: Workbook, wanted: Wanted) => readonly Place[])[] = [
  inActivities,
  onToday,
  (workbook, wanted) => inLog(findTable(workbook, STAGE_LOG), wanted),
  (workbook, wanted) => inLog(findTable(workbook, MAIL_LOG), wanted),
  inArchives,
  inState,
  inPipeline,
];

/**
 * Lists or deletes all rows with data of a prospect: deals, activities, logs and their archives, Today, State. Names in
 * rows of other prospects stay, and so do Settings, Quota and sheets of people's own.
 *
 * @param services what the flow may do
 * @param request `prospect`: the exact name; `dealIds`: deals by their ID, instead or in addition; `dryRun`: whether only
 * to list
 * @returns what was found or deleted, or why nothing was, as sentences
 */
export function eraseProspect(
  services: Services,
  request: unknown,
): Outcome<ErasureReport, string> {
  const { workbook } = services;
  const language = workbookLanguage(workbook);
  const refused = (key: MessageKey, values: MessageValues = {}): ReturnType<typeof eraseProspect> =>
    trouble(message(language, key, values));
  const asked = readRequest(request, { prospect: 'text', dealIds: 'texts', dryRun: 'truth' }, [
    'prospect',
    'dealIds',
  ]);
  if (!asked.ok) {
    return trouble(...asked.problems.map(({ key, values }) => message(language, key, values)));
  }
  const { prospect = null, dealIds = [], dryRun } = asked.value;
  if (prospect === null && dealIds.length === 0) return refused('erase.nobody');
  const pipeline = findTable(workbook, PIPELINE);
  if (pipeline === null) return refused('trouble.notSetUp');
  const day = frozenSince(pipeline.sheet);
  if (day !== null) return refused('erase.frozen', { day });

  const deals = dealsOf(pipeline);
  const strangers = deals.filter(
    ({ id, prospect: name }) => prospect !== null && dealIds.includes(id) && name !== prospect,
  );
  if (strangers.length > 0) {
    const [{ id, prospect: found }] = strangers as [Deal];
    return refused('erase.otherProspect', { id, found, prospect: prospect! });
  }
  const named = deals.filter(({ prospect: name }) => prospect !== null && name === prospect);
  const ids = new Set([...dealIds, ...named.map(({ id }) => id).filter((id) => id !== '')]);
  const wanted = { prospect, deals: ids, activities: activitiesOf(workbook, ids) };
  const places = PLACES.flatMap((find) => find(workbook, wanted)).filter(
    ({ rows }) => rows.length > 0,
  );
  const present = new Set(deals.map(({ id }) => id));
  const unknown = dealIds.filter((id) => !present.has(id) && !isKnown(workbook, id));
  if (unknown.length > 0) return refused('erase.unknownDeals', { ids: unknown.join(', ') });
  const similar = prospect === null ? [] : similarNames(deals, prospect);
  if (places.length === 0) {
    return refused(similar.length > 0 ? 'erase.onlySimilar' : 'erase.notFound', {
      prospect: prospect!,
      similar: similar.join(', '),
    });
  }
  const elsewhere = prospect === null ? [] : ownCellsWith(workbook, prospect);
  if (!dryRun) {
    for (const place of places) place.erase();
    workbook.flush();
  }
  const counts = places.map(({ sheet, rows }) => ({ sheet, rows: rows.length }));
  const key = dryRun ? 'erase.would' : 'erase.done';
  return answer({
    dryRun,
    deals: deals.filter(({ id, prospect: name }) => ids.has(id) || name === prospect),
    places: counts,
    similar,
    elsewhere,
    sentences: [
      ...counts.map(({ sheet, rows }) => message(language, key, { n: rows, sheet })),
      ...(similar.length > 0
        ? [message(language, 'erase.similar', { similar: similar.join(', ') })]
        : []),
      ...elsewhere.map(({ sheet, cells }) =>
        message(language, 'erase.elsewhere', { n: cells, sheet }),
      ),
      message(language, 'erase.versions'),
    ],
  });
}

interface Deal {
  readonly id: string;
  /** Counted from 1. */
  readonly row: number;
  readonly prospect: string;
}

function dealsOf(pipeline: Table): Deal[] {
  const [prospects, ids] = readFields(pipeline, ['prospect', 'dealId']) as [Cell[], Cell[]];
  return prospects.flatMap((prospect, i) =>
    isBlank(prospect) && isBlank(ids[i])
      ? []
      : [{ id: textOf(ids[i]), row: i + 2, prospect: textOf(prospect) }],
  );
}

function textOf(cell: Cell): string {
  return isBlank(cell) ? '' : String(cell);
}

/** The IDs of the activities with these deals: Today names its items by them. */
function activitiesOf(workbook: Workbook, deals: ReadonlySet<string>): ReadonlySet<string> {
  const table = findTable(workbook, ACTIVITIES);
  if (table === null) return new Set();
  const [ofDeals, ids] = readFields(table, ['dealId', 'activityId']) as [Cell[], Cell[]];
  const found = ids.map(textOf).filter((id, row) => id !== '' && deals.has(textOf(ofDeals[row])));
  return new Set(found);
}

/** An ID that stands in none of the sheets comes from nowhere. */
function isKnown(workbook: Workbook, id: string): boolean {
  const one = { prospect: null, deals: new Set([id]), activities: new Set<string>() };
  return PLACES.some((find) => find(workbook, one).some(({ rows }) => rows.length > 0));
}

/** Names that a person may take for the same one. */
function similarNames(deals: readonly Deal[], prospect: string): string[] {
  const form = headingForm(prospect);
  const names = new Set(deals.map(({ prospect: name }) => name));
  return [...names].filter((name) => name !== prospect && headingForm(name) === form);
}

// Places

function rowsWhere(count: number, isWanted: (row: number) => boolean): number[] {
  const rows: number[] = [];
  for (let row = 0; row < count; row++) if (isWanted(row)) rows.push(row + 2);
  return rows;
}

function deletion(sheet: Sheet, rows: readonly number[]): Place {
  return { sheet: sheet.name, rows, erase: () => deleteRuns(sheet, rows) };
}

function inPipeline(workbook: Workbook, { prospect, deals }: Wanted): Place[] {
  const table = findTable(workbook, PIPELINE);
  if (table === null) return [];
  const rows = dealsOf(table)
    .filter(({ id, prospect: name }) => deals.has(id) || (prospect !== null && name === prospect))
    .map(({ row }) => row);
  return [deletion(table.sheet, rows)];
}

/** An activity that was logged by hand has a name only, until upkeep finds its deal. */
function inActivities(workbook: Workbook, { prospect, deals }: Wanted): Place[] {
  const table = findTable(workbook, ACTIVITIES);
  if (table === null) return [];
  const [ids, names] = readFields(table, ['dealId', 'prospect']) as [Cell[], Cell[]];
  const rows = rowsWhere(ids.length, (row) => {
    const id = textOf(ids[row]);
    return id === '' ? prospect !== null && textOf(names[row]) === prospect : deals.has(id);
  });
  return [deletion(table.sheet, rows)];
}

function onToday(workbook: Workbook, { prospect, deals, activities }: Wanted): Place[] {
  const table = findTable(workbook, TODAY);
  if (table === null) return [];
  const [items, names] = readFields(table, ['item', 'prospect']) as [Cell[], Cell[]];
  const rows = rowsWhere(items.length, (row) => {
    const id = readItemKey(textOf(items[row]))?.id;
    const isOfDeal = id !== undefined && (deals.has(id) || activities.has(id));
    return isOfDeal || (prospect !== null && textOf(names[row]) === prospect);
  });
  return [deletion(table.sheet, rows)];
}

function inLog(table: Table | null, { deals }: Wanted): Place[] {
  if (table === null) return [];
  const [ids] = readFields(table, ['deal']) as [Cell[]];
  return [
    deletion(
      table.sheet,
      rowsWhere(ids.length, (row) => deals.has(textOf(ids[row]))),
    ),
  ];
}

function inArchives(workbook: Workbook, { deals }: Wanted): Place[] {
  return archivesOf(workbook).flatMap(({ sheet, template }) => {
    const fieldOf = fieldsByHeading(
      template.sheet,
      template.columns.map(({ field }) => field),
    );
    const headings = sheet.headings().map(String);
    const at = headings.findIndex((heading) => fieldOf.get(headingForm(heading)) === 'deal');
    if (at < 0) return [];
    const [ids] = sheet.readColumns([at + 1]) as [readonly Cell[]];
    return [
      deletion(
        sheet,
        rowsWhere(ids.length, (row) => deals.has(textOf(ids[row]))),
      ),
    ];
  });
}

/** Rows of State hold single values beside the deals, so only the deals' cells are emptied. */
function inState(workbook: Workbook, { deals }: Wanted): Place[] {
  const table = findTable(workbook, STATE);
  if (table === null) return [];
  const [ids] = readFields(table, ['dealId']) as [Cell[]];
  const rows = rowsWhere(ids.length, (row) => deals.has(textOf(ids[row])));
  const blanks = new Map(rows.map((row) => [row - 2, '']));
  const erase = (): void => {
    for (const field of ['lastStage', 'lastMeeting', 'dealId']) {
      writeRuns(table.sheet, table.columns.get(field)!, blanks);
    }
  };
  return [{ sheet: table.sheet.name, rows, erase }];
}

/** Cells of people's own sheets that hold just the name. */
function ownCellsWith(workbook: Workbook, prospect: string): ErasureReport['elsewhere'] {
  const templates = [...TABLES, ...CELL_SHEETS].map(({ sheet }) => sheet);
  const ours = new Set([
    ...templates.map((key) => workbook.findSheet(key)?.id),
    ...archivesOf(workbook).map(({ sheet }) => sheet.id),
  ]);
  return workbook.allSheets().flatMap((sheet) => {
    const [rows, columns] = [sheet.lastRow(), sheet.lastColumn()];
    if (ours.has(sheet.id) || rows === 0 || columns === 0) return [];
    const cells = sheet
      .read({ row: 1, column: 1, rows, columns })
      .flat()
      .filter((cell) => cell === prospect).length;
    return cells > 0 ? [{ sheet: sheet.name, cells }] : [];
  });
}
