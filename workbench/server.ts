/** The workbench over HTTP, for the browser of this machine alone. */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { openEventStream } from './eventStream';
import type { LiveWorkbook } from './liveWorkbook';
import type { PageFile } from './pageFiles';
import { readJson, Refusal, requireOwnOrigin } from './requests';
import { parseMessage } from './session';
import { systemErrorCode, Trouble } from './trouble';
import type { RevisionAnswer, RunAnswer, RunRequest } from './wire';

export interface RunningServer {
  readonly address: string;
  /** Until then every request is answered with "not yet". */
  serve(workbook: LiveWorkbook, pageFiles: ReadonlyMap<string, PageFile>): void;
  /** Says goodbye to all pages and frees the port. */
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';
/** Pasting a large sheet makes a large revision. */
const MAX_REVISION_BYTES = 64 * 1024 * 1024;
const MAX_RUN_BYTES = 1024 * 1024;
/** A page that reads an answer shares its thread with the one that repaints the grid: the answer goes first. */
const BROADCAST_DELAY_MS = 8;

const SECURITY_HEADERS = {
  // The engine compiles its templates and formulas, hence 'unsafe-eval'; it styles elements directly.
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self' 'unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

type Reply = (request: IncomingMessage, response: ServerResponse, url: URL) => unknown;

/** Takes `port` of this machine; 0 takes any free one. */
export async function startServer(port: number): Promise<RunningServer> {
  let answer: Answer = () => {
    throw new Refusal(503, 'The workbook is being opened; try again in a moment.');
  };
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    Promise.resolve()
      .then(() => {
        requireOwnOrigin(request, portOf(server));
        return answer(request, response);
      })
      .catch((error: unknown) => sendError(response, error));
  });
  await listen(server, port);
  return {
    address: `http://${HOST}:${portOf(server)}/`,
    serve(workbook, pageFiles) {
      answer = answers(workbook, pageFiles);
    },
    stop: () => stop(server),
  };
}

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

function answers(workbook: LiveWorkbook, pageFiles: ReadonlyMap<string, PageFile>): Answer {
  const replies: Readonly<Record<string, Reply>> = {
    'GET /health': (_request, response) => sendJson(response, { status: 'ok' }),
    'GET /workbook': (request, response) => sendWorkbook(workbook, request, response),
    'GET /events': (_request, response, { searchParams }) => {
      const read = (name: string) => searchParams.get(name) ?? '';
      const page = { since: read('since'), epoch: read('epoch'), client: read('client') };
      openEventStream(response, workbook, page);
    },
    'POST /revision': async (request, response) => {
      const message = parseMessage(await readJson(request, MAX_REVISION_BYTES));
      if (!message) throw new Refusal(400, 'This is no message of the session.');
      sendJson(response, workbook.submit(message) satisfies RevisionAnswer);
    },
    'POST /run': async (request, response) => {
      const call = parseRunRequest(await readJson(request, MAX_RUN_BYTES));
      runAndAnswer(workbook, call, response);
    },
  };
  return (request, response) => {
    const url = new URL(request.url ?? '/', `http://${HOST}`);
    const file = request.method === 'GET' ? pageFiles.get(url.pathname) : undefined;
    if (file) return sendFile(file, request, response);
    const reply = replies[`${request.method} ${url.pathname}`];
    if (!reply) throw new Refusal(404, 'There is nothing at this address.');
    return reply(request, response, url);
  };
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const isTaken = systemErrorCode(error) === 'EADDRINUSE';
      reject(
        new Trouble(
          isTaken
            ? `Port ${port} is taken. Stop what runs there, or choose another with --port N.`
            : `Port ${port} cannot be used (${systemErrorCode(error)}). Choose another with --port N.`,
        ),
      );
    });
    server.listen(port, HOST, resolve);
  });
}

function stop(server: Server): Promise<void> {
  const stopped = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  return stopped;
}

function sendFile(file: PageFile, request: IncomingMessage, response: ServerResponse): void {
  // Asked for each time, sent only if changed: the browser keeps its compiled copy of the engine.
  response.setHeader('Cache-Control', 'no-cache');
  response.setHeader('ETag', file.etag);
  if (request.headers['if-none-match'] === file.etag) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(200, { 'Content-Type': file.contentType }).end(file.body);
}

function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  response
    .writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
    .end(JSON.stringify(body));
}

async function sendWorkbook(
  workbook: LiveWorkbook,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };
  const text = workbook.answerForPage();
  if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) {
    response.writeHead(200, headers).end(text);
    return;
  }
  const body = await promisify(gzip)(text, { level: 1 });
  response.writeHead(200, { ...headers, 'Content-Encoding': 'gzip' }).end(body);
}

function runAndAnswer(workbook: LiveWorkbook, call: RunRequest, response: ServerResponse): void {
  const release = workbook.hub.holdBroadcasts();
  response.once('close', () => setTimeout(release, BROADCAST_DELAY_MS));
  if (!workbook.canRun(call.function)) {
    throw new Refusal(404, `The add-on has no function "${call.function}".`);
  }
  sendJson(response, workbook.run(call.function, call.args) satisfies RunAnswer);
}

function parseRunRequest(value: unknown): RunRequest {
  const call = value as Partial<RunRequest> | null;
  if (typeof call?.function !== 'string' || !Array.isArray(call.args)) {
    throw new Refusal(400, 'A call is {"function": NAME, "args": [...]}.');
  }
  return { function: call.function, args: call.args };
}

function sendError(response: ServerResponse, error: unknown): void {
  const status = error instanceof Refusal ? error.status : 500;
  if (!(error instanceof Refusal)) console.error(error);
  if (response.headersSent) response.destroy();
  else
    sendJson(response, { error: error instanceof Error ? error.message : String(error) }, status);
}
