/** What one run of a script knows, and how services reach each other without importing each other. */
import type { Clock, MenuItem, Notice, ShownHtml, User } from './contract';
import type { Place } from './places';
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
