import { formulaServices } from '../../../workbench/engine/formulaServices';
import type { User } from '../../../workbench/runtime/contract';
import { loadScript } from '../../../workbench/runtime/script';
import { openSpreadsheet } from '../../../workbench/runtime/spreadsheetFile';
import { NOON, REP, newFile, valueOn } from './_scripts';

const NOTE = new Map([['note', '<p>Hello</p>']]);

interface InCell {
  readonly owner?: string;
  readonly user?: User;
  /** Done on the sheet before the formula is written. */
  readonly before?: string;
}

/** What =PROBE() shows in H1, or why it shows an error; the statements are the body of the function. */
function inCell(statements: string, { owner, user = REP, before = '' }: InCell = {}): string {
  const file = newFile(owner === undefined ? {} : { owner });
  const source = `/** @customfunction */ function PROBE(argument) { ${statements} }
    function main() {
      const sheet = SpreadsheetApp.getActiveSheet();
      ${before}
      sheet.getRange('H1').setFormula('=PROBE(1)');
      SpreadsheetApp.flush();
    }`;
  const manifest = { timeZone: 'America/New_York', oauthScopes: [] };
  const script = loadScript(source, file, {
    clock: { now: () => NOON },
    user,
    manifest,
    htmlFiles: NOTE,
  });
  const { error } = script.run('main', [], user, { startedBy: 'simpleTrigger' });
  if (error) throw error;
  const position = { sheetId: '0', col: 7, row: 0 };
  const { type, message, formattedValue } = file.model.getters.getEvaluatedCell(position);
  return type === 'error' ? message! : formattedValue;
}

describe('a formula has the services that Google gives it (platform 2.1, 3.14)', () => {
  test.each([
    ['the locale', 'return Session.getActiveUserLocale();', 'sv'],
    ["the script's zone", 'return Session.getScriptTimeZone();', 'America/New_York'],
    ['nobody as the user', 'return "<" + Session.getActiveUser().getEmail() + ">";', '<>'],
    ['the name of the file', 'return SpreadsheetApp.getActive().getName();', 'Test'],
    [
      'cells',
      `const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Sheet1');
       return sheet.getRange('A1:B1').getValues()[0].map(String).join() + ' ' + sheet.getLastRow();`,
      '7,seven 1',
    ],
    [
      'names and metadata',
      `const ss = SpreadsheetApp.getActive();
       return ss.getRangeByName('Seven').getA1Notation()
         + ss.createDeveloperMetadataFinder().withKey('key').find().map((one) => one.getValue());`,
      'A1value',
    ],
    ['Utilities', `return Utilities.base64Encode('abc');`, 'YWJj'],
    [
      'the cache',
      `const cache = CacheService.getDocumentCache(); cache.put('a', 'b'); return cache.get('a');`,
      'b',
    ],
    [
      'properties',
      `const kept = PropertiesService.getDocumentProperties();
       kept.setProperty('a', 'b'); return kept.getProperty('a') + kept.getProperty('before');`,
      'bkept',
    ],
    ['locks', 'return LockService.getScriptLock().tryLock(10);', 'TRUE'],
    [
      'pages',
      `return HtmlService.createHtmlOutputFromFile('note').getContent()
        + HtmlService.createTemplate('<?= 1 + 1 ?>').evaluate().getContent();`,
      '<p>Hello</p>2',
    ],
    ['the log', `Logger.log('a'); console.log('b'); return 'logged';`, 'logged'],
  ])('%s', (_what, statements, shown) => {
    const before = `
      sheet.getRange('A1:B1').setValues([[7, 'seven']]);
      const ss = SpreadsheetApp.getActive();
      ss.setNamedRange('Seven', sheet.getRange('A1'));
      ss.addDeveloperMetadata('key', 'value');
      PropertiesService.getDocumentProperties().setProperty('before', 'kept');`;
    expect(inCell(statements, { before })).toBe(shown);
  });

  test.each([
    ['SpreadsheetApp.getActiveSheet().getRange("A1").setValue(1);', 'Range.setValue'],
    ['SpreadsheetApp.getActiveSheet().appendRow([1]);', 'Sheet.appendRow'],
    ['SpreadsheetApp.getActive().rename("x");', 'Spreadsheet.rename'],
    ['SpreadsheetApp.getActive().addDeveloperMetadata("x");', 'Spreadsheet.addDeveloperMetadata'],
    ['SpreadsheetApp.getActive().toast("x");', 'Spreadsheet.toast'],
    ['SpreadsheetApp.openById("x");', 'SpreadsheetApp.openById'],
    ['SpreadsheetApp.openByUrl("x");', 'SpreadsheetApp.openByUrl'],
    ['SpreadsheetApp.getUi();', 'SpreadsheetApp service.'],
    ['Session.getEffectiveUser();', 'Session service.'],
    ['ScriptApp.newTrigger("x");', 'ScriptApp service.'],
    ['MailApp.sendEmail("a@example.com", "b", "c");', 'MailApp service.'],
    ['GmailApp.search("x");', 'GmailApp service.'],
    ['CalendarApp.getDefaultCalendar();', 'CalendarApp service.'],
    ['DriveApp.getFiles();', 'DriveApp service.'],
  ])('but not %s', (statements, what) => {
    expect(inCell(statements)).toMatch(new RegExp(`^You do not have permission to call ${what}`));
  });

  test('what a formula keeps is there for the next run, and it holds no lock after its end', () => {
    const file = newFile();
    const bundle = `/** @customfunction */ function KEEP(a) {
        LockService.getScriptLock().waitLock(10);
        CacheService.getScriptCache().put('a', 'from the cell');
        return 1;
      }`;
    valueOn(file, `sheet.getRange('A1').setFormula('=KEEP(1)');`, bundle);
    expect(
      valueOn(
        file,
        `return [CacheService.getScriptCache().get('a'), LockService.getScriptLock().tryLock(0)];`,
      ),
    ).toEqual(['from the cell', true]);
  });
});

test("a formula's user properties are the owner's, to read only (platform 3.15)", () => {
  const mine = `PropertiesService.getUserProperties().setProperty('a', 'mine');`;
  const read = `return PropertiesService.getUserProperties().getProperty('a');`;
  expect(inCell(read, { before: mine, owner: REP.email })).toBe('mine');
  const guest: User = { email: 'lead@example.com', locale: 'en' };
  const asGuest = `SpreadsheetApp.getActive(); ${mine}`;
  const shared = newFile({ owner: REP.email });
  shared.sharing.roles.set(guest.email, 'editor');
  const script = loadScript(
    `/** @customfunction */ function PROBE(a) { ${read} }
     function main() { ${asGuest} SpreadsheetApp.getActiveSheet().getRange('A1').setFormula('=PROBE(1)'); }`,
    shared,
    { clock: { now: () => NOON }, user: guest },
  );
  script.run('main', [], guest, { startedBy: 'simpleTrigger' });
  expect(shared.model.getters.getEvaluatedCell({ sheetId: '0', col: 0, row: 0 }).value).toBe('');
  expect(inCell(`PropertiesService.getUserProperties().setProperty('a', 'b');`)).toContain(
    'You do not have permission',
  );
});

test('a formula may read while its file is being opened, and what it reads is no reason to compute it again (platform 3.8)', () => {
  const bundleSource = `/** @customfunction */ function READS(a) {
    return SpreadsheetApp.getActiveSheet().getRange('A1').getValue() + ' of ' + SpreadsheetApp.getActive().getName();
  }`;
  const cells = { A1: 'seven', B1: '=READS(1)' };
  const clock = { now: () => NOON };
  const about = { name: 'Old', locale: 'en_US', timeZone: 'Etc/UTC' } as const;
  const workbook = { sheets: [{ id: '0', name: 'S', cells }] };
  const properties = { document: {}, user: {} };
  const saved = { ...about, id: 'x', workbook, properties };
  const file = openSpreadsheet({ ...about, clock, bundleSource, saved });
  const shown = () => file.model.getters.getEvaluatedCell({ sheetId: '0', col: 1, row: 0 }).value;
  expect(shown()).toBe('seven of Old');
  valueOn(file, `sheet.getRange('A1').setValue('eight');`, bundleSource);
  expect(shown()).toBe('seven of Old');
});

test('what is evaluated with the file may ask no more than the formula (platform 1.30, 3.14)', () => {
  const file = newFile();
  const bundle = `const mode = MailApp.getRemainingDailyQuota();
    /** @customfunction */ function ONE(a) { return 1; }`;
  const script = loadScript(`${bundle} function main() {}`, file, { clock: { now: () => NOON } });
  expect(script.run('main', [], REP).error).toBeUndefined();
  file.model.dispatch('UPDATE_CELL', { sheetId: '0', col: 0, row: 0, content: '=ONE(1)' });
  expect(file.model.getters.getEvaluatedCell({ sheetId: '0', col: 0, row: 0 }).message).toBe(
    'You do not have permission to call MailApp service.',
  );
});

test('in the page, what lives in the server throws by name (platform 3.14)', () => {
  const page = formulaServices({
    timeZone: 'Etc/UTC',
    locale: 'en_US',
    userLocale: 'en',
    clock: { now: () => NOON },
  }) as Record<string, Record<string, () => unknown>>;
  expect(() => page['CacheService']!['getUserCache']!()).toThrow(
    'NotImplemented: CacheService.getUserCache in a formula on the page',
  );
  expect(() => page['MailApp']!['sendEmail']!()).toThrow(
    'You do not have permission to call MailApp service.',
  );
});
