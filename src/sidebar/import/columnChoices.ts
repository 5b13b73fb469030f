import type { ImportField } from '../../flows/importFields';
import type { DecimalSign } from '../../table/fileAmounts';
import { amountReadingOf, plainAmount, plainShare } from '../../table/fileAmounts';
import type { DateOrder } from '../../table/fileDays';
import { dateOrderOf, isoDay } from '../../table/fileDays';
import type { ImportRequest } from '../server';
import type { CsvTable } from './csvFile';

/** Which column of the file fills a field, and how its cells are read; null where the column does not tell. */
export interface ColumnChoice {
  /** Counted from 0. */
  readonly column: number;
  readonly order: DateOrder | null;
  readonly sign: DecimalSign | null;
  readonly currency: string;
  readonly isPercent: boolean;
}

/** Choices by field; a field without one gets nothing from the file. */
export type ColumnChoices = Readonly<Record<string, ColumnChoice | undefined>>;

/** Fields without which a file is no list of deals; any one of a group will do. */
const NEEDED: readonly (readonly string[])[] = [['stage'], ['prospect', 'dealId']];

/** The choice for a column as its cells speak for it. */
export function choiceOf(
  table: CsvTable,
  { writtenAs }: ImportField,
  column: number,
): ColumnChoice {
  const texts = cellsOf(table, column);
  const isPercent = table.headings[column]!.includes('%');
  const amounts =
    writtenAs === 'amount' || writtenAs === 'share'
      ? amountReadingOf(texts)
      : { sign: null, currency: '' };
  return {
    column,
    order: writtenAs === 'day' ? dateOrderOf(texts) : null,
    ...amounts,
    isPercent,
  };
}

/** The choices that the server proposed by the headings. */
export function proposedChoices(
  table: CsvTable,
  fields: readonly ImportField[],
  proposed: Readonly<Record<string, string>>,
): ColumnChoices {
  const choices: Record<string, ColumnChoice> = {};
  table.headings.forEach((heading, column) => {
    if (!Object.prototype.hasOwnProperty.call(proposed, heading)) return;
    const field = fields.find((each) => each.field === proposed[heading]);
    if (field) choices[field.field] = choiceOf(table, field, column);
  });
  return choices;
}

/** A cell as the import takes it, or null where it cannot be read so; a blank one stays blank. */
export function cellAsRead(
  text: string,
  { writtenAs }: ImportField,
  { order, sign, currency, isPercent }: ColumnChoice,
): string | null {
  if (text.trim() === '') return '';
  switch (writtenAs) {
    case 'day':
      return order === null ? null : isoDay(text, order);
    case 'amount':
      return sign === null ? null : plainAmount(text, { sign, currency });
    case 'share':
      return sign === null ? null : plainShare(text, sign, isPercent);
    default:
      return text;
  }
}

/** How many cells of a column cannot be read as it is chosen. */
export function unreadableCells(table: CsvTable, field: ImportField, choice: ColumnChoice): number {
  return cellsOf(table, choice.column).filter((text) => cellAsRead(text, field, choice) === null)
    .length;
}

/** Whether the column leaves open how it is written. */
export function wantsReading({ writtenAs }: ImportField, { order, sign }: ColumnChoice): boolean {
  return (writtenAs === 'day' && order === null) || (isNumber(writtenAs) && sign === null);
}

/** The first field that is needed and has no column. */
export function missingField(choices: ColumnChoices): string | undefined {
  return NEEDED.find((group) => group.every((field) => choices[field] === undefined))?.[0];
}

/** Whether a file without a column for this field may be no list of deals. */
export function isNeeded(field: string): boolean {
  return field === 'stage' || field === 'prospect';
}

/** What importDeals is sent: cells that cannot be read go as they are, and it tells what is wrong with them. */
export function importRequest(
  table: CsvTable,
  fields: readonly ImportField[],
  choices: ColumnChoices,
): ImportRequest {
  const byColumn = new Map<number, { field: ImportField; choice: ColumnChoice }>();
  for (const field of fields) {
    const choice = choices[field.field];
    if (choice) byColumn.set(choice.column, { field, choice });
  }
  const { headings } = table;
  return {
    headings,
    rows: table.rows.map((row) =>
      headings.map((_, column) => {
        const text = row[column] ?? '';
        const read = byColumn.get(column);
        return read ? (cellAsRead(text, read.field, read.choice) ?? text) : text;
      }),
    ),
    map: Object.fromEntries(
      headings.map((heading, column) => [heading, byColumn.get(column)?.field.field ?? '']),
    ),
  };
}

/** The cells of a column, blank ones too. */
export function cellsOf({ rows }: CsvTable, column: number): string[] {
  return rows.map((row) => row[column] ?? '');
}

function isNumber(writtenAs: ImportField['writtenAs']): boolean {
  return writtenAs === 'amount' || writtenAs === 'share';
}
