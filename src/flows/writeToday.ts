import type { WorkItem } from '../domain/todaysWork';
import { todaysWork } from '../domain/todaysWork';
import type { Language } from '../messages';
import { message } from '../messages';
import type { ActivityRow } from '../table/activityRows';
import type { Cell } from '../table/cell';
import { isBlank, isDate, isText } from '../table/cell';
import { dayOf } from '../table/days';
import type { FieldCells } from '../table/fieldCells';
import { cellText } from '../table/plainText';
import type { ItemKey, TodayField, TodayRow } from '../table/todayRows';
import { TODAY_FIELDS, itemKeyText, readTodayRows } from '../table/todayRows';
import { itemWords } from '../table/todayWords';
import type { WorkDealRow } from '../table/workDeals';
import { TODAY } from '../template/today';
import type { FollowUpBook } from './followUpBook';
import { fieldCells } from './followUpBook';
import type { Services } from './services';
import type { Table } from './workbookColumns';

/** A row of the list as it shall stand: text as it reads, dates as the cells keep them. */
type Line = Readonly<Record<TodayField, Cell>>;

const BLANK_LINE = Object.fromEntries(TODAY_FIELDS.map((field) => [field, ''])) as Line;

const FORMATS = new Map(TODAY.columns.map(({ field, format }) => [field, format]));

/**
 * Writes the list of today's work. What was typed and not carried out stays with its item; where the item is no longer
 * due it keeps a row of its own until it is cleared. Rows that a person added stay where they are. Nothing is written
 * where nothing differs.
 *
 * @param services what the flow may do
 * @param book the sheets
 * @param carriedOut the rows that are done with, counted from 0 below the heading
 * @returns how many items are due
 */
export function writeToday(
  services: Services,
  book: FollowUpBook,
  carriedOut: ReadonlySet<number>,
): number {
  const cells = fieldCells(book.today, TODAY_FIELDS);
  const present = readTodayRows(cells, book.wallClock);
  const items = todaysWork(book.deals(), book.activityRows(), book.settings, book.now);
  const lines = listLines(services, book.language, items, present, carriedOut);
  const own = new Set(present.filter(({ key }) => key === null).map(({ row }) => row));

  const last = Math.max(-1, ...present.map(({ row }) => row), lastBox(cells));
  const wanted = placed(lines, own, last);
  book.today.sheet.ensureSize(wanted.length + 1, 1);
  const isListed = new Set(present.filter(({ key }) => key !== null).map(({ row }) => row));
  putBoxes(book, wanted, cells, isListed);
  writeLines(book, wanted, cells);
  return items.length;
}

/** The items in their order, then what was typed at items that are no longer due. */
function listLines(
  services: Services,
  language: () => Language,
  items: readonly WorkItem<WorkDealRow, ActivityRow>[],
  present: readonly TodayRow[],
  carriedOut: ReadonlySet<number>,
): Line[] {
  const listed = present.filter(({ row, key }) => key !== null && !carriedOut.has(row));
  const left = new Set(listed.filter(hasTyped));
  let seed = '';
  const lines = items.map((item): Line => {
    const { group } = item.reason;
    const id = item.activity?.id ?? item.deal!.id;
    const same = listed.filter(({ key }) => key!.group === group && key!.id === id);
    const row = same.find((each) => left.has(each)) ?? same[0];
    if (row !== undefined) left.delete(row);
    else seed ||= services.uniqueText().slice(0, 8);
    const key: ItemKey = row?.key ?? { seed, group, id };
    return {
      ...typedIn(row),
      ...itemWords(language(), item),
      prospect: item.deal?.prospect ?? item.activity?.prospect ?? '',
      phone: item.deal?.phone ?? '',
      item: itemKeyText(key),
    };
  });
  const kept = [...left].map((row): Line => ({
    ...row.cells,
    ...typedIn(row),
    why: message(language(), 'today.kept'),
    item: row.item,
  }));
  return [...lines, ...kept];
}

function hasTyped({ isTicked, cells }: TodayRow): boolean {
  return isTicked || isText(cells.done) || !isBlank(cells.note) || !isBlank(cells.newDate);
}

/** What a person typed at an item; a box that nobody ticked is not ticked. */
function typedIn(row: TodayRow | undefined): Line {
  if (row === undefined) return { ...BLANK_LINE, done: false };
  const { done, note } = row.cells;
  // A date is written as the number that it is.
  const newDate = isDate(row.newDateCell) ? row.newDate : row.newDateCell;
  return {
    ...BLANK_LINE,
    done: isBlank(done) ? false : done,
    note: isBlank(note) ? '' : row.note,
    newDate: isBlank(newDate) ? '' : newDate,
  };
}

/** A box that stands in a row without an item, since a run was stopped in between. */
function lastBox(cells: FieldCells): number {
  return cells('done').reduce<number>((last, cell, row) => (cell === false ? row : last), -1);
}

/** The lines in the rows that are free, from the top; blank ones down to the last row, null where nothing is ours. */
function placed(
  lines: readonly Line[],
  own: ReadonlySet<number>,
  last: number,
): readonly (Line | null)[] {
  const rows: (Line | null)[] = [];
  let next = 0;
  while (next < lines.length || rows.length <= last) {
    if (own.has(rows.length)) rows.push(null);
    else {
      rows.push(lines[next] ?? BLANK_LINE);
      next++;
    }
  }
  return rows;
}

/** Boxes come before what stands in them. */
function putBoxes(
  { today: { sheet, columns } }: FollowUpBook,
  wanted: readonly (Line | null)[],
  cells: FieldCells,
  isListed: ReadonlySet<number>,
): void {
  const done = cells('done');
  const change = wanted.map((line, row) => {
    if (line === null) return null;
    const isItem = line.item !== '';
    const isBox = isListed.has(row) || typeof done[row] === 'boolean';
    return isItem === isListed.has(row) && isItem === isBox ? null : isItem;
  });
  for (const run of runsOf(change)) {
    if (run.value !== null) {
      sheet.tickBoxes(run.first + 2, columns.get('done')!, run.size, run.value);
    }
  }
}

interface RunOf<T> {
  readonly first: number;
  readonly size: number;
  readonly value: T;
}

/** Runs of equal neighbours. */
function runsOf<T>(values: readonly T[]): RunOf<T>[] {
  const starts = values.flatMap((value, i) => (i === 0 || value !== values[i - 1] ? [i] : []));
  return starts.map((first, i) => ({
    first,
    size: (starts[i + 1] ?? values.length) - first,
    value: values[first]!,
  }));
}

/**
 * Writes what differs. Rows that get another item are written whole, in one write, so that what was typed never stands
 * beside the item of another row; else each column for itself, which leaves alone what is being typed just now.
 */
function writeLines(
  { today, wallClock }: FollowUpBook,
  wanted: readonly (Line | null)[],
  cells: FieldCells,
): void {
  const differing = (fields: readonly TodayField[]): number[] =>
    wanted.flatMap((line, row) => {
      const differs = (field: TodayField): boolean =>
        line !== null && !isSameCell(line[field], cells(field)[row], wallClock);
      return fields.some(differs) ? [row] : [];
    });
  const isMoved = differing(['item']).length > 0;
  const groups = isMoved ? neighbours(today) : TODAY_FIELDS.map((field) => [field]);
  for (const fields of groups) {
    const rows = differing(fields);
    const [first, last] = [rows[0], rows[rows.length - 1]];
    if (first === undefined || last === undefined) continue;
    const lines = wanted.slice(first, last + 1);
    const own = lines.includes(null) ? ownCells(today, fields, first, cells) : null;
    const values = lines.map((line, i) =>
      fields.map((field, k) => (line === null ? own!(i, k) : writtenCell(line[field], field))),
    );
    today.sheet.write(first + 2, today.columns.get(fields[0]!)!, values);
  }
}

/** The fields in the order of their columns, by runs of neighbours: one run, unless somebody put columns between them. */
function neighbours({ columns }: Table): TodayField[][] {
  const placed = [...TODAY_FIELDS].sort((a, b) => columns.get(a)! - columns.get(b)!);
  const runs: TodayField[][] = [];
  for (const field of placed) {
    const run = runs[runs.length - 1];
    const previous = run?.[run.length - 1];
    if (run && columns.get(previous!)! + 1 === columns.get(field)!) run.push(field);
    else runs.push([field]);
  }
  return runs;
}

/** The cells of a person's own rows among those that are written: what stands there, formulas as formulas. */
function ownCells(
  { sheet, columns }: Table,
  fields: readonly TodayField[],
  first: number,
  cells: FieldCells,
): (row: number, field: number) => Cell {
  const rows = cells(fields[0]!).length - first;
  const column = columns.get(fields[0]!)!;
  const formulas = sheet.readFormulas({ row: first + 2, column, rows, columns: fields.length });
  return (row, field) =>
    formulas[row]![field] || writtenCell(cells(fields[field]!)[first + row], fields[field]!);
}

function writtenCell(cell: Cell, field: TodayField): Cell {
  return isText(cell) ? cellText(cell, FORMATS.get(field)) : cell;
}

function isSameCell(wanted: Cell, present: Cell, clock: FollowUpBook['wallClock']): boolean {
  if (isDate(present)) return wanted === dayOf(present, clock);
  return isBlank(wanted) ? isBlank(present) : wanted === present;
}
