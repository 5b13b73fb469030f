import { deleteRuns } from '../../src/flows/deleteRuns';
import { fakeServices } from './fakeWorkbook';

function sheetOf(
  rows: number,
): ReturnType<ReturnType<typeof fakeServices>['workbook']['addSheet']> {
  const sheet = fakeServices().workbook.addSheet('Log', null, rows, 1);
  sheet.write(
    1,
    1,
    Array.from({ length: rows }, (_, i) => [`row ${i + 1}`]),
  );
  return sheet;
}

test('runs of neighbours go with one call each, whatever their order', () => {
  const sheet = sheetOf(8);
  const deleted = jest.spyOn(sheet, 'deleteRows');
  deleteRuns(sheet, [7, 2, 3, 4]);
  expect(deleted.mock.calls).toEqual([
    [7, 1],
    [2, 3],
  ]);
  const left = sheet.read({ row: 1, column: 1, rows: 4, columns: 1 }).flat();
  expect(left).toEqual(['row 1', 'row 5', 'row 6', 'row 8']);
});

test('a row is left below the heading where all others go', () => {
  const sheet = sheetOf(3);
  deleteRuns(sheet, [2, 3]);
  expect(sheet.rowCount()).toBe(2);
});

test('without rows nothing is asked of the sheet', () => {
  const sheet = sheetOf(3);
  const grown = jest.spyOn(sheet, 'ensureSize');
  deleteRuns(sheet, []);
  expect(grown).not.toHaveBeenCalled();
});
