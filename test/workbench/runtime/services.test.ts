import { refusal } from '../../../workbench/runtime/refusals';
import { newFile, runOn, value, valueOn } from './_scripts';

describe('the realm of a script', () => {
  test('has none of the globals that Apps Script has not (platform 1.2)', () => {
    const absent = [
      ...['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'ReadableStream'],
      ...[
        'WritableStream',
        'TextEncoder',
        'TextDecoder',
        'fetch',
        'FormData',
        'File',
        'Blob',
        'URL',
      ],
      ...['URLSearchParams', 'DOMException', 'atob', 'btoa', 'crypto', 'SubtleCrypto', 'window'],
      ...['navigator', 'performance', 'process', 'require', 'global', 'structuredClone'],
    ];
    const present = `return ${JSON.stringify(absent)}.filter((name) => name in globalThis);`;
    expect(value(present)).toEqual([]);
  });

  test('new Date() and Date.now() follow the clock; other dates are as ever', () => {
    expect(
      value(`return [new Date().toISOString(), Date.now(), new Date(0).getTime(), Date.UTC(1970, 0, 2),
        new Date(2026, 0, 1) instanceof Date, typeof Date(), new Date().constructor === Date];`),
    ).toEqual([
      '2026-11-23T12:00:00.000Z',
      Date.parse('2026-11-23T12:00:00Z'),
      0,
      86_400_000,
      true,
      'string',
      true,
    ]);
  });

  test('arrays, dates and errors of the services are of the realm', () => {
    expect(
      value(`
        sheet.getRange('A1').setValue(new Date());
        const values = sheet.getRange('A1').getValues();
        let refused;
        try { sheet.getRange(0, 1); } catch (error) { refused = error; }
        return [values instanceof Array, values[0] instanceof Array, values[0][0] instanceof Date,
          refused instanceof Error, refused.name];`),
    ).toEqual([true, true, true, true, 'Exception']);
  });

  test('what is not implemented throws by name, when it is called', () => {
    expect(() => value(`sheet.getSlicers();`)).toThrow('NotImplemented: Sheet.getSlicers');
    expect(() => value(`SpreadsheetApp.create('x');`)).toThrow(
      'NotImplemented: SpreadsheetApp.create',
    );
    expect(() => value(`ScriptApp.newTrigger('f').forDocument('x');`)).toThrow(
      'NotImplemented: TriggerBuilder.forDocument',
    );
  });

  test('services print and serialise as Google does: enums by their name (platform 1.9)', () => {
    expect(
      value(`return [String(sheet), String(ScriptApp.AuthMode.NONE), JSON.stringify({ mode: ScriptApp.AuthMode.FULL }),
        ScriptApp.AuthMode.FULL === ScriptApp.AuthMode.FULL, 'AuthMode' in ScriptApp];`),
    ).toEqual(['Sheet', 'NONE', '{"mode":"FULL"}', true, true]);
  });
});

describe('PropertiesService (platform section 6)', () => {
  test('keeps strings, gives a copy, and null for what is missing', () => {
    expect(
      value(`
        const properties = PropertiesService.getDocumentProperties();
        properties.setProperty('n', 5).setProperties({ a: 'x', b: 'y' }).deleteProperty('b');
        const copy = properties.getProperties();
        copy.a = 'changed';
        return [properties.getProperty('n'), properties.getProperties(), properties.getKeys(),
          properties.getProperty('none')];`),
    ).toEqual(['5', { n: '5', a: 'x' }, ['n', 'a'], null]);
  });

  test('document and user stores are apart', () => {
    const file = newFile();
    valueOn(file, `PropertiesService.getUserProperties().setProperty('draft', '1');`);
    expect(file.properties.user.get('rep@example.com')?.get('draft')).toBe('1');
    expect(file.properties.document.size).toBe(0);
  });

  test('a value over 9 KB throws', () => {
    const set = (size: number) =>
      `PropertiesService.getDocumentProperties().setProperty('k', 'x'.repeat(${size}));`;
    expect(() => value(set(9 * 1024))).not.toThrow();
    expect(() => value(set(9 * 1024 + 1))).toThrow(refusal('tooLarge', { argument: 'value' }));
  });
});

describe('CacheService, LockService, Session, Utilities', () => {
  test('a cache keeps strings until it is told otherwise (platform section 6)', () => {
    expect(
      value(`
        const cache = CacheService.getDocumentCache();
        cache.put('a', '1'); cache.put('b', '2', 60); cache.remove('b');
        return [cache.get('a'), cache.get('b'), CacheService.getUserCache().get('a')];`),
    ).toEqual(['1', null, null]);
    expect(() => value(`CacheService.getUserCache().put('k'.repeat(251), 'x');`)).toThrow('key');
    expect(() => value(`CacheService.getUserCache().put('k', 'x', 21601);`)).toThrow('21601');
  });

  test('a lock is had and given back (platform section 6)', () => {
    expect(
      value(`
        const lock = LockService.getDocumentLock();
        const states = [lock.hasLock(), lock.tryLock(100), lock.hasLock()];
        lock.releaseLock();
        return [...states, lock.hasLock()];`),
    ).toEqual([false, true, true, false]);
  });

  test('Session and Utilities', () => {
    expect(
      value(`
        Utilities.sleep(1000);
        return [Session.getEffectiveUser().getEmail(), Session.getScriptTimeZone(),
          Utilities.formatDate(new Date(), 'Europe/Stockholm', "yyyy-MM-dd'T'HH:mm"),
          Utilities.getUuid().length];`),
    ).toEqual(['rep@example.com', 'Etc/UTC', '2026-11-23T13:00', 36]);
    expect(() => value(`Utilities.sleep(300001);`)).toThrow('300001');
    expect(() => value(`Utilities.formatDate('2026', 'UTC', 'yyyy');`)).toThrow('signature');
  });
});

describe('Ui', () => {
  test('alert is recorded and answered', () => {
    const { value: answers, notices } = runOn(
      newFile(),
      `const ui = SpreadsheetApp.getUi();
       return [ui.alert('Done') === ui.Button.OK,
         ui.alert('Sure?', 'All of it', ui.ButtonSet.YES_NO) === ui.Button.YES];`,
    );
    expect(answers).toEqual([true, true]);
    expect(notices).toEqual([
      { kind: 'alert', title: '', text: 'Done' },
      { kind: 'alert', title: 'Sure?', text: 'All of it' },
    ]);
  });
});
