import type { Role, SpreadsheetFile, User } from '../../../workbench/runtime/contract';
import { loadScript } from '../../../workbench/runtime/script';
import { openSpreadsheet } from '../../../workbench/runtime/spreadsheetFile';
import { NOON, REP, newFile } from './_scripts';

const SOURCE = `
  function onOpen(e) {
    SpreadsheetApp.getUi().createAddonMenu().addItem('Write', 'write').addToUi();
    return [String(e.authMode), e.source ? e.source.getName() : 'no file'];
  }
  function onInstall(e) { return [String(e.authMode), onOpen(e)]; }
  function onEdit() { SpreadsheetApp.getActiveSheet().getRange('B1').setValue('edited'); }
  function write() { SpreadsheetApp.getActiveSheet().getRange('A1').setValue('written'); }
  function read() { return SpreadsheetApp.getActiveSheet().getRange('A1').getValue(); }
  function context() {
    return [SpreadsheetApp.getActiveSpreadsheet(), SpreadsheetApp.getActiveSheet(),
      PropertiesService.getDocumentProperties(), LockService.getDocumentLock(),
      CacheService.getDocumentCache()].map((value) => value === null);
  }
  function ui() { SpreadsheetApp.getUi(); }`;

const clock = { now: () => NOON };
const scriptOn = (file: SpreadsheetFile) => loadScript(SOURCE, file, { clock });
const COLLEAGUE: User = { email: 'colleague@example.com', locale: 'en', hasInstalled: false };

describe('opening a file', () => {
  test('where the add-on is enabled, onOpen runs LIMITED, for those too who have not installed it (platform 2.10)', () => {
    const script = scriptOn(newFile());
    expect(script.runOnOpen(REP)?.value).toEqual(['LIMITED', 'Test']);
    expect(script.runOnOpen(COLLEAGUE)?.value).toEqual(['LIMITED', 'Test']);
  });

  test('where it is not, onOpen runs NONE and only for those who have installed it (platform 2.1, 2.10)', () => {
    const file = newFile();
    file.sharing.isAddOnEnabled = false;
    const script = scriptOn(file);
    expect(script.runOnOpen(COLLEAGUE)).toBeUndefined();
    expect(script.menu).toEqual([]);
    expect(script.runOnOpen(REP)?.value).toEqual(['NONE', 'no file']);
    expect(script.menu).toEqual([{ label: 'Write', functionName: 'write' }]);
  });

  test('using it enables it there; the file keeps that (platform 2.10)', () => {
    const file = newFile();
    file.sharing.isAddOnEnabled = false;
    const script = scriptOn(file);
    script.runOnOpen(REP);
    expect(file.sharing.isAddOnEnabled).toBe(false);
    script.run('write', [], REP);
    expect(file.sharing.isAddOnEnabled).toBe(true);
    file.sharing.isAddOnEnabled = false;
    const { name, locale, timeZone } = file;
    const again = openSpreadsheet({ name, locale, timeZone, clock, saved: file.save() });
    expect(again.sharing.isAddOnEnabled).toBe(false);
  });

  test('onInstall runs FULL, with the file open already (platform 2.11)', () => {
    const script = scriptOn(newFile());
    expect(script.runOnInstall(REP).value).toEqual(['FULL', ['FULL', 'Test']]);
    expect(script.menu).toHaveLength(1);
  });
});

describe('owner, editor, commenter, viewer', () => {
  test.each<[Role, boolean]>([
    ['owner', true],
    ['editor', true],
    ['commenter', false],
    ['viewer', false],
  ])('simple triggers and the menu for a %s: %s (platform 2.13)', (role, runs) => {
    const file = newFile();
    if (role === 'owner') file.sharing.owner = COLLEAGUE.email;
    else file.sharing.roles.set(COLLEAGUE.email, role);
    const script = scriptOn(file);
    expect(script.runOnOpen(COLLEAGUE) !== undefined).toBe(runs);
    expect(script.menu.length > 0).toBe(runs);
    const sheetId = file.model.getters.getSheetIds()[0]!;
    expect(script.runOnEdit({ sheetId }, COLLEAGUE).calls['Range.setValue']).toBe(
      runs ? 1 : undefined,
    );
  });

  test('a viewer reads and writes nothing, whatever starts the run', () => {
    const file = newFile();
    file.sharing.roles.set(COLLEAGUE.email, 'viewer');
    const script = scriptOn(file);
    const refused = script.run('write', [], COLLEAGUE, { startedBy: 'installableTrigger' });
    expect(refused.error?.message).toContain('permission');
    expect(script.run('read', [], COLLEAGUE).value).toBe('');
    script.run('write', [], REP);
    expect(script.run('read', [], COLLEAGUE).value).toBe('written');
  });

  test('a file with an owner is closed to who is not named; without one it is open to all', () => {
    const file = newFile();
    const script = scriptOn(file);
    const writes = () => script.run('write', [], COLLEAGUE).error?.message;
    expect(writes()).toBeUndefined();
    file.sharing.owner = REP.email;
    expect(writes()).toContain('permission');
    expect(script.runOnOpen(COLLEAGUE)).toBeUndefined();
    file.sharing.roles.set(COLLEAGUE.email, 'editor');
    expect(writes()).toBeUndefined();
  });

  test('roles rest with the file', () => {
    const file = newFile();
    file.sharing.owner = REP.email;
    file.sharing.roles.set(COLLEAGUE.email, 'viewer');
    const { name, locale, timeZone } = file;
    const again = openSpreadsheet({ name, locale, timeZone, clock, saved: file.save() });
    expect(again.sharing).toEqual(file.sharing);
  });
});

describe('a run without a document', () => {
  const outside = { startedBy: 'installableTrigger', isOutsideDocument: true } as const;

  test('finds null for the file, its properties, its lock and its cache (platform 4.20)', () => {
    const script = scriptOn(newFile());
    expect(script.run('context', [], REP).value).toEqual(Array(5).fill(false));
    expect(script.run('context', [], REP, outside).value).toEqual(Array(5).fill(true));
  });

  test('has no Ui (platform 2.16)', () => {
    expect(scriptOn(newFile()).run('ui', [], REP, outside).error?.message).toBe(
      'Cannot call SpreadsheetApp.getUi() from this context.',
    );
  });
});
