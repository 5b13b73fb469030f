import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** Makes appsscript/Code.js anew before any test, so that no test runs on an old bundle or a workbook built by one. */
export default function buildBundle(): void {
  rmSync(join(__dirname, '../node_modules/.cache/test-workbooks'), {
    recursive: true,
    force: true,
  });
  execFileSync('npx', ['webpack'], { stdio: ['ignore', 'ignore', 'inherit'] });
}
