import { parse, tokTypes } from 'acorn';
import type { Token } from 'acorn';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { servedHtml } from '../../workbench/runtime/servedHtml';

const FOLDER = join(__dirname, '../../appsscript');
/** The sidebar has the words of two languages and three views; it is sent compressed, a third of this. */
const MOST_BYTES = { Sidebar: 190_000, ImportDialog: 90_000 };

describe.each(['Sidebar', 'ImportDialog'] as const)('the built page %s', (name) => {
  const path = join(FOLDER, `${name}.html`);
  const page = readFileSync(path, 'utf8');
  const script = /<script>([\s\S]*)<\/script>/.exec(page)![1]!;

  test('is small', () => expect(statSync(path).size).toBeLessThanOrEqual(MOST_BYTES[name]));

  test('brings everything with it: it names no other file', () => {
    expect(page).not.toMatch(/<(?:link|script|img|iframe)\b[^>]*\b(?:src|href)=/);
    expect(page).not.toMatch(/url\(|@import/);
  });

  test('arrives as it was built: nothing in it looks like a comment in a template (platform 8.6)', () => {
    expect(servedHtml(page, [])).toBe(page);
    const tokens: Token[] = [];
    parse(script, { ecmaVersion: 2019, onToken: tokens });
    expect(tokens.filter(({ type }) => type === tokTypes.template)).toEqual([]);
  });

  test('ends its script once and is no template (platform 8.5, 8.6)', () => {
    expect(page.match(/<\/script/gi)).toHaveLength(1);
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
