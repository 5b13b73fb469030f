import { pageMessage } from '../../src/messages/pages';
import { en } from '../../src/messages/pages/en';
import { sv } from '../../src/messages/pages/sv';

const keys = Object.keys(en) as (keyof typeof en)[];
const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe('the words of the pages', () => {
  test('every language has every key, and no more', () => {
    expect(Object.keys(sv).sort()).toEqual([...keys].sort());
  });

  test.each(keys)('%s has the same placeholders in every language and is never blank', (key) => {
    for (const text of [en[key], sv[key]]) {
      expect(placeholders(text)).toEqual(placeholders(en[key]));
      expect(text.trim()).not.toBe('');
    }
  });

  test('a form for one belongs to a word that counts', () => {
    for (const key of keys.filter((name) => name.endsWith('.one'))) {
      expect(en[key.slice(0, -'.one'.length) as keyof typeof en]).toContain('{n}');
    }
  });

  test('pageMessage(language, key, values) takes the form for one', () => {
    expect(pageMessage('en', 'csv.action', { n: 1 })).toBe('Import 1 deal');
    expect(pageMessage('sv', 'csv.action', { n: 3 })).toBe('Importera 3 affärer');
  });
});
