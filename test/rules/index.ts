/** `npm run rules`: how many of the platform contract's rules have a test that cites them, and why the others have none. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { platformDoc } from '../platformDocs';
import { citedRules, titlesIn } from './citations';
import { platformRules } from './platformRules';
import { REASONS } from './reasons';

const TESTS = join(__dirname, '..');

/** Every rule that the title of a test cites, with the first file that does. */
export function citations(): ReadonlyMap<string, string> {
  const cited = new Map<string, string>();
  const files = readdirSync(TESTS, { recursive: true, encoding: 'utf8' }).sort();
  for (const file of files.filter((name) => name.endsWith('.test.ts'))) {
    for (const title of titlesIn(readFileSync(join(TESTS, file), 'utf8'))) {
      for (const id of citedRules(title)) if (!cited.has(id)) cited.set(id, file);
    }
  }
  return cited;
}

/** What is printed. */
export function rulesReport(contract: string): string {
  const cited = citations();
  const rules = platformRules(contract);
  const untested = rules.filter(({ id }) => !cited.has(id));
  const lines = untested.map(
    ({ id, text }) => `${id}  ${shortened(text)}\n    ${REASONS[id] ?? 'NO REASON GIVEN'}`,
  );
  const stale = Object.keys(REASONS).filter((id) => cited.has(id));
  return [
    `${rules.length - untested.length} of ${rules.length} rules (MUST rows and EMU paragraphs) have a test that cites them.`,
    ...lines,
    ...(stale.length === 0 ? [] : [`Reasons no longer needed: ${stale.join(', ')}`]),
  ].join('\n');
}

function shortened(text: string): string {
  const plain = text.replace(/[*`]/g, '');
  return plain.length <= 90 ? plain : `${plain.slice(0, 87)}...`;
}

if (require.main === module) {
  const contract = platformDoc('platform.md');
  if (contract !== undefined) process.stdout.write(`${rulesReport(contract)}\n`);
}
