import type { SpreadsheetFile, User } from '../../../workbench/runtime/contract';
import { refusal as wordsOf } from '../../../workbench/runtime/refusals';
import { newFile, runOn, value, valueAs } from './_scripts';

const OWNER: User = { email: 'owner@example.com', locale: 'en' };
const EDITOR: User = { email: 'rep@example.com', locale: 'en' };
const OTHER: User = { email: 'other@example.com', locale: 'en' };
const VIEWER: User = { email: 'viewer@example.com', locale: 'en' };

/** A file with an owner, two editors and a viewer, in which the statements were run by its owner. */
function sharedFile(statements: string): SpreadsheetFile {
  const file = newFile({ owner: OWNER.email });
  valueAs(
    file,
    OWNER,
    `ss.addEditors(['rep@example.com', 'other@example.com']).addViewer('viewer@example.com');
     sheet.getRange('A1:C3').setValues([[1, 2, 3], [4, 5, 6], [7, 8, 9]]);
     ${statements}`,
  );
  return file;
}

/** The text of what the user is refused; undefined where she is not. */
function refusal(file: SpreadsheetFile, user: User, statements: string): string | undefined {
  return runOn(file, statements, '', user).error?.message;
}

describe('protections (platform section 7)', () => {
  test('range.protect() makes one more each time, sheet.protect() gives the existing one', () => {
    expect(
      value(`
        const { RANGE, SHEET } = SpreadsheetApp.ProtectionType;
        sheet.getRange('A1:B1').protect().setDescription('Headings');
        sheet.getRange('A1:B1').protect();
        sheet.protect().setDescription('Log').setWarningOnly(true);
        const again = sheet.protect();
        const ranges = sheet.getProtections(RANGE);
        const told = ranges.map((one) => [one.getDescription(), one.getRange().getA1Notation(), one.isWarningOnly()]);
        ranges[1].remove();
        return [told, sheet.getProtections(RANGE).length, sheet.getProtections(SHEET).length,
          again.getDescription(), again.isWarningOnly(), again.canEdit()];`),
    ).toEqual([
      [
        ['Headings', 'A1:B1', false],
        ['', 'A1:B1', false],
      ],
      1,
      1,
      'Log',
      true,
      true,
    ]);
  });

  test('follows its rows; the current user stays an editor', () => {
    expect(
      value(`
        const protection = sheet.getRange('A1:B1').protect();
        sheet.insertRowsBefore(1, 2);
        const me = Session.getEffectiveUser();
        protection.addEditor(me).addEditors(['lead@example.com']);
        protection.removeEditors(protection.getEditors());
        return [protection.getRange().getA1Notation(), protection.getEditors().map((one) => one.getEmail()),
          protection.canDomainEdit()];`),
    ).toEqual(['A3:B3', ['rep@example.com'], false]);
  });
});

describe('protections are kept by scripts, for each user (platform section 7, Protections)', () => {
  const PROTECTED = `
    const protection = sheet.getRange('A1:B2').protect();
    protection.addEditor(ss.getOwner());
    protection.removeEditors(protection.getEditors());
    protection.addEditor('other@example.com');`;
  const TEXT = wordsOf('protectedCell');

  test.each([
    `sheet.getRange('B2').setValue(0);`,
    `sheet.getRange('B2:D9').setValues(Array(8).fill([1, 2, 3]));`,
    `sheet.getRange('A1:A9').clear();`,
    `sheet.getRange('A:A').setBackground('#ff0000');`,
    `sheet.getRange('A1').setNumberFormat('0.0');`,
    `sheet.getRange('A1').setNote('x');`,
    `sheet.getRange('A1:C3').sort(1);`,
    `sheet.getRange('C3').copyTo(sheet.getRange('B2'));`,
    `sheet.getRange('A1:A2').merge();`,
    `sheet.getRange('A1').clearDataValidations();`,
    `sheet.sort(1);`,
    `sheet.deleteRow(2);`,
    `sheet.deleteColumns(2, 2);`,
  ])('%s is refused to an editor who may not, not to those who may', (statement) => {
    const file = sharedFile(PROTECTED);
    expect(refusal(file, EDITOR, statement)).toMatch(TEXT);
    expect(valueAs(file, OWNER, `return sheet.getRange('A1:C3').getValues();`)).toEqual([
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ]);
    expect(refusal(file, OTHER, statement)).toBeUndefined();
    expect(refusal(sharedFile(PROTECTED), OWNER, statement)).toBeUndefined();
  });

  test('all else on the sheet may be changed, rows may be inserted, and the protection moves along', () => {
    const file = sharedFile(PROTECTED);
    expect(
      refusal(file, EDITOR, `sheet.getRange('C1:C3').setValue(0); sheet.insertRowsBefore(1, 1);`),
    ).toBeUndefined();
    expect(refusal(file, EDITOR, `sheet.getRange('A1').setValue(0);`)).toBeUndefined();
    expect(refusal(file, EDITOR, `sheet.getRange('A3').setValue(0);`)).toMatch(TEXT);
  });

  test('a new protection protects nothing until its editors are changed; a warning lets everybody', () => {
    const write = `sheet.getRange('A1').setValue(0);`;
    expect(refusal(sharedFile(`sheet.getRange('A1').protect();`), EDITOR, write)).toBeUndefined();
    const warned = sharedFile(`${PROTECTED} protection.setWarningOnly(true);`);
    expect(refusal(warned, EDITOR, write)).toBeUndefined();
  });

  test('a protected sheet keeps its name, rows and cells', () => {
    const file = sharedFile(`
      const protection = sheet.protect();
      protection.removeEditors(['rep@example.com']);
      ss.insertSheet('Free');`);
    for (const statement of [
      `sheet.setName('Mine');`,
      `sheet.insertRowBefore(1);`,
      `sheet.appendRow([1]);`,
      `ss.deleteSheet(sheet);`,
    ]) {
      expect(refusal(file, EDITOR, statement)).toMatch(TEXT);
    }
    expect(refusal(file, EDITOR, `ss.getSheetByName('Free').appendRow([1]);`)).toBeUndefined();
  });

  test('getEditors throws without the right, canEdit tells; owner and current user stay', () => {
    const file = sharedFile(PROTECTED);
    const find = `const [one] = sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE);`;
    expect(valueAs(file, EDITOR, `${find} return one.canEdit();`)).toBe(false);
    expect(refusal(file, EDITOR, `${find} one.getEditors();`)).toContain('permission');
    expect(refusal(file, EDITOR, `${find} one.remove();`)).toContain('permission');
    expect(
      valueAs(
        file,
        OTHER,
        `${find} one.removeEditors(one.getEditors());
         return one.getEditors().map((user) => user.getEmail());`,
      ),
    ).toEqual(['owner@example.com', 'other@example.com']);
  });

  test('setDomainEdit throws on a consumer account', () => {
    expect(() => value(`sheet.protect().setDomainEdit(false);`)).toThrow('Workspace');
  });

  test('a viewer may read and nothing else', () => {
    const file = sharedFile('');
    expect(valueAs(file, VIEWER, `return sheet.getRange('A1').getValue();`)).toBe(1);
    expect(refusal(file, VIEWER, `sheet.getRange('A1').setValue(0);`)).toContain('permission');
    expect(refusal(file, VIEWER, `ss.insertSheet('Mine');`)).toContain('permission');
    expect(refusal(file, VIEWER, `ss.addEditor('viewer@example.com');`)).toContain('permission');
  });
});

describe('what a protected sheet leaves open (platform section 7)', () => {
  const OPEN = `
    const protection = sheet.protect();
    protection.addEditor(Session.getEffectiveUser());
    protection.removeEditors(protection.getEditors());
    protection.setUnprotectedRanges([sheet.getRange('A1:B2'), sheet.getRange('C2:C')]);`;

  test.each([
    [`sheet.getRange('A1:B2').setValue(0);`, true],
    [`sheet.getRange('A2:C2').setValue(0);`, true],
    [`sheet.getRange('C900').setNote('x');`, true],
    [`sheet.getRange('A1:C1').setValue(0);`, false],
    [`sheet.getRange('A3').setValue(0);`, false],
    [`sheet.insertRowAfter(1);`, false],
    [`sheet.setName('New');`, false],
    [
      `sheet.getProtections(SpreadsheetApp.ProtectionType.SHEET)[0].setUnprotectedRanges([]);`,
      false,
    ],
  ])('%s of another editor: %s', (statements, isAllowed) => {
    expect(refusal(sharedFile(OPEN), EDITOR, statements) === undefined).toBe(isAllowed);
  });

  test('is told, follows its rows, is set anew and goes with the protection', () => {
    const told = `protection.getUnprotectedRanges().map((range) => range.getA1Notation())`;
    expect(
      value(`
        const protection = sheet.protect();
        const seen = [${told}];
        protection.setUnprotectedRanges([sheet.getRange('A1:B2'), sheet.getRange('D:D')]);
        sheet.insertRowBefore(1);
        seen.push(${told});
        protection.setUnprotectedRanges([sheet.getRange('F6')]);
        seen.push(${told}, sheet.getProtections(SpreadsheetApp.ProtectionType.SHEET).length);
        protection.remove();
        return [...seen, sheet.protect().getUnprotectedRanges().length];`),
    ).toEqual([[], ['A2:B3', 'D:D'], ['F6'], 1, 0]);
  });

  test('is for protected sheets and ranges on them only', () => {
    expect(() =>
      value(`sheet.getRange('A1:B2').protect().setUnprotectedRanges([sheet.getRange('A1')]);`),
    ).toThrow();
    expect(() =>
      value(`sheet.protect().setUnprotectedRanges([ss.insertSheet('New').getRange('A1')]);`),
    ).toThrow();
  });
});
