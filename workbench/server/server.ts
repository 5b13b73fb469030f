/** The workbench over HTTP, for the browser of this machine alone. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Drive } from '../drive/drive';
import { clockAnswer, moveClock } from './clockAnswers';
import { openEventStream } from './eventStream';
import { changeFiles, filesAnswer } from './filesAnswers';
import { startHtmlServer } from './htmlServer';
import type { LiveWorkbook } from '../drive/liveWorkbook';
import { HOST, listen, portOf, stop } from './localServer';
import { mailView, outboxAnswer, rawMail } from './outboxAnswers';
import type { PageFile } from './pageFiles';
import { personWith } from '../drive/people';
import type { Person } from '../drive/people';
import { readJson, Refusal, requireOwnOrigin } from './requests';
import { startQuestions } from './questions';
import type { Questions } from './questions';
import type { RunOptions, Selection, ShownHtml } from '../runtime/contract';
import { parseMessage } from '../drive/session';
import { systemErrorCode, Trouble } from '../trouble';
import type {
  CallAnswer,
  ClockAnswer,
  FilesAnswer,
  FilesDone,
  OutboxAnswer,
  RevisionAnswer,
  RunAnswer,
  RunRequest,
  ShownPage,
} from './wire';

export interface RunningServer {
  readonly address: string;
  /** Until then every request is answered with "not yet". */
  serve(drive: Drive, pageFiles: ReadonlyMap<string, PageFile>, htmlBridge: string): void;
  /** Says goodbye to all pages and frees the port. */
  stop(): Promise<void>;
}

/** Pasting a large sheet makes a large revision. */
const MAX_REVISION_BYTES = 64 * 1024 * 1024;
const MAX_RUN_BYTES = 1024 * 1024;
/** A page of the add-on may send a whole file of deals. */
const MAX_CALL_BYTES = 16 * 1024 * 1024;
/** A page that reads an answer shares its thread with the one that repaints the grid: the answer goes first. */
const BROADCAST_DELAY_MS = 8;

/** Frames are for the add-on's own pages and nothing else. */
const securityHeaders = (htmlOrigin: string, questionsOrigin: string) => ({
  // The engine compiles its templates and formulas, hence 'unsafe-eval'; it styles elements directly.
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self' 'unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self' ${questionsOrigin}`,
    `frame-src ${htmlOrigin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
});

type Reply = (request: IncomingMessage, response: ServerResponse, url: URL) => unknown;

/** Takes `port` of this machine; 0 takes any free one. */
export async function startServer(port: number): Promise<RunningServer> {
  let answer: Answer = () => {
    throw new Refusal(503, 'The workbook is being opened; try again in a moment.');
  };
  let headers = securityHeaders("'none'", '');
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    Promise.resolve()
      .then(() => {
        requireOwnOrigin(request, portOf(server));
        return answer(request, response);
      })
      .catch((error: unknown) => sendError(response, error));
  });
  await listen(server, port).catch((error: unknown) => {
    throw cannotListen(port, error);
  });
  const htmlServer = await startHtmlServer(portOf(server));
  const questions = await startQuestions(portOf(server));
  headers = securityHeaders(htmlServer.origin, questions.origin);
  return {
    address: `http://${HOST}:${portOf(server)}/`,
    serve(drive, pageFiles, htmlBridge) {
      const withPages: WithPages = (result) => ({
        ...result,
        shown: result.shown.map((shown) =>
          htmlServer.keep(shown, drive.files.first.functionNames, htmlBridge),
        ),
      });
      answer = answers(drive, pageFiles, withPages, questions);
    },
    stop: async () => {
      await Promise.all([stop(server), htmlServer.stop(), questions.stop()]);
    },
  };
}

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Lays the pages that a run has shown where the browser can fetch them. */
type WithPages = <Result extends { readonly shown: readonly ShownHtml[] }>(
  result: Result,
) => Omit<Result, 'shown'> & { readonly shown: readonly ShownPage[] };

function answers(
  drive: Drive,
  pageFiles: ReadonlyMap<string, PageFile>,
  withPages: WithPages,
  questions: Questions,
): Answer {
  const askPage = ({ client }: RunRequest): RunOptions['ask'] =>
    client === undefined ? undefined : (question) => questions.ask(client, question);
  /** The file that the page shows, which must be shared with its person. */
  const workbookIn = (url: URL): LiveWorkbook => {
    const workbook = fileIn(drive, url);
    if (workbook.roleOf(personIn(url))) return workbook;
    throw new Refusal(403, `${workbook.file.sharing.owner} has not shared this file with you.`);
  };
  const replies: Readonly<Record<string, Reply>> = {
    'GET /health': (_request, response) => sendJson(response, { status: 'ok' }),
    'GET /workbook': (request, response, url) =>
      sendWorkbook(workbookIn(url).answerForPage(personIn(url)), request, response),
    'GET /events': (_request, response, url) => {
      const read = (name: string) => url.searchParams.get(name) ?? '';
      const page = {
        since: read('since'),
        epoch: read('epoch'),
        client: read('client'),
        person: personIn(url),
      };
      openEventStream(response, drive, workbookIn(url), page, questions.origin);
    },
    'GET /clock': (_request, response, url) =>
      sendJson(response, clockAnswer(drive, workbookIn(url), personIn(url)) satisfies ClockAnswer),
    'POST /clock': async (request, response, url) => {
      const asked = await readJson(request, MAX_RUN_BYTES);
      const moved = await moveClock(drive, workbookIn(url), personIn(url), asked);
      const answer = { ...clockAnswer(drive, workbookIn(url), personIn(url)), ...moved };
      sendJson(response, answer satisfies ClockAnswer);
    },
    'GET /files': (_request, response, url) =>
      sendJson(
        response,
        filesAnswer(drive, fileIn(drive, url), personIn(url)) satisfies FilesAnswer,
      ),
    'POST /files': async (request, response, url) => {
      const asked = await readJson(request, MAX_RUN_BYTES);
      const done = changeFiles(drive, workbookIn(url), personIn(url), asked);
      sendJson(response, done satisfies FilesDone);
    },
    'GET /outbox': (_request, response, url) =>
      sendJson(response, outboxAnswer(drive, personIn(url)) satisfies OutboxAnswer),
    'GET /mail': async (_request, response, { searchParams }) =>
      sendJson(response, await mailView(drive, searchParams.get('id') ?? '')),
    'GET /mail.eml': async (_request, response, { searchParams }) => {
      const message = await rawMail(drive, searchParams.get('id') ?? '');
      response
        .writeHead(200, {
          'Content-Type': 'message/rfc822',
          'Content-Disposition': 'attachment; filename="mail.eml"',
        })
        .end(message);
    },
    'POST /revision': async (request, response, url) => {
      const message = parseMessage(await readJson(request, MAX_REVISION_BYTES));
      if (!message) throw new Refusal(400, 'This is no message of the session.');
      const verdict = workbookIn(url).submit(message, personIn(url));
      sendJson(response, verdict satisfies RevisionAnswer);
    },
    'POST /run': async (request, response, url) => {
      const body = await readJson(request, MAX_RUN_BYTES);
      const workbook = workbookIn(url);
      const call = parseRunRequest(body, workbook);
      requireFunction(call, workbook.canRun(call.function));
      answerFirst(workbook, response);
      const result = withPages(workbook.run(call, personIn(url), askPage(call)));
      sendJson(response, result satisfies RunAnswer);
    },
    'POST /call': async (request, response, url) => {
      const body = await readJson(request, MAX_CALL_BYTES);
      const workbook = workbookIn(url);
      const call = parseRunRequest(body, workbook);
      requireFunction(call, workbook.functionNames.includes(call.function));
      answerFirst(workbook, response);
      const result = withPages(workbook.call(call, personIn(url), askPage(call)));
      sendJson(response, result satisfies CallAnswer);
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

function personIn({ searchParams }: URL): Person {
  const person = personWith(searchParams.get('as'));
  if (!person) throw new Refusal(404, 'Nobody here is called so.');
  return person;
}

function fileIn(drive: Drive, { searchParams }: URL): LiveWorkbook {
  const id = searchParams.get('file');
  const workbook = id === null ? drive.files.first : drive.files.find(id);
  if (!workbook) throw new Refusal(404, 'There is no such spreadsheet here.');
  return workbook;
}

function cannotListen(port: number, error: unknown): Trouble {
  const code = systemErrorCode(error);
  return new Trouble(
    code === 'EADDRINUSE'
      ? `Port ${port} is taken. Stop what runs there, or choose another with --port N.`
      : `Port ${port} cannot be used (${code}). Choose another with --port N.`,
  );
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
  text: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };
  if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) {
    response.writeHead(200, headers).end(text);
    return;
  }
  const body = await promisify(gzip)(text, { level: 1 });
  response.writeHead(200, { ...headers, 'Content-Encoding': 'gzip' }).end(body);
}

/** Keeps what a run changes from the pages until its answer has gone. */
function answerFirst(workbook: LiveWorkbook, response: ServerResponse): void {
  const release = workbook.hub.holdBroadcasts();
  response.once('close', () => setTimeout(release, BROADCAST_DELAY_MS));
}

function requireFunction(call: RunRequest, isThere: boolean): void {
  if (!isThere) throw new Refusal(404, `The add-on has no function "${call.function}".`);
}

function parseRunRequest(value: unknown, workbook: LiveWorkbook): RunRequest {
  const call = value as Partial<RunRequest> | null;
  if (typeof call?.function !== 'string' || !Array.isArray(call.args)) {
    throw new Refusal(400, 'A call is {"function": NAME, "args": [...]}.');
  }
  const selection = selectionIn(call.selection, workbook);
  return {
    function: call.function,
    args: call.args,
    ...(typeof call.client === 'string' ? { client: call.client } : {}),
    ...(selection ? { selection } : {}),
  };
}

/** A page may lag behind: a selection on a sheet that is gone, or beyond its cells, is none. */
function selectionIn(value: unknown, { file }: LiveWorkbook): Selection | undefined {
  const { sheetId, zone } = (value ?? {}) as Partial<Selection>;
  const sheet = typeof sheetId === 'string' ? file.model.getters.tryGetSheet(sheetId) : undefined;
  if (!sheet || !zone) return undefined;
  const { left, right, top, bottom } = zone;
  const isOrdered = (from: unknown, to: unknown, end: number) =>
    Number.isInteger(from) &&
    Number.isInteger(to) &&
    0 <= (from as number) &&
    (from as number) <= (to as number) &&
    (to as number) < end;
  const size = file.model.getters.getSheetZone(sheet.id);
  const isThere = isOrdered(left, right, size.right + 1) && isOrdered(top, bottom, size.bottom + 1);
  return isThere ? { sheetId: sheet.id, zone: { left, right, top, bottom } } : undefined;
}

function sendError(response: ServerResponse, error: unknown): void {
  const status = error instanceof Refusal ? error.status : 500;
  if (!(error instanceof Refusal)) console.error(error);
  if (response.headersSent) response.destroy();
  else
    sendJson(response, { error: error instanceof Error ? error.message : String(error) }, status);
}
