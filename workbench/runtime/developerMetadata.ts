/** Developer metadata on the spreadsheet, sheets, whole rows and whole columns (platform section 7, robust anchors). */
import { randomInt } from 'node:crypto';
import type { KeptEntry } from '../engine/keptData';
import { forget, keep, keptEntries } from '../engine/keptData';
import type { UnboundedZone, Zone } from '../engine/engineModule';
import { EnumValue, enumeration } from './enumeration';
import { own } from './googleTypes';
import type { GoogleSubset } from './googleTypes';
import type { ScriptRun } from './scriptRun';

const MAX_NUMBER = 2_147_483_647;

type LocationName = 'SPREADSHEET' | 'SHEET' | 'ROW' | 'COLUMN';
type VisibilityName = 'DOCUMENT' | 'PROJECT';

export const METADATA_VISIBILITIES = enumeration('DOCUMENT', 'PROJECT');
export const METADATA_LOCATION_TYPES = enumeration('SPREADSHEET', 'SHEET', 'ROW', 'COLUMN');

interface MetadataValue {
  readonly number: number;
  readonly key: string;
  readonly value: string | null;
  readonly visibility: VisibilityName;
  readonly location: LocationName;
}

/** Where metadata stands or is looked for; nothing at all means the whole spreadsheet. */
export interface MetadataScope {
  readonly sheetId?: string;
  readonly zone?: Zone;
}

/** Adds metadata; overloads as Google's: (key), (key, visibility), (key, value), (key, value, visibility). */
export function addMetadata(
  run: ScriptRun,
  location: LocationName,
  scope: MetadataScope,
  key: string,
  rest: readonly unknown[],
): void {
  const visibility = rest.find((part) => part instanceof EnumValue);
  const value = rest.find((part) => typeof part === 'string');
  const number = randomInt(MAX_NUMBER);
  const kept: MetadataValue = {
    number,
    key,
    value: (value as string | undefined) ?? null,
    visibility: (visibility?.name() ?? 'DOCUMENT') as VisibilityName,
    location,
  };
  run.file.writes.add((dispatch, getters) => {
    const { sheetId, zone } = scope;
    const place = sheetId && zone ? openZone(zone, location) : undefined;
    const ranges = place ? [getters.getRangeDataFromZone(sheetId!, place)] : [];
    keep(dispatch, { id: `metadata:${number}`, kind: 'metadata', sheetId, value: kept, ranges });
  });
}

/** Metadata whose place is exactly the given one. */
export function metadataAt(
  run: ScriptRun,
  location: LocationName,
  { sheetId, zone }: MetadataScope,
): DeveloperMetadata[] {
  return allMetadata(run)
    .filter(({ value, entry }) => value.location === location && entry.sheetId === sheetId)
    .filter(({ entry }) => !zone || isSameZone(entry.ranges[0]!.zone, zone))
    .map(({ entry }) => new DeveloperMetadata(run, entry.id));
}

export class DeveloperMetadata implements GoogleSubset<GoogleAppsScript.Spreadsheet.DeveloperMetadata> {
  readonly #run: ScriptRun;
  readonly #id: string;

  constructor(run: ScriptRun, id: string) {
    this.#run = run;
    this.#id = id;
  }

  getId(): number {
    return this.#value.number;
  }

  getKey(): string {
    return this.#value.key;
  }

  getValue(): string | null {
    return this.#value.value;
  }

  getVisibility(): EnumValue {
    return METADATA_VISIBILITIES[this.#value.visibility];
  }

  getLocation(): DeveloperMetadataLocation {
    return new DeveloperMetadataLocation(this.#run, this.#entry);
  }

  setKey(key: string): this {
    return this.#change({ key });
  }

  setValue(value: string): this {
    return this.#change({ value });
  }

  setVisibility(visibility: unknown): this {
    return this.#change({ visibility: own<EnumValue<VisibilityName>>(visibility).name() });
  }

  remove(): void {
    this.#run.file.writes.add((dispatch) => forget(dispatch, this.#id));
  }

  get #entry(): KeptEntry {
    this.#run.file.writes.carryOut();
    const entry = keptEntries(this.#run.file.model, 'metadata').find(({ id }) => id === this.#id);
    if (!entry) throw new Error('The developer metadata does not exist.');
    return entry;
  }

  get #value(): MetadataValue {
    return this.#entry.value as MetadataValue;
  }

  #change(change: Partial<MetadataValue>): this {
    const entry = this.#entry;
    this.#run.file.writes.add((dispatch, getters) =>
      keep(dispatch, {
        ...entry,
        value: { ...(entry.value as MetadataValue), ...change },
        ranges: entry.ranges.map((range) => getters.getRangeData(range)),
      }),
    );
    return this;
  }
}

class DeveloperMetadataLocation implements GoogleSubset<GoogleAppsScript.Spreadsheet.DeveloperMetadataLocation> {
  readonly #run: ScriptRun;
  readonly #entry: KeptEntry;

  constructor(run: ScriptRun, entry: KeptEntry) {
    this.#run = run;
    this.#entry = entry;
  }

  getLocationType(): EnumValue {
    return METADATA_LOCATION_TYPES[(this.#entry.value as MetadataValue).location];
  }

  getSpreadsheet(): object | null {
    return this.#is('SPREADSHEET') ? this.#run.objects.spreadsheet() : null;
  }

  getSheet(): object | null {
    return this.#is('SHEET') ? this.#run.objects.sheet(this.#entry.sheetId!) : null;
  }

  getColumn(): object | null {
    return this.#is('COLUMN') ? this.#range({ hasAllRows: true, hasAllColumns: false }) : null;
  }

  getRow(): object | null {
    return this.#is('ROW') ? this.#range({ hasAllRows: false, hasAllColumns: true }) : null;
  }

  #is(location: LocationName): boolean {
    return this.getLocationType().name() === location;
  }

  #range(ends: { hasAllRows: boolean; hasAllColumns: boolean }): object {
    const { zone, sheetId } = this.#entry.ranges[0]!;
    return this.#run.objects.range({ sheetId, block: { ...zone, ...ends } });
  }
}

export class DeveloperMetadataFinder implements GoogleSubset<GoogleAppsScript.Spreadsheet.DeveloperMetadataFinder> {
  readonly #run: ScriptRun;
  readonly #scope: MetadataScope;
  readonly #conditions: ((value: MetadataValue) => boolean)[] = [];

  constructor(run: ScriptRun, scope: MetadataScope) {
    this.#run = run;
    this.#scope = scope;
  }

  withId(id: number): this {
    return this.#where((value) => value.number === id);
  }

  withKey(key: string): this {
    return this.#where((value) => value.key === key);
  }

  withValue(wanted: string): this {
    return this.#where(({ value }) => value === wanted);
  }

  withVisibility(visibility: unknown): this {
    const name = own<EnumValue>(visibility).name();
    return this.#where((value) => value.visibility === name);
  }

  withLocationType(location: unknown): this {
    const name = own<EnumValue>(location).name();
    return this.#where((value) => value.location === name);
  }

  find(): DeveloperMetadata[] {
    return allMetadata(this.#run)
      .filter(({ entry }) => isWithin(entry, this.#scope))
      .filter(({ value }) => this.#conditions.every((holds) => holds(value)))
      .map(({ entry }) => new DeveloperMetadata(this.#run, entry.id));
  }

  #where(condition: (value: MetadataValue) => boolean): this {
    this.#conditions.push(condition);
    return this;
  }
}

function allMetadata(run: ScriptRun): { entry: KeptEntry; value: MetadataValue }[] {
  run.file.writes.carryOut();
  return keptEntries(run.file.model, 'metadata').map((entry) => ({
    entry,
    value: entry.value as MetadataValue,
  }));
}

/** A whole column has no last row, a whole row no last column: it grows with the sheet. */
function openZone(zone: Zone, location: LocationName): UnboundedZone {
  return location === 'COLUMN'
    ? { left: zone.left, right: zone.right, top: 0, bottom: undefined }
    : { top: zone.top, bottom: zone.bottom, left: 0, right: undefined };
}

/** Metadata is within a range only if its rows or columns lie in it completely (G:REF Range.createDeveloperMetadataFinder). */
function isWithin(entry: KeptEntry, { sheetId, zone }: MetadataScope): boolean {
  if (sheetId === undefined) return true;
  if (entry.sheetId !== sheetId) return false;
  if (!zone) return true;
  const place = entry.ranges[0]?.zone;
  return (
    place !== undefined &&
    place.left >= zone.left &&
    place.right <= zone.right &&
    place.top >= zone.top &&
    place.bottom <= zone.bottom
  );
}

function isSameZone(one: Zone, other: Zone): boolean {
  return (
    one.left === other.left &&
    one.right === other.right &&
    one.top === other.top &&
    one.bottom === other.bottom
  );
}
