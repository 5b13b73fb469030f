/** The sample workbook as `npm start` makes it, made once for each state of the sources: making it takes seconds. */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { BUNDLE_PATH } from '../bundle/builtBundle';
import { startProcess } from './workbenchProcess';

const PROJECT = join(__dirname, '../..');
const CACHE = join(PROJECT, 'node_modules/.cache/test-workbenches');
/** Of these the workbook hangs on, beside the options. */
const SOURCES = ['workbench/drive', 'workbench/runtime', 'workbench/engine'];

/** Lays the workbook that these options begin with into the folder. */
export async function prepareWorkbook(folder: string, options: readonly string[]): Promise<void> {
  const ready = join(CACHE, keyOf(options));
  if (!existsSync(ready)) await make(ready, options);
  cpSync(ready, folder, { recursive: true });
}

async function make(ready: string, options: readonly string[]): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const draft = mkdtempSync(join(CACHE, 'draft-'));
  const server = await startProcess(['--port', '0', '--folder', draft, ...options]);
  await server.stop();
  try {
    renameSync(draft, ready);
  } catch (error) {
    rmSync(draft, { recursive: true });
    // Another worker may have been first.
    if (!existsSync(ready)) throw error;
  }
}

function keyOf(options: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(options));
  const sources = SOURCES.flatMap((folder) =>
    readdirSync(join(PROJECT, folder))
      .sort()
      .map((file) => join(PROJECT, folder, file)),
  );
  for (const path of [BUNDLE_PATH, ...sources]) hash.update(readFileSync(path));
  return hash.digest('hex').slice(0, 16);
}
