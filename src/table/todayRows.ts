import type { DayNumber } from '../domain/day';
import type { WorkGroup } from '../domain/todaysWork';
import { WORK_GROUPS } from '../domain/todaysWork';
import type { WallClock } from '../domain/wallClock';
import type { Cell } from './cell';
import { isBlank, isText } from './cell';
import { dayOf } from './days';
import type { FieldCells } from './fieldCells';
import { cellWords } from './fieldCells';
import type { WordMeaning } from './words';
import { wordMeanings } from './words';

/** The columns of Today, in the order of its template. */
export const TODAY_FIELDS = [
  'done',
  'what',
  'prospect',
  'phone',
  'why',
  'note',
  'newDate',
  'item',
] as const;

export type TodayField = (typeof TODAY_FIELDS)[number];

/**
 * What an item is known by: its group and the ID of its deal, or of the activity where it is about one. The seed tells
 * this appearance on the list from later ones of the same item.
 */
export interface ItemKey {
  readonly seed: string;
  readonly group: WorkGroup;
  readonly id: string;
}

/** A row of Today that holds an item, or something that a person typed. */
export interface TodayRow {
  /** Counted from 0 below the heading. */
  readonly row: number;
  /** As it stands in the row; empty where the row is a person's own. */
  readonly item: string;
  /** Null where the row is no item of ours. */
  readonly key: ItemKey | null;
  readonly isTicked: boolean;
  /** As typed, or empty. */
  readonly note: string;
  /** Null where there is none or it is no date. */
  readonly newDate: DayNumber | null;
  /** What stands under *New date*. */
  readonly newDateCell: Cell;
  /** All cells of the row. */
  readonly cells: Readonly<Record<TodayField, Cell>>;
}

/** What a person may write instead of a tick. */
const TICKS: WordMeaning<boolean> = wordMeanings([[true, 'answer.yes']]);

/**
 * Reads the sheet Today: what we wrote there, and what a person ticked and typed.
 *
 * @param cells its columns
 * @param clock the spreadsheet's
 * @returns the rows in which anything stands, but for boxes that are not ticked
 */
export function readTodayRows(cells: FieldCells, clock: WallClock): TodayRow[] {
  return cells('item').flatMap((itemCell, row) => {
    const own = Object.fromEntries(
      TODAY_FIELDS.map((field) => [field, cells(field)[row]]),
    ) as Record<TodayField, Cell>;
    const isEmpty = TODAY_FIELDS.every((field) => isBlank(own[field]) || own[field] === false);
    if (isEmpty) return [];
    const item = cellWords(itemCell);
    return [
      {
        row,
        item,
        key: readItemKey(item),
        isTicked: isTick(own.done),
        note: isBlank(own.note) ? '' : String(own.note),
        newDate: dayOf(own.newDate, clock),
        newDateCell: own.newDate,
        cells: own,
      },
    ];
  });
}

function isTick(cell: Cell): boolean {
  return cell === true || (isText(cell) && (/^\s*[x✓]\s*$/i.test(cell) || TICKS(cell) === true));
}

/**
 * The text of a key in the column *Item*.
 *
 * @param key group, ID and seed
 * @returns the text
 * @example itemKeyText({ seed: '1a', group: 'followUp', id: 'd-1' }) // '1a followUp d-1'
 */
export function itemKeyText({ seed, group, id }: ItemKey): string {
  return `${seed} ${group} ${id}`;
}

/**
 * Reads the text of a key.
 *
 * @param text as it stands in the column *Item*
 * @returns the key, or null where it is none of ours
 * @example readItemKey('1a followUp d-1') // { seed: '1a', group: 'followUp', id: 'd-1' }
 */
export function readItemKey(text: string): ItemKey | null {
  const [, seed, word, id] = /^(\S+) (\S+) (.+)$/.exec(text) ?? [];
  const group = WORK_GROUPS.find((each) => each === word);
  return group === undefined ? null : { seed: seed!, group, id: id! };
}
