import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleSource } from './builtBundle';

const manifest = JSON.parse(
  readFileSync(join(__dirname, '../../appsscript/appsscript.json'), 'utf8'),
);

test('the manifest asks for the five scopes of rule G2 and no more', () => {
  const scopes = manifest.oauthScopes.map((scope: string) =>
    scope.replace('https://www.googleapis.com/auth/', ''),
  );
  expect(scopes.sort()).toEqual([
    'script.container.ui',
    'script.scriptapp',
    'script.send_mail',
    'spreadsheets.currentonly',
    'userinfo.email',
  ]);
});

test('the manifest names the runtime and a zone that never shifts (rule G2, platform 1.1)', () => {
  expect(manifest).toMatchObject({ runtimeVersion: 'V8', timeZone: 'Etc/UTC' });
});

test('all that runs is in the bundle: the manifest names no library (platform 1.36)', () => {
  expect(manifest.dependencies?.libraries ?? []).toEqual([]);
});

test('the bundle holds no trace of what it runs on here', () => {
  expect(bundleSource()).not.toMatch(/workbench|o-spreadsheet|jest|node:/i);
});
