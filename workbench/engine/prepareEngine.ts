/** Makes the engine behave as Google Sheets where the workbench needs it, by its registries alone. */
import { addBatch } from './batch';
import { addRowWrites } from './cellWrites';
import { dressSeenCellsAlone } from './conditionalLooks';
import { spareEmptyCells } from './emptyCells';
import type { Engine } from './engineModule';
import { addKeptData } from './keptData';
import { addMovedRows } from './movedRows';
import { addMissingFunctions } from './missingFunctions';
import { measureTallCellsAlone } from './rowHeights';
import { addSortBesideSpills } from './sortBesideSpills';
import { followClock } from './todayAndNow';
import { addUndoBesideMoves } from './undoBesideMoves';

const prepared = new WeakSet<Engine>();

/** Prepares an engine module; before the first Model is made, and once however often it is called. */
export function prepareEngine(o: Engine): void {
  if (prepared.has(o)) return;
  prepared.add(o);
  spareEmptyCells(o);
  dressSeenCellsAlone(o);
  measureTallCellsAlone(o);
  addKeptData(o);
  addRowWrites(o);
  addMovedRows(o);
  addBatch(o);
  addSortBesideSpills(o);
  addUndoBesideMoves(o);
  addMissingFunctions(o);
  followClock(o);
}
