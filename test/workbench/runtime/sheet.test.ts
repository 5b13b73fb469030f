import { refusal } from '../../../workbench/runtime/refusals';
import { value } from './_scripts';

describe('Sheet.getRange', () => {
  test.each([
    ["'A2:D'", 'A2:D', 999],
    ["'D:D'", 'D:D', 1000],
    ["'2:5'", '2:5', 4],
    ["'$B$3'", 'B3', 1],
    ["'Sheet1!C2:A1'", 'A1:C2', 2],
    ['2, 3', 'C2', 1],
    ['2, 3, 4', 'C2:C5', 4],
    ['2, 3, 4, 2', 'C2:D5', 4],
  ])('getRange(%s) is %s', (place, notation, rows) => {
    expect(
      value(
        `const range = sheet.getRange(${place}); return [range.getA1Notation(), range.getNumRows()];`,
      ),
    ).toEqual([notation, rows]);
  });

  test.each(['1001, 1', '1, 27', '999, 1, 3', "'A1001'", "'Z1:AA2'"])(
    'getRange(%s) throws outside of the sheet',
    (place) => {
      expect(() => value(`sheet.getRange(${place});`)).toThrow(
        'outside the dimensions of the sheet',
      );
    },
  );

  test.each(["'nope!'", "'Stages'", "''"])('getRange(%s) is not found', (place) => {
    expect(() => value(`sheet.getRange(${place});`)).toThrow('Range not found');
  });
});

describe('Sheet.getLastRow and getDataRange', () => {
  test('count spilled cells and formulas that give "", not looks (platform 7.4)', () => {
    expect(
      value(`
        const extents = [[sheet.getLastRow(), sheet.getDataRange().getA1Notation()]];
        sheet.getRange('D9').setBackground('red').setNumberFormat('0.00');
        extents.push([sheet.getLastRow(), sheet.getLastColumn()]);
        sheet.getRange('A1').setFormula('=SEQUENCE(3)');
        extents.push([sheet.getLastRow(), sheet.getLastColumn()]);
        sheet.getRange('C5').setFormula('=""');
        extents.push([sheet.getLastRow(), sheet.getDataRange().getA1Notation()]);
        return extents;`),
    ).toEqual([
      [0, 'A1'],
      [0, 0],
      [3, 1],
      [5, 'A1:C5'],
    ]);
  });
});

describe('Sheet.appendRow', () => {
  test('writes after the last row with content and grows the sheet (platform 7.5)', () => {
    const append = `
      sheet.getRange('B2').setValue('x');
      sheet.appendRow(['a', '=1+1']);
      sheet.appendRow(['b', 2, 3, 4]);
      return [sheet.getDataRange().getValues(), sheet.getMaxRows(), sheet.getMaxColumns()];`;
    expect(value(append, { size: { rows: 3, columns: 3 } })).toEqual([
      [
        ['', '', '', ''],
        ['', 'x', '', ''],
        ['a', 2, '', ''],
        ['b', 2, 3, 4],
      ],
      4,
      4,
    ]);
  });
});

describe('rows and columns', () => {
  test('formulas follow inserted and deleted rows', () => {
    expect(
      value(`
        sheet.getRange('A5').setValue(7);
        sheet.getRange('B1').setFormula('=A5');
        sheet.insertRowsBefore(2, 3);
        sheet.deleteRows(3, 1);
        return [sheet.getRange('B1').getFormula(), sheet.getRange('A7').getValue(), sheet.getMaxRows()];`),
    ).toEqual(['=A7', 7, 1002]);
  });

  test.each([
    ['3, before 1', 'sheet.getRange("C:C"), 1', ['c', 'a', 'b', 'd']],
    ['1 and 2, before 4', 'sheet.getRange("A:B"), 4', ['c', 'a', 'b', 'd']],
    ['1, to the end', 'sheet.getRange("A:A"), 5', ['b', 'c', 'd', 'a']],
  ])('moveColumns of column %s', (_name, places, headings) => {
    const move = `
      sheet.getRange('A1:D1').setValues([['a', 'b', 'c', 'd']]);
      sheet.moveColumns(${places});
      return sheet.getRange('A1:D1').getValues()[0];`;
    expect(value(move, { size: { rows: 5, columns: 4 } })).toEqual(headings);
  });

  test('sizes, frozen panes and hidden columns are read back', () => {
    expect(
      value(`
        sheet.setColumnWidths(2, 2, 140).setRowHeight(1, 40);
        sheet.setFrozenRows(1); sheet.setFrozenColumns(2);
        sheet.hideColumns(4, 2); sheet.showColumns(5);
        const state = [sheet.getColumnWidth(3), sheet.getRowHeight(1), sheet.getFrozenRows(),
          sheet.getFrozenColumns(), sheet.isColumnHiddenByUser(4), sheet.isColumnHiddenByUser(5)];
        sheet.setFrozenRows(0);
        return [...state, sheet.getFrozenRows()];`),
    ).toEqual([140, 40, 1, 2, true, false, 0]);
  });

  test('a sheet that is new has columns of 100 and rows of 21 pixels', () => {
    expect(
      value(`return [sheet.getColumnWidth(1), sheet.getRowHeight(5),
        ss.insertSheet('New').getColumnWidth(26), ss.getSheetByName('New').getRowHeight(1000)];`),
    ).toEqual([100, 21, 100, 21]);
  });

  test('deleting all rows throws', () => {
    expect(() => value(`sheet.deleteRows(1, sheet.getMaxRows());`)).toThrow('all the rows');
  });
});

describe('Sheet.sort', () => {
  test('leaves frozen rows where they are', () => {
    expect(
      value(`
        sheet.getRange('A1:A4').setValues([['Prospect'], ['c'], ['a'], ['b']]);
        sheet.setFrozenRows(1);
        sheet.sort(1);
        return sheet.getRange('A1:A4').getValues().flat();`),
    ).toEqual(['Prospect', 'a', 'b', 'c']);
  });
});

describe('looks of a sheet', () => {
  test('name, tab colour, gridlines and visibility are read back', () => {
    expect(
      value(`
        const other = ss.insertSheet('State');
        other.hideSheet().setTabColor('#1A73E8').setHiddenGridlines(true).setName('Log');
        const state = [other.getName(), other.getTabColor(), other.hasHiddenGridlines(), other.isSheetHidden()];
        return [...state, other.showSheet().setTabColor(null).getTabColor(), other.isSheetHidden()];`),
    ).toEqual(['Log', '#1a73e8', true, true, null, false]);
  });
});

describe('Sheet.getFilter', () => {
  test('one filter a sheet; a second one throws (platform section 7, filters)', () => {
    expect(
      value(`
        sheet.getRange('A1:B3').setValues([['Name', 'Sum'], ['b', 1], ['a', 2]]);
        const before = sheet.getFilter();
        sheet.getRange('A1:B3').createFilter();
        sheet.getFilter().sort(1, true);
        let second;
        try { sheet.getRange('A1:B3').createFilter(); } catch (error) { second = error.message; }
        const range = sheet.getFilter().getRange().getA1Notation();
        sheet.getFilter().remove();
        return [before, range, sheet.getRange('A2').getValue(), second, sheet.getFilter()];`),
    ).toEqual([null, 'A1:B3', 'a', refusal('secondFilter'), null]);
  });
});
