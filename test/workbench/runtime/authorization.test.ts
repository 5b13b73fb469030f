import type { RunResult, RunStart, User } from '../../../workbench/runtime/contract';
import { loadScript } from '../../../workbench/runtime/script';
import { NOON, REP, newFile } from './_scripts';

const SHEETS = 'https://www.googleapis.com/auth/spreadsheets.currentonly';
const UI = 'https://www.googleapis.com/auth/script.container.ui';
const EMAIL = 'https://www.googleapis.com/auth/userinfo.email';
const TRIGGERS = 'https://www.googleapis.com/auth/script.scriptapp';
const MAIL = 'https://www.googleapis.com/auth/script.send_mail';
const ALL = [SHEETS, UI, EMAIL, TRIGGERS, MAIL];

interface Started {
  readonly by: RunStart;
  readonly scopes?: readonly string[];
  readonly granted?: readonly string[];
}

/** Runs statements as the body of a function, in a project whose manifest asks for the scopes. */
function started({ by, scopes = ALL, granted }: Started, statements: string): RunResult {
  const manifest = { timeZone: 'Etc/UTC', oauthScopes: scopes };
  const clock = { now: () => NOON };
  const script = loadScript(`function main() { ${statements} }`, newFile(), { clock, manifest });
  const user: User = { ...REP, ...(granted ? { grantedScopes: granted } : {}) };
  return script.run('main', [], user, { startedBy: by });
}

function told(how: Started, statements: string): unknown {
  const { value, error } = started(how, statements);
  return error ? error.message : value;
}

const NONE: Started = { by: 'openNotEnabled' };
const LIMITED: Started = { by: 'simpleTrigger' };
const FORMULA: Started = { by: 'formula' };
const FULL: Started = { by: 'menu' };

/** A row for each cell of the table in platform 2.1: statements, and in which modes they work. */
const MATRIX: readonly [what: string, statements: string, modes: string][] = [
  ['the locale', 'Session.getActiveUserLocale();', 'NONE LIMITED CUSTOM_FUNCTION FULL'],
  ['Logger', 'Logger.log("a"); console.log("b");', 'NONE LIMITED CUSTOM_FUNCTION FULL'],
  ['Utilities', 'Utilities.getUuid();', 'NONE LIMITED CUSTOM_FUNCTION FULL'],
  [
    'the menu',
    'SpreadsheetApp.getUi().createAddonMenu().addItem("a", "b").addSeparator().addToUi();',
    'NONE LIMITED FULL',
  ],
  ['reading the file', 'SpreadsheetApp.getActive().getSheets();', 'LIMITED CUSTOM_FUNCTION FULL'],
  [
    'reading cells',
    'SpreadsheetApp.getActiveSpreadsheet().getSheetByName("Sheet1").getRange("A1").getValues();',
    'LIMITED CUSTOM_FUNCTION FULL',
  ],
  ['writing cells', 'SpreadsheetApp.getActiveSheet().getRange("A1").setValue(1);', 'LIMITED FULL'],
  ['a toast', 'SpreadsheetApp.getActive().toast("a");', 'LIMITED FULL'],
  [
    'properties',
    'PropertiesService.getDocumentProperties().setProperty("a", "b");',
    'LIMITED CUSTOM_FUNCTION FULL',
  ],
  ['the cache', 'CacheService.getUserCache().put("a", "b");', 'LIMITED CUSTOM_FUNCTION FULL'],
  ['a lock', 'LockService.getDocumentLock().tryLock(1);', 'LIMITED CUSTOM_FUNCTION FULL'],
  ['a page', 'HtmlService.createHtmlOutput("a");', 'LIMITED CUSTOM_FUNCTION FULL'],
  ['an alert', 'SpreadsheetApp.getUi().alert("a");', 'FULL'],
  ['a sidebar', 'SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput("a"));', 'FULL'],
  ['the effective user', 'Session.getEffectiveUser().getEmail();', 'FULL'],
  ['what is granted', 'ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL);', 'LIMITED FULL'],
];

describe('the modes of authorisation (platform 2.1, EMU 2)', () => {
  const modes = { NONE, LIMITED, CUSTOM_FUNCTION: FORMULA, FULL };
  const cells = MATRIX.flatMap(([what, statements, works]) =>
    Object.entries(modes).map(
      ([mode, how]) => [what, mode, statements, works.split(' ').includes(mode), how] as const,
    ),
  );
  test.each(cells)('%s in %s', (_what, _mode, statements, works, how) => {
    const { error } = started(how, statements);
    if (works) expect(error).toBeUndefined();
    else expect(error?.message).toMatch(/^You do not have permission to call /);
  });

  test('the mode holds while the file is evaluated: a call at its top stops onOpen (platform 1.30)', () => {
    const source = `const id = SpreadsheetApp.getActive().getId();
      function onOpen() { SpreadsheetApp.getUi().createAddonMenu().addItem('a', 'b').addToUi(); }`;
    const file = newFile();
    const script = loadScript(source, file, { clock: { now: () => NOON } });
    file.sharing.isAddOnEnabled = false;
    expect(script.runOnOpen(REP)?.error?.message).toContain('SpreadsheetApp.getActive');
    expect(script.menu).toEqual([]);
    file.sharing.isAddOnEnabled = true;
    expect(script.runOnOpen(REP)?.error).toBeUndefined();
    expect(script.menu).toHaveLength(1);
  });

  test('a service that no formula may ask refuses in the words of the guide (platform 3.14)', () => {
    const refused = (service: string) => `You do not have permission to call ${service} service.`;
    expect(told(FORMULA, 'MailApp.sendEmail("a@b.se", "c", "d");')).toBe(refused('MailApp'));
    expect(told(FORMULA, 'ScriptApp.newTrigger("f");')).toBe(refused('ScriptApp'));
    expect(told(FORMULA, 'CalendarApp.getEvents();')).toBe(refused('CalendarApp'));
    expect(told(FORMULA, 'SpreadsheetApp.openById("x");')).toContain(
      'You do not have permission to call SpreadsheetApp.openById',
    );
  });

  test('a formula has the properties of the owner, to read only (platform 3.15)', () => {
    const file = newFile();
    file.sharing.owner = 'owner@example.com';
    file.properties.user.set('owner@example.com', new Map([['who', 'the owner']]));
    file.properties.user.set(REP.email, new Map([['who', 'the rep']]));
    const source = `function read() { return PropertiesService.getUserProperties().getProperty('who'); }
      function write() { PropertiesService.getUserProperties().setProperty('who', 'me'); }`;
    const script = loadScript(source, file, { clock: { now: () => NOON } });
    expect(script.run('read', [], REP, { startedBy: 'formula' }).value).toBe('the owner');
    expect(script.run('read', [], REP).value).toBe('the rep');
    expect(script.run('write', [], REP, { startedBy: 'formula' }).error?.message).toContain(
      'permission',
    );
  });
});

describe('scopes', () => {
  test('a method whose scope the manifest lacks throws in the words of Google (platform 2.4)', () => {
    expect(told({ ...FULL, scopes: [SHEETS] }, 'ScriptApp.newTrigger("f");')).toBe(
      `You do not have permission to call ScriptApp.newTrigger. Required permissions: ${TRIGGERS}`,
    );
  });

  test('what the user did not grant is as if it were not asked for (platform 4.12)', () => {
    const sidebar = 'SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput("a"));';
    expect(told({ ...FULL, granted: [SHEETS] }, sidebar)).toBe(
      `You do not have permission to call Ui.showSidebar. Required permissions: ${UI}`,
    );
    expect(told({ ...FULL, granted: [UI] }, sidebar)).toBeUndefined();
  });

  test('any one of the scopes of a method is enough (platform 2.4)', () => {
    const read = 'return SpreadsheetApp.getActive().getName();';
    const wide = 'https://www.googleapis.com/auth/spreadsheets';
    expect(told({ ...FULL, scopes: [SHEETS] }, read)).toBe('Test');
    expect(told({ ...FULL, scopes: [wide] }, read)).toBe('Test');
    const refused = told({ ...FULL, scopes: [UI] }, read) as string;
    expect(refused).toContain(wide);
    expect(refused).toContain(SHEETS);
  });

  test('currentonly opens no other file and no advanced service (platform 2.4, EMU 2)', () => {
    for (const call of ['SpreadsheetApp.openById("x");', 'Sheets.newRequest();']) {
      expect(told(FULL, call)).toMatch(/permission to call .*auth\/spreadsheets$/);
    }
  });

  test('needs of no scope work without any grant: menu, alert, properties, cache, lock (platform 2.4)', () => {
    const calls = `SpreadsheetApp.getUi().alert('a');
      PropertiesService.getUserProperties().setProperty('a', 'b');
      CacheService.getUserCache().get('a');
      return LockService.getUserLock().tryLock(1);`;
    expect(told({ ...FULL, granted: [] }, calls)).toBe(true);
  });

  test('a simple trigger needs no grant for the open file, and never asks for triggers (platform 4.1, 4.13)', () => {
    const write = 'SpreadsheetApp.getActiveSheet().getRange("A1").setValue(1); return "written";';
    expect(told({ ...LIMITED, granted: [] }, write)).toBe('written');
    expect(told(LIMITED, 'ScriptApp.getProjectTriggers();')).toContain(
      'You do not have permission to call ScriptApp.getProjectTriggers',
    );
  });

  test('the active user is nobody without the scope, in simple triggers and in formulas (platform section 6)', () => {
    const ask = 'return Session.getActiveUser().getEmail();';
    expect(told(FULL, ask)).toBe('rep@example.com');
    for (const how of [{ ...FULL, granted: [SHEETS] }, LIMITED, FORMULA, NONE]) {
      expect(told(how, ask)).toBe('');
    }
  });

  test("the script's zone is the manifest's (platform 1.10)", () => {
    const file = newFile();
    const manifest = { timeZone: 'America/New_York' };
    const source = 'function zone() { return Session.getScriptTimeZone(); }';
    const script = loadScript(source, file, { clock: { now: () => NOON }, manifest });
    expect(script.run('zone', [], REP).value).toBe('America/New_York');
  });
});

describe('asking for authorisation', () => {
  const ask = `const info = ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL);
    return [String(info.getAuthorizationStatus()), info.getAuthorizationUrl() !== null,
      info.getAuthorizedScopes()];`;

  test('getAuthorizationInfo tells whether something is left to grant (platform 4.11)', () => {
    expect(told(FULL, ask)).toEqual(['NOT_REQUIRED', false, ALL]);
    expect(told({ ...FULL, granted: [SHEETS, UI] }, ask)).toEqual(['REQUIRED', true, [SHEETS, UI]]);
  });

  test('getAuthorizationInfo of some scopes tells of these only; of one not used it throws (platform 4.12)', () => {
    const of = (scope: string) =>
      `return String(ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL, ['${scope}'])
        .getAuthorizationStatus());`;
    expect(told({ ...FULL, granted: [SHEETS] }, of(SHEETS))).toBe('NOT_REQUIRED');
    expect(told({ ...FULL, granted: [SHEETS] }, of(MAIL))).toBe('REQUIRED');
    const drive = 'https://www.googleapis.com/auth/drive';
    expect(told(FULL, of(drive))).toContain(drive);
  });

  test('requireScopes ends the run where one is missing, whatever the script catches (platform 4.12)', () => {
    const require = `try { ScriptApp.requireScopes(ScriptApp.AuthMode.FULL, ['${MAIL}']); } catch {}
      SpreadsheetApp.getActiveSheet().getRange('A1').setValue(1);
      return 'went on';`;
    expect(told(FULL, require)).toBe('went on');
    const stopped = started({ ...FULL, granted: [SHEETS] }, require);
    expect(stopped.error?.message).toBe('Authorization is required to perform that action.');
    expect(stopped.calls['Range.setValue']).toBeUndefined();
  });

  test('requireAllScopes asks for all of the manifest (platform 4.12)', () => {
    const require = 'ScriptApp.requireAllScopes(ScriptApp.AuthMode.FULL); return "went on";';
    expect(told(FULL, require)).toBe('went on');
    expect(told({ ...FULL, granted: [SHEETS, UI, EMAIL, TRIGGERS] }, require)).toContain(
      'Authorization is required',
    );
  });
});
