/**
 * A Chromium for the browser tests: CHROMIUM_PATH, an installed Chrome, /usr/bin/chromium, else the one that comes as
 * the npm package @sparticuz/chromium (Linux x64), so that a bare machine with Node needs nothing more.
 */
import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const INSTALLED = [
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
];

const CACHE = join(__dirname, '../../node_modules/.cache/chromium');

export async function launchChromium(): Promise<Browser> {
  const given = process.env['CHROMIUM_PATH'];
  if (given) {
    if (!existsSync(given)) throw new Error(`CHROMIUM_PATH names ${given}, which is not there`);
    return launch(given);
  }
  const installed = INSTALLED.find((path) => existsSync(path));
  if (installed) return launch(installed);
  if (process.platform === 'linux' && process.arch === 'x64') return launchBundled();
  throw new Error(
    'The browser tests need Chrome or Chromium: install one, or set CHROMIUM_PATH to its program.',
  );
}

function launch(executablePath: string, environment: NodeJS.ProcessEnv = {}): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: FLAGS,
    env: { ...process.env, ...environment } as Record<string, string>,
  });
}

/** The package carries libraries (NSS) for machines that lack them; others are better off with their own. */
async function launchBundled(): Promise<Browser> {
  const folder = await unpackBundled();
  const fonts = existsSync('/etc/fonts/fonts.conf')
    ? {}
    : { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  const program = join(folder, 'chromium');
  try {
    return await launch(program, fonts);
  } catch (error) {
    if (!/error while loading shared libraries/.test(String(error))) throw error;
    return launch(program, { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') });
  }
}

/**
 * Unpacks the package once, into a folder of the project's own. It unpacks to TMPDIR and takes whatever it finds there,
 * finished or not, so each process unpacks to a fresh folder and only a complete one gets the name that others look for.
 */
async function unpackBundled(): Promise<string> {
  const manifest = join(require.resolve('@sparticuz/chromium'), '../../../package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const folder = join(CACHE, version);
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  const fresh = mkdtempSync(join(CACHE, 'unpacking-'));
  try {
    await unpackTo(fresh);
    writeFileSync(join(fresh, 'fonts.conf'), fontsConfiguration(folder));
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    // Another process may have been first.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** In a process of its own, since the package reads both variables from the environment: where to, and libraries too. */
async function unpackTo(folder: string): Promise<void> {
  const script = `require(${JSON.stringify(require.resolve('@sparticuz/chromium'))}).executablePath()`;
  await promisify(execFile)(process.execPath, ['-e', script], {
    env: { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
  });
}

function fontsConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}
