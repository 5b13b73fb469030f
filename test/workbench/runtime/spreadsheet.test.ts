import { modelConfig } from '../../../workbench/engine/engineModule';
import { keptEntries } from '../../../workbench/engine/keptData';
import { loadScript } from '../../../workbench/runtime/script';
import { openSpreadsheet } from '../../../workbench/runtime/spreadsheetFile';
import { Session, o, settings } from '../engine/_models';
import { refusal } from '../../../workbench/runtime/refusals';
import { load, newFile, NOON, REP, runOn, value, valueOn } from './_scripts';

describe('sheets of a spreadsheet', () => {
  test('insertSheet makes 1000 x 26 at the index, and throws for a name that is taken', () => {
    expect(
      value(`
        const plan = ss.insertSheet('Plan', 0);
        ss.insertSheet('Last');
        let taken;
        try { ss.insertSheet('Plan'); } catch (error) { taken = error.message; }
        return [ss.getSheets().map((each) => each.getName()), plan.getMaxRows(), plan.getMaxColumns(),
          plan.getIndex(), ss.getNumSheets(), taken];`),
    ).toEqual([['Plan', 'Sheet1', 'Last'], 1000, 26, 1, 3, refusal('sheetName', { name: 'Plan' })]);
  });

  test('getSheetByName distinguishes case; getSheetById finds a renamed sheet (platform 7.10)', () => {
    expect(
      value(`
        const id = ss.insertSheet('Plan').getSheetId();
        ss.getSheetByName('Plan').setName('Forecast');
        return [ss.getSheetByName('forecast'), ss.getSheetById(id).getName(), ss.getSheetById(5)];`),
    ).toEqual([null, 'Forecast', null]);
  });

  test('deleteSheet deletes, but not the last sheet', () => {
    expect(
      value(`
        ss.deleteSheet(ss.insertSheet('Plan'));
        let last;
        try { ss.deleteSheet(sheet); } catch (error) { last = error.message; }
        return [ss.getNumSheets(), last];`),
    ).toEqual([1, "You can't remove all the sheets in a document."]);
  });

  test('moveActiveSheet moves the active one', () => {
    expect(
      value(`
        ss.insertSheet('B'); ss.insertSheet('C');
        ss.setActiveSheet(sheet);
        ss.moveActiveSheet(3);
        return [ss.getSheets().map((each) => each.getName()), ss.getActiveSheet().getName()];`),
    ).toEqual([['B', 'C', 'Sheet1'], 'Sheet1']);
  });
});

describe('named ranges', () => {
  test('follow their cells, are set again and removed; a missing one is null', () => {
    expect(
      value(`
        ss.setNamedRange('STAGES', sheet.getRange('A2:B'));
        sheet.insertColumnsBefore(1, 1);
        const moved = ss.getRangeByName('STAGES').getA1Notation();
        sheet.getRange('B2').setValue('New');
        const used = sheet.getRange('F1').setFormula('=COUNTA(STAGES)').getValue();
        ss.setNamedRange('STAGES', sheet.getRange('C3'));
        const again = ss.getNamedRanges().map((each) => [each.getName(), each.getRange().getA1Notation()]);
        ss.removeNamedRange('STAGES');
        return [moved, used, again, ss.getRangeByName('STAGES')];`),
    ).toEqual(['B2:C', 1, [['STAGES', 'C3']], null]);
  });

  test('a sheet may be larger than the first one', () => {
    expect(
      value(`
        const large = ss.insertSheet('Large');
        sheet.deleteRows(11, 990);
        ss.setNamedRange('ALL', large.getRange('A:B'));
        ss.setNamedRange('ALL', large.getRange('B900'));
        return ss.getRangeByName('ALL').getA1Notation();`),
    ).toBe('B900');
  });
});

describe('what a file knows', () => {
  test('name, locale, zone and toasts', () => {
    const { value: known, notices } = runOn(
      newFile({ locale: 'sv_SE' }),
      `ss.toast('Saved', 'Pipeline');
       return [ss.getName(), ss.getSpreadsheetLocale(), ss.getSpreadsheetTimeZone(), sheet.getName(), ss.getId().length];`,
    );
    expect(known).toEqual(['Test', 'sv_SE', 'Europe/Stockholm', 'Blad1', 44]);
    expect(notices).toEqual([{ kind: 'toast', title: 'Pipeline', text: 'Saved' }]);
  });

  test('save and openSpreadsheet give the same file again', () => {
    const file = newFile({ locale: 'sv_SE', timeZone: 'America/New_York' });
    const fill = `
      sheet.getRange('A1:B1').setValues([['Nordic', new Date('2026-11-23T12:00:00Z')]]).setNote('n');
      sheet.getRange('C1').setFormula('=LEN(A1)');
      sheet.getRange('D:D').addDeveloperMetadata('field', 'stage');
      PropertiesService.getDocumentProperties().setProperty('schema', '3');
      PropertiesService.getUserProperties().setProperty('draft', 'x');`;
    valueOn(file, fill);
    const saved = JSON.parse(JSON.stringify(file.save()));
    const again = openSpreadsheet({
      name: '',
      locale: 'en_US',
      timeZone: 'Etc/UTC',
      clock: { now: () => NOON },
      saved,
    });
    const read = `return [ss.getId(), ss.getSpreadsheetTimeZone(), sheet.getDataRange().getDisplayValues(),
      sheet.getRange('A1').getNote(), sheet.createDeveloperMetadataFinder().find()[0].getValue(),
      PropertiesService.getDocumentProperties().getProperty('schema'),
      PropertiesService.getUserProperties().getProperty('draft')];`;
    expect(valueOn(again, read)).toEqual(valueOn(file, read));
    expect(again.save()).toEqual(file.save());
  });
});

describe('a file with a transport', () => {
  test('writes of a run reach another tab, and the edits of the tab the next run', () => {
    const session = new Session();
    const file = openSpreadsheet({
      name: 'Shared',
      locale: 'en_US',
      timeZone: 'Etc/UTC',
      clock: { now: () => NOON },
      transport: session.transport,
    });
    const tab = new o.Model(
      file.save().workbook,
      modelConfig(settings(), { transportService: session.transport }),
    );
    valueOn(
      file,
      `sheet.getRange('A1:B2').setValues([['Nordic', 5], ['Acme', 7]]);
       sheet.getRange('B:B').addDeveloperMetadata('field', 'amount');
       ss.insertSheet('Plan').getRange('A1').setFormula('=SUM(Sheet1!B1:B2)');`,
    );
    session.deliver();
    const total = { sheetId: tab.getters.getSheetIds()[1]!, col: 0, row: 0 };
    expect(tab.getters.getEvaluatedCell(total).value).toBe(12);
    expect(keptEntries(tab, 'metadata')).toHaveLength(1);
    tab.dispatch('UPDATE_CELL', { sheetId: '0', col: 1, row: 0, content: '6' });
    session.deliver();
    expect(valueOn(file, `return ss.getSheetByName('Plan').getRange('A1').getValue();`)).toBe(13);
  });
});

describe('Script', () => {
  test('onOpen builds the menu', () => {
    const script = load(`function onOpen() {
      const ui = SpreadsheetApp.getUi();
      ui.createAddonMenu().addItem('Set up', 'setUp').addSeparator()
        .addSubMenu(ui.createMenu('More').addItem('Test', 'test')).addToUi();
    }`);
    expect(script.menu).toEqual([]);
    script.run('onOpen', [], REP);
    expect(script.menu).toEqual([
      { label: 'Set up', functionName: 'setUp' },
      { label: 'More: Test', functionName: 'test' },
    ]);
  });

  test('run gives the value, the log and how often each service was called', () => {
    const script = load(`function greet(name) {
      console.log('hello %s', name);
      Logger.log({ a: [1] });
      console.error('bad');
      return { name, at: [Session.getActiveUser().getEmail(), Session.getActiveUserLocale()] };
    }`);
    const { value: answer, log, calls } = script.run('greet', ['Ann'], REP);
    expect(answer).toEqual({ name: 'Ann', at: ['rep@example.com', 'sv'] });
    expect(log).toEqual(['hello Ann', '{ a: [ 1 ] }', 'ERROR bad']);
    expect(calls).toMatchObject({ 'Session.getActiveUser': 1, 'User.getEmail': 1 });
  });

  test('run reports what is thrown; what was written before stays', () => {
    const file = newFile();
    const { error } = runOn(file, `sheet.getRange('A1').setValue(5); throw new TypeError('no');`);
    expect(error).toMatchObject({ name: 'TypeError', message: 'no' });
    expect(valueOn(file, `return sheet.getRange('A1').getValue();`)).toBe(5);
  });

  test('run refuses a function that is not public (platform 8.12)', () => {
    const script = load('function hidden_() {} const arrow = () => 1; function open() {}');
    for (const name of ['hidden_', 'arrow', 'toString']) {
      const { error } = script.run(name, [], REP, { startedBy: 'page' });
      expect(error?.message).toBe(`Script function not found: ${name}`);
    }
    expect(script.run('open', [], REP).error).toBeUndefined();
  });

  test('nothing survives from one run to the next (platform 1.30)', () => {
    const script = load('var count = 0; function next() { return ++count; }');
    expect([1, 2].map(() => script.run('next', [], REP).value)).toEqual([1, 1]);
  });

  test('services are there while the bundle loads, and a failing load is reported', () => {
    const user = REP;
    const file = newFile();
    const script = load(
      `const zone = SpreadsheetApp.getActive().getSpreadsheetTimeZone(); function z() { return zone; }`,
      file,
    );
    expect(script.run('z', [], user).value).toBe('Europe/Stockholm');
    expect(() => loadScript('function (', file, { clock: { now: () => NOON } })).toThrow(
      'Function statements require a function name',
    );
  });
});
