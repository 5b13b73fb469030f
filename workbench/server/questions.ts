/**
 * Alerts and prompts stop a script until the person has answered (platform 8.15). The script runs in the thread of the
 * spreadsheet, which waits; a second thread talks with the page meanwhile. Until then nobody's edit is taken.
 */
import { build } from 'esbuild';
import { once } from 'node:events';
import { join } from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { DialogAnswer, Question } from '../runtime/contract';
import { HOST } from './localServer';
import type { QuestionServerData } from './questionServer';
import type { Asking } from './wire';

export interface Questions {
  /** Where pages listen for questions. */
  readonly origin: string;
  /** Waits for the answer of the page; undefined where it does not listen. */
  ask(client: string, question: Question): DialogAnswer | undefined;
  stop(): Promise<void>;
}

export async function startQuestions(workbenchPort: number): Promise<Questions> {
  const signal = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const { port1: near, port2: port } = new MessageChannel();
  const worker = new Worker(await questionServer(), {
    eval: true,
    workerData: { workbenchPort, port, signal } satisfies QuestionServerData,
    transferList: [port],
  });
  worker.unref();
  const [listensAt] = (await once(near, 'message')) as [number];
  near.unref();
  return {
    origin: `http://${HOST}:${listensAt}`,
    ask(client, question) {
      Atomics.store(signal, 0, 0);
      near.postMessage({ client, question } satisfies Asking);
      Atomics.wait(signal, 0, 0);
      const received = receiveMessageOnPort(near) as
        { readonly message?: DialogAnswer } | undefined;
      return received?.message;
    },
    async stop() {
      near.close();
      await worker.terminate();
    },
  };
}

/** A thread takes no TypeScript. */
async function questionServer(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, 'questionServer.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'silent',
  });
  return outputFiles[0]!.text;
}
