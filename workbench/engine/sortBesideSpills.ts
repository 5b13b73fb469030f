/**
 * Sorting as Google does it: typed cells, formulas, formats and notes of a row move together; cells that a formula
 * spills into hold nothing of their own, stay where they are and are computed anew. The engine refuses such a zone
 * (SortZoneWithArrayFormulas), lets styles stay behind where a cell is empty, and has no notes.
 */
import type { DispatchCommand } from './batch';
import type { CellPosition, Engine, EvaluatedCell, Getters, Zone } from './engineModule';
import { moveRows } from './movedRows';

export interface SortKey {
  /** Column of the sheet, counted from 0. */
  readonly column: number;
  readonly ascending: boolean;
}

type Direction = 'asc' | 'desc';

/** The part of the engine's own sort plugin that is built on here. */
interface EngineSort {
  sortZone(
    sheetId: string,
    anchor: { col: number; row: number },
    zone: Zone,
    direction: Direction,
    options: { sortHeaders?: boolean },
  ): void;
  hasHeader(sheetId: string, columns: CellPosition[][]): boolean;
}

type UIPlugin = InstanceType<Engine['UIPlugin']>;

/** Replaces the engine's sort, for scripts and for the page's menus. */
export function addSortBesideSpills(o: Engine): void {
  const { featurePluginRegistry } = o.registries;
  const EngineSortPlugin = featurePluginRegistry.get('sort') as unknown as {
    new (...parameters: unknown[]): UIPlugin & EngineSort;
    getters: readonly string[];
    layers: readonly [];
  };

  class SortBesideSpills extends EngineSortPlugin {
    checkArrayFormulaInSortZone(): string {
      return 'Success';
    }

    override sortZone(...parameters: Parameters<EngineSort['sortZone']>): void {
      const [sheetId, anchor, zone, direction, options] = parameters;
      // Merged cells sort in blocks; the engine's own way is right for them.
      if (this.getters.doesIntersectMerge(sheetId, zone)) return super.sortZone(...parameters);
      const startsWithHeader =
        !options.sortHeaders &&
        (spillsDown(this.getters, sheetId, zone) ||
          this.hasHeader(sheetId, columnsOf(sheetId, zone)));
      const body = startsWithHeader ? { ...zone, top: zone.top + 1 } : zone;
      const keys = [{ column: anchor.col, ascending: direction === 'asc' }];
      const order = sortedRows(this.getters, sheetId, body, keys);
      const dispatch: DispatchCommand = (type, payload) =>
        void this.dispatch(type as never, payload as never);
      moveRows(dispatch, sheetId, body, order);
    }
  }
  featurePluginRegistry.replace('sort', SortBesideSpills as never);
}

/** The rows of the zone (sheet rows, from 0) in the order in which the keys put them; equal rows keep theirs. */
export function sortedRows(
  getters: Getters,
  sheetId: string,
  zone: Zone,
  keys: readonly SortKey[],
): number[] {
  const rows = Array.from({ length: zone.bottom - zone.top + 1 }, (_, index) => zone.top + index);
  const cells = keys.map(({ column }) =>
    rows.map((row) => getters.getEvaluatedCell({ sheetId, col: column, row })),
  );
  return rows.sort((one, other) => {
    for (const [index, { ascending }] of keys.entries()) {
      const difference = compareCells(
        cells[index]![one - zone.top]!,
        cells[index]![other - zone.top]!,
        ascending,
      );
      if (difference !== 0) return difference;
    }
    return one - other;
  });
}

/** Google's order: numbers and dates, then text, then booleans, then errors; turned round when descending; blanks last. */
const TYPE_ORDER = ['number', 'text', 'boolean', 'error'];

function compareCells(one: EvaluatedCell, other: EvaluatedCell, ascending: boolean): number {
  const blanks = Number(isBlank(one)) - Number(isBlank(other));
  if (blanks !== 0 || isBlank(one)) return blanks;
  const types = TYPE_ORDER.indexOf(one.type) - TYPE_ORDER.indexOf(other.type);
  const difference = types !== 0 ? types : compareValues(one.value, other.value);
  return ascending ? difference : -difference;
}

function isBlank(cell: EvaluatedCell): boolean {
  return cell.value === null || cell.value === '';
}

function compareValues(one: unknown, other: unknown): number {
  if (typeof one === 'string' && typeof other === 'string') return one.localeCompare(other);
  return Number(one) - Number(other);
}

/** Whether a formula in the zone's first row fills rows below it, as the heading of a computed column does. */
function spillsDown(getters: Getters, sheetId: string, { left, right, top }: Zone): boolean {
  for (let col = left; col <= right; col++) {
    const origin = { sheetId, col, row: top };
    if (!getters.getCell(origin)?.isFormula) continue;
    const spill = getters.getSpreadZone(origin);
    if (spill && spill.bottom > top) return true;
  }
  return false;
}

function columnsOf(sheetId: string, zone: Zone): CellPosition[][] {
  const positions: CellPosition[][] = [];
  for (let col = zone.left; col <= zone.right; col++) {
    const cells: CellPosition[] = [];
    for (let row = zone.top; row <= zone.bottom; row++) cells.push({ sheetId, col, row });
    positions.push(cells);
  }
  return positions;
}
