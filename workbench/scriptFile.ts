/** An Apps Script project on disk: one file of code, and beside it the pages and the manifest that are pushed with it. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';
import type { Manifest } from './runtime/contract';
import { Trouble } from './trouble';

const MANIFEST = 'appsscript.json';

/** The HTML files of a folder, by their name without extension. */
export function readHtmlFiles(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder).map((file) => parse(join(folder, file)));
  return new Map(
    files
      .filter(({ ext }) => ext === '.html')
      .map(({ name, base }) => [name, readFileSync(join(folder, base), 'utf8')]),
  );
}

/** The manifest beside a file of code; undefined where there is none. */
export function readManifest(scriptPath: string): Manifest | undefined {
  const path = join(dirname(scriptPath), MANIFEST);
  if (!existsSync(path)) return undefined;
  const manifest = parsed(readFileSync(path, 'utf8'));
  if (!isManifest(manifest)) {
    throw new Trouble(`The manifest ${path} is no JSON with a timeZone and a list oauthScopes.`);
  }
  return manifest;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isManifest(value: unknown): value is Manifest {
  const { timeZone, oauthScopes } = (value ?? {}) as Partial<Record<keyof Manifest, unknown>>;
  const areScopes =
    oauthScopes === undefined ||
    (Array.isArray(oauthScopes) && oauthScopes.every((scope) => typeof scope === 'string'));
  return typeof timeZone === 'string' && areScopes;
}
