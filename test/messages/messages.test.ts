import { LANGUAGES, inAllLanguages, kindOfWord, languageOf, message } from '../../src/messages';
import { en } from '../../src/messages/en';
import { sv } from '../../src/messages/sv';

const keys = Object.keys(en) as (keyof typeof en)[];
const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe('messages', () => {
  test('every language has every key, and no more', () => {
    expect(Object.keys(sv).sort()).toEqual([...keys].sort());
  });

  test.each(keys)('%s has the same placeholders in every language and is never blank', (key) => {
    for (const text of inAllLanguages(key)) {
      expect(placeholders(text)).toEqual(placeholders(en[key]));
      expect(text.trim()).not.toBe('');
    }
  });

  test('a form for one belongs to a message that counts', () => {
    for (const key of keys.filter((name) => name.endsWith('.one'))) {
      expect(en[key.slice(0, -'.one'.length) as keyof typeof en]).toContain('{n}');
    }
  });

  test('message(language, key, values) fills placeholders once and takes the form for one', () => {
    expect(message('en', 'plan.deals', { n: 12 })).toBe('12 deals');
    expect(message('sv', 'plan.deals', { n: 1 })).toBe('1 affär');
    expect(message('en', 'import.knownId', { heading: '{found}', found: 'x' })).toBe(
      '{found} x is in the sheet already.',
    );
  });

  test('a value named like a member of every object is no value', () => {
    expect(message('en', 'toast.refreshed', {})).toBe('The figures are of {day}.');
  });
});

describe('languageOf(locale)', () => {
  test.each([
    ['sv_SE', 'sv'],
    ['sv', 'sv'],
    ['en_GB', 'en'],
    ['de_DE', 'en'],
    ['', 'en'],
    [undefined, 'en'],
  ])('%s is %s', (locale, language) => expect(languageOf(locale)).toBe(language));

  test('knows each of our languages', () => {
    for (const language of LANGUAGES) expect(languageOf(language)).toBe(language);
  });
});

describe('kindOfWord(word)', () => {
  test.each([
    ['Won', 'won'],
    [' förlorad ', 'lost'],
    ['ÖPPEN', 'open'],
    ['maybe', null],
    ['', null],
  ])('%s is %s', (word, kind) => expect(kindOfWord(word)).toBe(kind));
});
