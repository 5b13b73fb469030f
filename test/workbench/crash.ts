/** `npm run crash [-- --kills 200] [--seed 1] [--json]`: exit code 1 where anything that was saved is lost. */
import { parseArgs } from 'node:util';
import { crash } from './crashes';

const { values: asked } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});

const SHOWN = 20;

async function main(): Promise<void> {
  const [kills, seed] = [Number(asked.kills), Number(asked.seed)];
  if (!(Number.isInteger(kills) && kills > 0)) throw new Error('--kills is a whole number');
  const report = await crash(kills, seed);
  const { whileStarting, edits, runs, filesLost, changesLost } = report;
  process.stdout.write(
    asked.json
      ? `${JSON.stringify(report, null, 2)}\n`
      : `${kills} kills, ${whileStarting} of them while starting; ${edits} edits and ${runs} runs had been answered.\n` +
          `Files lost: ${filesLost.length}. Changes lost: ${changesLost.length}.\n` +
          [...filesLost, ...changesLost]
            .slice(0, SHOWN)
            .map((line) => `  ${line}\n`)
            .join(''),
  );
  if (filesLost.length + changesLost.length > 0) process.exitCode = 1;
}

void main();
