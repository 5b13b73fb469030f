/** The files that a page is made of. Only addresses in the table exist, so no request can reach another file. */
import { build } from 'esbuild';
import type { BuildOptions } from 'esbuild';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { createHash } from 'node:crypto';

export interface PageFile {
  readonly body: Buffer;
  readonly contentType: string;
  readonly etag: string;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.xml': 'text/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The engine and its companions, byte for byte as their packages ship them. */
const PACKAGE_FILES: Readonly<Record<string, readonly [packageName: string, file: string]>> = {
  '/engine/o_spreadsheet.js': ['@odoo/o-spreadsheet', 'dist/o_spreadsheet.min.iife.js'],
  '/engine/o_spreadsheet.css': ['@odoo/o-spreadsheet', 'dist/o_spreadsheet.css'],
  '/engine/o_spreadsheet.xml': ['@odoo/o-spreadsheet', 'dist/o_spreadsheet.xml'],
  '/engine/owl.js': ['@odoo/owl', 'dist/owl.iife.min.js'],
  '/engine/chart.js': ['chart.js', 'dist/chart.umd.min.js'],
  '/engine/bootstrap.css': ['bootstrap', 'dist/css/bootstrap.min.css'],
  '/engine/css/font-awesome.css': ['font-awesome', 'css/font-awesome.min.css'],
  '/engine/fonts/fontawesome-webfont.woff2': ['font-awesome', 'fonts/fontawesome-webfont.woff2'],
};

const PAGE_FOLDER = join(__dirname, '../page');
/** One source of colours for the add-on's pages and for the frame around them. */
const TOKENS = join(__dirname, '../../src/sidebar/tokens.css');

/** Reads the page's files and builds its script. */
export async function loadPageFiles(): Promise<ReadonlyMap<string, PageFile>> {
  const files = new Map<string, PageFile>();
  const add = (address: string, body: Buffer, extension: string) =>
    files.set(address, {
      body,
      contentType: CONTENT_TYPES[extension] ?? 'application/octet-stream',
      etag: `"${createHash('sha256').update(body).digest('base64url')}"`,
    });
  add('/', readFileSync(join(PAGE_FOLDER, 'index.html')), '.html');
  add(
    '/page.css',
    Buffer.concat([TOKENS, join(PAGE_FOLDER, 'page.css')].map((file) => readFileSync(file))),
    '.css',
  );
  add('/icon.svg', readFileSync(join(PAGE_FOLDER, 'icon.svg')), '.svg');
  add('/page.js', await buildPageScript(), '.js');
  for (const [address, [packageName, file]] of Object.entries(PACKAGE_FILES)) {
    add(address, readFileSync(join(packageFolder(packageName), file)), extname(file));
  }
  return files;
}

function packageFolder(packageName: string): string {
  const require = createRequire(__filename);
  for (const folder of require.resolve.paths(packageName) ?? []) {
    const manifest = join(folder, packageName, 'package.json');
    try {
      readFileSync(manifest);
      return dirname(manifest);
    } catch {
      continue;
    }
  }
  throw new Error(`The package ${packageName} is not installed; run npm ci.`);
}

/** The script at the top of each page of the add-on; it may stand between script tags. */
export async function buildHtmlBridge(): Promise<string> {
  const built = await buildScript(join(__dirname, '../htmlPage/bridge.ts'), { minify: true });
  return built.toString('utf8').trim();
}

/** The engine and owl stay the globals that their own files make, so that the engine runs unmodified. */
async function buildPageScript(): Promise<Buffer> {
  const globals: Readonly<Record<string, string>> = {
    '@odoo/o-spreadsheet': 'o_spreadsheet',
    '@odoo/owl': 'owl',
  };
  return buildScript(join(PAGE_FOLDER, 'main.ts'), {
    plugins: [
      {
        name: 'globals',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^@odoo\// }, ({ path }) => ({ path, namespace: 'global' }));
          onLoad({ filter: /.*/, namespace: 'global' }, ({ path }) => ({
            contents: `module.exports = globalThis.${globals[path]};`,
          }));
        },
      },
    ],
  });
}

async function buildScript(entryPoint: string, options: BuildOptions): Promise<Buffer> {
  const { outputFiles } = await build({
    ...options,
    entryPoints: [entryPoint],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'silent',
  });
  return Buffer.from(outputFiles[0]!.contents);
}
