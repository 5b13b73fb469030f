import { value } from './_scripts';

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
