import { loadEngine } from '../../../workbench/engine/loadEngine';
import { declareFunctions } from '../../../workbench/runtime/bundleFormulas';
import { openSpreadsheet } from '../../../workbench/runtime/spreadsheetFile';
import { newFile, NOON, valueOn } from './_scripts';

const SOURCE = `
/**
 * What an argument is, <b>in words</b>.
 *
 * @param {any} value The value to
 *   describe.
 * @param {any} rest Optional. Ignored.
 * @return {string} Words.
 * @customfunction
 * @preserve
 */
function DESCRIBE(value, rest) {
  if (value instanceof Date) return 'date ' + value.toISOString();
  if (Array.isArray(value)) {
    return 'table ' + (value instanceof Array && value[0] instanceof Array) + ' ' + JSON.stringify(value);
  }
  return typeof value + ' ' + String(value);
}
/** @customfunction */
function ARGUMENTS(a, b, c) { return arguments.length + ':' + JSON.stringify([a, b, c].map(String)); }
/** @customfunction */
function GIVE(kind) {
  switch (kind) {
    case 'nothing': return undefined;
    case 'null': return null;
    case 'nan': return NaN;
    case 'infinity': return Infinity;
    case 'date': return new Date(Date.UTC(2026, 10, 22, 23));
    case 'time': return new Date(Date.UTC(2026, 10, 22, 23, 30));
    case 'ragged': return [[1, 2, 3], ['x'], [true, null]];
    case 'empty': return [[]];
    case 'flat': return [1, 2];
    case 'object': return { a: 1 };
    case 'throw': throw new Error('GIVE: row 3: "x" is not a number.');
    case 'mail': return MailApp.sendEmail('x');
    case 'write': return SpreadsheetApp.getActiveSheet().getRange('A1').setValue(1);
    case 'zone': return SpreadsheetApp.getActive().getSpreadsheetTimeZone() + ' '
      + SpreadsheetApp.getActive().getSpreadsheetLocale() + ' ' + Session.getActiveUserLocale() + ' '
      + Utilities.formatDate(new Date(0), 'Europe/Stockholm', 'HH:mm');
  }
}
function notForCells() { return 1; }
`;

function inCell(formula: string, cells: Record<string, unknown> = {}, timeZone?: string): string {
  return block(formula, 1, 1, cells, timeZone)[0]![0]!;
}

/** Display texts of a block whose upper left cell, H1, holds the formula. */
function block(
  formula: string,
  rows: number,
  columns: number,
  cells: Record<string, unknown> = {},
  timeZone?: string,
): string[][] {
  const writes = Object.entries(cells).map(
    ([xc, content]) => `sheet.getRange('${xc}').setValue(${JSON.stringify(content)});`,
  );
  const statements = `${writes.join('')}
    sheet.getRange('H1').setFormula(${JSON.stringify(formula)});
    return sheet.getRange(1, 8, ${rows}, ${columns}).getDisplayValues();`;
  return valueOn(newFile({ timeZone }), statements, SOURCE) as string[][];
}

/** The message behind an error in H1. */
function messageOf(formula: string): string | undefined {
  const file = newFile();
  valueOn(file, `sheet.getRange('H1').setFormula(${JSON.stringify(formula)});`, SOURCE);
  return file.model.getters.getEvaluatedCell({ sheetId: '0', col: 7, row: 0 }).message;
}

describe('arguments of a custom function', () => {
  test.each([
    ['=DESCRIBE(5)', 'number 5'],
    ['=DESCRIBE("a")', 'string a'],
    ['=DESCRIBE(TRUE)', 'boolean true'],
    ['=DESCRIBE(A1)', 'number 0.5'],
    ['=DESCRIBE(A1:A1)', 'number 0.5'],
    ['=DESCRIBE(B9)', 'string '],
    ['=DESCRIBE(A1:B2)', 'table true [[0.5,"x"],["",true]]'],
    ['=DESCRIBE(1/0)', 'string #DIV/0!'],
    ['=DESCRIBE(C1:C2)', 'table true [["#N/A"],["#REF!"]]'],
  ])('%s is given %s (platform 3.3, 3.4)', (formula, words) => {
    const cells = { A1: '50%', B1: 'x', B2: true, C1: '=NA()', C2: '=C2' };
    expect(inCell(formula, cells)).toBe(words);
  });

  test.each([
    ['Europe/Stockholm', 'date 2026-11-22T23:00:00.000Z'],
    ['America/New_York', 'date 2026-11-23T05:00:00.000Z'],
  ])('a date is a Date of the realm at its wall time in %s (platform 3.6)', (zone, words) => {
    expect(inCell('=DESCRIBE(A1)', { A1: '2026-11-23' }, zone)).toBe(words);
  });

  test('what is left out at the end is undefined, what is left out between is blank', () => {
    expect(inCell('=ARGUMENTS(1)')).toBe('1:["1","undefined","undefined"]');
    expect(inCell('=ARGUMENTS(1;;3)')).toBe('3:["1","","3"]');
    expect(inCell('=ARGUMENTS()')).toBe('0:["undefined","undefined","undefined"]');
  });
});

describe('results of a custom function', () => {
  test.each([
    ['nothing', ''],
    ['null', ''],
    ['empty', ''],
    ['nan', '#NUM!'],
    ['infinity', '#NUM!'],
    ['date', '11/23/2026'],
    ['time', '11/23/2026 12:30:00 AM'],
    ['flat', '#ERROR!'],
    ['object', '#ERROR!'],
    ['throw', '#ERROR!'],
  ])('%s shows "%s" (platform 3.11)', (kind, text) => {
    expect(inCell(`=GIVE("${kind}")`)).toBe(text);
  });

  test('rows of unequal length spill, filled up with blanks (platform 3.11)', () => {
    expect(block('=GIVE("ragged")', 3, 3)).toEqual([
      ['1', '2', '3'],
      ['x', '', ''],
      ['TRUE', '', ''],
    ]);
  });

  test('a spill over filled cells is #REF! (platform 3.11)', () => {
    expect(block('=GIVE("ragged")', 1, 1, { I2: 'mine' })).toEqual([['#REF!']]);
  });

  test.each([
    ['=GIVE("throw")', 'GIVE: row 3: "x" is not a number.'],
    ['=GIVE("flat")', 'GIVE returned an array that is not two-dimensional'],
    ['=GIVE("object")', 'GIVE returned a value of type object'],
    ['=GIVE("mail")', 'You do not have permission to call MailApp service.'],
    ['=GIVE("write")', 'You do not have permission to call Range.setValue'],
  ])('%s says why (platform 3.13, 3.14)', (formula, message) => {
    expect(messageOf(formula)).toContain(message);
  });

  test.each([
    ['=GIVE(NOW())', 'Loading...'],
    ['=GIVE(IF(TRUE, RAND() * 2, 1))', 'Loading...'],
    ['=1 + GIVE( RANDBETWEEN(1, 2) )', '#ERROR!'],
    ['=IF(NOW() > 0, GIVE("zone"))', 'Europe/Stockholm en_US sv 01:00'],
    ['=GIVE("RAND()")', ''],
  ])('%s shows %s: volatile arguments never get an answer (platform 3.7)', (formula, shown) => {
    expect(inCell(formula)).toBe(shown);
  });

  test('zone, locales and date formatting may be asked (platform 2.1, 3.6)', () => {
    expect(inCell('=GIVE("zone")')).toBe('Europe/Stockholm en_US sv 01:00');
  });
});

describe('calls of a custom function', () => {
  const bundle = `let calls = 0;
    /** @customfunction */
    function COUNTED(cells) { return ++calls; }`;
  const count = (between: string) =>
    valueOn(
      newFile(),
      `sheet.getRange('A1:A2').setValues([[1], ['2026-11-23']]);
       const cell = sheet.getRange('H1').setFormula('=COUNTED(A1:A2)');
       cell.getValue();
       ${between}
       return cell.getValue();`,
      bundle,
    );

  test.each([
    ["sheet.getRange('A1').setValue(1);", 1],
    ["sheet.getRange('C1').setValue(5);", 1],
    ["sheet.insertRowsAfter(500, 1); sheet.getRange('C2').setBackground('red');", 1],
    ["sheet.getRange('A1').setValue(2);", 2],
    ["sheet.getRange('A2').setValue('2026-11-24');", 2],
    ["sheet.getRange('A1').setValue('1 ');", 1],
    ["sheet.getRange('A1').setValue('a');", 2],
  ])('after %s there were %d (platform 3.8)', (between, calls) => {
    expect(count(between)).toBe(calls);
  });
});

test('each cell is a call, and a range form is one for all of them (platform 3.16)', () => {
  const bundle = `
    function count() {
      const cache = CacheService.getScriptCache();
      cache.put('calls', String(Number(cache.get('calls')) + 1));
    }
    /** @customfunction */ function DOUBLE(value) { count(); return value * 2; }
    /** @customfunction */ function DOUBLES(rows) { count(); return rows.map(([value]) => [value * 2]); }`;
  const told = (formulas: string) =>
    valueOn(
      newFile(),
      `sheet.getRange('A1:A3').setValues([[1], [2], [3]]);
       ${formulas}
       return [sheet.getRange('B1:B3').getValues().flat(), CacheService.getScriptCache().get('calls')];`,
      bundle,
    );
  expect(
    told(
      `sheet.getRange('B1:B3').setFormulas([['=DOUBLE(A1)'], ['=DOUBLE(A2)'], ['=DOUBLE(A3)']]);`,
    ),
  ).toEqual([[2, 4, 6], '3']);
  expect(told(`sheet.getRange('B1').setFormula('=DOUBLES(A1:A3)');`)).toEqual([[2, 4, 6], '1']);
});

describe('registerCustomFunctions', () => {
  test('offers the description and the help of each argument (platform 3.2)', () => {
    declareFunctions(SOURCE);
    const { description, args } = loadEngine().registries.functionRegistry.get('DESCRIBE');
    expect(description).toBe('What an argument is, in words.');
    expect(args.map((arg) => [arg.name, arg.description])).toEqual([
      ['value', 'The value to describe.'],
      ['rest', 'Optional. Ignored.'],
    ]);
  });

  test('offers functions without @customfunction not at all', () => {
    expect(inCell('=notForCells()')).toBe('#NAME?');
  });

  test('loadScript computes formulas of a file that was opened before it', () => {
    const workbook = {
      sheets: [{ id: 'S', name: 'S', cells: { A1: '=LATECOMER(2)', A2: '=UNHEARDOF()' } }],
    };
    const file = openSpreadsheet({
      name: 'Old',
      locale: 'en_US',
      timeZone: 'Etc/UTC',
      clock: { now: () => NOON },
      saved: {
        id: 'x',
        name: 'Old',
        locale: 'en_US',
        timeZone: 'Etc/UTC',
        workbook,
        properties: { document: {}, user: {} },
      },
    });
    const bundle = '/** @customfunction */ function LATECOMER(n) { return n * 2; }';
    const values = valueOn(file, "return sheet.getRange('A1:A2').getValues();", bundle);
    expect(values).toEqual([[4], ['#NAME?']]);
  });
});
