import type { Model } from '@odoo/o-spreadsheet';
import { keptEntries } from '../../../workbench/engine/keptData';
import { moveRows } from '../../../workbench/engine/movedRows';
import { sortedRows } from '../../../workbench/engine/sortBesideSpills';
import { Session, model, o, shown, write } from './_models';

/** Prospect, amount, a spill over both (E1), a formula of its own row. */
const DEALS = {
  A1: 'Prospect',
  B1: 'Amount',
  A2: 'Nordic',
  B2: '30',
  A3: 'Acme',
  B3: '10',
  A4: 'Birch',
  B4: '20',
  C2: '=B2*2',
  C3: '=B3*2',
  C4: '=B4*2',
  E1: '=FILTER(IF(ROW(B1:B4)=1,"Double",B1:B4*2),ROW(B1:B4)<=4)',
};

function sort(of: Model, zone: string, column: string, direction: 'asc' | 'desc' = 'asc') {
  const { left, top } = o.helpers.toZone(zone);
  return of.dispatch('SORT_CELLS', {
    sheetId: 'S',
    col: o.helpers.toCartesian(`${column}1`).col,
    row: top,
    zone: { ...o.helpers.toZone(zone), left },
    sortDirection: direction,
    sortOptions: { sortHeaders: true, emptyCellAsZero: false },
  });
}

describe('SORT_CELLS beside a spill', () => {
  test('moves typed cells together and recomputes what the heading formula spills', () => {
    const deals = model({ cells: DEALS });
    expect(sort(deals, 'A2:E4', 'B').isSuccessful).toBe(true);
    expect(shown(deals, 'A1:E4')).toEqual([
      ['Prospect', 'Amount', '', '', 'Double'],
      ['Acme', '10', '20', '', '20'],
      ['Birch', '20', '40', '', '40'],
      ['Nordic', '30', '60', '', '60'],
    ]);
  });

  test('sorts by a spilled column', () => {
    const deals = model({ cells: DEALS });
    sort(deals, 'A2:E4', 'E', 'desc');
    expect(shown(deals, 'A2:A4').flat()).toEqual(['Nordic', 'Birch', 'Acme']);
  });

  test.each(['A1:B4', 'A1:E4'])(
    'leaves out a heading row (%s), by its types or because it spills, when the page does not say',
    (zone) => {
      const deals = model({ cells: DEALS });
      const anchor = { sheetId: 'S', col: 0, row: 0, zone: o.helpers.toZone(zone) };
      deals.dispatch('SORT_CELLS', { ...anchor, sortDirection: 'asc' });
      expect(shown(deals, 'A1:A4').flat()).toEqual(['Prospect', 'Acme', 'Birch', 'Nordic']);
    },
  );

  test('takes styles and formats along and leaves none behind, empty cells included', () => {
    const deals = model({ cells: { ...DEALS, B3: '' } });
    const looks = { style: { bold: true, fillColor: '#FF0000' }, format: '0.00' };
    deals.dispatch('SET_FORMATTING', {
      sheetId: 'S',
      target: [o.helpers.toZone('A2:D2')],
      ...looks,
    });
    sort(deals, 'A2:E4', 'A');
    const styleOf = (row: number) =>
      [0, 1, 2, 3].map((col) =>
        Boolean(deals.getters.getCellStyle({ sheetId: 'S', col, row }).bold),
      );
    expect([1, 2, 3].map(styleOf)).toEqual([
      [false, false, false, false],
      [false, false, false, false],
      [true, true, true, true],
    ]);
    expect(shown(deals, 'A2:B4')).toEqual([
      ['Acme', ''],
      ['Birch', '20'],
      ['Nordic', '30.00'],
    ]);
  });

  test('moves notes with their rows', () => {
    const deals = model({ cells: DEALS });
    const ranges = [deals.getters.getRangeDataFromXc('S', 'A2')];
    const note = { id: 'n', kind: 'note', sheetId: 'S', value: 'call back', ranges };
    deals.dispatch('GAS_KEEP' as never, note as never);
    sort(deals, 'A2:E4', 'A');
    expect(keptEntries(deals, 'note')[0]!.ranges[0]!.zone.top).toBe(3);
  });

  test('is taken back by one undo', () => {
    const deals = model({ cells: DEALS });
    const before = shown(deals, 'A1:E4');
    sort(deals, 'A2:E4', 'B');
    deals.dispatch('REQUEST_UNDO');
    expect(shown(deals, 'A1:E4')).toEqual(before);
    deals.dispatch('REQUEST_REDO');
    expect(shown(deals, 'A2:A4').flat()).toEqual(['Acme', 'Birch', 'Nordic']);
  });

  test('converges in two tabs, one sorting while the other writes and inserts', () => {
    const session = new Session();
    const one = model({ cells: DEALS, transport: session.transport });
    const other = model({ cells: DEALS, transport: session.transport });
    sort(one, 'A2:E4', 'B');
    write(other, 'B3', '99');
    other.dispatch('ADD_COLUMNS_ROWS', {
      sheetId: 'S',
      sheetName: 'Sheet1',
      dimension: 'ROW',
      base: 1,
      position: 'before',
      quantity: 1,
    });
    session.deliver();
    expect(shown(one, 'A1:F6')).toEqual(shown(other, 'A1:F6'));
    one.dispatch('REQUEST_UNDO');
    session.deliver();
    expect(shown(one, 'A1:F6')).toEqual(shown(other, 'A1:F6'));
  });
});

describe('sortedRows', () => {
  test('puts numbers before text before truth values, and blanks last either way', () => {
    const mixed = model({ cells: { A1: 'text', A2: 'TRUE', A4: '5', A5: '1', A6: 'Ask' } });
    const zone = o.helpers.toZone('A1:A6');
    const rows = (ascending: boolean) =>
      sortedRows(mixed.getters, 'S', zone, [{ column: 0, ascending }]);
    expect(rows(true)).toEqual([4, 3, 5, 0, 1, 2]);
    expect(rows(false)).toEqual([1, 0, 5, 3, 4, 2]);
  });

  test('keeps the order of equal rows and goes on to the next key', () => {
    const people = model({ cells: { A1: 'x', B1: '2', A2: 'x', B2: '1', A3: 'a', B3: '3' } });
    const zone = o.helpers.toZone('A1:B3');
    const keys = [
      { column: 0, ascending: true },
      { column: 1, ascending: false },
    ];
    expect(sortedRows(people.getters, 'S', zone, keys)).toEqual([2, 0, 1]);
    expect(sortedRows(people.getters, 'S', zone, keys.slice(0, 1))).toEqual([2, 0, 1]);
  });

  test('moveRows writes nothing where nothing moves', () => {
    const zone = o.helpers.toZone('A2:E4');
    const commands: string[] = [];
    moveRows((type) => commands.push(type), 'S', zone, [1, 2, 3]);
    expect(commands).toEqual([]);
  });
});
