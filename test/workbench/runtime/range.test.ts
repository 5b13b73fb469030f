import { newFile, runOn, value, valueOn } from './_scripts';

describe('Range.setValues', () => {
  test('getValues gives back numbers, texts, truth values and blanks (platform 7.1)', () => {
    expect(
      value(`
        sheet.getRange('A1:C2').setValues([[1.5, 'ask', true], ['', null, undefined]]);
        return sheet.getRange('A1:C2').getValues();`),
    ).toEqual([
      [1.5, 'ask', true],
      ['', '', ''],
    ]);
  });

  test.each([
    ['[[1], [2]]', 'The data has 2 but the range has 1.'],
    ['[[1, 2, 3]]', 'The data has 3 but the range has 2.'],
    ['[[]]', 'The data has 0 but the range has 2.'],
  ])('throws for %s in A1:B1, naming both sizes (platform 7.2)', (block, message) => {
    expect(() => value(`sheet.getRange('A1:B1').setValues(${block});`)).toThrow(message);
  });

  test('a string that begins with = becomes a formula (platform 7.2)', () => {
    expect(
      value(`
        sheet.getRange('A1:B1').setValues([[2, '=A1*3']]);
        return [sheet.getRange('B1').getValue(), sheet.getRange('B1').getFormula()];`),
    ).toEqual([6, '=A1*3']);
  });

  test.each(["'=A1", "'0012", "'TRUE", "''quoted"])(
    'an apostrophe before %s keeps it text, and is not part of the value',
    (text) => {
      const read = `sheet.getRange('A1').setValue(${JSON.stringify(text)}); return sheet.getRange('A1').getValue();`;
      expect(value(read)).toBe(text.slice(1));
    },
  );

  test('undefined and null clear a cell (platform 1.8)', () => {
    expect(
      value(`
        sheet.getRange('A1:A2').setValue(5);
        sheet.getRange('A1').setValue(undefined);
        sheet.getRange('A2').setValue(null);
        return sheet.getRange('A1:A2').getValues();`),
    ).toEqual([[''], ['']]);
  });

  test('keeps every text in a cell of the format @, formulas included', () => {
    expect(
      value(`
        sheet.getRange('A1:A3').setNumberFormat('@').setValues([['00123'], ['=1+1'], ['1 000']]);
        const range = sheet.getRange('A1:A3');
        return [range.getValues(), range.getFormulas(), range.getNumberFormats()].map((each) => each.flat());`),
    ).toEqual([
      ['00123', '=1+1', '1 000'],
      ['', '', ''],
      ['@', '@', '@'],
    ]);
  });

  test('what was written waits for the next read, then is there for formulas (platform 7.6)', () => {
    const file = newFile();
    const { value: sum, calls } = runOn(
      file,
      `sheet.getRange('C1').setFormula('=SUM(A1:B1)');
       sheet.getRange('A1').setValue(1); sheet.getRange('B1').setValue(2);
       return sheet.getRange('C1').getValue();`,
    );
    expect(sum).toBe(3);
    expect(calls['Range.setValue']).toBe(2);
  });

  test('writes of one run before a read are one undo', () => {
    const file = newFile();
    runOn(file, `sheet.getRange('A1').setValue(1); sheet.getRange('B1').setValue(2);`);
    file.model.dispatch('REQUEST_UNDO');
    expect(valueOn(file, `return sheet.getRange('A1:B1').getValues();`)).toEqual([['', '']]);
  });
});

describe('dates', () => {
  test.each([
    ['Europe/Stockholm', '2026-11-22T23:00:00.000Z'],
    ['America/New_York', '2026-11-23T05:00:00.000Z'],
  ])('getValue is the instant of the wall time in %s (platform 7.7)', (timeZone, iso) => {
    const read = `
      sheet.getRange('A1').setValue('2026-11-23');
      const day = sheet.getRange('A1').getValue();
      return [day instanceof Date, day.toISOString()];`;
    expect(value(read, { timeZone })).toEqual([true, iso]);
  });

  test('setValue of a Date shows its wall time by the locale, and comes back the same', () => {
    const write = `
      const at = new Date('2026-11-23T14:30:00Z');
      sheet.getRange('A1').setValue(at);
      return [sheet.getRange('A1').getDisplayValue(), sheet.getRange('A1').getValue().getTime() - at];`;
    expect(value(write, { locale: 'sv_SE' })).toEqual(['2026-11-23 15:30:00', 0]);
    expect(value(write)).toEqual(['11/23/2026 03:30:00 PM', 0]);
  });

  test('a cell that has a date format keeps it', () => {
    expect(
      value(`
        sheet.getRange('A1').setNumberFormat('d mmm yyyy').setValue(new Date('2026-11-23T12:00:00Z'));
        return sheet.getRange('A1').getDisplayValue();`),
    ).toBe('23 Nov 2026');
  });
});

describe('errors in cells', () => {
  test.each([
    ['=1/0', '#DIV/0!'],
    ['=NA()', '#N/A'],
    ['=NOSUCH(1)', '#NAME?'],
    ['=A1', '#REF!'],
    ['=SEQUENCE(2)', '#REF!'],
  ])('%s in A1 above a filled cell reads as %s', (formula, text) => {
    expect(
      value(`
        sheet.getRange('A1:A2').setValues([[${JSON.stringify(formula)}], [1]]);
        return [sheet.getRange('A1').getValue(), sheet.getRange('A1').getDisplayValue()];`),
    ).toEqual([text, text]);
  });
});

describe('Range.setFormula', () => {
  test.each(['en_US', 'sv_SE'] as const)('takes ; between arguments in %s', (locale) => {
    const read = `
      sheet.getRange('A1').setFormula('=IF(TRUE;"a;b";2)');
      return [sheet.getRange('A1').getValue(), sheet.getRange('A1').getFormula()];`;
    const separator = locale === 'sv_SE' ? ';' : ',';
    const formula = `=IF(TRUE${separator}"a;b"${separator}2)`;
    expect(value(read, { locale })).toEqual(['a;b', formula]);
  });
});

describe('Range.sort', () => {
  const deals = `
    sheet.getRange('A1:C4').setValues([
      ['Prospect', 'Amount', '=FILTER(IF(ROW(B1:B4)=1;"Double";B1:B4*2);ROW(B1:B4)<=4)'],
      ['Nordic', 30, ''], ['Acme', 10, ''], ['Birch', 20, ''],
    ]);`;

  test('sorts by a column of the sheet, beside a spill, without taking the first row for a heading', () => {
    expect(
      value(`${deals}
        sheet.getRange('A2:C4').sort({ column: 2, ascending: false });
        return sheet.getRange('A1:C4').getValues();`),
    ).toEqual([
      ['Prospect', 'Amount', 'Double'],
      ['Nordic', 30, 60],
      ['Birch', 20, 40],
      ['Acme', 10, 20],
    ]);
  });

  test('takes notes and looks along', () => {
    expect(
      value(`${deals}
        sheet.getRange('A2').setNote('call').setFontWeight('bold').setBackground('#ff0000');
        sheet.getRange('A2:C4').sort(1);
        const column = sheet.getRange('A2:A4');
        return [column.getNotes().flat(), column.getFontWeights().flat(), column.getBackgrounds().flat()];`),
    ).toEqual([
      ['', '', 'call'],
      ['normal', 'normal', 'bold'],
      ['#ffffff', '#ffffff', '#ff0000'],
    ]);
  });

  test('adapts formulas of the rows that move', () => {
    expect(
      value(`
        sheet.getRange('A1:B2').setValues([[2, '=A1*10'], [1, '=A2*10']]);
        sheet.getRange('A1:B2').sort(1);
        return [sheet.getRange('A1:B2').getValues(), sheet.getRange('B1').getFormula()];`),
    ).toEqual([
      [
        [1, 10],
        [2, 20],
      ],
      '=A1*10',
    ]);
  });
});

describe('looks', () => {
  test('what is set is read back, of the whole range', () => {
    expect(
      value(`
        const range = sheet.getRange('A1:A2');
        range.setFontWeight('bold').setFontColor('red').setFontSize(14).setFontFamily('Roboto')
          .setHorizontalAlignment('center').setVerticalAlignment('middle').setWrap(true)
          .setFontStyle('italic').setBackgrounds([['#00FF00'], [null]])
          .setBorder(true, null, true, false, null, null, '#123456', SpreadsheetApp.BorderStyle.SOLID_MEDIUM);
        return [range.getFontWeights(), range.getFontColors(), range.getFontSizes(),
          range.getFontFamilies(), range.getBackgrounds(), String(range.getWrapStrategies()[0][0])];`),
    ).toEqual([
      [['bold'], ['bold']],
      [['#ff0000'], ['#ff0000']],
      [[14], [14]],
      [['Roboto'], ['Roboto']],
      [['#00ff00'], ['#ffffff']],
      'WRAP',
    ]);
  });

  test('getNumberFormat answers as it was set; the cell shows the number so', () => {
    expect(
      value(`
        const range = sheet.getRange('A1').setValue(46349.25).setNumberFormat('yyyy-MM-dd HH:mm');
        return [range.getNumberFormat(), range.getDisplayValue(), sheet.getRange('B1').getNumberFormat()];`),
    ).toEqual(['yyyy-MM-dd HH:mm', '2026-11-23 06:00', '0.###############']);
  });

  test.each(['[h]:mm', '0.00E+00'])('setNumberFormat(%s) says that it is not there', (format) => {
    expect(() => value(`sheet.getRange('A1').setNumberFormat('${format}');`)).toThrow(
      `NotImplemented: number format "${format}"`,
    );
  });

  test('a colour that is none throws', () => {
    expect(() => value(`sheet.getRange('A1').setBackground('reddish');`)).toThrow('reddish');
  });
});

describe('Range.clear and its kin', () => {
  const filled = `
    const range = sheet.getRange('A1').setValue('New').setBackground('#ff0000').setNote('n')
      .setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(['New']).build());
    const state = () => [range.getValue(), range.getBackground(), range.getNote(),
      range.getDataValidation() !== null];`;

  test.each([
    ['clear()', ['', '#ffffff', 'n', true]],
    ['clearContent()', ['', '#ff0000', 'n', true]],
    ['clearFormat()', ['New', '#ffffff', 'n', true]],
    ['clear({ contentsOnly: true })', ['', '#ff0000', 'n', true]],
    ['clearNote()', ['New', '#ff0000', '', true]],
    ['clearDataValidations()', ['New', '#ff0000', 'n', false]],
  ])('%s leaves %j', (call, rest) => {
    expect(value(`${filled} range.${call}; return state();`)).toEqual(rest);
  });
});

describe('place of a range', () => {
  test('rows and columns count from 1 (platform 7.1)', () => {
    expect(
      value(`
        const range = sheet.getRange('B3:D7');
        return [range.getRow(), range.getColumn(), range.getLastRow(), range.getLastColumn(),
          range.getNumRows(), range.getWidth(), range.getCell(2, 1).getA1Notation(),
          range.offset(1, 2).getA1Notation(), range.offset(0, 0, 1, 1).getA1Notation(),
          range.getGridId() === sheet.getSheetId()];`),
    ).toEqual([3, 2, 7, 4, 5, 3, 'B4', 'D4:F8', 'B3', true]);
  });
});

describe('merges', () => {
  test('a write into a covered cell is lost, the corner keeps its value', () => {
    expect(
      value(`
        sheet.getRange('A1:B2').merge();
        sheet.getRange('A1:B2').setValues([[1, 2], [3, 4]]);
        const merged = [sheet.getRange('A1:B2').getValues(), sheet.getRange('B2').isPartOfMerge()];
        sheet.getRange('A1:B2').breakApart();
        return [...merged, sheet.getRange('B2').isPartOfMerge()];`),
    ).toEqual([
      [
        [1, ''],
        ['', ''],
      ],
      true,
      false,
    ]);
  });
});

test('insertCheckboxes sets all cells to false (platform section 7, GTD)', () => {
  expect(
    value(`
      const range = sheet.getRange('A1:A2').setValues([['x'], [true]]).insertCheckboxes();
      return [range.getValues(), String(range.getDataValidation().getCriteriaType())];`),
  ).toEqual([[[false], [false]], 'CHECKBOX']);
});

test('insertCheckboxes makes empty rows count for getLastRow (platform 7.4)', () => {
  expect(value(`sheet.getRange('A1:A9').insertCheckboxes(); return sheet.getLastRow();`)).toBe(9);
});

describe('copyTo', () => {
  test('takes values and looks along, moves references, and repeats where there is room', () => {
    expect(
      value(`
        sheet.getRange('A1:B1').setValues([[2, '=A1*10']]).setBackground('#ff0000');
        sheet.getRange('B1').setNumberFormat('0.00');
        sheet.getRange('A1:B1').copyTo(sheet.getRange('D3:G5'));
        sheet.getRange('D4').setValue(7);
        return [sheet.getRange('D3:G5').getValues(), sheet.getRange('E4').getFormula(),
          sheet.getRange('G5').getNumberFormat(), sheet.getRange('D3').getBackground(), sheet.getRange('H3').getValue()];`),
    ).toEqual([
      [
        [2, 20, 2, 20],
        [7, 70, 2, 20],
        [2, 20, 2, 20],
      ],
      '=D4*10',
      '0.00',
      '#ff0000',
      '',
    ]);
  });

  test('contentsOnly leaves the looks of the destination', () => {
    expect(
      value(`
        sheet.getRange('A1').setValue(1).setBackground('#ff0000');
        sheet.getRange('C1').setBackground('#00ff00');
        sheet.getRange('A1').copyTo(sheet.getRange('C1'), { contentsOnly: true });
        return [sheet.getRange('C1').getValue(), sheet.getRange('C1').getBackground()];`),
    ).toEqual([1, '#00ff00']);
  });

  test.each([
    ['PASTE_NORMAL', 20, '=C3*10', '#ff0000', '0.00'],
    ['PASTE_NO_BORDERS', 20, '=C3*10', '#ff0000', '0.00'],
    ['PASTE_FORMULA', 20, '=C3*10', '#00ff00', '0%'],
    ['PASTE_VALUES', 20, '', '#00ff00', '0%'],
    ['PASTE_FORMAT', 'was', '', '#ff0000', '0.00'],
  ])('with %s copies of value, formula and looks what its name says', (type, ...copied) => {
    expect(
      value(`
        sheet.getRange('A1:B1').setValues([[2, '=A1*10']]).setBackground('#ff0000').setNumberFormat('0.00');
        const target = sheet.getRange('C3:D3');
        target.setValues([[2, 'was']]).setBackground('#00ff00').setNumberFormat('0%');
        sheet.getRange('A1:B1').copyTo(target, SpreadsheetApp.CopyPasteType.${type}, false);
        const cell = sheet.getRange('D3');
        return [cell.getValue(), cell.getFormula(), cell.getBackground(), cell.getNumberFormat()];`),
    ).toEqual(copied);
  });

  test('PASTE_VALUES keeps text that looks like something else, errors and truth values', () => {
    expect(
      value(`
        sheet.getRange('A1:D1').setValues([['="=1+1"', '="007"', '=1/0', '=1=1']]);
        sheet.getRange('A1:D1').copyTo(sheet.getRange('A2'), SpreadsheetApp.CopyPasteType.PASTE_VALUES, false);
        return [sheet.getRange('A2:D2').getValues()[0], sheet.getRange('A2:D2').getFormulas()[0].join('')];`),
    ).toEqual([['=1+1', '007', '#DIV/0!', true], '']);
  });

  test('transposed, rows become columns, as often as there is room', () => {
    expect(
      value(`
        sheet.getRange('A1:C1').setValues([[1, 2, 3]]);
        const { PASTE_NORMAL } = SpreadsheetApp.CopyPasteType;
        sheet.getRange('A1:C1').copyTo(sheet.getRange('E1:F4'), PASTE_NORMAL, true);
        return sheet.getRange('E1:F4').getValues();`),
    ).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      ['', ''],
    ]);
  });

  test('copies validations and widths alone', () => {
    expect(
      value(`
        const { PASTE_DATA_VALIDATION, PASTE_COLUMN_WIDTHS } = SpreadsheetApp.CopyPasteType;
        const rule = SpreadsheetApp.newDataValidation().requireValueInList(['a']).build();
        sheet.getRange('A1').setValue('a').setDataValidation(rule);
        sheet.setColumnWidth(1, 250);
        sheet.getRange('A1:A2').copyTo(sheet.getRange('C1'), PASTE_DATA_VALIDATION, false);
        sheet.getRange('A1').copyTo(sheet.getRange('D1'), PASTE_COLUMN_WIDTHS, false);
        return [sheet.getRange('C1:C2').getDataValidations().flat().map((one) => one && one.getCriteriaValues()[0][0]),
          sheet.getRange('C1').getValue(), sheet.getColumnWidth(4), sheet.getRange('D1').getValue()];`),
    ).toEqual([['a', null], '', 250, '']);
  });

  test('what is not implemented throws by name', () => {
    const copy = (type: string, transposed: boolean) =>
      value(`sheet.getRange('B1').setFormula('=A1');
        sheet.getRange('B1').copyTo(sheet.getRange('D1'), SpreadsheetApp.CopyPasteType.${type}, ${transposed});
        return sheet.getRange('D1').getValue();`);
    expect(() => copy('PASTE_CONDITIONAL_FORMATTING', false)).toThrow(
      'NotImplemented: Range.copyTo with PASTE_CONDITIONAL_FORMATTING',
    );
    expect(() => copy('PASTE_NORMAL', true)).toThrow('NotImplemented: Range.copyTo of formulas');
  });

  test('a destination that does not have the room on the sheet is refused', () => {
    expect(() =>
      value(`sheet.getRange('A1:B2').copyTo(sheet.getRange(1, sheet.getMaxColumns()));`),
    ).toThrow('outside');
  });
});

test('setFormula takes A1 notation, in any case and with or without $ and =, and no other (platform 7.9)', () => {
  const shown = (formula: string) =>
    value(`
      sheet.getRange('A1:B1').setValues([[2, 3]]);
      return sheet.getRange('C1').setFormula('${formula}').getValue();`);
  expect(['=A1*$B$1', '=a1*b1', 'A1*B1', '=SUM(A1:B1)+1'].map(shown)).toEqual([6, 6, 6, 6]);
  expect(shown('=R[0]C[-2]*R[0]C[-1]')).toMatch(/^#/);
});
