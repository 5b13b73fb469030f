/** What one run of a script knows, and how services reach each other without importing each other. */
import type { CallGate } from './callGate';
import type { AuthMode, Clock, Manifest, MenuItem, Notice, ShownHtml, User } from './contract';
import type { Place } from './places';
import type { RunClock } from './runClock';
import type { RunScopes } from './scopes';
import type { OpenFile } from './spreadsheetFile';

export interface ScriptRun {
  readonly file: OpenFile;
  readonly user: User;
  readonly clock: Clock;
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
  /** The clock as the script sees it: what the run takes is added. */
  readonly runClock: RunClock;
  /** Whether a spreadsheet is open to the run (platform 4.19, 4.20). */
  readonly isInDocument: boolean;
  /** Not in simple triggers (platform 2.1). */
  readonly mayShowDialogs: boolean;
  showMenu(items: readonly MenuItem[]): void;
}

/** Makes the objects that Google's interfaces hand out everywhere: a range has a sheet, a sheet has ranges. */
export interface ServiceObjects {
  range(place: Place): Place;
  sheet(sheetId: string): object;
  spreadsheet(): object;
}
