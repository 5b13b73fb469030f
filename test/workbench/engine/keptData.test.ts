import type { Model } from '@odoo/o-spreadsheet';
import { dispatchBatch } from '../../../workbench/engine/batch';
import { keptEntries } from '../../../workbench/engine/keptData';
import { writeCells } from '../../../workbench/engine/cellWrites';
import { Session, cell, model, o, settings, shown } from './_models';

function keep(at: Model, id: string, xc: string): void {
  const ranges = [at.getters.getRangeDataFromXc('S', xc)];
  at.dispatch(
    'GAS_KEEP' as never,
    { id, kind: 'metadata', sheetId: 'S', value: id, ranges } as never,
  );
}

function places(of: Model): string[] {
  return keptEntries(of, 'metadata').map(({ ranges }) =>
    of.getters.getRangeString(ranges[0]!, 'S'),
  );
}

function insertColumn(at: Model, base: number): void {
  at.dispatch('ADD_COLUMNS_ROWS', {
    sheetId: 'S',
    sheetName: 'Sheet1',
    dimension: 'COL',
    base,
    position: 'before',
    quantity: 1,
  });
}

describe('GAS_KEEP', () => {
  test('follows its column through an insert and back through undo', () => {
    const kept = model();
    keep(kept, 'stage', 'D:D');
    insertColumn(kept, 1);
    expect(places(kept)).toEqual(['E:E']);
    kept.dispatch('REQUEST_UNDO');
    expect(places(kept)).toEqual(['D:D']);
    kept.dispatch('REQUEST_UNDO');
    expect(places(kept)).toEqual([]);
  });

  test('goes with its column', () => {
    const kept = model();
    keep(kept, 'stage', 'D:D');
    kept.dispatch('REMOVE_COLUMNS_ROWS', {
      sheetId: 'S',
      sheetName: 'Sheet1',
      dimension: 'COL',
      elements: [3],
    });
    expect(places(kept)).toEqual([]);
  });

  test('is saved and read again', () => {
    const kept = model();
    keep(kept, 'stage', 'D:D');
    keep(kept, 'open', 'B2:B');
    const again = new o.Model(kept.exportData(), { custom: { workbench: settings() } });
    expect(places(again)).toEqual(['D:D', 'B2:B']);
  });

  test('reaches the other tabs, adapted to what they did meanwhile', () => {
    const session = new Session();
    const one = model({ transport: session.transport });
    const other = model({ transport: session.transport });
    insertColumn(other, 0);
    keep(one, 'stage', 'D:D');
    session.deliver();
    expect([places(one), places(other)]).toEqual([['E:E'], ['E:E']]);
  });
});

describe('GAS_BATCH', () => {
  test('is one revision: one undo takes back all of it', () => {
    const batched = model();
    const steps = ['A1', 'B2'].map((xc) => (dispatch: (type: string, payload: object) => void) => {
      dispatch('UPDATE_CELL', { sheetId: 'S', ...o.helpers.toCartesian(xc), content: xc });
    });
    expect(dispatchBatch(batched, steps)).toEqual([]);
    batched.dispatch('REQUEST_UNDO');
    expect(shown(batched, 'A1:B2').flat()).toEqual(['', '', '', '']);
  });

  test('tells what was refused and carries out the rest', () => {
    const batched = model();
    const refusals = dispatchBatch(batched, [
      (dispatch) => dispatch('UPDATE_CELL', { sheetId: 'S', col: 0, row: 9999, content: 'x' }),
      (dispatch) => dispatch('UPDATE_CELL', { sheetId: 'S', col: 0, row: 0, content: 'y' }),
    ]);
    expect(refusals).toEqual([{ command: 'UPDATE_CELL', reasons: ['TargetOutOfSheet'] }]);
    expect(cell(batched, 'A1').value).toBe('y');
  });
});

describe('writeCells', () => {
  const block = Array.from({ length: 1200 }, (_, index) => ({
    col: index % 10,
    row: Math.floor(index / 10) % 30,
    content: String(index),
  }));

  test('writes large blocks that are taken back by one undo', () => {
    const large = model({ cells: { A1: 'before', K1: '=SUM(A1:J30)' } });
    dispatchBatch(large, [(dispatch) => writeCells(dispatch, 'S', block)]);
    expect(cell(large, 'A1').value).toBe(900);
    expect(Number(cell(large, 'K1').value)).toBeGreaterThan(0);
    large.dispatch('REQUEST_UNDO');
    expect(cell(large, 'A1').value).toBe('before');
  });

  test('lands on the same cells when another tab inserted and deleted before it', () => {
    const session = new Session();
    const one = model({ transport: session.transport });
    const other = model({ transport: session.transport });
    insertColumn(other, 3);
    other.dispatch('REMOVE_COLUMNS_ROWS', {
      sheetId: 'S',
      sheetName: 'Sheet1',
      dimension: 'ROW',
      elements: [4, 7],
    });
    dispatchBatch(one, [(dispatch) => writeCells(dispatch, 'S', block)]);
    session.deliver();
    expect(shown(one, 'A1:L28')).toEqual(shown(other, 'A1:L28'));
    expect(shown(one, 'A1:E1').flat()).toEqual(['900', '901', '902', '', '903']);
  });
});
