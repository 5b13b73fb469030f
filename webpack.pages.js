/**
 * Makes the add-on's pages, appsscript/Sidebar.html and ImportDialog.html: each brings its script and styles with it.
 * Why each setting is as it is: docs/decisions/0005-pages-in-one-file.md.
 */
const fs = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');

const PAGES = { Sidebar: 'sidebar.tsx', ImportDialog: 'importDialog.tsx' };
const SOURCE = path.resolve(__dirname, 'src/sidebar');

/** What would end the script early, or be taken for code of a template; esbuild writes "</script" so that it is neither. */
const FORBIDDEN = ['</script', '</style', '<!--', '<?', '?>'];

async function contentOf(entry) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path.join(SOURCE, entry)],
    bundle: true,
    minify: true,
    write: false,
    outdir: SOURCE,
    format: 'iife',
    target: 'es2019',
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
  for (const text of [script, style]) {
    const found = FORBIDDEN.find((mark) => text.toLowerCase().includes(mark));
    if (found) throw new Error(`A page must not contain ${found}: ${around(text, found)}`);
  }
  return [
    '<!doctype html>',
    '<html lang="en">',
    `<head><base target="_top"><style>${style}</style></head>`,
    `<body><div id="page"></div><script>${script}</script></body>`,
    '</html>',
    '',
  ].join('\n');
}

function around(text, mark) {
  const at = text.toLowerCase().indexOf(mark);
  return text.slice(Math.max(0, at - 60), at + 60);
}

/** Writes the pages beside Code.js, in the same run of webpack. */
class PagesPlugin {
  apply(compiler) {
    compiler.hooks.afterEmit.tapPromise('pages', async () => {
      await Promise.all(
        Object.entries(PAGES).map(async ([name, entry]) => {
          const page = pageOf(await contentOf(entry));
          fs.writeFileSync(path.join(compiler.options.output.path, `${name}.html`), page);
        }),
      );
    });
  }
}

module.exports = PagesPlugin;
