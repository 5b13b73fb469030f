/** The platform contract and its list of scopes: beside the project, not part of it. PLATFORM_DOCS names another folder. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const FOLDER = resolve(process.env['PLATFORM_DOCS'] ?? join(__dirname, '../../shared/docs'));

/** The text of one of its files; undefined where it is not there, which is said. */
export function platformDoc(file: string): string | undefined {
  const path = join(FOLDER, file);
  if (existsSync(path)) return readFileSync(path, 'utf8');
  process.stderr.write(`SKIPPED: no ${file} in ${FOLDER}; set PLATFORM_DOCS to its folder.\n`);
  return undefined;
}
