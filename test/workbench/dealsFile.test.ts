import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCsv, readImport } from '../../workbench/dealsFile';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-csv-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test('readCsv() gives text as it stands, without the byte order mark', () => {
  const path = file('deals.csv', '\uFEFFKund;Belopp\r\n"Åkeri; AB";1200\r\n');
  expect(readCsv(path)).toEqual({ headings: ['Kund', 'Belopp'], rows: [['Åkeri; AB', '1200']] });
});

test('readCsv() keeps a blank line in its place, so that row numbers are right', () => {
  const path = file('deals.csv', 'a,b\n1,2\n\n3,4\n\n\n');
  expect(readCsv(path).rows).toEqual([['1', '2'], [''], ['3', '4']]);
});

test.each([
  ['missing', () => join(folder, 'none.csv'), 'none.csv does not exist.'],
  ['a folder', () => folder, 'cannot be read.'],
  ['empty', () => file('a.csv', ''), 'is empty. Its first line must hold the headings.'],
  ['not UTF-8', () => file('a.csv', Buffer.from([0x61, 0xe5, 0x0a])), 'Save it as "CSV UTF-8"'],
  ['with an open quote', () => file('a.csv', 'a,b\n"1,2\n'), 'a quote in row 2 is not closed'],
])('a file that is %s is refused in words', (_kind, path, message) => {
  expect(() => readCsv(path())).toThrow(message);
});

test('readImport() gives deals, map and prices as importDeals takes them', () => {
  const dealsPath = file('deals.csv', 'account,product\nAcme,GTXPro\n');
  const pricesPath = file('products.csv', 'product,sales_price\nGTX Pro,4821\n');
  const key = { deals: 'product', prices: 'product' };
  const aliases = { GTXPro: 'GTX Pro' };
  expect(
    readImport({
      dealsPath,
      map: { account: 'prospect' },
      prices: { path: pricesPath, key, aliases },
    }),
  ).toEqual({
    headings: ['account', 'product'],
    rows: [['Acme', 'GTXPro']],
    map: { account: 'prospect' },
    prices: { headings: ['product', 'sales_price'], rows: [['GTX Pro', '4821']], key, aliases },
  });
});

test('readImport() names a heading that the file has not', () => {
  const dealsPath = file('deals.csv', 'account,product\n');
  expect(() => readImport({ dealsPath, map: { Konto: 'prospect' } })).toThrow(
    'has no heading "Konto".\nHeadings: account, product.',
  );
});
