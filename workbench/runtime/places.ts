/** Where something is in a spreadsheet: a block of cells of a sheet. Range is the service on top of it. */
import type { Getters, UnboundedZone, Zone } from '../engine/engineModule';
import type { Block } from './a1Notation';

export interface Place {
  readonly sheetId: string;
  readonly block: Block;
}

type EngineRange = ReturnType<Getters['getRangeFromSheetXC']>;

export const OUTSIDE = 'The coordinates of the range are outside the dimensions of the sheet.';

/**
 * The place at a row and column counted from 1.
 *
 * @throws if it is not within the sheet.
 */
export function placeAt(
  getters: Getters,
  sheetId: string,
  [row, column, rows, columns]: readonly [number, number, number, number],
): Place {
  if (rows < 1) throw new Error('The number of rows in the range must be at least 1.');
  if (columns < 1) throw new Error('The number of columns in the range must be at least 1.');
  if (row < 1 || column < 1) {
    throw new Error('The starting row or column of the range is too small.');
  }
  const zone = {
    left: column - 1,
    right: column + columns - 2,
    top: row - 1,
    bottom: row + rows - 2,
  };
  assertWithin(getters, sheetId, zone);
  return boundedPlace(sheetId, zone);
}

export function assertWithin(getters: Getters, sheetId: string, { right, bottom }: Zone): void {
  const isWithin =
    right < getters.getNumberCols(sheetId) && bottom < getters.getNumberRows(sheetId);
  if (!isWithin) throw new Error(OUTSIDE);
}

export function boundedPlace(sheetId: string, zone: Zone): Place {
  return { sheetId, block: { ...zoneOf(zone), hasAllRows: false, hasAllColumns: false } };
}

/** All cells of a sheet. */
export function wholeSheet(getters: Getters, sheetId: string): Place {
  return boundedPlace(sheetId, getters.getSheetZone(sheetId));
}

export function placeOfEngine({ sheetId, zone, unboundedZone }: EngineRange): Place {
  const hasAllRows = unboundedZone.bottom === undefined;
  const hasAllColumns = unboundedZone.right === undefined;
  return { sheetId, block: { ...zoneOf(zone), hasAllRows, hasAllColumns } };
}

/** The place for the engine's commands; open ends stay open. */
export function rangeData(getters: Getters, { sheetId, block }: Place) {
  const zone: UnboundedZone = {
    left: block.left,
    top: block.top,
    right: block.hasAllColumns ? undefined : block.right,
    bottom: block.hasAllRows ? undefined : block.bottom,
    hasHeader: block.hasAllRows ? block.top > 0 : block.hasAllColumns && block.left > 0,
  };
  return getters.getRangeDataFromZone(sheetId, zone);
}

/** The bounds alone: the engine refuses zones with more in them. */
export function zoneOf({ left, right, top, bottom }: Zone): Zone {
  return { left, right, top, bottom };
}
