import type { Outcome } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import { isBlank } from '../table/cell';
import { readDeal } from '../table/dealCells';
import type { DealField } from '../table/dealForm';
import { dayOf } from '../table/days';
import { cellWords } from '../table/fieldCells';
import { readRequest } from '../table/workbookRequests';
import { readWorkSettings } from '../table/workSettings';
import { ACTIVITIES } from '../template/activities';
import { PIPELINE } from '../template/pipeline';
import { SETTINGS } from '../template/settings';
import type {
  DealAnswer,
  DealHistory,
  DealSettings,
  DealView,
  SelectionPlace,
} from './dealAnswers';
import { historyOf } from './dealHistory';
import { dealSettings } from './dealSettings';
import { giveIds } from './giveIds';
import type { ColumnProblem, ReadTable } from './readTable';
import { columnSentences, readTable } from './readTable';
import type { Services } from './services';
import { findTable } from './workbookColumns';
import { workbookLanguage } from './workbookLanguage';

const MOST_RECENT = 3;

const NOTHING_BESIDES: Outcome<Besides, ColumnProblem> = { ok: true, value: {} };

/** Settings and what was done with the deal, for a sidebar that was just opened. */
interface Besides {
  readonly settings?: DealSettings;
  readonly history?: (dealId: string) => DealHistory;
}

/**
 * The deal of the row that the person has selected. While the selection is what the page knows already, one cell is read
 * to see whether the same deal still stands there; another row costs one read, and the first answer, with Settings and what
 * was done, three.
 *
 * @param services what the flow may do
 * @param request `known`: what the page shows; `withSettings`: true for the first answer
 * @returns the deal, or what is selected instead
 */
export function selectedDeal(services: Services, request: unknown): Outcome<DealAnswer, string> {
  const { workbook } = services;
  const language = () => workbookLanguage(workbook);
  const asked = readRequest(language, request, { known: 'place', withSettings: 'truth' }, [
    'known',
    'withSettings',
  ]);
  if (!asked.ok) return asked;
  const { known, withSettings = false } = asked.value;
  const pipeline = workbook.findSheet('pipeline');
  if (pipeline === null) return answer({ state: 'notSetUp', language: language() });
  const selected = services.selection() ?? { sheetId: 0, row: 0 };
  const isOnPipeline = selected.sheetId === pipeline.id && selected.row > 1;
  if (known && known.sheetId === selected.sheetId && known.row === selected.row) {
    const column = pipeline.lastFound()?.columns.get('dealId');
    if (!isOnPipeline) return answer({ state: 'same' });
    if (known.dealId !== '' && column !== undefined) {
      const cell = pipeline.read({ row: selected.row, column, rows: 1, columns: 1 })[0]![0];
      if (cellWords(cell) === known.dealId) return answer({ state: 'same' });
    }
  }
  const besides = withSettings ? readBesides(services, pipeline.name) : NOTHING_BESIDES;
  if (!besides.ok) return trouble(...columnSentences(language(), besides.problems));
  const read = isOnPipeline
    ? dealInRow(services, selected, besides.value)
    : dealElsewhere(services, selected, besides.value);
  return read.ok ? read : trouble(...columnSentences(language(), read.problems));
}

/**
 * A deal by its ID.
 *
 * @param services what the flow may do
 * @param request `dealId`; `row`: where the page last saw it; `select`: whether its row is to be selected;
 *   `withSettings`: true for a page's first answer
 * @returns the deal, or that it is gone
 */
export function openDeal(services: Services, request: unknown): Outcome<DealAnswer, string> {
  const { workbook } = services;
  const language = () => workbookLanguage(workbook);
  const asked = readRequest(
    language,
    request,
    { dealId: 'text', row: 'row', select: 'truth', withSettings: 'truth' },
    ['select', 'withSettings'],
  );
  if (!asked.ok) return asked;
  const { dealId, row, select = false, withSettings = false } = asked.value;
  const found = findDeal(services, dealId, row);
  if (!found.ok) return trouble(...columnSentences(language(), found.problems));
  const besides = withSettings
    ? readBesides(services, found.value.table.sheet.name)
    : NOTHING_BESIDES;
  if (!besides.ok) return trouble(...columnSentences(language(), besides.problems));
  const { settings, history } = besides.value;
  const { table, at } = found.value;
  if (at === null) return answer({ state: 'gone', dealId, ...(settings ? { settings } : {}) });
  if (select) {
    workbook.show(table.sheet, { row: at + 2, column: table.columns.get('prospect')! });
  }
  return answer({
    state: 'deal',
    place: { sheetId: table.sheet.id, row: at + 2, dealId },
    deal: dealView(services, table, at),
    ...(settings ? { settings } : {}),
    ...(history ? { history: history(dealId) } : {}),
  });
}

/** Pipeline as far as it was read, and the position of a deal in it, counted from 0 below the heading; null for none. */
export interface FoundDeal {
  readonly table: ReadTable;
  readonly at: number | null;
}

/**
 * Looks for a deal, first where it was last seen and above: of two rows with one ID the upper one is the deal.
 *
 * @param services what the flow may do
 * @param dealId its ID
 * @param row where it was, counted from 1; anything else costs a second read at most
 * @returns Pipeline with the deal's position
 */
export function findDeal(
  { workbook }: Services,
  dealId: string,
  row: number,
): Outcome<FoundDeal, ColumnProblem> {
  const near = readTable(workbook, PIPELINE, Math.max(2, row));
  if (!near.ok) return near;
  const at = positionOf(near.value, dealId);
  if (at !== null || near.value.rows + 1 >= near.value.sheet.lastRow()) {
    return answer({ table: near.value, at });
  }
  const whole = readTable(workbook, PIPELINE);
  return whole.ok ? answer({ table: whole.value, at: positionOf(whole.value, dealId) }) : whole;
}

function positionOf(table: ReadTable, dealId: string): number | null {
  const at = table.cells('dealId').findIndex((cell) => cellWords(cell) === dealId);
  return at < 0 ? null : at;
}

/**
 * A deal for the page.
 *
 * @param services their clock
 * @param table Pipeline
 * @param at the deal's position, counted from 0 below the heading
 * @returns plain values
 */
export function dealView({ clock }: Services, table: ReadTable, at: number): DealView {
  const dealId = cellWords(table.cells('dealId')[at]);
  const read = readDeal((field: DealField) => table.cells(field)[at], clock.wallClock);
  return {
    dealId,
    row: at + 2,
    name: cellWords(table.cells('prospect')[at]) || dealId,
    version: versionOf(table, at),
    ...read,
  };
}

/** How often a deal was saved from a sidebar. */
export function versionOf(table: ReadTable, at: number): number {
  const version = Number(table.cells('version')[at]);
  return Number.isInteger(version) && version > 0 ? version : 0;
}

function readBesides(services: Services, sheetName: string): Outcome<Besides, ColumnProblem> {
  const { workbook, clock } = services;
  const settings = readTable(workbook, SETTINGS);
  if (!settings.ok) return settings;
  const activities = readTable(workbook, ACTIVITIES);
  if (!activities.ok) return activities;
  const work = readWorkSettings(settings.value.cells, clock.now(), clock.wallClock);
  return answer({
    settings: dealSettings(services, settings.value.cells, work, sheetName),
    history: (dealId) => historyOf(dealId, activities.value.cells, work, services),
  });
}

function dealInRow(
  services: Services,
  { sheetId, row }: { readonly sheetId: number; readonly row: number },
  { settings, history }: Besides,
): Outcome<DealAnswer, ColumnProblem> {
  const readRow = (): Outcome<ReadTable, ColumnProblem> =>
    readTable(services.workbook, PIPELINE, row);
  let read = readRow();
  if (!read.ok) return read;
  const at = row - 2;
  const idIn = (table: ReadTable): string => cellWords(table.cells('dealId')[at]);
  const given = settings ? { settings } : {};
  if (idIn(read.value) === '' && isBlank(read.value.cells('prospect')[at])) {
    return answer({ state: 'noDeal', place: { sheetId, row, dealId: '' }, ...given });
  }
  // A row that was pasted has the ID of another one above it, or none (rule W6).
  if (idIn(read.value) === '' || positionOf(read.value, idIn(read.value)) !== at) {
    services.locked(() => {
      const table = findTable(services.workbook, PIPELINE);
      if (table) giveIds(services, table);
    });
    read = readRow();
    if (!read.ok) return read;
  }
  const dealId = idIn(read.value);
  return answer({
    state: 'deal',
    place: { sheetId, row, dealId },
    deal: dealView(services, read.value, at),
    ...given,
    ...(history ? { history: history(dealId) } : {}),
  });
}

/** Nothing of ours is selected: the deals that last came into their stage are offered. */
function dealElsewhere(
  { workbook, clock }: Services,
  { sheetId, row }: { readonly sheetId: number; readonly row: number },
  { settings }: Besides,
): Outcome<DealAnswer, ColumnProblem> {
  const read = readTable(workbook, PIPELINE);
  if (!read.ok) return read;
  const { cells } = read.value;
  const place: SelectionPlace = { sheetId, row, dealId: '' };
  const since = (at: number): number =>
    dayOf(cells('inStageSince')[at], clock.wallClock) ??
    dayOf(cells('created')[at], clock.wallClock) ??
    0;
  const recent = cells('dealId')
    .flatMap((cell, at) => (cellWords(cell) === '' ? [] : [{ at, since: since(at) }]))
    .sort((a, b) => b.since - a.since || a.at - b.at)
    .slice(0, MOST_RECENT)
    .map(({ at }) => {
      const amount = cells('amount')[at];
      const dealId = cellWords(cells('dealId')[at]);
      return {
        dealId,
        row: at + 2,
        name: cellWords(cells('prospect')[at]) || dealId,
        amount: typeof amount === 'number' ? amount : null,
        stage: cellWords(cells('stage')[at]),
      };
    });
  return answer({ state: 'elsewhere', place, recent, ...(settings ? { settings } : {}) });
}
