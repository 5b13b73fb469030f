import { parse, tokTypes } from 'acorn';
import type { Token } from 'acorn';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { message } from '../../src/messages';
import { sv as shared } from '../../src/messages/pages/shared/sv';
import { sv as sidebar } from '../../src/messages/pages/sidebar/sv';
import { servedHtml } from '../../workbench/runtime/servedHtml';
import { openWorkbook } from './openWorkbook';

const FOLDER = join(__dirname, '../../appsscript');
/** As sent, with the words of one language. The sidebar has three views; compressed it is a third of this. */
const MOST_BYTES = { Sidebar: 168_000, ImportDialog: 67_000 };

describe.each([
  ['Sidebar', 'openSidebar', 'en'],
  ['Sidebar', 'openSidebar', 'sv'],
  ['ImportDialog', 'openImportDialog', 'en'],
  ['ImportDialog', 'openImportDialog', 'sv'],
] as const)('the page %s as %s sends it in %s', (name, open, language) => {
  const { shown } = openWorkbook(language === 'sv' ? 'sv_SE' : 'en_US').run(open);
  const page = shown[0]!.html;
  const script = /<script>(?!var pageWords)([\s\S]*)<\/script>/.exec(page)![1]!;

  test('is small', () => expect(Buffer.byteLength(page)).toBeLessThanOrEqual(MOST_BYTES[name]));

  test('has the words of its language, and none of cells', () => {
    const words = { en: 'Try again', sv: 'Försök igen' };
    expect(page).toContain(words[language]);
    expect(page).not.toContain(words[language === 'en' ? 'sv' : 'en']);
    expect(page).not.toContain(message(language, 'expected.probability'));
  });

  test('brings everything with it: it names no other file', () => {
    expect(page).not.toMatch(/<(?:link|script|img|iframe)\b[^>]*\b(?:src|href)=/);
    expect(page).not.toMatch(/url\(|@import/);
  });

  test('arrives as it was built: nothing in it looks like a comment in a template (platform 8.6)', () => {
    expect(servedHtml(page, [])).toBe(page);
    const tokens: Token[] = [];
    parse(script, { ecmaVersion: 2020, onToken: tokens });
    expect(tokens.filter(({ type }) => type === tokTypes.template)).toEqual([]);
  });

  test('ends its scripts where they end and is no template (platform 8.5, 8.6)', () => {
    expect(page.match(/<\/script/gi)).toHaveLength(2);
    expect(page).not.toMatch(/<\?|\?>/);
    expect(script).not.toContain('<!--');
  });

  test('names the licences of what it holds', () => {
    expect(page).toContain('preact');
    if (name === 'ImportDialog') expect(page).toMatch(/Papa Parse/);
  });
});

test('no formula cell loads the words of the pages', () => {
  const code = readFileSync(join(FOLDER, 'Code.js'), 'utf8');
  expect(code).not.toContain('Your Google accounts got mixed up');
  expect(code).not.toContain('preact');
});

describe('pageWords({page, language})', () => {
  const { run } = openWorkbook('en_US');
  const inSwedish = { ...shared, ...sidebar };

  test('gives the words of a page, plain and whole', () => {
    expect(run('pageWords', { page: 'Sidebar', language: 'sv' }).value).toEqual(inSwedish);
  });

  test.each([
    [{ page: 'Code', language: 'sv' }],
    [{ page: 'Sidebar', language: 'toString' }],
    [{ page: ['Sidebar'], language: 'sv' }],
    [null],
    ['Sidebar'],
  ])('gives nothing else: %j', (request) => {
    expect(run('pageWords', request).value).toBeNull();
  });
});
