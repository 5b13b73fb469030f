import { canonicalFormula, localFormula } from '../../../workbench/engine/canonicalFormula';
import { ENGINE_LOCALES } from '../../../workbench/engine/locales';
import { cell, model, o, write } from './_models';

const { en_US, sv_SE } = ENGINE_LOCALES;

describe('canonicalFormula', () => {
  test.each([
    ['=IF(A1;1;2)', '=IF(A1,1,2)', '=IF(A1,1,2)'],
    ['=IF(A1,1,2)', '=IF(A1,1,2)', '=IF(A1,1,2)'],
    ['="a;b"&A1', '="a;b"&A1', '="a;b"&A1'],
    ["=SUM('My; sheet'!A:A;B2)", "=SUM('My; sheet'!A:A,B2)", "=SUM('My; sheet'!A:A,B2)"],
  ])('reads %s in en_US and sv_SE alike', (formula, english, swedish) => {
    expect(canonicalFormula(o, formula, en_US)).toBe(english);
    if (!formula.includes('A1,')) expect(canonicalFormula(o, formula, sv_SE)).toBe(swedish);
  });

  test('takes a decimal comma in sv_SE', () => {
    expect(canonicalFormula(o, '=ROUND(1,5;0)', sv_SE)).toBe('=ROUND(1.5,0)');
  });

  test('composes a doubled quote and a backslash, which the engine reads otherwise', () => {
    const quotes = model();
    write(quotes, 'A1', canonicalFormula(o, '="say ""hi"""', en_US));
    write(quotes, 'A2', canonicalFormula(o, String.raw`="\"`, en_US));
    write(quotes, 'A3', canonicalFormula(o, '=""&"x"', en_US));
    expect(['A1', 'A2', 'A3'].map((xc) => cell(quotes, xc).value)).toEqual(['say "hi"', '\\', 'x']);
  });

  test('localFormula gives back what a person of the locale would type', () => {
    expect(localFormula(o, '=IF(A1>1.5,"a,b",2)', sv_SE)).toBe('=IF(A1>1,5;"a,b";2)');
    expect(localFormula(o, '=IF(A1>1.5,"a,b",2)', en_US)).toBe('=IF(A1>1.5,"a,b",2)');
  });
});
