import type { Post } from '../domain/post';
import type { WallClock } from '../domain/wallClock';
import type { Cell } from '../table/cell';
import type { ChartTemplate } from '../template/cellSheet';
import type { Columns } from '../table/headings';
import type { CellRule, Look, SheetKey } from '../template/sheetTemplate';

/** What a flow may do to the world. `google` does it on Apps Script; nothing here knows what a deal is. */
export interface Services {
  readonly workbook: Workbook;
  readonly clock: Clock;
  /**
   * Does something while no other run of ours writes to this spreadsheet.
   *
   * @returns its result, or null where another run kept the lock too long
   */
  locked<T>(work: () => T): T | null;
  /** A text that no other call gives: the seed of new IDs. */
  uniqueText(): string;
  /** Tells the person at the screen; long or many texts wait for her to read them. */
  tell(title: string, texts: readonly string[]): void;
  /**
   * What one of the add-on's own functions gives in a cell.
   *
   * @throws Error with the sentence that the cell would show
   */
  calculate(name: string, args: readonly Cell[]): Cell;
  /** Where the person at the screen has selected something; of several rows the first. */
  selection(): { readonly sheetId: number; readonly row: number } | null;
  /** The e-mail address of the person at the screen; empty where she did not allow us to know it. */
  userMail(): string;
  /** Texts of this person in this file that are kept for ten minutes. */
  readonly recent: TextStore;
  /** Texts of this person in this file that are kept until they are forgotten. */
  readonly kept: TextStore & {
    /** All of them, by name. */
    all(): ReadonlyMap<string, string>;
  };
  /** Texts of this file that all its people share, out of the sheets' reach. */
  readonly shared: SharedTexts;
  /** Sends a mail from the person whose run it is. @throws Error with Google's words */
  sendMail(post: Post): void;
  /** To how many recipients that person may still mail today. */
  mailsLeft(): number;
  /** How long this run has been under way, in ms. */
  spentMs(): number;
  /** How many triggers of ours run for this person in this spreadsheet. */
  triggerCount(): number;
  /**
   * Sees to it that one hourly trigger of this person runs in this spreadsheet, and no more.
   *
   * @throws Error where she did not allow triggers or mails
   */
  makeOneTrigger(): void;
  /** Stops this person's triggers of ours; those of other people are their own. */
  removeTriggers(): void;
}

/** Texts by name, read and written many at once. */
export interface SharedTexts {
  /** All of them by name, or null where Google gives no such texts (platform 4.20). */
  all(): ReadonlyMap<string, string> | null;
  /** Keeps texts, all or none. @throws Error where there is no room or no place for them */
  setAll(texts: ReadonlyMap<string, string>): void;
  forget(names: readonly string[]): void;
}

/** Texts by name. */
export interface TextStore {
  get(name: string): string | null;
  /** Keeps a text; null forgets it. */
  set(name: string, text: string | null): void;
}

export interface Clock {
  /** Today in the spreadsheet's zone, YYYY-MM-DD. */
  today(): string;
  /** This minute in the spreadsheet's zone, as a cell holds it: a day number and its fraction. */
  now(): number;
  /** This very moment, ms since 1970. */
  instant(): number;
  /** The spreadsheet's zone, for instance "Europe/Stockholm". */
  zone(): string;
  /** The spreadsheet's clock, in which its dates are meant. */
  readonly wallClock: WallClock;
  /** The clock of a zone that somebody typed; null where there is none of that name. */
  clockOf(zone: string): WallClock | null;
}

/**
 * `values`: which cells hold values of ours in place of formulas (writeValues.ts). `frozen`: since which day all formulas
 * of ours are values (freezeToValues.ts). `added`: which columns or cells an older sheet gets that are still to be dressed
 * (setUpPipeline.ts). `home`: in which file reminders were switched on, so that a copy knows that it is one.
 */
export type SheetMark = 'values' | 'frozen' | 'added' | 'home';

/** A rectangle of a sheet, counted from 1. */
export interface Block {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A named range: the ID of its sheet, and its place as people see it, for instance "Quota!A:E". */
export interface NamedPlace {
  readonly sheetId: number;
  readonly shown: string;
}

/** A named range with its place in its sheet, for instance "A:E". */
export interface NamedRange {
  readonly name: string;
  readonly sheetId: number;
  readonly a1: string;
}

/** A look that cells take on while a formula holds. */
export interface FormulaLook {
  readonly formula: string;
  readonly look: Look;
}

/** An edit of a person, by its upper left cell. */
export interface Edit {
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
  readonly isOneCell: boolean;
}

/** The columns of a sheet as they were found. */
export interface FoundColumns {
  readonly columns: Columns;
  /** Whether each field has its column and each column its tag. */
  readonly areTagged: boolean;
  /** The fingerprint of the headings that people type; where it holds, so do the columns of typed cells. */
  readonly typedPrint: string;
}

/** What is read holds until something is written, so that to read twice costs nothing. */
export interface Workbook {
  /** The ID of the file. */
  readonly fileId: string;
  /** For instance "sv_SE". */
  readonly locale: string;
  /** The sheet that metadata tags with this key, wherever it stands and whatever it is called. */
  findSheet(key: SheetKey): Sheet | null;
  /** A sheet of this name that carries no tag of ours. */
  findUntaggedSheet(name: string): Sheet | null;
  /** A new sheet of a size, to the left of another one or at the end. */
  addSheet(name: string, before: Sheet | null, rows: number, columns: number): Sheet;
  sheetNames(): string[];
  /** All sheets in their order, people's own too. */
  allSheets(): Sheet[];
  removeSheet(sheet: Sheet): void;
  nameRange(name: string, sheet: Sheet, a1: string): void;
  /** Where a named range lies, or null where there is none of that name. */
  placeOfName(name: string): NamedPlace | null;
  /** All named ranges, people's own too. */
  namedRanges(): readonly NamedRange[];
  removeName(name: string): void;
  /** How many notes of ours the spreadsheet carries out of people's sight: what our sheets and columns are known by. */
  tagCount(): number;
  /** Takes them all away: from then on nothing in the spreadsheet is ours. */
  removeTags(): void;
  /** The values of a named range; none where there is no such name. */
  readName(name: string): Cell[][];
  /** Brings a sheet to the front, and selects a cell of it where one is given, counted from 1. */
  show(sheet: Sheet, cell?: { readonly row: number; readonly column: number }): void;
  flush(): void;
}

export interface Sheet {
  readonly id: number;
  readonly name: string;
  rename(name: string): void;
  tag(key: SheetKey): void;
  /** The schema version with which the sheet was finished, 0 while it is under construction. */
  builtVersion(): number;
  markBuilt(version: number): void;
  /** What we noted about the sheet out of people's sight, or null. */
  readMark(mark: SheetMark): string | null;
  /** Notes something about the sheet; null forgets it. */
  writeMark(mark: SheetMark, value: string | null): void;
  tagColumn(column: number, field: string): void;
  /** Where the tags are now. It costs some calls a column: see `locate`, which asks only where it must. */
  columnTags(): readonly { readonly field: string; readonly column: number }[];
  /** The columns that were remembered under this fingerprint of the headings, or null. */
  recallColumns(print: string): FoundColumns | null;
  /** The columns that were remembered last, whatever the headings are now; null where none are. */
  lastFound(): FoundColumns | null;
  /** Remembers where columns are, for later runs too; null where they are not known. */
  rememberColumns(print: string, found: FoundColumns | null): void;

  /** Gives a sheet in which nothing stands a size. */
  resize(rows: number, columns: number): void;
  /** The sheet's size, grown where it is smaller. */
  ensureSize(rows: number, columns: number): void;
  lastColumn(): number;
  /** The last row in which anything stands. */
  lastRow(): number;
  rowCount(): number;
  /** The heading row, blank cells at its end included. */
  headings(): readonly Cell[];
  headingFormulas(): readonly string[];
  /** The cells below the headings, a list a column; neighbours are read at once. */
  readColumns(columns: readonly number[]): readonly (readonly Cell[])[];
  /** Reads the whole sheet at once: what is read of it from then on, until something is written, is known already. */
  readAhead(): void;
  read(block: Block): Cell[][];
  readFormulas(block: Block): string[][];
  /** The texts that people see in the cells. */
  readShown(block: Block): string[][];
  /** Writes values; the block has their size. */
  write(row: number, column: number, values: readonly (readonly Cell[])[]): void;
  writeFormula(a1: string, formula: string): void;
  /** Deletes rows with all that stands in them; one that is not frozen must be left. */
  deleteRows(row: number, count: number): void;

  freeze(rows: number, columns: number): void;
  hide(): void;
  hideColumns(from: number, to: number): void;
  hideGridlines(): void;
  columnWidths(from: number, to: number, pixels: number): void;
  /** Formats of whole columns below the heading. */
  columnFormat(from: number, to: number, pattern: string, align?: string): void;
  columnRule(from: number, to: number, rule: AllowedCells): void;
  /** The words that the first cell below each heading allows, a list a column; null where it has no such list. */
  allowedWords(): (readonly string[] | null)[];
  /** Notes of neighbouring headings. */
  headingNotes(column: number, texts: readonly string[]): void;
  /** The notes of the heading row, a text a column. */
  readHeadingNotes(): string[];
  /** Gives neighbouring cells of a column boxes to tick, or takes what rules they have; their values stay. */
  tickBoxes(row: number, column: number, rows: number, isWanted: boolean): void;
  dress(a1: string, dress: Dress): void;
  /** Dresses a block of cells of a sheet that has no looks yet; what a cell leaves out is plain. */
  dressBlock(row: number, column: number, dresses: readonly (readonly Dress[])[]): void;
  /**
   * Warns whoever edits a range; the description tells why.
   *
   * @param mayFinish whether a protection of the range without a description may be one that a stopped run began
   */
  warnBeforeEdits(a1: string, description: string, mayFinish: boolean): void;
  /** Turns the basic filter on for whole columns, where the sheet has none. */
  filterColumns(from: number, to: number): void;
  /** Replaces all conditional looks of ours; those of other people stay. */
  conditionalLooks(
    looks: readonly { readonly a1: string; readonly formula: string; readonly look: Look }[],
  ): void;
  /** Replaces formulas of conditional looks, everybody's included; all else of the rules and their order stay. */
  rewriteConditions(rewrite: (formula: string) => string): void;
  /** All conditional looks by formula, everybody's included. */
  formulaLooks(): readonly FormulaLook[];
  removeLooks(isUnwanted: (look: FormulaLook) => boolean): void;
  /** The texts that warn before edits. */
  warnings(): readonly string[];
  removeWarnings(isUnwanted: (text: string) => boolean): void;
  /** Replaces the texts that warn before edits. */
  rewordWarnings(reword: (text: string) => string): void;
  /** Replaces titles and the names of series in charts. */
  rewordCharts(reword: (text: string) => string): void;
  insertChart(chart: ChartTemplate): void;
  chartCount(): number;
}

/** A cell rule with its words and references filled in. */
export type AllowedCells =
  | Exclude<CellRule, { kind: 'words' | 'column' }>
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'cells'; readonly sheet: Sheet; readonly a1: string };

export interface Dress extends Look {
  readonly size?: number;
  readonly italic?: boolean;
  readonly pattern?: string;
  readonly align?: string;
  readonly wrap?: boolean;
  readonly borderBottom?: string;
  readonly merged?: boolean;
  readonly list?: { readonly sheet: Sheet; readonly a1: string };
}
