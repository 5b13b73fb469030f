import type { Getters } from '../engine/engineModule';
import { own } from './googleTypes';
import type { GoogleSubset } from './googleTypes';
import { placeOfEngine, rangeData } from './places';
import type { Place } from './places';
import type { ScriptRun } from './scriptRun';

export class NamedRange implements GoogleSubset<GoogleAppsScript.Spreadsheet.NamedRange> {
  readonly #run: ScriptRun;
  #name: string;

  constructor(run: ScriptRun, name: string) {
    this.#run = run;
    this.#name = name;
  }

  getName(): string {
    return this.#name;
  }

  getRange(): object {
    return this.#run.objects.range(this.#place());
  }

  setName(name: string): this {
    this.#update(name, this.#place());
    this.#name = name;
    return this;
  }

  setRange(range: unknown): this {
    this.#update(this.#name, own<Place>(range));
    return this;
  }

  remove(): void {
    removeNamedRange(this.#run, this.#name);
  }

  #place(): Place {
    const place = findNamedRange(this.#run, this.#name);
    if (!place) throw new Error(`The named range ${this.#name} does not exist.`);
    return place;
  }

  #update(newRangeName: string, place: Place): void {
    const oldRangeName = this.#name;
    this.#run.file.writes.add((dispatch, getters) => {
      dispatch('UPDATE_NAMED_RANGE', { oldRangeName, newRangeName, ...placeFor(getters, place) });
    });
  }
}

/** Without the sheet the engine holds the place against the size of the one that it shows. */
function placeFor(getters: Getters, place: Place): object {
  return { ranges: [rangeData(getters, place)], sheetId: place.sheetId };
}

/** All names of the spreadsheet. */
export function namedRanges(run: ScriptRun): NamedRange[] {
  return run.file.writes.carriedOut.getNamedRanges().map(({ name }) => new NamedRange(run, name));
}

/** The place under the name, if the name exists; names do not distinguish case. */
export function findNamedRange(run: ScriptRun, name: string): Place | null {
  const found = run.file.writes.carriedOut.getNamedRange(name);
  return found ? placeOfEngine(found.range) : null;
}

/** Gives a place a name, or moves an existing name. */
export function setNamedRange(run: ScriptRun, name: string, place: Place): void {
  run.file.writes.add((dispatch, getters) => {
    const target = placeFor(getters, place);
    const existing = getters.getNamedRange(name);
    if (!existing) return dispatch('CREATE_NAMED_RANGE', { name, ...target });
    const [oldRangeName, newRangeName] = [existing.name, name];
    dispatch('UPDATE_NAMED_RANGE', { oldRangeName, newRangeName, ...target });
  });
}

/** Removes a name; nothing happens if there is none. */
export function removeNamedRange(run: ScriptRun, name: string): void {
  run.file.writes.add((dispatch, getters) => {
    if (getters.getNamedRange(name)) dispatch('DELETE_NAMED_RANGE', { name });
  });
}
