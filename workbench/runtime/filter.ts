/** The one basic filter of a sheet (platform section 7, filters): a table of the engine without a look. */
import type { GoogleSubset } from './googleTypes';
import { placeOfEngine, rangeData, zoneOf } from './places';
import type { Place } from './places';
import { sortPlace } from './rangeSort';
import type { ScriptRun } from './scriptRun';
import { refused } from './refusals';

/** What the engine is told of a table that is a filter and nothing else. */
export const PLAIN_TABLE = {
  hasFilters: true,
  totalRow: false,
  firstColumn: false,
  lastColumn: false,
  numberOfHeaders: 1,
  bandedRows: false,
  bandedColumns: false,
  automaticAutofill: false,
  styleId: 'None',
};

export class Filter implements GoogleSubset<GoogleAppsScript.Spreadsheet.Filter> {
  readonly #run: ScriptRun;
  readonly #place: Place;

  constructor(run: ScriptRun, place: Place) {
    this.#run = run;
    this.#place = place;
  }

  getRange(): object {
    return this.#run.objects.range(this.#place);
  }

  remove(): void {
    const { sheetId, block } = this.#place;
    const target = [zoneOf(block)];
    this.#run.file.writes.add((dispatch) => dispatch('REMOVE_TABLE', { sheetId, target }));
  }

  /** Sorts the rows below the heading by a column of the range, counted from 1. */
  sort(columnPosition: number, ascending: boolean): this {
    const { sheetId, block } = this.#place;
    const body = { sheetId, block: { ...block, top: block.top + 1 } };
    sortPlace(this.#run, body, { column: block.left + columnPosition, ascending });
    return this;
  }
}

/** The sheet's filter, or null. */
export function filterOf(run: ScriptRun, sheetId: string): Filter | null {
  const tables = run.file.writes.carriedOut.getCoreTables(sheetId);
  const table = tables.find(({ config }) => config.hasFilters);
  return table ? new Filter(run, placeOfEngine(table.range)) : null;
}

/** @throws if the sheet has a filter. */
export function createFilter(run: ScriptRun, place: Place): Filter {
  const { sheetId } = place;
  if (filterOf(run, sheetId)) {
    throw refused('secondFilter');
  }
  run.file.writes.add((dispatch, getters) =>
    dispatch('CREATE_TABLE', {
      sheetId,
      ranges: [rangeData(getters, place)],
      tableType: 'static',
      config: PLAIN_TABLE,
    }),
  );
  return new Filter(run, place);
}
