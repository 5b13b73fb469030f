/**
 * The add-on's own pages, at an origin of their own: they have storage, as on Google, and can reach neither the
 * workbench's page nor its server but by google.script (docs/decisions/0004-pages-of-the-add-on.md).
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { HOST, listen, portOf, stop } from './localServer';
import { Refusal } from './requests';
import type { ShownHtml } from '../runtime/contract';
import { afterDoctype } from '../runtime/servedHtml';
import type { ShownPage } from './wire';

export interface HtmlServer {
  readonly origin: string;
  /** Keeps a page for the browser to fetch; `functionNames` are what its google.script.run knows. */
  keep(shown: ShownHtml, functionNames: readonly string[], bridge: string): ShownPage;
  stop(): Promise<void>;
}

const HIGHEST_PORT = 65_535;
/** Older ones were replaced on the screen long ago. */
const PAGES_KEPT = 50;

/** Takes the port above the workbench's, so that pages find their storage again the next day; another if it is taken. */
export async function startHtmlServer(workbenchPort: number): Promise<HtmlServer> {
  const pages = new Map<string, string>();
  const policy = contentPolicy(workbenchPort);
  const server = createServer((request, response) => {
    response.setHeader('Content-Security-Policy', policy);
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    try {
      sendPage(pageOf(request, pages, server), response);
    } catch (error) {
      response
        .writeHead((error as Refusal).status, { 'Content-Type': 'text/plain; charset=utf-8' })
        .end((error as Refusal).message);
    }
  });
  const isPort = workbenchPort < HIGHEST_PORT;
  await listen(server, isPort ? workbenchPort + 1 : 0).catch(() => listen(server, 0));
  const origin = `http://${HOST}:${portOf(server)}`;
  return {
    origin,
    keep({ html, ...shown }, functionNames, bridge) {
      const path = `/${randomUUID()}`;
      const script = `<script data-functions="${functionNames.join(' ')}">${bridge}</script>`;
      pages.set(path, afterDoctype(html, script));
      const [oldest] = pages.keys();
      if (pages.size > PAGES_KEPT) pages.delete(oldest!);
      return { ...shown, address: `${origin}${path}` };
    },
    stop: () => stop(server),
  };
}

/** The page brings everything with it: it loads nothing, and only the workbench may show it. */
function contentPolicy(workbenchPort: number): string {
  return [
    "default-src 'none'",
    "script-src 'unsafe-inline'",
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors http://${HOST}:${workbenchPort} http://localhost:${workbenchPort}`,
  ].join('; ');
}

function pageOf(
  { method, headers, url = '/' }: IncomingMessage,
  pages: ReadonlyMap<string, string>,
  server: Server,
): string {
  const address = `${HOST}:${portOf(server)}`;
  if (headers.host !== address) throw new Refusal(421, `Pages are at http://${address}/ only.`);
  const isForFrame = (headers['sec-fetch-dest'] ?? 'iframe') === 'iframe';
  const page = method === 'GET' && isForFrame ? pages.get(url) : undefined;
  if (page === undefined) throw new Refusal(404, 'There is nothing at this address.');
  return page;
}

function sendPage(page: string, response: ServerResponse): void {
  response
    .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' })
    .end(page);
}
