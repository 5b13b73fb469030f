/** Which requests are ours to answer, and reading their bodies. */
import type { IncomingMessage } from 'node:http';
import type { LiveWorkbook } from '../drive/liveWorkbook';
import type { Person } from '../drive/people';

/** A request that is refused; the status and a sentence for whoever sent it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Refuses what another site's page sends to this port. Comparing the Host header closes the way by which a foreign name
 * that resolves to 127.0.0.1 would count as the same origin (DNS rebinding).
 */
export function requireOwnOrigin(request: IncomingMessage, port: number): void {
  const { host, origin } = request.headers;
  const ownHosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (host === undefined || !ownHosts.includes(host)) {
    throw new Refusal(421, `This workbench answers at http://127.0.0.1:${port}/ only.`);
  }
  const site = request.headers['sec-fetch-site'];
  const isForeign =
    (origin !== undefined && origin !== `http://${host}`) ||
    (site !== undefined && site !== 'same-origin' && site !== 'none');
  if (isForeign && !isLinkToPage(request)) {
    throw new Refusal(403, 'Requests from other sites are refused.');
  }
}

/** Following a link to the page is harmless: nothing is done, and the linking page cannot read it. */
function isLinkToPage(request: IncomingMessage): boolean {
  return (
    request.method === 'GET' &&
    request.url === '/' &&
    request.headers['sec-fetch-mode'] === 'navigate' &&
    request.headers['sec-fetch-dest'] === 'document'
  );
}

/** Refuses what only an editor of the file may do. */
export function requireEditor(workbook: LiveWorkbook, person: Person): void {
  if (!workbook.mayEdit(person)) throw new Refusal(403, 'Only who may edit the file can do that.');
}

export async function readJson(request: IncomingMessage, maximumBytes: number): Promise<unknown> {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    throw new Refusal(415, 'The body must be JSON.');
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maximumBytes) throw new Refusal(413, 'The body is too large.');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new Refusal(400, 'The body is no JSON.');
  }
}
