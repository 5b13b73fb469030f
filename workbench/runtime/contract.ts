/**
 * What the rest of the workbench may ask of the runtime: open a spreadsheet file on the engine, load a built bundle,
 * run its functions. The services themselves speak only Google's own interfaces (@types/google-apps-script).
 */
import type { Model, TransportService } from '@odoo/o-spreadsheet';
import type { Zone } from '../engine/engineModule';
import type { SentMail } from './outbox';
import type { ScriptProject } from './project';
import type { StoredTrigger } from './triggerStore';

export type SheetLocale = 'en_US' | 'sv_SE';

/** The clock of the workbench: every TODAY(), new Date() in a script and log line asks it. */
export interface Clock {
  now(): Date;
  /** Where there is one, what takes time in a script takes it of this clock: sleeping, waiting for a lock. */
  advance?(milliseconds: number): void;
}

/** A spreadsheet file on the engine, with what the engine itself does not keep (zone, users' properties). */
export interface SpreadsheetFile {
  readonly id: string;
  name: string;
  readonly locale: SheetLocale;
  readonly timeZone: string;
  readonly model: Model;
  readonly properties: { document: Map<string, string>; user: Map<string, Map<string, string>> };
  /** Who may do what with the file; without it everybody is its owner. */
  readonly sharing: Sharing | undefined;
  /** What the script keeps beyond this file. */
  readonly project: ScriptProject;
  /** Everything needed to open the file again, plain JSON. */
  save(): SavedSpreadsheet;
}

/** E-mail addresses of those who have the file, by what they may do. */
export interface Sharing {
  readonly owner: string;
  readonly editors: Set<string>;
  readonly viewers: Set<string>;
}

/** How to open a spreadsheet file; name, locale and zone of a saved one are its own. */
export interface OpenOptions {
  readonly name: string;
  readonly locale: SheetLocale;
  readonly timeZone: string;
  readonly saved?: SavedSpreadsheet;
  readonly clock: Clock;
  /** The built bundle whose custom functions the file's formulas call; with it they are computed once, at opening. */
  readonly bundleSource?: string;
  /** Carries revisions to and from the other tabs; without it the file stands alone. */
  readonly transport?: TransportService;
  /** Revisions accepted after `saved` was saved, oldest first. */
  readonly revisions?: ConstructorParameters<typeof Model>[2];
  /** The script's, where several files have the same; else the file has one of its own. */
  readonly project?: ScriptProject;
  /** Of a new file; a saved one keeps its own. */
  readonly owner?: string;
}

/** A file at rest. `workbook` is the engine's own data, plugin data included. */
export interface SavedSpreadsheet {
  readonly id: string;
  readonly name: string;
  readonly locale: SheetLocale;
  readonly timeZone: string;
  readonly workbook: unknown;
  readonly properties: {
    readonly document: Record<string, string>;
    readonly user: Record<string, Record<string, string>>;
  };
  /** What runs in the file mailed; missing where they mailed nothing. */
  readonly mails?: readonly SentMail[];
  /** All users' triggers of the file; missing where there are none. */
  readonly triggers?: readonly StoredTrigger[];
  readonly sharing?: {
    readonly owner: string;
    readonly editors: readonly string[];
    readonly viewers: readonly string[];
  };
}

/** A top-level function of the built bundle, as Sheets and the menu see it. */
export interface PublicFunction {
  readonly name: string;
  readonly parameters: readonly string[];
  /** The text of the comment directly above, without stars; empty where there is none. */
  readonly docstring: string;
  readonly isCustomFunction: boolean;
}

export interface User {
  readonly email: string;
  /** As Session.getActiveUserLocale gives it: "en", "sv". */
  readonly locale: string;
  /** What kind of Google account it is; a consumer's if not given. */
  readonly account?: 'consumer' | 'workspace';
}

export interface MenuItem {
  readonly label: string;
  readonly functionName: string;
}

/** What stands in a menu: an item, a line between items, a menu of its own. */
export type MenuEntry =
  | MenuItem
  | { readonly separator: true }
  | { readonly label: string; readonly entries: MenuEntry[] };

/** How a person answers an alert or a prompt. */
export interface DialogAnswer {
  readonly button: 'OK' | 'CANCEL' | 'YES' | 'NO' | 'CLOSE';
  /** What was typed into a prompt. */
  readonly text?: string;
}

/** A toast or an alert that the script showed. */
export interface Notice {
  readonly kind: 'toast' | 'alert' | 'prompt';
  readonly title: string;
  readonly text: string;
}

/** A page that the script had shown beside the sheet or above it; `title` is empty where it was not given one. */
export interface ShownHtml {
  readonly kind: 'sidebar' | 'modalDialog' | 'modelessDialog';
  readonly title: string;
  readonly html: string;
  /** In pixels, of a dialog; missing where the script left it open. */
  readonly width?: number;
  readonly height?: number;
}

export interface RunResult {
  readonly value: unknown;
  /** What the function threw, if it did; nothing that it wrote before is taken back. */
  readonly error?: Error;
  readonly log: readonly string[];
  readonly notices: readonly Notice[];
  /** In the order of showing; a sidebar takes the place of the one before, a dialog too. */
  readonly shown: readonly ShownHtml[];
  /** Calls of the services by "Class.method", for instance "Range.setValues": 3. */
  readonly calls: Readonly<Record<string, number>>;
}

/** Contents of cells that a person changed. */
export interface PersonsEdit {
  readonly sheetId: string;
  /** The rectangle around them; missing where it may be anywhere in the sheet. */
  readonly zone?: Zone;
  /** What the cell held before; only for a single cell that held something. */
  readonly oldValue?: string;
}

/** Where a run is stopped from outside, as at the end of its time. */
export interface RunLimits {
  /** How many service calls are carried out; none after them, whatever the script catches. */
  readonly calls: number;
}

/** What happens around a run. */
export interface RunSurroundings extends Partial<RunLimits> {
  /** Answers to alerts and prompts in their order, no fewer than are asked for; without a list, OK, Yes or Close. */
  readonly answers?: readonly DialogAnswer[];
  /** Called before each service call is carried out, with the number of those before it: here others may run. */
  readonly beforeCall?: (callsBefore: number) => void;
}

/** The built bundle, bound to one file. */
export interface Script {
  readonly functions: readonly PublicFunction[];
  /** The add-on's menu as the last onOpen built it. */
  readonly menu: readonly MenuItem[];
  /** The same with its separators and sub-menus. */
  readonly menuEntries: readonly MenuEntry[];
  /** Runs one public function in a realm of its own, as `user`. */
  run(
    functionName: string,
    args: readonly unknown[],
    user: User,
    around?: RunSurroundings,
  ): RunResult;
  /** Runs onEdit with the event of this edit. */
  runOnEdit(edit: PersonsEdit, user: User): RunResult;
  /**
   * Runs what a clock trigger calls, as the user who made it.
   *
   * @param around `isOutsideDocument`: whether the run has no active spreadsheet, which the platform leaves open
   */
  runTrigger(
    trigger: StoredTrigger,
    owner: User,
    around?: RunSurroundings & { readonly isOutsideDocument?: boolean },
  ): RunResult;
}
