/**
 * Stops runs after each of their service calls and runs each state that this leaves to the end:
 * `npm run stops [-- --flow NAME] [--every N] [--json]`.
 */
import { fork } from 'node:child_process';
import { parseArgs } from 'node:util';
import { FLOWS } from './stoppedFlows';
import type { Sweep } from './stoppedRuns';
import { sweep } from './stoppedRuns';

/** Most of what a run makes is thrown away at once; with room for it that costs less. */
const ROOM = ['--max-semi-space-size=64'];

/** As many as a small machine has cores. */
const WORKERS = 2;
/** Each part is a process of its own: workbooks that were opened are never wholly given up. */
const PARTS = 16;
const SHOWN_DIFFERENCES = 5;
const SHOWN_LENGTH = 300;

const { values: asked } = parseArgs({
  options: {
    flow: { type: 'string' },
    every: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    part: { type: 'string' },
  },
});

async function main(): Promise<void> {
  const every = Number(asked.every);
  const flows = FLOWS.filter(({ name }) => asked.flow === undefined || name === asked.flow);
  if (flows.length === 0 || !(Number.isInteger(every) && every > 0)) {
    const names = FLOWS.map(({ name }) => name).join(', ');
    throw new Error(`--flow is one of ${names}; --every is a whole number`);
  }
  if (asked.part !== undefined) return sweepPart(Number(asked.part), every);
  const sweeps: (Sweep & { readonly seconds: number })[] = [];
  for (const { name } of flows) {
    const start = performance.now();
    const parts = await allParts(name, every);
    const whole = {
      flow: name,
      calls: parts[0]!.calls,
      states: parts.reduce((sum, { states }) => sum + states, 0),
      troubles: parts
        .flatMap(({ troubles }) => troubles)
        .sort((one, other) => one.calls - other.calls),
      seconds: Math.round((performance.now() - start) / 1000),
    };
    sweeps.push(whole);
    if (!asked.json) process.stdout.write(report(whole));
  }
  if (asked.json) process.stdout.write(`${JSON.stringify(sweeps, null, 2)}\n`);
  if (sweeps.some(({ troubles }) => troubles.length > 0)) process.exitCode = 1;
}

/** A few at a time. */
async function allParts(flow: string, every: number): Promise<Sweep[]> {
  const waiting = Array.from({ length: PARTS }, (_, part) => part);
  const found: Sweep[] = [];
  const work = async (): Promise<void> => {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      found.push(await partOf(flow, every, part));
      if (process.stderr.isTTY) process.stderr.write(`\r${found.length}/${PARTS} `);
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  return found;
}

/** What a process of its own found in its part of the states. */
function partOf(flow: string, every: number, part: number): Promise<Sweep> {
  const args = ['--flow', flow, '--every', String(every), '--part', String(part)];
  return new Promise((resolve, reject) => {
    const worker = fork(__filename, args, { execArgv: [...process.execArgv, ...ROOM] });
    worker.on('message', (found) => resolve(found as Sweep));
    worker.on('exit', (code) => reject(new Error(`part ${part} of ${flow} ended with ${code}`)));
  });
}

function sweepPart(part: number, every: number): void {
  const [flow] = FLOWS.filter(({ name }) => name === asked.flow);
  const isWanted = (_before: string, count: number): boolean => count % every === 0;
  process.send!(sweep(flow!, { isWanted, part, parts: PARTS }));
}

function report({ flow, calls, states, troubles, seconds }: Sweep & { seconds: number }): string {
  const lines = [
    `${flow}: ${calls} calls, ${states} states, ${troubles.length} come to something else (${seconds} s)`,
  ];
  const [first] = troubles;
  if (first) {
    lines.push(`  first: stopped after call ${first.calls}, before ${first.before};`);
    lines.push(`  writes that waited were ${first.waiting}`);
    lines.push(...first.differences.slice(0, SHOWN_DIFFERENCES).map(short));
    const more = first.differences.length - SHOWN_DIFFERENCES;
    if (more > 0) lines.push(`    and ${more} more`);
    lines.push(`  all: ${troubles.map(({ calls }) => calls).join(' ')}`);
  }
  return `${lines.join('\n')}\n`;
}

const short = (text: string): string => `    ${text.slice(0, SHOWN_LENGTH)}`;

void main();
