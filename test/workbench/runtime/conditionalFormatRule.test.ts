import { newFile, value, valueOn } from './_scripts';

const RULES = `
  const late = SpreadsheetApp.newConditionalFormatRule().whenFormulaSatisfied('=$A1="late"')
    .setBackground('#FCE8E6').setBold(true).setRanges([sheet.getRange('A:B')]).build();
  const won = SpreadsheetApp.newConditionalFormatRule().whenTextEqualTo('Won')
    .setFontColor('green').setItalic(true).setRanges([sheet.getRange('A1:A9'), sheet.getRange('C1')]).build();
  const filled = SpreadsheetApp.newConditionalFormatRule().whenCellNotEmpty()
    .setBackground('#eeeeee').setRanges([sheet.getRange('D1:D9')]).build();`;

describe('conditional format rules', () => {
  test('setConditionalFormatRules replaces all; they are read back in order (platform section 7)', () => {
    expect(
      value(`${RULES}
        sheet.setConditionalFormatRules([filled]);
        sheet.setConditionalFormatRules([late, won]);
        return sheet.getConditionalFormatRules().map((rule) => {
          const condition = rule.getBooleanCondition();
          return [String(condition.getCriteriaType()), condition.getCriteriaValues(), condition.getBackground(),
            condition.getFontColor(), condition.getBold(), condition.getItalic(),
            rule.getRanges().map((range) => range.getA1Notation())];
        });`),
    ).toEqual([
      ['CUSTOM_FORMULA', ['=$A1="late"'], '#fce8e6', null, true, null, ['A:B']],
      ['TEXT_EQUAL_TO', ['Won'], null, '#008000', null, true, ['A1:A9', 'C1']],
    ]);
  });

  test('the grid shows them, the first rule before the later ones', () => {
    const file = newFile();
    valueOn(
      file,
      `${RULES}
       const other = late.copy().setBackground('#0000ff').setFontColor('#111111').build();
       sheet.setConditionalFormatRules([late, other, won, filled]);
       sheet.getRange('A1:D2').setValues([['late', 1, 'Won', 'x'], ['won', '', '', '']]);`,
    );
    const styleOf = (col: number, row: number) =>
      file.model.getters.getCellConditionalFormatStyle({ sheetId: '0', col, row });
    expect(styleOf(1, 0)).toMatchObject({ fillColor: '#FCE8E6', bold: true });
    expect(styleOf(2, 0)).toMatchObject({ textColor: '#008000', italic: true });
    expect(styleOf(3, 0)).toMatchObject({ fillColor: '#EEEEEE' });
    expect(styleOf(3, 1)).toBeUndefined();
  });

  test('a formula that looks at another sheet is refused (product W7)', () => {
    const rule = (formula: string) => `
      ss.insertSheet('Plan');
      sheet.setConditionalFormatRules([SpreadsheetApp.newConditionalFormatRule()
        .whenFormulaSatisfied(${JSON.stringify(formula)}).setBold(true).setRanges([sheet.getRange('A1')]).build()]);`;
    expect(() => value(rule('=Plan!A1>1'))).toThrow('different sheet');
    expect(() => value(rule("=COUNTIF('Plan'!A:A;A1)>1"))).toThrow('different sheet');
    expect(() => value(rule('=Sheet1!A1>1'))).not.toThrow();
  });
});
