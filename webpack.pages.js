/**
 * Makes the add-on's pages, appsscript/Sidebar.html and ImportDialog.html: each brings its script and styles with it.
 * Why each setting is as it is: docs/decisions/0005-pages-in-one-file.md.
 */
const fs = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');

/** Each page's script, and the words that it says beside those that every page says. */
const PAGES = {
  Sidebar: { entry: 'sidebar.tsx', words: 'sidebar' },
  ImportDialog: { entry: 'importDialog.tsx', words: 'import' },
};
const SOURCE = path.resolve(__dirname, 'src/sidebar');
const WORDS = path.resolve(__dirname, 'src/messages/pages');
const LANGUAGES = fs.readdirSync(path.join(WORDS, 'shared')).map((file) => path.parse(file).name);

/** What would end the script early, or be taken for code of a template; esbuild writes "</script" so that it is neither. */
const FORBIDDEN = ['</script', '</style', '<!--', '<?', '?>'];

/** The words of a page in a language, as JSON: google/pages.ts puts them in as it sends the page. */
async function wordsOf(page, language) {
  const lists = ['shared', page.words].map(
    (list) => `...require('./${list}/${language}').${language}`,
  );
  const { outputFiles } = await esbuild.build({
    stdin: { contents: `module.exports = { ${lists} };`, resolveDir: WORDS },
    bundle: true,
    write: false,
    format: 'cjs',
  });
  const built = { exports: {} };
  new Function('module', outputFiles[0].text)(built);
  const words = JSON.stringify(built.exports);
  refuseForbidden(words);
  return words;
}

async function contentOf(entry) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path.join(SOURCE, entry)],
    bundle: true,
    minify: true,
    write: false,
    outdir: SOURCE,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // HtmlService cuts what looks like a comment out of template literals: there are none.
    supported: { 'template-literal': false },
    legalComments: 'inline',
    banner: { js: '/*! preact, (c) 2015-present Jason Miller, MIT License */' },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const text = (ending) => outputFiles.find(({ path: name }) => name.endsWith(ending)).text.trim();
  return { script: text('.js'), style: text('.css') };
}

function pageOf({ script, style }) {
  refuseForbidden(script);
  refuseForbidden(style);
  return [
    '<!doctype html>',
    '<html lang="en">',
    `<head><base target="_top"><style>${style}</style></head>`,
    `<body><div id="page"></div><script>var pageWords</script><script>${script}</script></body>`,
    '</html>',
    '',
  ].join('\n');
}

function refuseForbidden(text) {
  const found = FORBIDDEN.find((mark) => text.toLowerCase().includes(mark));
  if (found) throw new Error(`A page must not contain ${found}: ${around(text, found)}`);
}

function around(text, mark) {
  const at = text.toLowerCase().indexOf(mark);
  return text.slice(Math.max(0, at - 60), at + 60);
}

/** Writes the pages beside Code.js, in the same run of webpack. */
class PagesPlugin {
  apply(compiler) {
    compiler.hooks.afterEmit.tapPromise('pages', async () => {
      const write = (name, content) =>
        fs.writeFileSync(path.join(compiler.options.output.path, `${name}.html`), content);
      await Promise.all(
        Object.entries(PAGES).flatMap(([name, page]) => [
          contentOf(page.entry).then((content) => write(name, pageOf(content))),
          ...LANGUAGES.map((language) =>
            wordsOf(page, language).then((words) => write(`${name}Words_${language}`, words)),
          ),
        ]),
      );
    });
  }
}

module.exports = PagesPlugin;
