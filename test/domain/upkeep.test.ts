import { pastedAndTyped } from '../../src/domain/pastedCells';
import { stageChanges } from '../../src/domain/stageChanges';

describe('stageChanges(deals, lastKnown)', () => {
  test('finds new deals and deals in another stage, in the order of the rows', () => {
    const deals = [
      { id: 'a', stage: 'Won' },
      { id: 'b', stage: 'Offer' },
      { id: 'c', stage: 'Offer' },
    ];
    const lastKnown = new Map([
      ['a', 'Offer'],
      ['b', 'Offer'],
    ]);
    expect(stageChanges(deals, lastKnown)).toEqual([
      { row: 0, id: 'a', from: 'Offer', to: 'Won' },
      { row: 2, id: 'c', from: '', to: 'Offer' },
    ]);
  });

  test('passes over rows without an ID or a stage', () => {
    const rows = [
      { id: '', stage: 'Won' },
      { id: 'a', stage: '' },
    ];
    expect(stageChanges(rows, new Map())).toEqual([]);
  });
});

describe('pastedAndTyped(constants)', () => {
  test('several constants in one row came with a pasted row, a single one was typed', () => {
    const pasted = [
      { row: 5, column: 4 },
      { row: 5, column: 6 },
    ];
    const typed = [{ row: 9, column: 4 }];
    expect(pastedAndTyped([...pasted, ...typed])).toEqual({ pasted, typed });
  });
});
