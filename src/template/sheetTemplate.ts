import type { MessageKey } from '../messages';
import type { FunctionCall } from './cellSheet';

/** The sheets of the workbook, by the names that metadata keeps. */
export type SheetKey =
  | 'pipeline'
  | 'today'
  | 'activities'
  | 'quota'
  | 'plan'
  | 'settings'
  | 'mailLog'
  | 'guide'
  | 'state'
  | 'stageLog'
  | 'weekLog'
  | AsideKey;

/** Sheets that set-up does not build: archives of the logs, and what a frozen workbook remembers. */
export type AsideKey = 'stageLogArchive' | 'mailLogArchive' | 'weekLogArchive' | 'frozenValues';

/** How the values of a column are shown; `formats.ts` has the patterns of each locale. */
export type FormatName =
  | 'money'
  | 'percent'
  | 'day'
  | 'fullDay'
  | 'dateTime'
  | 'fullDateTime'
  | 'time'
  | 'hours'
  | 'whole'
  | 'plainText'
  | 'automatic';

/** What a typed cell may hold. A list of words comes from `messages`, a list of cells from a column of a sheet. */
export type CellRule =
  | { readonly kind: 'amount' }
  | { readonly kind: 'fraction' }
  | { readonly kind: 'day' }
  | { readonly kind: 'words'; readonly words: readonly MessageKey[] }
  | { readonly kind: 'column'; readonly column: string };

/**
 * A column of a sheet. `formula` makes it a computed column: one formula in the heading cell, spilled to the last deal
 * (rule W4). In formulas `{pipeline.amount}` stands for a whole column and `{kind.open}` for a word of the workbook's
 * language; formulas.ts fills them in.
 */
export interface ColumnTemplate {
  /** Name of the field; metadata and code know the column by it. */
  readonly field: string;
  /** Pixels. */
  readonly width: number;
  readonly format: FormatName;
  readonly rule?: CellRule;
  readonly note?: MessageKey;
  readonly formula?: string;
  /** The custom function that the formula calls and is nothing else but, so that values can take its place. */
  readonly call?: FunctionCall;
  readonly hidden?: true;
  readonly align?: 'right' | 'left' | 'center';
  /** Long texts go on in a further line of their cell. */
  readonly wraps?: true;
}

/** Colours of one look; see the tokens in the design. */
export interface Look {
  readonly background?: string;
  readonly ink?: string;
  readonly bold?: boolean;
}

/** A look that cells take on while a formula holds; `{kind}` stands for the cell of that field in the same row. */
export interface ConditionalLook {
  /** First and last column of the cells, by field. */
  readonly from: string;
  readonly to: string;
  readonly formula: string;
  readonly look: Look;
}

/** A sheet whose first row holds headings, one a column. */
export interface TableTemplate {
  readonly sheet: SheetKey;
  readonly columns: readonly ColumnTemplate[];
  readonly frozenColumns: number;
  readonly hidden?: true;
  readonly looks: readonly ConditionalLook[];
  /** Rows that a new sheet starts with, by field; words in braces. */
  readonly firstRows: readonly FirstRow[];
  /** A warning stands before whoever edits the heading row (rule T2). */
  readonly isHeadingProtected?: true;
  readonly hasFilter?: true;
  /** Rows that a new sheet begins with, 500 where nothing is said; what is appended makes it grow. */
  readonly rows?: number;
}

/** Values of a row by field; words in braces. */
export type FirstRow = Readonly<Record<string, string | number>>;

/** The heading of a column in the messages. */
export function headingKey(sheet: SheetKey, field: string): MessageKey {
  return `heading.${sheet}.${field}` as MessageKey;
}

/** The name of a sheet in the messages. */
export function sheetNameKey(sheet: SheetKey): MessageKey {
  return `sheet.${sheet}`;
}
