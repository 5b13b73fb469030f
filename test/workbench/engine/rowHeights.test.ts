import type { Model } from '@odoo/o-spreadsheet';
import { model, o } from './_models';

/** Node has no canvas; this one measures as if every letter were as high as its font says. */
class MeasuringCanvas {
  font = '';
  getContext() {
    return this;
  }
  save() {}
  restore() {}
  measureText(text: string) {
    const size = Number(/(\d+)px/.exec(this.font)?.[1]);
    return { width: text.length * size, fontBoundingBoxAscent: size, fontBoundingBoxDescent: 0 };
  }
}

const { OffscreenCanvas: usual } = globalThis as { OffscreenCanvas?: unknown };
beforeAll(() => Object.assign(globalThis, { OffscreenCanvas: MeasuringCanvas }));
afterAll(() => Object.assign(globalThis, { OffscreenCanvas: usual }));

function height(of: Model, row: number): number {
  return of.getters.getRowSize('S', row - 1);
}

function dress(to: Model, xc: string, style: object): void {
  const target = [o.helpers.toZone(xc)];
  expect(to.dispatch('SET_FORMATTING', { sheetId: 'S', target, style }).isSuccessful).toBe(true);
}

test('a row grows with lines, large letters and wrapped text, and only then', () => {
  const sheet = model({ cells: { A1: 'Nordic', A2: 'one\ntwo\nthree', A3: '12', A4: 'Birch' } });
  dress(sheet, 'A3', { fontSize: 36 });
  dress(sheet, 'A4', { bold: true, fillColor: '#FF0000' });
  const [plain, lines, large, bold] = [1, 2, 3, 4].map((row) => height(sheet, row));
  expect([plain, bold]).toEqual([23, 23]);
  expect(lines).toBeGreaterThan(23);
  expect(large).toBeGreaterThan(23);
});

test('a cell that lost its lines lets its row shrink again', () => {
  const sheet = model({ cells: { A1: 'one\ntwo\nthree' } });
  expect(height(sheet, 1)).toBeGreaterThan(23);
  sheet.dispatch('UPDATE_CELL', { sheetId: 'S', col: 0, row: 0, content: 'one' });
  expect(height(sheet, 1)).toBe(23);
});
