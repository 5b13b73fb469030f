/**
 * Runs in a thread of its own: brings the questions of a script to the page that started it, and the answers back, while
 * the thread of the spreadsheet waits for them.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import type { DialogAnswer } from '../runtime/contract';
import { HOST, listen, portOf } from './localServer';
import { readJson, Refusal } from './requests';
import type { Asking, QuestionEvent } from './wire';

/** What the waiting thread gives along. */
export interface QuestionServerData {
  readonly workbenchPort: number;
  /** Here questions come and answers go. */
  readonly port: MessagePort;
  /** 0 while there is no answer yet. */
  readonly signal: Int32Array;
}

const { workbenchPort, port, signal } = workerData as QuestionServerData;
const MAX_ANSWER_BYTES = 1024 * 1024;
const ORIGINS = [`http://${HOST}:${workbenchPort}`, `http://localhost:${workbenchPort}`];

/** By the client that listens. */
const pages = new Map<string, ServerResponse>();
let asked: (Asking & { readonly id: number }) | undefined;
let count = 0;

/** Undefined where nobody was there to answer. */
function answer(given: DialogAnswer | undefined): void {
  asked = undefined;
  port.postMessage(given);
  Atomics.store(signal, 0, 1);
  Atomics.notify(signal, 0);
}

port.on('message', (asking: Asking) => {
  asked = { ...asking, id: ++count };
  const page = pages.get(asking.client);
  if (page) send(page, { id: count, ...asking.question });
  else answer(undefined);
});

function send(page: ServerResponse, question: QuestionEvent): void {
  page.write(`data: ${JSON.stringify(question)}\n\n`);
}

function listenTo(client: string, response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.flushHeaders();
  pages.set(client, response);
  response.on('close', () => {
    if (pages.get(client) !== response) return;
    pages.delete(client);
    // Whoever leaves the page has closed the dialog.
    if (asked?.client === client) answer({ button: 'CLOSE' });
  });
}

async function takeAnswer(request: IncomingMessage): Promise<void> {
  const given = (await readJson(request, MAX_ANSWER_BYTES)) as Partial<
    Record<'id' | 'client' | 'button' | 'text', unknown>
  > | null;
  if (!asked || given?.id !== asked.id || given.client !== asked.client) {
    throw new Refusal(409, 'Nothing is asked, or not this.');
  }
  const button = [...asked.question.buttons, 'CLOSE' as const].find((one) => one === given.button);
  if (!button) throw new Refusal(400, 'The question has no such button.');
  const { text } = given;
  answer({ button, ...(typeof text === 'string' ? { text } : {}) });
}

async function reply(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { host, origin } = request.headers;
  // As for the workbench's own port: no other site may ask or answer, under no other name.
  if (host !== `${HOST}:${portOf(server)}` || !ORIGINS.includes(origin ?? '')) {
    throw new Refusal(403, 'Only the workbench asks here.');
  }
  response.setHeader('Access-Control-Allow-Origin', origin!);
  response.setHeader('Access-Control-Allow-Headers', 'Content-Type');
  const url = new URL(request.url ?? '/', `http://${HOST}`);
  switch (`${request.method} ${url.pathname}`) {
    case 'GET /questions':
      return listenTo(url.searchParams.get('client') ?? '', response);
    case 'OPTIONS /answer':
      return void response.writeHead(204).end();
    case 'POST /answer':
      await takeAnswer(request);
      return void response.writeHead(204).end();
    default:
      throw new Refusal(404, 'There is nothing at this address.');
  }
}

const server = createServer((request, response) => {
  reply(request, response).catch((error: unknown) => {
    const status = error instanceof Refusal ? error.status : 500;
    const text = error instanceof Error ? error.message : String(error);
    response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(text);
  });
});

void listen(server, 0).then(() => port.postMessage(portOf(server)));
