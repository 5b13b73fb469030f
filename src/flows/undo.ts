import type { Outcome } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import { cellWords } from '../table/fieldCells';
import { readRequest } from '../table/workbookRequests';
import { ACTIVITIES } from '../template/activities';
import type { ReadTable } from './readTable';
import { columnSentences, readTable } from './readTable';
import { findDeal } from './selectedDeal';
import type { Services } from './services';
import { workbookLanguage } from './workbookLanguage';
import type { CellContent } from './writeCells';
import { writeCells } from './writeCells';
import { printOf } from './writtenCells';

/** A cell as it was and as it was left. */
interface WrittenField {
  readonly field: string;
  /** What to write to have it as it was. */
  readonly before: string | number | boolean;
  /** What it holds since, as a text to compare: what somebody changed afterwards stays. Null stands for anything. */
  readonly after: string | null;
}

/** What the cell holds by then does not matter. */
export const ANYTHING = null;

/** What was done to a row of Activities. */
export interface WrittenActivity {
  readonly id: string;
  /** Null where the row was added. */
  readonly fields: readonly WrittenField[] | null;
}

/** What a save has written. */
export interface UndoRecord {
  /** Empty where no deal was changed. */
  readonly dealId: string;
  readonly row: number;
  readonly fields: readonly WrittenField[];
  readonly activities: readonly WrittenActivity[];
}

const NAME = 'undo.';

/** Keeps for ten minutes what a save has written. */
export function rememberUndo({ recent }: Services, token: string, record: UndoRecord): void {
  recent.set(NAME + token, JSON.stringify(record));
}

/** Whether a save with this token was made in the last ten minutes: its answer may have been lost on the way. */
export function wasSaved({ recent }: Services, token: string): boolean {
  return recent.get(NAME + token) !== null;
}

/**
 * Takes back what was saved with a token, as far as nobody has changed it since. The caller holds the lock.
 *
 * @param services what the flow may do
 * @param request `token`: that of the save
 * @returns whether everything was taken back
 */
export function undo(services: Services, request: unknown): Outcome<boolean, string> {
  const language = () => workbookLanguage(services.workbook);
  const asked = readRequest(language, request, { token: 'token' });
  if (!asked.ok) return asked;
  const name = NAME + asked.value.token;
  const text = services.recent.get(name);
  if (text === null) return answer(false);
  const record = JSON.parse(text) as UndoRecord;
  let isWhole = true;
  if (record.dealId !== '' && record.fields.length > 0) {
    const found = findDeal(services, record.dealId, record.row);
    if (!found.ok) return trouble(...columnSentences(language(), found.problems));
    const { table, at } = found.value;
    isWhole = at !== null && takeBack(services, table, at, record.fields);
  }
  if (record.activities.length > 0) {
    const activities = readTable(services.workbook, ACTIVITIES);
    if (!activities.ok) return trouble(...columnSentences(language(), activities.problems));
    for (const { id, fields } of record.activities) {
      const at = rowOf(activities.value, id);
      if (at < 0) isWhole = false;
      else if (fields) isWhole = takeBack(services, activities.value, at, fields) && isWhole;
    }
    const added = record.activities.filter(({ fields }) => fields === null);
    removeRows(
      activities.value,
      added.map(({ id }) => rowOf(activities.value, id)).filter((at) => at >= 0),
    );
  }
  services.workbook.flush();
  services.recent.set(name, null);
  return answer(isWhole);
}

function rowOf(activities: ReadTable, id: string): number {
  return activities.cells('activityId').findIndex((cell) => cellWords(cell) === id);
}

/** Writes the cells back that are still as they were left; tells whether all are. */
function takeBack(
  services: Services,
  table: ReadTable,
  at: number,
  fields: readonly WrittenField[],
): boolean {
  const untouched = fields.filter(
    ({ field, after }) =>
      after === ANYTHING || printOf(field, table.cells(field)[at], services) === after,
  );
  writeCells(
    table.sheet,
    untouched.map(({ field, before }): CellContent => {
      return { row: at + 2, column: table.columns.get(field)!, content: before };
    }),
  );
  return untouched.length === fields.length;
}

/** From the last to the first, so that none moves before its turn. */
function removeRows({ sheet }: ReadTable, rows: readonly number[]): void {
  for (const at of [...rows].sort((a, b) => b - a)) sheet.deleteRows(at + 2, 1);
}
