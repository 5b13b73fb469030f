/** `npm start`: opens the workbook, or makes one, and serves it to the browser of this machine. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readCommandLine, USAGE } from './commandLine';
import type { StartOptions } from './commandLine';
import { readImport } from './dealsFile';
import type { ImportReport, ImportRequest } from './dealsFile';
import { openDrive } from './drive/drive';
import { buildHtmlBridge, loadPageFiles } from './server/pageFiles';
import type { Script, User } from './runtime/contract';
import { readHtmlFiles, readManifest } from './scriptFile';
import { startServer } from './server/server';
import { openStore } from './drive/storage';
import { systemErrorCode, Trouble } from './trouble';
import { WorkbenchClock } from './drive/workbenchClock';

async function start(options: StartOptions): Promise<void> {
  const bundleSource = readBundle(options.bundlePath);
  const store = openStore(options.folder, options.fileName);
  process.once('exit', () => store.close());
  const isNew = options.reset || !existsSync(store.snapshotPath);
  // Read before anything is set aside: a mistyped name must cost nothing.
  const importRequest =
    isNew && typeof options.fill === 'object' ? readImport(options.fill) : undefined;
  const server = await startServer(options.port);

  if (options.reset) {
    const backup = store.moveAside(new Date());
    if (backup) say(`The saved workbook was set aside: ${backup}`);
  }
  const { drive, notes } = openDrive({
    store,
    bundleSource,
    htmlFiles: readHtmlFiles(dirname(options.bundlePath)),
    manifest: readManifest(options.bundlePath),
    language: options.language,
    fileName: options.fileName,
    clock: new WorkbenchClock({ now: () => new Date() }, options.now),
    fill(script, user) {
      if (importRequest) fillWithImport(script, user, importRequest);
      else if (options.fill === 'samples') fillWithSamples(script, user);
    },
    cannotSave: fail,
  });
  if (isNew) say(`A new workbook, saved as ${store.snapshotPath}`);
  else sayOpened(options, store.snapshotPath);
  for (const note of notes) say(note);
  server.serve(drive, await loadPageFiles(), await buildHtmlBridge());

  const stop = () => {
    void server.stop().then(() => {
      drive.close();
      process.exit(0);
    });
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  say(`Steady Pipeline workbench: ${server.address}`);
}

function readBundle(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const what = systemErrorCode(error) === 'ENOENT' ? 'is not there' : 'cannot be read';
    throw new Trouble(`The built add-on ${path} ${what}. Run npm run build first.`);
  }
}

function fillWithSamples(script: Script, user: User): void {
  call(script, user, 'setUpPipeline');
  call(script, user, 'addSampleDeals');
}

function fillWithImport(script: Script, user: User, request: ImportRequest): void {
  call(script, user, 'setUpPipeline');
  say(importSummary(call(script, user, 'importDeals', request) as ImportReport));
}

/** Runs a function of the add-on and passes on what it shows; the page is not there yet. */
function call(script: Script, user: User, name: string, ...args: readonly unknown[]): unknown {
  const { value, error, notices } = script.run(name, args, user);
  if (error) throw new Trouble(error.message);
  for (const { title, text } of notices) say(title === '' ? text : `${title}: ${text}`);
  return value;
}

function importSummary(report: ImportReport): string {
  const lines = [`Imported ${report.added} ${report.added === 1 ? 'deal' : 'deals'}.`];
  if (report.pricesFilled > 0) {
    lines.push(`${report.pricesFilled} amounts were taken from the price list.`);
  }
  if (report.ownersAdded.length > 0) {
    lines.push(`Owners that were added to Settings: ${report.ownersAdded.join(', ')}.`);
  }
  lines.push(...report.notes);
  if (report.refused.length > 0) lines.push(`Refused rows: ${report.refused.length}.`);
  for (const { row, reason } of report.refused) lines.push(`  row ${row}: ${reason}`);
  return lines.join('\n');
}

function sayOpened(options: StartOptions, path: string): void {
  say(`Opened the saved workbook ${path}`);
  if (typeof options.fill !== 'string') {
    say('Nothing was imported: that was done when it was made. --reset imports anew.');
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function main(): Promise<void> {
  try {
    const options = readCommandLine(process.argv.slice(2), process.env, join(__dirname, '..'));
    if (options) await start(options);
    else say(USAGE.trimEnd());
  } catch (error) {
    fail(error);
  }
}

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Trouble ? error.message : describeFault(error)}\n`);
  process.exit(1);
}

/** A fault of ours, which is reported with where it happened. */
function describeFault(error: unknown): string {
  return `The workbench failed: ${error instanceof Error ? error.stack : String(error)}`;
}

void main();
