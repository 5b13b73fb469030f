import type { Model } from '@odoo/o-spreadsheet';
import { moveRows } from '../../../workbench/engine/movedRows';
import { dispatchBatch } from '../../../workbench/engine/batch';
import { Session, model, o, shown, write } from './_models';

const DEALS = { A1: 'Nordic', A2: 'Acme', A3: 'Birch' };

let session: Session;
let mine: Model;
let theirs: Model;

beforeEach(() => {
  session = new Session();
  mine = model({ cells: DEALS, transport: session.transport });
  theirs = model({ cells: DEALS, transport: session.transport });
});

/** The rows 1 to 3 in the order given, counted from 1. */
function sort(of: Model, order: readonly number[]): void {
  const rows = order.map((row) => row - 1);
  dispatchBatch(of, [(dispatch) => moveRows(dispatch, 'S', o.helpers.toZone('A1:B3'), rows)]);
}

const undo = (of: Model) => of.dispatch('REQUEST_UNDO').isSuccessful;
const redo = (of: Model) => of.dispatch('REQUEST_REDO').isSuccessful;
const names = (of: Model) => shown(of, 'A1:B3').map((row) => row.join(' ').trim());

test('a sort is undone and done again where nothing was moved since', () => {
  sort(mine, [3, 1, 2]);
  session.deliver();
  write(theirs, 'B1', 'note');
  session.deliver();
  expect(undo(mine)).toBe(true);
  session.deliver();
  expect(names(theirs)).toEqual(['Nordic', 'Acme', 'Birch note']);
  expect(redo(mine)).toBe(true);
  session.deliver();
  expect(names(theirs)).toEqual(['Birch note', 'Nordic', 'Acme']);
});

test('a sort on which another was done cannot be undone, until that one is', () => {
  sort(mine, [3, 1, 2]);
  session.deliver();
  sort(theirs, [2, 3, 1]);
  session.deliver();
  write(theirs, 'B1', 'note');
  session.deliver();
  expect(mine.getters.canUndo()).toBe(false);
  expect(undo(mine)).toBe(false);
  expect(names(mine)).toEqual(['Nordic note', 'Acme', 'Birch']);
  expect([undo(theirs), (session.deliver(), undo(theirs))]).toEqual([true, true]);
  session.deliver();
  expect(undo(mine)).toBe(true);
  session.deliver();
  expect(names(mine)).toEqual(['Nordic', 'Acme', 'Birch']);
  expect(names(theirs)).toEqual(names(mine));
});

test('what was typed before the others sorted can be undone', () => {
  write(mine, 'B1', 'mine');
  session.deliver();
  sort(theirs, [3, 1, 2]);
  session.deliver();
  expect(undo(mine)).toBe(true);
  session.deliver();
  expect(names(theirs)).toEqual(['Birch', 'Nordic', 'Acme']);
});

test('rows that are moved on another sheet are in nobody’s way', () => {
  mine.dispatch('CREATE_SHEET', { sheetId: 'T', name: 'Other', position: 1 } as never);
  session.deliver();
  sort(mine, [3, 1, 2]);
  session.deliver();
  const inserted = { sheetId: 'T', sheetName: 'Other', dimension: 'ROW', base: 0 } as const;
  theirs.dispatch('ADD_COLUMNS_ROWS', { ...inserted, position: 'before', quantity: 1 });
  session.deliver();
  expect(undo(mine)).toBe(true);
});

test('an undo that crosses a sort of somebody else is given up, and both go on', () => {
  sort(mine, [3, 1, 2]);
  session.deliver();
  sort(theirs, [2, 3, 1]);
  expect(undo(mine)).toBe(true);
  session.deliver();
  session.deliver();
  expect(names(mine)).toEqual(['Nordic', 'Acme', 'Birch']);
  expect(mine.getters.canUndo()).toBe(false);
  write(mine, 'B2', 'after');
  session.deliver();
  expect(names(theirs)).toEqual(['Nordic', 'Acme after', 'Birch']);
  expect(names(mine)).toEqual(names(theirs));
  expect(undo(mine)).toBe(true);
});
