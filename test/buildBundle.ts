import { execFileSync } from 'node:child_process';

/** Makes appsscript/Code.js anew before any test, so that no test runs on an old bundle. */
export default function buildBundle(): void {
  execFileSync('npx', ['webpack'], { stdio: ['ignore', 'ignore', 'inherit'] });
}
