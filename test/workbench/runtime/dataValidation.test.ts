import { keptEntries } from '../../../workbench/engine/keptData';
import { refusal } from '../../../workbench/runtime/refusals';
import { newFile, value, valueOn } from './_scripts';

describe('data validation', () => {
  test.each([
    ["requireValueInList(['New', 'Won'])", 'VALUE_IN_LIST', [['New', 'Won'], true]],
    ["requireValueInList(['New'], false)", 'VALUE_IN_LIST', [['New'], false]],
    ['requireNumberBetween(0, 1)', 'NUMBER_BETWEEN', [0, 1]],
    ['requireNumberGreaterThanOrEqualTo(0)', 'NUMBER_GREATER_THAN_OR_EQUAL_TO', [0]],
    ['requireDate()', 'DATE_IS_VALID_DATE', []],
    ['requireCheckbox()', 'CHECKBOX', []],
    ['requireTextIsEmail()', 'TEXT_IS_VALID_EMAIL', []],
    ["requireFormulaSatisfied('=LEN(B2)<5;')", 'CUSTOM_FORMULA', ['=LEN(B2)<5;']],
  ])('%s is read back as it was built', (rule, criterion, values) => {
    const formula = rule.replace(';', '');
    expect(
      value(`
        const rule = SpreadsheetApp.newDataValidation().${formula}
          .setAllowInvalid(false).setHelpText('Choose').build();
        sheet.getRange('B2:B').setDataValidation(rule);
        const read = sheet.getRange('B7').getDataValidation();
        return [String(read.getCriteriaType()), read.getCriteriaValues(), read.getAllowInvalid(), read.getHelpText(),
          read.getCriteriaType() === SpreadsheetApp.DataValidationCriteria.${criterion}];`),
    ).toEqual([
      criterion,
      JSON.parse(JSON.stringify(values).replace(';', '')),
      false,
      'Choose',
      true,
    ]);
  });

  test('setAllowInvalid is true unless it is called (platform section 7)', () => {
    expect(
      value(`return SpreadsheetApp.newDataValidation().requireDate().build().getAllowInvalid();`),
    ).toBe(true);
  });

  test('requireValueInRange follows its source', () => {
    expect(
      value(`
        const settings = ss.insertSheet('Settings');
        const rule = SpreadsheetApp.newDataValidation().requireValueInRange(settings.getRange('A2:A'));
        sheet.getRange('C2:C9').setDataValidation(rule.build());
        settings.insertColumnsBefore(1, 1);
        const [source, dropdown] = sheet.getRange('C2').getDataValidation().getCriteriaValues();
        return [source.getA1Notation(), source.getSheet().getName(), dropdown];`),
    ).toEqual(['B2:B', 'Settings', true]);
  });

  test('a new rule replaces the old one on its cells only; clearing cuts it out too', () => {
    expect(
      value(`
        const list = (item) => SpreadsheetApp.newDataValidation().requireValueInList([item]).build();
        sheet.getRange('A1:A6').setDataValidation(list('a'));
        sheet.getRange('A2:A3').setDataValidation(list('b'));
        sheet.getRange('A5').clearDataValidations();
        return sheet.getRange('A1:A6').getDataValidations()
          .map(([rule]) => rule && rule.getCriteriaValues()[0][0]);`),
    ).toEqual(['a', 'b', 'b', 'a', null, 'a']);
  });

  test('a checkbox rule leaves what stands in the cells', () => {
    expect(
      value(`
        sheet.getRange('A1:A3').setValues([['text'], [10], [true]]);
        sheet.getRange('A1:A3').setDataValidation(SpreadsheetApp.newDataValidation().requireCheckbox().build());
        return sheet.getRange('A1:A3').getValues().flat();`),
    ).toEqual(['text', 10, true]);
  });

  test('setDataValidations sets a rule or none for each cell', () => {
    expect(
      value(`
        const date = SpreadsheetApp.newDataValidation().requireDate().build();
        sheet.getRange('A1:B1').setDataValidation(date);
        sheet.getRange('A1:B1').setDataValidations([[date, null]]);
        return sheet.getRange('A1:B1').getDataValidations()[0].map((rule) => rule !== null);`),
    ).toEqual([true, false]);
  });

  test('setting rules again and again keeps no more than the last ones', () => {
    const file = newFile();
    valueOn(
      file,
      `for (const item of ['a', 'b', 'c']) {
         const rule = SpreadsheetApp.newDataValidation().requireValueInList([item]).build();
         sheet.getRange('A1:A6').setDataValidation(rule);
       }
       sheet.getRange('A3').clearDataValidations();`,
    );
    expect(keptEntries(file.model, 'validation')).toHaveLength(1);
  });

  test('a rule that somebody made in the page is read too', () => {
    const file = newFile();
    file.model.dispatch('ADD_DATA_VALIDATION_RULE', {
      sheetId: '0',
      ranges: [file.model.getters.getRangeDataFromXc('0', 'A1')],
      rule: {
        id: 'page',
        isBlocking: true,
        criterion: { type: 'isValueInRange', values: ['C1:C5'], displayStyle: 'arrow' },
      },
    });
    const read = `
      const rule = sheet.getRange('A1').getDataValidation();
      return [String(rule.getCriteriaType()), rule.getCriteriaValues()[0].getA1Notation(), rule.getAllowInvalid()];`;
    expect(valueOn(file, read)).toEqual(['VALUE_IN_RANGE', 'C1:C5', false]);
  });
});

describe('rules that reject are kept by scripts (platform section 7, validation)', () => {
  const rule = (criterion: string, allows: boolean) => `
    sheet.getRange('B1:B9').setDataValidation(
      SpreadsheetApp.newDataValidation().${criterion}.setAllowInvalid(${allows}).build());`;
  const write = (values: string) => `sheet.getRange('A1:B2').setValues(${values});`;

  test('a value that breaks the rule throws, and nothing of the block is written', () => {
    const file = newFile();
    valueOn(file, rule("requireValueInList(['New', 'Won'])", false));
    expect(() => valueOn(file, write(`[['a', 'New'], ['b', 'Lost']]`))).toThrow(
      refusal('invalidValue', { cell: 'B2' }),
    );
    expect(valueOn(file, `return sheet.getRange('A1:B2').getValues();`)).toEqual([
      ['', ''],
      ['', ''],
    ]);
    valueOn(file, write(`[['a', 'New'], ['Lost', '']]`));
    expect(valueOn(file, `return sheet.getRange('A1:B2').getValues();`)).toEqual([
      ['a', 'New'],
      ['Lost', ''],
    ]);
  });

  test('a rule that allows invalid values only warns', () => {
    const file = newFile();
    valueOn(file, rule("requireValueInList(['New'])", true));
    expect(() => valueOn(file, write(`[['a', 'x'], ['b', 'y']]`))).not.toThrow();
  });

  test.each([
    ['requireNumberBetween(0, 1)', 0.5, 2],
    ['requireNumberGreaterThan(5)', 6, 'six'],
    ['requireDate()', '2026-11-23', 'soon'],
    ["requireValueInRange(sheet.getRange('D1:D2'))", 'red', 'blue'],
  ])('%s takes %j and not %j, in the run that sets it too', (criterion, good, bad) => {
    const set = `sheet.getRange('D1:D2').setValues([['red'], ['green']]); ${rule(criterion, false)}`;
    const one = (value: unknown) => `sheet.getRange('B1').setValue(${JSON.stringify(value)});`;
    expect(() => value(set + one(good))).not.toThrow();
    expect(() => value(set + one(bad))).toThrow(refusal('invalidValue', { cell: 'B1' }));
  });

  test.each([
    ['a formula in a cell with a rule', 'requireNumberBetween(0, 1)', '=5+5'],
    ['a value under a rule that is a formula', "requireFormulaSatisfied('=B1>100')", 5],
  ])('%s passes: nothing documents that scripts are refused it', (_what, criterion, written) => {
    const set = `sheet.getRange('B1').setValue(${JSON.stringify(written)});`;
    expect(() => value(rule(criterion, false) + set)).not.toThrow();
  });

  test('appendRow is held to the rule, and to where it writes', () => {
    expect(() =>
      value(`${rule('requireNumberBetween(0, 1)', false)} sheet.appendRow(['', 5]);`),
    ).toThrow(refusal('invalidValue', { cell: 'B1' }));
  });
});
