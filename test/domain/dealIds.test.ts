import fc from 'fast-check';
import { missingIds } from '../../src/domain/dealIds';

const counter = (): (() => string) => {
  let next = 0;
  return () => `d${++next}`;
};

describe('missingIds(rows, newId)', () => {
  test('gives an ID to a row with a prospect and without one, none to an empty row', () => {
    const rows = [
      { hasProspect: true, id: '' },
      { hasProspect: false, id: '' },
    ];
    expect(missingIds(rows, counter())).toEqual(new Map([[0, 'd1']]));
  });

  test('leaves the uppermost of rows that share an ID and gives the others new ones', () => {
    const rows = [
      { hasProspect: true, id: 'a' },
      { hasProspect: true, id: 'a' },
      { hasProspect: false, id: 'a' },
    ];
    expect([...missingIds(rows, counter()).keys()]).toEqual([1, 2]);
  });

  test('never gives an ID that is taken', () => {
    const rows = [
      { hasProspect: true, id: '' },
      { hasProspect: true, id: 'd1' },
    ];
    expect(missingIds(rows, counter())).toEqual(new Map([[0, 'd2']]));
  });

  test('properties: afterwards each deal has an ID of its own, and asking again gives nothing', () => {
    const row = fc.record({ hasProspect: fc.boolean(), id: fc.constantFrom('', 'a', 'b', 'd1') });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const given = missingIds(rows, counter());
        const after = rows.map((r, i) => ({ ...r, id: given.get(i) ?? r.id }));
        const ids = after.filter((r) => r.hasProspect || r.id !== '').map((r) => r.id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).not.toContain('');
        expect(missingIds(after, counter()).size).toBe(0);
      }),
      { seed: 20261123, numRuns: 500 },
    );
  });
});
