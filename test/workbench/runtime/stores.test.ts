import { ScriptProject } from '../../../workbench/runtime/project';
import { VirtualClock } from '../../../workbench/runtime/virtualClock';
import { refusal } from '../../../workbench/runtime/refusals';
import { NOON, REP, newFile, value, valueAs, valueOn } from './_scripts';

const LEAD = { email: 'lead@example.com', locale: 'en' };

describe('PropertiesService (platform section 6)', () => {
  const set = (store: string, key = 'k') =>
    `PropertiesService.get${store}Properties().setProperty('${key}', 'x');`;
  const read = `return ['Document', 'User', 'Script']
    .map((store) => PropertiesService['get' + store + 'Properties']().getProperty('k'));`;

  test('the document store is of a file, the user store of a user across files, the script store of all', () => {
    const project = new ScriptProject({ now: () => NOON });
    const [file, second] = [newFile({ project }), newFile({ project })];
    valueOn(file, ['Document', 'User', 'Script'].map((store) => set(store)).join(''));
    expect(valueOn(file, read)).toEqual(['x', 'x', 'x']);
    expect(valueOn(second, read)).toEqual([null, 'x', 'x']);
    expect(valueAs(file, LEAD, read)).toEqual(['x', null, 'x']);
    expect(valueAs(second, LEAD, read)).toEqual([null, null, 'x']);
  });

  test('a store holds 500 KB, keys counted; what does not fit leaves the store as it was', () => {
    const file = newFile();
    const fill = (count: number) =>
      `const values = {};
       for (let i = 0; i < ${count}; i++) values['key' + (100 + i)] = 'x'.repeat(9 * 1024 - 6);
       PropertiesService.getUserProperties().setProperties(values);`;
    expect(() => valueOn(file, fill(56))).toThrow(refusal('storeFull'));
    expect(valueOn(file, `return PropertiesService.getUserProperties().getKeys().length;`)).toBe(0);
    valueOn(file, fill(55));
    expect(() => valueAs(file, LEAD, set('User'))).not.toThrow();
    expect(() =>
      valueOn(file, `PropertiesService.getUserProperties().setProperty('one', 'x'.repeat(6000));`),
    ).toThrow(refusal('storeFull'));
  });

  test('setProperties may delete all others, and sets nothing where one value is too large', () => {
    expect(
      value(`
        const store = PropertiesService.getUserProperties();
        store.setProperties({ a: '1', b: '2' });
        try { store.setProperties({ a: '3', c: 'x'.repeat(9217) }); } catch (error) { store.setProperty('told', error.message); }
        const before = store.getProperties();
        store.setProperties({ d: 4 }, true);
        return [before, store.getProperties()];`),
    ).toEqual([{ a: '1', b: '2', told: refusal('tooLarge', { argument: 'value' }) }, { d: '4' }]);
  });

  test('50,000 reads and writes a day and user', () => {
    const clock = new VirtualClock(NOON);
    const file = newFile({ clock });
    const readOften = (times: number) =>
      `const store = PropertiesService.getUserProperties();
       for (let i = 0; i < ${times}; i++) store.getProperty('k');`;
    valueOn(file, readOften(49_999));
    expect(() => valueOn(file, readOften(2))).toThrow(refusal('propertyQuota'));
    expect(() => valueAs(file, LEAD, readOften(1))).not.toThrow();
    clock.advance(86_400_000);
    expect(() => valueOn(file, readOften(1))).not.toThrow();
  });
});

describe('CacheService (platform section 6)', () => {
  const put = (key: string, seconds?: number) =>
    `CacheService.getUserCache().put('${key}', 'x'${seconds ? `, ${seconds}` : ''});`;

  test('values end on the clock: after 10 minutes, or as was said, up to 6 hours', () => {
    const clock = new VirtualClock(NOON);
    const file = newFile({ clock });
    const read = `return Object.keys(CacheService.getUserCache().getAll(['a', 'b', 'c']));`;
    valueOn(file, put('a') + put('b', 1) + put('c', 21_600));
    expect(valueOn(file, read)).toEqual(['a', 'b', 'c']);
    clock.advance(1000);
    expect(valueOn(file, read)).toEqual(['a', 'c']);
    clock.advance(599_000);
    expect(valueOn(file, read)).toEqual(['c']);
    clock.advance(21_000_000);
    expect(valueOn(file, read)).toEqual([]);
    expect(() => valueOn(file, put('a', 0.5))).toThrow('expirationInSeconds');
  });

  test('a key has 250 letters, a value 100 KB', () => {
    const sized = (key: number, size: number) =>
      `CacheService.getScriptCache().put('k'.repeat(${key}), 'x'.repeat(${size}));`;
    expect(() => value(sized(250, 102_400))).not.toThrow();
    expect(() => value(sized(251, 1))).toThrow('key');
    expect(() => value(sized(1, 102_401))).toThrow('value');
  });

  test('of more than 1,000 items those that last longest stay', () => {
    expect(
      value(`
        const cache = CacheService.getScriptCache();
        for (let i = 0; i < 1000; i++) cache.put('k' + i, 'x', 100 + i);
        const all = cache.get('k0');
        cache.put('last', 'x', 1);
        return [all, cache.get('k0'), cache.get('k99'), cache.get('k100'), cache.get('k999'), cache.get('last')];`),
    ).toEqual(['x', null, null, 'x', 'x', null]);
  });

  test('caches of the document, the user and the script are apart', () => {
    const project = new ScriptProject({ now: () => NOON });
    const [file, second] = [newFile({ project }), newFile({ project })];
    valueOn(
      file,
      `for (const store of ['Document', 'User', 'Script']) CacheService['get' + store + 'Cache']().putAll({ a: store });`,
    );
    const read = `return ['Document', 'User', 'Script']
      .map((store) => CacheService['get' + store + 'Cache']().get('a'));`;
    expect(valueOn(second, read)).toEqual([null, 'User', 'Script']);
    expect(valueAs(file, LEAD, read)).toEqual(['Document', null, 'Script']);
    valueOn(file, `CacheService.getScriptCache().removeAll(['a', 'b']);`);
    expect(valueAs(file, REP, read)).toEqual(['Document', 'User', null]);
  });
});
