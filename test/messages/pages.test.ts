import { en as importEn } from '../../src/messages/pages/import/en';
import { sv as importSv } from '../../src/messages/pages/import/sv';
import { en as mailEn } from '../../src/messages/pages/mail/en';
import { sv as mailSv } from '../../src/messages/pages/mail/sv';
import { en as outgoingEn } from '../../src/messages/pages/outgoing/en';
import { sv as outgoingSv } from '../../src/messages/pages/outgoing/sv';
import { en as sharedEn } from '../../src/messages/pages/shared/en';
import { sv as sharedSv } from '../../src/messages/pages/shared/sv';
import { en as sidebarEn } from '../../src/messages/pages/sidebar/en';
import { sv as sidebarSv } from '../../src/messages/pages/sidebar/sv';
import { worded } from '../../src/messages/wording';

type Words = Readonly<Record<string, string>>;
const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe.each<[string, Words, Words]>([
  ['every page', sharedEn, sharedSv],
  ['the sidebar', sidebarEn, sidebarSv],
  ['the import', importEn, importSv],
  ['the preview of mails', mailEn, mailSv],
  ['mails that go out', outgoingEn, outgoingSv],
])('the words of %s', (_, en, sv) => {
  const keys = Object.keys(en);

  test('every language has every key, and no more', () => {
    expect(Object.keys(sv).sort()).toEqual([...keys].sort());
  });

  test.each(keys)('%s has the same placeholders in every language and is never blank', (key) => {
    for (const text of [en[key]!, sv[key]!]) {
      expect(placeholders(text)).toEqual(placeholders(en[key]!));
      expect(text.trim()).not.toBe('');
    }
  });

  test('a form for one belongs to a word that counts', () => {
    for (const key of keys.filter((name) => name.endsWith('.one'))) {
      expect(en[key.slice(0, -'.one'.length)]).toContain('{n}');
    }
  });
});

test('a page takes the form for one', () => {
  expect(worded(importEn, 'csv.action', { n: 1 })).toBe('Import 1 deal');
  expect(worded(importSv, 'csv.action', { n: 3 })).toBe('Importera 3 affärer');
});
