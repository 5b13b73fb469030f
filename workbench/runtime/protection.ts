/** Protections (platform section 7): kept and reported; the workbench does not enforce them yet. */
import { randomUUID } from 'node:crypto';
import type { KeptEntry } from '../engine/keptData';
import { forget, keep, keptEntries } from '../engine/keptData';
import type { EnumValue } from './enumeration';
import { enumeration } from './enumeration';
import { own } from './googleTypes';
import type { GoogleSubset } from './googleTypes';
import { placeOfEngine, rangeData, wholeSheet } from './places';
import type { Place } from './places';
import type { ScriptRun } from './scriptRun';
import { User } from './session';

export const PROTECTION_TYPES = enumeration('RANGE', 'SHEET');

interface ProtectionValue {
  readonly type: 'RANGE' | 'SHEET';
  readonly description: string;
  readonly isWarningOnly: boolean;
  /** E-mail addresses; none chosen yet means everybody who may edit the file. */
  readonly editors: readonly string[] | null;
  readonly allowsDomain: boolean;
}

const NEW_PROTECTION = {
  description: '',
  isWarningOnly: false,
  editors: null,
  allowsDomain: false,
};

/** Protects a range, or the sheet if there is none; gives the new protection. */
export function addProtection(run: ScriptRun, sheetId: string, place?: Place): Protection {
  const id = `protection:${randomUUID()}`;
  const value: ProtectionValue = { ...NEW_PROTECTION, type: place ? 'RANGE' : 'SHEET' };
  run.file.writes.add((dispatch, getters) =>
    keep(dispatch, {
      id,
      kind: 'protection',
      sheetId,
      value,
      ranges: place ? [rangeData(getters, place)] : [],
    }),
  );
  return new Protection(run, id);
}

/** The protections of a sheet. */
export function protectionsOf(run: ScriptRun, sheetId: string, type: EnumValue): Protection[] {
  run.file.writes.carryOut();
  return keptEntries(run.file.model, 'protection')
    .filter((entry) => entry.sheetId === sheetId)
    .filter((entry) => (entry.value as ProtectionValue).type === type.name())
    .map((entry) => new Protection(run, entry.id));
}

export class Protection implements GoogleSubset<GoogleAppsScript.Spreadsheet.Protection> {
  readonly #run: ScriptRun;
  readonly #id: string;

  constructor(run: ScriptRun, id: string) {
    this.#run = run;
    this.#id = id;
  }

  getProtectionType(): EnumValue {
    return PROTECTION_TYPES[this.#value.type];
  }

  getDescription(): string {
    return this.#value.description;
  }

  setDescription(description: string): this {
    return this.#change({ description });
  }

  isWarningOnly(): boolean {
    return this.#value.isWarningOnly;
  }

  setWarningOnly(isWarningOnly: boolean): this {
    return this.#change({ isWarningOnly });
  }

  getRange(): object {
    const { sheetId, ranges } = this.#entry;
    const [range] = ranges;
    const getters = this.#run.file.writes.structure;
    return this.#run.objects.range(range ? placeOfEngine(range) : wholeSheet(getters, sheetId!));
  }

  getEditors(): User[] {
    return (this.#value.editors ?? []).map((email) => new User(email));
  }

  addEditor(user: unknown): this {
    return this.addEditors([emailOf(user)]);
  }

  addEditors(emails: readonly string[]): this {
    return this.#change({ editors: [...new Set([...(this.#value.editors ?? []), ...emails])] });
  }

  removeEditor(user: unknown): this {
    return this.removeEditors([emailOf(user)]);
  }

  /** The user who runs the script cannot be removed. */
  removeEditors(users: readonly unknown[]): this {
    const removed = users.map(emailOf).filter((email) => email !== this.#run.user.email);
    const editors = this.#value.editors ?? [this.#run.user.email];
    return this.#change({ editors: editors.filter((email) => !removed.includes(email)) });
  }

  canDomainEdit(): boolean {
    return this.#value.allowsDomain;
  }

  canEdit(): boolean {
    const { editors, isWarningOnly } = this.#value;
    return isWarningOnly || editors === null || editors.includes(this.#run.user.email);
  }

  remove(): void {
    this.#run.file.writes.add((dispatch) => forget(dispatch, this.#id));
  }

  get #entry(): KeptEntry {
    this.#run.file.writes.carryOut();
    const entry = keptEntries(this.#run.file.model, 'protection').find(({ id }) => id === this.#id);
    if (!entry) throw new Error('The protection does not exist.');
    return entry;
  }

  get #value(): ProtectionValue {
    return this.#entry.value as ProtectionValue;
  }

  #change(change: Partial<ProtectionValue>): this {
    const entry = this.#entry;
    this.#run.file.writes.add((dispatch, getters) =>
      keep(dispatch, {
        ...entry,
        value: { ...(entry.value as ProtectionValue), ...change },
        ranges: entry.ranges.map((range) => getters.getRangeData(range)),
      }),
    );
    return this;
  }
}

function emailOf(user: unknown): string {
  return typeof user === 'string' ? user : own<User>(user).getEmail();
}
