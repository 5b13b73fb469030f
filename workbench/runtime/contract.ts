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
  /** Where there is one, the clock goes on with what takes time in a script: calls, sleeping, waiting for a lock. */
  advance?(milliseconds: number): void;
}

/** A spreadsheet file on the engine, with what the engine itself does not keep (zone, users' properties). */
export interface SpreadsheetFile {
  readonly id: string;
  name: string;
  readonly locale: SheetLocale;
  /** Setting another, as File > Settings does, computes all formulas anew. */
  timeZone: string;
  readonly model: Model;
  readonly properties: { document: Map<string, string>; user: Map<string, Map<string, string>> };
  readonly sharing: FileSharing;
  /** What the script keeps beyond this file. */
  readonly project: ScriptProject;
  /** To be called when the clock has moved: formulas that say the time or the day follow it. */
  followClock(): void;
  /** Everything needed to open the file again, plain JSON. */
  save(): SavedSpreadsheet;
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
  /** How long a custom function in a cell may take by this machine's own clock, in milliseconds; 30 s if not given. */
  readonly formulaMachineMs?: number;
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
  readonly sharing?: SavedSharing;
  /** What runs in the file mailed; missing where they mailed nothing. */
  readonly mails?: readonly SentMail[];
  /** All users' triggers of the file; missing where there are none. */
  readonly triggers?: readonly StoredTrigger[];
}

export type Role = 'owner' | 'editor' | 'commenter' | 'viewer';

/** Who may do what with a file. Without an owner nobody has shared it, and who is not named may edit it. */
export interface FileSharing {
  /** An e-mail address. */
  owner?: string;
  /** By e-mail address. */
  readonly roles: Map<string, Role>;
  /** Whether the add-on was used in the file, so that it shows its menu to everybody (platform 2.10). */
  isAddOnEnabled: boolean;
}

export interface SavedSharing {
  readonly owner?: string;
  readonly roles?: Readonly<Record<string, Role>>;
  readonly isAddOnEnabled?: boolean;
}

/** What of appsscript.json decides about runs. */
export interface Manifest {
  readonly timeZone: string;
  /** Missing: the project asks for whatever it calls. */
  readonly oauthScopes?: readonly string[];
}

/** The authorisation modes of Apps Script (platform 2.1). */
export type AuthMode = 'NONE' | 'LIMITED' | 'CUSTOM_FUNCTION' | 'FULL';

/** How a run is started, which decides its mode and its time. */
export type RunStart =
  | 'openNotEnabled'
  | 'simpleTrigger'
  | 'install'
  | 'menu'
  | 'page'
  | 'installableTrigger'
  | 'clockTrigger'
  | 'formula';

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
  /** The scopes that the user has granted, with or without the address in front; missing: all that are asked for. */
  readonly grantedScopes?: readonly string[];
  /** Whether the user has installed the add-on; missing: yes. */
  readonly hasInstalled?: boolean;
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

/** An alert with a choice, or a prompt: it waits for its answer. */
export interface Question {
  readonly kind: 'alert' | 'prompt';
  readonly title: string;
  readonly text: string;
  /** In the order of Google's button set; closing the dialog is possible too. */
  readonly buttons: readonly DialogAnswer['button'][];
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
  /** Calls of the services by "Class.method", refused ones too, for instance "Range.setValues": 3. */
  readonly calls: Readonly<Record<string, number>>;
  /** What the run took of the virtual clock, in milliseconds. */
  readonly tookMs: number;
}

/** Contents of cells that a person changed. */
export interface PersonsEdit {
  readonly sheetId: string;
  /** The rectangle around them; missing where it may be anywhere in the sheet. */
  readonly zone?: Zone;
  /** What the cell held before; only for a single cell that held something. */
  readonly oldValue?: string;
}

/** What an onChange trigger is told (platform 4.3). */
export type ChangeType =
  | 'EDIT'
  | 'INSERT_ROW'
  | 'INSERT_COLUMN'
  | 'REMOVE_ROW'
  | 'REMOVE_COLUMN'
  | 'INSERT_GRID'
  | 'REMOVE_GRID'
  | 'FORMAT'
  | 'OTHER';

/** What a person did to a file, for the triggers that watch it. */
export type FileEvent =
  | { readonly kind: 'ON_OPEN' }
  | { readonly kind: 'ON_EDIT'; readonly edit: PersonsEdit }
  | { readonly kind: 'ON_CHANGE'; readonly changeType: ChangeType };

/** How a run is started, where it is stopped from outside, and what happens around it. */
export interface RunOptions {
  /** By the function's name if not given: simple triggers by theirs, all else as from the menu. */
  readonly startedBy?: RunStart;
  /** Without an open document, as a clock trigger of an add-on may be (platform 4.19, 4.20). */
  readonly isOutsideDocument?: boolean;
  /** How many service calls are carried out; none after them, whatever the script catches. */
  readonly calls?: number;
  /** What the person has selected; without it what scripts made active, else the first cell. */
  readonly selection?: Selection;
  /** What each service call takes of the run's clock, in milliseconds; nothing if not given. */
  readonly callMs?: number;
  /** How long it may take by this machine's own clock, in milliseconds; as long as by the run's if not given. */
  readonly machineMs?: number;
  /** Answers to alerts and prompts in their order, no fewer than are asked for; without a list, OK, Yes or Close. */
  readonly answers?: readonly DialogAnswer[];
  /** Puts a question to the person; gives undefined where nobody is there to answer. */
  readonly ask?: ((question: Question) => DialogAnswer | undefined) | undefined;
  /** Called before each service call is carried out, with the number of those before it and its "Class.method": here others may run. */
  readonly beforeCall?: (callsBefore: number, method: string) => void;
}

/** A rectangle that a person has selected on a sheet, counted from 0. */
export interface Selection {
  readonly sheetId: string;
  readonly zone: Zone;
}

/** The built bundle, bound to one file. */
export interface Script {
  readonly functions: readonly PublicFunction[];
  /** The add-on's menu as the last onOpen built it. */
  readonly menu: readonly MenuItem[];
  /** The same with its separators and sub-menus. */
  readonly menuEntries: readonly MenuEntry[];
  /** Runs one public function in a realm of its own, as `user`. */
  run(functionName: string, args: readonly unknown[], user: User, options?: RunOptions): RunResult;
  /** Runs onEdit with the event of this edit. */
  runOnEdit(edit: PersonsEdit, user: User): RunResult;
  /** Runs onOpen as opening the file does; undefined where that runs nothing (platform 2.1, 2.10, 2.13). */
  runOnOpen(user: User): RunResult | undefined;
  /** Runs onInstall as installing the add-on from within the file does (platform 2.11). */
  runOnInstall(user: User): RunResult;
  /**
   * Runs the installable triggers that the event sets off, each as the user who made it (platform 4.3, 4.4); `actor` is
   * who opened, edited or changed the file.
   */
  runInstalled(event: FileEvent, actor: User): readonly RunResult[];
  /** Runs what a clock trigger calls, as the user who made it. */
  runTrigger(trigger: StoredTrigger, owner: User, options?: RunOptions): RunResult;
}
