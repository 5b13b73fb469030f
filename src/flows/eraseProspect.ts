import { fingerprint } from '../domain/fingerprint';
import type { Outcome } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import type { MessageKey, MessageValues } from '../messages';
import { message } from '../messages';
import type { Cell } from '../table/cell';
import { isBlank } from '../table/cell';
import { fieldsByHeading, headingForm } from '../table/headings';
import { readItemKey } from '../table/todayRows';
import { readRequest } from '../table/workbookRequests';
import { ACTIVITIES } from '../template/activities';
import { MAIL_LOG } from '../template/mailLog';
import { PIPELINE } from '../template/pipeline';
import { PLAN } from '../template/plan';
import { STAGE_LOG } from '../template/stageLog';
import { STATE } from '../template/state';
import { TODAY } from '../template/today';
import { archivesOf } from './archiveLogRows';
import { deleteRuns } from './deleteRuns';
import { frozenSince } from './frozenValues';
import { addressOf, listedCells } from './ourFormulas';
import type { Services, Sheet, Workbook } from './services';
import type { Table } from './workbookColumns';
import { findTable, readFields } from './workbookColumns';
import { workbookLanguage } from './workbookLanguage';
import { writeCells } from './writeCells';

/** Where a prospect's data stand, in the workbook's language and fit for google.script.run. */
export interface ErasureReport {
  /** Whether they were erased; else this is a listing. */
  readonly isErased: boolean;
  /** What to send in order to erase just what is listed. */
  readonly confirm: string;
  readonly deals: readonly {
    readonly id: string;
    readonly row: number;
    readonly prospect: string;
  }[];
  /** Sheets with the number of rows that go, or went. */
  readonly places: readonly { readonly sheet: string; readonly rows: number }[];
  /** Prospects whose name differs in case, blanks or joints only: they stay. */
  readonly similar: readonly string[];
  /** Cells of other rows and sheets that people typed the name into: they stay. */
  readonly elsewhere: readonly string[];
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
 * Every place where data of a prospect may stand, in the order in which they are erased: Activities and Pipeline come
 * last, since they tell which deals are the prospect's should a run be stopped. Properties hold nothing of prospects.
 */
const PLACES: readonly ((workbook: Workbook, wanted: Wanted) => readonly Place[])[] = [
  onToday,
  (workbook, wanted) => inLog(findTable(workbook, STAGE_LOG), wanted),
  (workbook, wanted) => inLog(findTable(workbook, MAIL_LOG), wanted),
  inArchives,
  inState,
  inActivities,
  inPipeline,
];

/**
 * Lists all rows with data of a prospect, or deletes them for good: deals, activities, logs and their archives, Today,
 * State. Names that people typed into rows of other prospects or elsewhere are listed and stay.
 *
 * @param services what the flow may do
 * @param request `prospect`: the exact name; `dealIds`: deals by their ID, instead or in addition; `confirm`: what the
 * listing gave, left out in order to list; anything else than what is still listed is refused
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
  const asked = readRequest(
    language,
    request,
    { prospect: 'text', dealIds: 'texts', confirm: 'text' },
    ['prospect', 'dealIds', 'confirm'],
  );
  if (!asked.ok) return asked;
  const { prospect = null, dealIds = [], confirm = null } = asked.value;
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
  const named = deals.filter(({ prospect: name }) => name === prospect).map(({ id }) => id);
  const present = new Set(deals.map(({ id }) => id));
  const deleted = prospect === null ? [] : deletedDeals(workbook, prospect, present);
  const ids = new Set([...dealIds, ...named, ...deleted].filter((id) => id !== ''));
  const wanted = { prospect, deals: ids, activities: activitiesOf(workbook, ids) };
  const places = PLACES.flatMap((find) => find(workbook, wanted)).filter(
    ({ rows }) => rows.length > 0,
  );
  const unknown = dealIds.filter((id) => !present.has(id) && !isKnown(workbook, id));
  if (unknown.length > 0) return refused('erase.unknownDeals', { ids: unknown.join(', ') });
  const similar = prospect === null ? [] : similarNames(deals, prospect);
  if (places.length === 0) {
    return refused(similar.length > 0 ? 'erase.onlySimilar' : 'erase.notFound', {
      prospect: prospect!,
      similar: similar.join(', '),
    });
  }
  const counts = places.map(({ sheet, rows }) => ({ sheet, rows: rows.length }));
  const listed = fingerprint(JSON.stringify([prospect, [...ids].sort(), counts]));
  if (confirm !== null && confirm !== listed) return refused('erase.changed');
  const elsewhere = prospect === null ? [] : cellsNaming(workbook, prospect, places);
  if (confirm !== null) {
    for (const place of places) place.erase();
    workbook.flush();
  }
  const key = confirm === null ? 'erase.would' : 'erase.done';
  return answer({
    isErased: confirm !== null,
    confirm: listed,
    deals: deals.filter(({ id, prospect: name }) => ids.has(id) || name === prospect),
    places: counts,
    similar,
    elsewhere,
    sentences: [
      ...counts.map(({ sheet, rows }) => message(language, key, { n: rows, sheet })),
      ...(similar.length > 0
        ? [message(language, 'erase.similar', { similar: similar.join(', ') })]
        : []),
      ...(elsewhere.length > 0
        ? [message(language, 'erase.elsewhere', { cells: listedCells(elsewhere) })]
        : []),
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

/** Deals of the prospect that somebody deleted from Pipeline: their activities and logs still stand. */
function deletedDeals(workbook: Workbook, prospect: string, present: Set<string>): string[] {
  const table = findTable(workbook, ACTIVITIES);
  if (table === null) return [];
  const [ids, names] = readFields(table, ['dealId', 'prospect']) as [Cell[], Cell[]];
  return ids.map(textOf).filter((id, row) => textOf(names[row]) === prospect && !present.has(id));
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
  const columns = ['dealId', 'lastStage', 'lastMeeting'].map((field) => table.columns.get(field)!);
  const blanks = rows.flatMap((row) => columns.map((column) => ({ row, column, content: '' })));
  const erase = (): void => writeCells(table.sheet, blanks);
  return [{ sheet: table.sheet.name, rows, erase }];
}

/** Cells that name the prospect as whole words and that nothing erases. Formulas show what other cells hold. */
function cellsNaming(workbook: Workbook, prospect: string, places: readonly Place[]): string[] {
  const literally = prospect.replace(/[\^$.*+?()[\]{}|]/g, '\\$&');
  const name = new RegExp(`(?<![\\p{L}\\p{N}])${literally}(?![\\p{L}\\p{N}])`, 'iu');
  const erased = new Set(
    places.flatMap(({ sheet, rows }) => rows.map((row) => addressOfRow(sheet, row))),
  );
  const planId = workbook.findSheet('plan')?.id;
  return workbook.allSheets().flatMap((sheet) => {
    const width = sheet.id === planId ? PLAN.hidden!.from - 1 : Infinity;
    const block = {
      row: 1,
      column: 1,
      rows: sheet.lastRow(),
      columns: Math.min(sheet.lastColumn(), width),
    };
    if (block.rows === 0 || block.columns === 0) return [];
    const formulas = sheet.readFormulas(block);
    return sheet.read(block).flatMap((line, r) =>
      line.flatMap((cell, c) => {
        const stays = formulas[r]![c] === '' && !erased.has(addressOfRow(sheet.name, r + 1));
        return stays && name.test(textOf(cell))
          ? [addressOf({ sheet, row: r + 1, column: c + 1 })]
          : [];
      }),
    );
  });
}

function addressOfRow(sheet: string, row: number): string {
  return `${sheet}!${row}`;
}
