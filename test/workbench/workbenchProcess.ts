/** The workbench's command as a process of its own, and waiting for what it does. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const PROJECT = join(__dirname, '../..');
const START_DEADLINE_MS = 300_000;
const POLL_MS = 25;
const POLL_DEADLINE_MS = 15_000;
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\//;

/** A small add-on for tests of the workbench itself. */
export const SMALL_BUNDLE = join(__dirname, 'smallBundle.js');

export interface Started {
  readonly address: string;
  /** What it printed so far. */
  readonly output: () => string;
  stop(): Promise<void>;
  /** Ends it as a crash would, without a chance to save. */
  kill(): Promise<void>;
}

/** A command that may not have started yet. */
export interface Starting {
  /** Kept when it has said its address; throws with what it printed if it ends before. */
  readonly started: Promise<Started>;
  /** Ends it as a crash would, however far it has come. */
  kill(): Promise<void>;
}

/** Runs the command and waits for its address; throws with what it printed if it ends before. */
export function startProcess(options: readonly string[]): Promise<Started> {
  return spawnProcess(options).started;
}

/** Runs the command. */
export function spawnProcess(options: readonly string[]): Starting {
  const { child, output } = run(options);
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
  };
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const start = async (): Promise<Started> => {
    try {
      await until('the workbench prints its address', START_DEADLINE_MS, async () => {
        if (hasEnded()) throw new Error('The workbench ended');
        return ADDRESS.test(output());
      });
    } catch (error) {
      await end('SIGKILL');
      throw new Error(`${(error as Error).message}. It printed:\n${output()}`);
    }
    return {
      address: ADDRESS.exec(output())![0],
      output,
      stop: () => end('SIGTERM'),
      kill: () => end('SIGKILL'),
    };
  };
  return { started: start(), kill: () => end('SIGKILL') };
}

/** Runs the command to its end, for options with which it does not start. */
export async function runToEnd(
  options: readonly string[],
): Promise<{ code: number | null; output: string }> {
  const { child, output } = run(options);
  await once(child, 'close');
  return { code: child.exitCode, output: output() };
}

function run(options: readonly string[]): { child: ChildProcess; output: () => string } {
  const child = spawn(
    process.execPath,
    ['--require', require.resolve('tsx/cjs'), 'workbench/start.ts', ...options],
    { cwd: PROJECT, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  }
  return { child, output: () => text };
}

/** Asks again until the answer is as wanted; the deadline is for a hang, not a measure of speed. */
export async function eventually<T>(ask: () => Promise<T>, wanted: T): Promise<void> {
  let answer: T | undefined;
  const isWanted = async () => {
    answer = await ask();
    return JSON.stringify(answer) === JSON.stringify(wanted);
  };
  await until(`to be ${JSON.stringify(wanted)}`, POLL_DEADLINE_MS, isWanted).catch((error) => {
    throw new Error(`${(error as Error).message}; it is ${JSON.stringify(answer)}`);
  });
}

async function until(what: string, deadlineMs: number, ask: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + deadlineMs;
  while (!(await ask())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
