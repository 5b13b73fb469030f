/**
 * Kills the workbench at random moments, while it starts and while people and a script write in two of its files, and
 * looks each time whether the files open and hold everything that had been answered.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadEngine } from '../../workbench/engine/loadEngine';
import { seededNumber } from '../../workbench/runtime/seededNumbers';
import type { Revision } from '../../workbench/drive/session';
import type {
  FilesDone,
  RevisionAnswer,
  RunAnswer,
  WorkbookAnswer,
} from '../../workbench/server/wire';
import type { Started } from './workbenchProcess';
import { spawnProcess } from './workbenchProcess';

export interface CrashReport {
  readonly kills: number;
  readonly seed: number;
  /** Of the kills, those before the workbench had said its address. */
  readonly whileStarting: number;
  /** What was answered as saved. */
  readonly edits: number;
  readonly runs: number;
  /** How often the file did not open, with what was said. */
  readonly filesLost: readonly string[];
  /** Answered as saved, and not there afterwards. */
  readonly changesLost: readonly string[];
}

const BUNDLE = join(__dirname, 'countingBundle.js');
const OPTIONS = ['--bundle', BUNDLE, '--empty', '--port', '0', '--now', '2026-11-23T14:00:00Z'];
const LONGEST_START_MS = 1_500;
const LONGEST_LOAD_MS = 2_500;
const COLUMNS = 20;

export async function crash(kills: number, seed: number): Promise<CrashReport> {
  const folder = mkdtempSync(join(tmpdir(), 'crashes-'));
  const start = () => spawnProcess([...OPTIONS, '--folder', folder]);
  const found = { whileStarting: 0 };
  const filesLost: string[] = [];
  const changesLost: string[] = [];
  const files = [new Answered('')];
  const missingIn = async (server: Started) => {
    for (const file of files) changesLost.push(...(await file.missingIn(server)));
  };
  try {
    const first = await start().started;
    files.push(new Answered(`?file=${await copyOf(first)}`));
    await first.stop();
    for (let kill = 0; kill < kills; kill++) {
      const drawn = (what: string) => seededNumber(seed, kill, what);
      const process = start();
      if (drawn('when') < 1 / 4) {
        found.whileStarting += 1;
        process.started.catch(() => undefined);
        await wait(drawn('start') * LONGEST_START_MS);
        await process.kill();
        continue;
      }
      const server = await process.started.catch((error: Error) => filesLost.push(error.message));
      if (typeof server === 'number') continue;
      await missingIn(server);
      const load = files.flatMap((file) => [edit(server, file, kill), run(server, file)]);
      await wait(drawn('load') * LONGEST_LOAD_MS);
      await server.kill();
      await Promise.all(load);
    }
    const server = await start().started;
    await missingIn(server);
    await server.stop();
  } finally {
    rmSync(folder, { recursive: true });
  }
  const sum = (what: 'edits' | 'runs') => files.reduce((all, file) => all + file[what], 0);
  const answers = { edits: sum('edits'), runs: sum('runs') };
  return { kills, seed, ...found, ...answers, filesLost, changesLost };
}

/** What the workbench has said to be saved of a file. */
class Answered {
  edits = 0;
  runs = 0;
  readonly #cells = new Map<string, { readonly col: number; readonly row: number; text: string }>();
  /** Sent, and killed before the answer came: it may have been saved or not. */
  readonly #unanswered = new Map<string, Set<string>>();
  #count = 0;

  /** `query` names the file in addresses. */
  constructor(readonly query: string) {}

  sent(col: number, row: number, text: string): void {
    const key = `${col},${row}`;
    this.#unanswered.set(key, (this.#unanswered.get(key) ?? new Set()).add(text));
  }

  edited(col: number, row: number, text: string): void {
    this.edits += 1;
    this.#unanswered.delete(`${col},${row}`);
    this.#cells.set(`${col},${row}`, { col, row, text });
  }

  counted(count: number): void {
    this.runs += 1;
    this.#count = Math.max(this.#count, count);
  }

  async missingIn({ address }: Started): Promise<string[]> {
    const { workbook, revisions } = await workbookOf(address, this.query);
    const { Model } = loadEngine();
    const model = new Model(workbook as never, {}, revisions as never);
    const sheetId = model.getters.getSheetIds()[0]!;
    const missing = [...this.#cells.values()].flatMap(({ col, row, text }) => {
      const found = model.getters.getEvaluatedCell({ sheetId, col, row }).value;
      const isThere = found === text || this.#unanswered.get(`${col},${row}`)?.has(String(found));
      return isThere ? [] : [`${text} is ${String(found)} ${this.query}`];
    });
    const { value } = (await post(`${address}run${this.query}`, {
      function: 'kept',
      args: [],
    })) as RunAnswer;
    if ((value as number) < this.#count) missing.push(`count ${this.#count} is ${String(value)}`);
    return missing;
  }
}

/** Types into one cell after another until nobody answers. */
async function edit({ address }: Started, answered: Answered, kill: number): Promise<void> {
  try {
    const { workbook, ...opened } = await workbookOf(address, answered.query);
    const sheetId = (workbook as { sheets: { id: string }[] }).sheets[0]!.id;
    let { revisionId } = opened;
    for (let n = 0; ; n++) {
      const [col, row] = [1 + (n % COLUMNS), 1 + (Math.floor(n / COLUMNS) % COLUMNS)];
      const content = `typed ${kill} ${n}`;
      const next = `${content}-${Math.random()}`;
      answered.sent(col, row, content);
      const answer = (await post(
        `${address}revision${answered.query}`,
        typed(revisionId, next, { sheetId, col, row, content }),
      )) as RevisionAnswer;
      if (answer.accepted) answered.edited(col, row, content);
      revisionId = answer.accepted ? next : (await workbookOf(address, answered.query)).revisionId;
    }
  } catch {
    // It was killed.
  }
}

function typed(from: string, to: string, update: object): Revision {
  return {
    type: 'REMOTE_REVISION',
    clientId: 'typist',
    serverRevisionId: from,
    nextRevisionId: to,
    commands: [{ type: 'UPDATE_CELL', ...update } as never],
  };
}

/** Lets a script count, in a cell, a property and the outbox, until nobody answers. */
async function run({ address }: Started, answered: Answered): Promise<void> {
  try {
    for (;;) {
      const { value } = (await post(`${address}run${answered.query}`, {
        function: 'count',
        args: [],
      })) as RunAnswer;
      answered.counted(value as number);
      await wait(20);
    }
  } catch {
    // It was killed.
  }
}

async function copyOf({ address }: Started): Promise<string> {
  return ((await post(`${address}files`, { copy: true })) as FilesDone).made!;
}

async function workbookOf(address: string, query: string): Promise<WorkbookAnswer> {
  const response = await fetch(`${address}workbook${query}`);
  return (await response.json()) as WorkbookAnswer;
}

async function post(address: string, body: unknown): Promise<unknown> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
