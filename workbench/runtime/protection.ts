/** Protections (platform section 7); editRights.ts holds scripts to them where the file has an owner. */
import { randomUUID } from 'node:crypto';
import type { DispatchCommand } from '../engine/batch';
import type { KeptEntry } from '../engine/keptData';
import { forget, keep, keptEntries } from '../engine/keptData';
import type { EnumValue } from './enumeration';
import { enumeration } from './enumeration';
import { own } from './googleTypes';
import type { GoogleSubset } from './googleTypes';
import { placeOfEngine, rangeData, wholeSheet } from './places';
import type { Place } from './places';
import type { ProtectionValue, UnprotectedValue } from './protectionValue';
import type { ScriptRun } from './scriptRun';
import { User, emailOf } from './session';
import { passesProtection, unprotectedEntries } from './editRights';
import { mayEdit } from './sharing';
import { refused } from './refusals';

export const PROTECTION_TYPES = enumeration('RANGE', 'SHEET');

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

  /** @throws unless the user may edit what is protected (platform section 7). */
  getEditors(): User[] {
    this.#requireRight();
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

  /** Neither the owner of the file nor the user who runs the script can be removed (platform section 7). */
  removeEditors(users: readonly unknown[]): this {
    const stay = [this.#run.user.email, this.#run.file.sharing.owner ?? this.#run.user.email];
    const removed = users.map(emailOf).filter((email) => !stay.includes(email));
    const editors = this.#value.editors ?? [...new Set(stay)];
    return this.#change({ editors: editors.filter((email) => !removed.includes(email)) });
  }

  /** @throws on a file of a consumer's account (platform section 7). */
  setDomainEdit(editable: boolean): this {
    if (this.#run.user.account !== 'workspace') {
      throw refused('domainEdit');
    }
    return this.#change({ allowsDomain: editable });
  }

  canDomainEdit(): boolean {
    return this.#value.allowsDomain;
  }

  canEdit(): boolean {
    const { file, user } = this.#run;
    return mayEdit(user, file.sharing) && passesProtection(file, user, this.#value);
  }

  /** What of a protected sheet everybody may edit. */
  getUnprotectedRanges(): object[] {
    this.#run.file.writes.carryOut();
    return unprotectedEntries(this.#run, this.#id).map(({ ranges: [range] }) =>
      this.#run.objects.range(placeOfEngine(range!)),
    );
  }

  /** Takes the place of those before. @throws unless a sheet is protected and they lie on it (platform section 7) */
  setUnprotectedRanges(ranges: readonly unknown[]): this {
    this.#requireRight();
    const { sheetId } = this.#entry;
    const places = ranges.map((range) => own<Place>(range));
    const isFitting = places.every((place) => place.sheetId === sheetId);
    if (this.#value.type !== 'SHEET' || !isFitting) throw refused('openRange');
    this.#run.file.writes.add((dispatch, getters) => {
      this.#forgetUnprotected(dispatch);
      const value: UnprotectedValue = { protection: this.#id };
      for (const place of places) {
        const id = `unprotected:${randomUUID()}`;
        const at = [rangeData(getters, place)];
        keep(dispatch, { id, kind: 'unprotected', sheetId: sheetId!, value, ranges: at });
      }
    });
    return this;
  }

  /** @throws unless the user may edit what is protected. */
  remove(): void {
    this.#requireRight();
    this.#run.file.writes.add((dispatch) => {
      this.#forgetUnprotected(dispatch);
      forget(dispatch, this.#id);
    });
  }

  #forgetUnprotected(dispatch: DispatchCommand): void {
    for (const { id } of unprotectedEntries(this.#run, this.#id)) forget(dispatch, id);
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

  #requireRight(): void {
    if (!this.canEdit()) {
      throw refused('protection');
    }
  }

  #change(change: Partial<ProtectionValue>): this {
    this.#requireRight();
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
