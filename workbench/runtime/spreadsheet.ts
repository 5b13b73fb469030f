/** The spreadsheet that a script is bound to (platform section 7). */
import type { FileSharing, Role } from './contract';
import { copyOf, openBeside } from './copies';
import { DeveloperMetadataFinder, addMetadata, metadataAt } from './developerMetadata';
import type { DeveloperMetadata } from './developerMetadata';
import { own } from './googleTypes';
import type { GoogleSubset } from './googleTypes';
import { findNamedRange, namedRanges, removeNamedRange, setNamedRange } from './namedRange';
import type { NamedRange } from './namedRange';
import { openFile } from './openedFiles';
import { wholeSheet } from './places';
import type { Place } from './places';
import { Range } from './range';
import type { ScriptRun } from './scriptRun';
import { User, emailOf } from './session';
import { requireEditable, requireEditor } from './editRights';
import { Sheet } from './sheet';
import { NEW_SHEET, findSheetId, sheetNumber } from './sheetExtent';
import { refused } from './refusals';

const MAX_SHEET_NUMBER = 2_147_483_647;

export class Spreadsheet implements GoogleSubset<GoogleAppsScript.Spreadsheet.Spreadsheet> {
  readonly #run: ScriptRun;

  constructor(run: ScriptRun) {
    this.#run = run;
  }

  getId(): string {
    return this.#run.file.id;
  }

  getName(): string {
    return this.#run.file.name;
  }

  getUrl(): string {
    return `https://docs.google.com/spreadsheets/d/${this.getId()}/edit`;
  }

  rename(newName: string): void {
    requireEditor(this.#run);
    this.#run.file.name = newName;
  }

  getSpreadsheetLocale(): string {
    return this.#run.file.locale;
  }

  getSpreadsheetTimeZone(): string {
    return this.#run.file.timeZone;
  }

  toast(text: string, title = ''): void {
    this.#run.notices.push({ kind: 'toast', title, text });
  }

  // Who has it

  getOwner(): User | null {
    const { owner } = this.#run.file.sharing;
    return owner === undefined ? null : new User(owner);
  }

  /** The owner too, as on Google. */
  getEditors(): User[] {
    const owner = this.getOwner();
    return [...(owner ? [owner] : []), ...this.#usersAs('editor')];
  }

  /** Who may comment too, as on Google. */
  getViewers(): User[] {
    return this.#usersAs('viewer', 'commenter');
  }

  /** Makes a viewer an editor too (platform section 9). */
  addEditor(user: unknown): this {
    return this.addEditors([emailOf(user)]);
  }

  addEditors(emails: readonly string[]): this {
    const { owner, roles } = this.#sharing();
    for (const email of emails) if (email !== owner) roles.set(email, 'editor');
    return this;
  }

  removeEditor(user: unknown): this {
    return this.#remove(user, 'editor');
  }

  /** Without effect on who may edit already (platform section 9). */
  addViewer(user: unknown): this {
    return this.addViewers([emailOf(user)]);
  }

  addViewers(emails: readonly string[]): this {
    const { owner, roles } = this.#sharing();
    for (const email of emails) {
      if (email !== owner && roles.get(email) !== 'editor') roles.set(email, 'viewer');
    }
    return this;
  }

  removeViewer(user: unknown): this {
    return this.#remove(user, 'viewer', 'commenter');
  }

  /** A new file with the same content, owned by the user (platform 4.21 and section 6 tell what does not go along). */
  copy(name: string): object {
    this.#run.opened.flush();
    const { file, user } = this.#run;
    const { id } = openBeside(file, copyOf(file, name, user.email));
    return this.#run.objects.spreadsheet(openFile(this.#run, id));
  }

  // Sheets

  getSheets(): Sheet[] {
    return this.#run.file.writes.structure
      .getSheetIds()
      .map((sheetId) => new Sheet(this.#run, sheetId));
  }

  getNumSheets(): number {
    return this.getSheets().length;
  }

  getSheetByName(name: string): Sheet | null {
    const sheetId = findSheetId(this.#run.file.writes.structure, name);
    return sheetId === undefined ? null : new Sheet(this.#run, sheetId);
  }

  getSheetById(id: number): Sheet | null {
    return this.getSheets().find((sheet) => sheet.getSheetId() === id) ?? null;
  }

  /** Overloads as Google's: (), (name), (index), (name, index); the index is counted from 0. */
  insertSheet(first?: unknown, second?: unknown): Sheet {
    const name = typeof first === 'string' ? first : this.#freeSheetName();
    const index = [first, second].find((part) => typeof part === 'number');
    if (this.getSheets().some((sheet) => sheet.getName().toLowerCase() === name.toLowerCase())) {
      throw refused('sheetName', { name });
    }
    requireEditor(this.#run);
    const sheetId = this.#freeSheetId();
    const position = (index as number | undefined) ?? this.getNumSheets();
    this.#run.file.writes.addStructural((dispatch) => {
      const { rows, columns, columnWidth } = NEW_SHEET;
      dispatch('CREATE_SHEET', { sheetId, name, position, rows, cols: columns });
      const elements = Array.from({ length: columns }, (_, index) => index);
      dispatch('RESIZE_COLUMNS_ROWS', { sheetId, dimension: 'COL', elements, size: columnWidth });
    });
    this.#run.file.activeSheetId = sheetId;
    this.#run.file.madeActive = { sheetId };
    return new Sheet(this.#run, sheetId);
  }

  deleteSheet(sheet: unknown): void {
    const { sheetId } = own<Sheet>(sheet);
    const sheetName = own<Sheet>(sheet).getName();
    if (this.getNumSheets() === 1)
      throw new Error("You can't remove all the sheets in a document.");
    requireEditable(this.#run, wholeSheet(this.#run.file.writes.structure, sheetId));
    this.#run.file.writes.addStructural((dispatch) =>
      dispatch('DELETE_SHEET', { sheetId, sheetName }),
    );
  }

  getActiveSheet(): Sheet {
    const sheets = this.getSheets();
    const active = sheets.find(({ sheetId }) => sheetId === this.#run.file.activeSheetId);
    return active ?? sheets.find((sheet) => !sheet.isSheetHidden())!;
  }

  setActiveSheet(sheet: unknown): Sheet {
    return own<Sheet>(sheet).activate();
  }

  /** What the user has selected, where a person started the run (platform 7.10). */
  getActiveRange(): Range {
    const sheet = this.getActiveSheet();
    const { selection } = this.#run;
    return selection?.sheetId === sheet.sheetId
      ? new Range(this.#run, selection)
      : sheet.getRange(1, 1);
  }

  /** Moves the active sheet to a position counted from 1. */
  moveActiveSheet(position: number): void {
    const { sheetId } = this.getActiveSheet();
    const delta = position - this.getActiveSheet().getIndex();
    if (delta === 0) return;
    this.#run.file.writes.addStructural((dispatch) => dispatch('MOVE_SHEET', { sheetId, delta }));
  }

  // Ranges and names

  getRange(a1Notation: string): Range {
    return this.getActiveSheet().getRange(a1Notation);
  }

  getRangeByName(name: string): Range | null {
    const place = findNamedRange(this.#run, name);
    return place && new Range(this.#run, place);
  }

  getNamedRanges(): NamedRange[] {
    return namedRanges(this.#run);
  }

  setNamedRange(name: string, range: unknown): void {
    setNamedRange(this.#run, name, own<Place>(range));
  }

  removeNamedRange(name: string): void {
    removeNamedRange(this.#run, name);
  }

  // Metadata

  addDeveloperMetadata(key: string, ...rest: unknown[]): this {
    addMetadata(this.#run, 'SPREADSHEET', {}, key, rest);
    return this;
  }

  getDeveloperMetadata(): DeveloperMetadata[] {
    return metadataAt(this.#run, 'SPREADSHEET', {});
  }

  createDeveloperMetadataFinder(): DeveloperMetadataFinder {
    return new DeveloperMetadataFinder(this.#run, {});
  }

  #usersAs(...wanted: readonly Role[]): User[] {
    return [...this.#run.file.sharing.roles]
      .filter(([, role]) => wanted.includes(role))
      .map(([email]) => new User(email));
  }

  #remove(user: unknown, ...removed: readonly Role[]): this {
    const { roles } = this.#sharing();
    const role = roles.get(emailOf(user));
    if (role && removed.includes(role)) roles.delete(emailOf(user));
    return this;
  }

  #sharing(): FileSharing {
    requireEditor(this.#run);
    const { sharing } = this.#run.file;
    if (sharing.owner === undefined)
      throw new Error('NotImplemented: sharing a file that was opened without an owner');
    return sharing;
  }

  #freeSheetName(): string {
    const word = this.#run.file.locale === 'sv_SE' ? 'Blad' : 'Sheet';
    const names = new Set(this.getSheets().map((sheet) => sheet.getName()));
    let number = names.size + 1;
    while (names.has(`${word}${number}`)) number++;
    return `${word}${number}`;
  }

  /** A number, as Google's sheets have; free in this file. */
  #freeSheetId(): string {
    const taken = new Set(this.getSheets().map(({ sheetId }) => sheetNumber(sheetId)));
    let number = Math.floor(Math.random() * MAX_SHEET_NUMBER);
    while (taken.has(number)) number = (number + 1) % MAX_SHEET_NUMBER;
    return String(number);
  }
}
