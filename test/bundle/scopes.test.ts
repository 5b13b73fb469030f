import { scopesOf } from '../../workbench/runtime/methodScopes';
import { MANIFEST } from './openWorkbook';
import { calledServiceMethods } from './serviceMethods';

describe('what the bundle calls of Google (platform 2.4, EMU 2)', () => {
  const methods = calledServiceMethods();
  const needed = methods
    .map((name) => ({ name, scopes: scopesOf(...(name.split('.') as [string, string])) }))
    .filter(({ scopes }) => scopes.length > 0);

  test('is found whole: the list holds what every run begins with', () => {
    expect(methods).toEqual(
      expect.arrayContaining([
        ...['SpreadsheetApp.getActiveSpreadsheet', 'Range.setValues', 'Ui.showSidebar'],
        ...['ScriptApp.getUserTriggers', 'Properties.getProperty', 'Console.warn'],
      ]),
    );
  });

  test('needs no scope beyond those of the manifest', () => {
    const scopes = MANIFEST.oauthScopes!;
    const beyond = needed.filter((method) => !method.scopes.some((one) => scopes.includes(one)));
    expect(beyond).toEqual([]);
  });

  test('needs each scope of the manifest', () => {
    const used = new Set(needed.flatMap(({ scopes }) => scopes));
    const unused = MANIFEST.oauthScopes!.filter((scope) => !used.has(scope));
    expect(unused).toEqual([]);
  });

  test('opens no other file and asks neither Gmail nor an advanced service (platform 5.6)', () => {
    const forbidden =
      /^(?:SpreadsheetApp\.(?:open|create)|DriveApp|GmailApp|CalendarApp|Sheets|UrlFetchApp)/;
    expect(methods.filter((name) => forbidden.test(name))).toEqual([]);
  });
});
