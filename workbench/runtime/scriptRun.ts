/** What one run of a script knows, and how services reach each other without importing each other. */
import type { CallGate } from './callGate';
import type {
  AuthMode,
  DialogAnswer,
  Manifest,
  MenuEntry,
  Notice,
  Question,
  ShownHtml,
  User,
} from './contract';
import type { OpenedFiles } from './openedFiles';
import type { Place } from './places';
import type { RunClock } from './runClock';
import type { RunScopes } from './scopes';
import type { OpenFile } from './spreadsheetFile';

export interface ScriptRun {
  readonly file: OpenFile;
  /** As whom it runs. */
  readonly user: User;
  /** Who sits at the keyboard, as far as the run may know; else empty (platform section 6, Session). */
  readonly activeEmail: string;
  /** The workbench's, and what the run takes is added. */
  readonly clock: RunClock;
  readonly log: string[];
  readonly notices: Notice[];
  readonly shown: ShownHtml[];
  /** HTML files of the project by their name without extension. */
  readonly htmlFiles: ReadonlyMap<string, string>;
  readonly objects: ServiceObjects;
  readonly manifest: Manifest;
  readonly mode: AuthMode;
  readonly scopes: RunScopes;
  readonly gate: CallGate;
  /** Whether a spreadsheet is open to the run (platform 4.19, 4.20). */
  readonly isInDocument: boolean;
  /** Not in simple triggers (platform 2.1). */
  readonly mayShowDialogs: boolean;
  /** A clock trigger's run: no person is there to see it (platform 2.16). */
  readonly isTriggered: boolean;
  /** What the person answers next; undefined where nobody was told to answer. */
  readonly answers: DialogAnswer[] | undefined;
  readonly ask: ((question: Question) => DialogAnswer | undefined) | undefined;
  /** What the person has selected, or the script instead; undefined where nobody has. */
  selection: Place | undefined;
  readonly opened: OpenedFiles;
  /** A script of its own within the run's realm. */
  evaluate(source: string): unknown;
  showMenu(entries: readonly MenuEntry[]): void;
}

/** Makes the objects that Google's interfaces hand out everywhere: a range has a sheet, a sheet has ranges. */
export interface ServiceObjects {
  range(place: Place): Place;
  sheet(sheetId: string): object;
  /** The active one, or another that is open. */
  spreadsheet(file?: OpenFile): object;
}
