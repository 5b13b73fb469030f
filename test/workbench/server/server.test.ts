import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMALL_BUNDLE, startProcess } from '../workbenchProcess';
import type { Started } from '../workbenchProcess';

let folder: string;
let server: Started;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-server-'));
  server = await startProcess(['--folder', folder, '--bundle', SMALL_BUNDLE, '--port', '0']);
});

afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true });
});

interface Sent {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** fetch() sets Host and tidies paths by itself; here they are sent as given. */
function send({ method = 'GET', path, headers = {}, body }: Sent) {
  const { hostname, port } = new URL(server.address);
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>(
    (resolve, reject) => {
      const sent = request({ hostname, port, method, path, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
      });
      sent.on('error', reject);
      sent.end(body);
    },
  );
}

const JSON_HEADERS = { 'Content-Type': 'application/json' };

test('GET /health answers', async () => {
  expect(await send({ path: '/health' })).toMatchObject({ status: 200, text: '{"status":"ok"}' });
});

test('the page may load nothing from elsewhere', async () => {
  const { headers } = await send({ path: '/' });
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  // At other ports of this machine: the add-on's own pages in frames, and the questions of scripts.
  expect(policy).toMatch(/; frame-src http:\/\/127\.0\.0\.1:\d+; /);
  expect(policy).toMatch(/; connect-src 'self' http:\/\/127\.0\.0\.1:\d+; /);
  expect(policy.replaceAll(/; (frame|connect)-src [^;]+/g, '')).not.toMatch(/https?:|\*/);
  expect(headers['x-content-type-options']).toBe('nosniff');
});

test.each([
  ['another name for this machine', { Host: 'rebound.example.com' }, 421],
  ['another port', { Host: '127.0.0.1:1' }, 421],
  ["another site's script", { Origin: 'https://example.com' }, 403],
  ["another site's image or form", { 'Sec-Fetch-Site': 'cross-site' }, 403],
  ['another port of this machine', { 'Sec-Fetch-Site': 'same-site' }, 403],
])('a request by %s is refused', async (_who, headers, status) => {
  for (const path of ['/health', '/workbook', '/page.js']) {
    expect(await send({ path, headers })).toMatchObject({ status });
  }
});

test('a link from elsewhere opens the page and nothing more', async () => {
  const headers = {
    'Sec-Fetch-Site': 'cross-site',
    'Sec-Fetch-Mode': 'navigate',
    'Sec-Fetch-Dest': 'document',
  };
  expect((await send({ path: '/', headers })).status).toBe(200);
  expect((await send({ path: '/workbook', headers })).status).toBe(403);
});

test.each(['/../package.json', '/engine/../../package.json', '/%2e%2e/package.json', '/engine/'])(
  'there is nothing at %s',
  async (path) => {
    expect(await send({ path })).toMatchObject({ status: 404 });
  },
);

test('the engine is served as its package ships it', async () => {
  const { status, headers, text } = await send({ path: '/engine/o_spreadsheet.css' });
  expect(status).toBe(200);
  expect(headers['content-type']).toBe('text/css; charset=utf-8');
  expect(text).toContain('@see https://github.com/odoo/o-spreadsheet');
  const again = {
    path: '/engine/o_spreadsheet.css',
    headers: { 'If-None-Match': String(headers['etag']) },
  };
  expect(await send(again)).toMatchObject({ status: 304, text: '' });
});

test.each([
  [{ headers: { 'Content-Type': 'text/plain' }, body: '{}' }, 415],
  [{ headers: JSON_HEADERS, body: '{' }, 400],
  [{ headers: JSON_HEADERS, body: '{"function":1}' }, 400],
  [{ headers: JSON_HEADERS, body: '{"function":"noSuchFunction","args":[]}' }, 404],
  [{ headers: JSON_HEADERS, body: '{"function":"WEIGHTED_PIPELINE","args":[]}' }, 404],
  [{ headers: JSON_HEADERS, body: `"${'x'.repeat(1_100_000)}"` }, 413],
])('POST /run refuses %#', async (sent, status) => {
  expect(await send({ method: 'POST', path: '/run', ...sent })).toMatchObject({ status });
});

test('POST /run answers with what the script returned, showed and threw', async () => {
  const run = async (name: string) => {
    const body = JSON.stringify({ function: name, args: [] });
    return JSON.parse(
      (await send({ method: 'POST', path: '/run', headers: JSON_HEADERS, body })).text,
    );
  };
  expect(await run('writeNote')).toMatchObject({
    notices: [{ kind: 'toast', title: 'Noted', text: 'The note is in Pipeline!F1.' }],
  });
  expect(await run('fail')).toMatchObject({
    error: 'The sheet Pipeline has no column Stage. Put the heading back.',
    notices: [],
  });
});

test('POST /call answers a page of the add-on: custom functions too, errors with their name', async () => {
  const call = async (name: string, ...args: unknown[]) => {
    const body = JSON.stringify({ function: name, args });
    return send({ method: 'POST', path: '/call', headers: JSON_HEADERS, body });
  };
  const answer = async (name: string, ...args: unknown[]) =>
    JSON.parse((await call(name, ...args)).text);
  expect(await answer('WEIGHTED_PIPELINE', [[10]], [[0.5]])).toMatchObject({ value: 5 });
  expect(await answer('fail')).toMatchObject({
    value: null,
    error: {
      name: 'ScriptError',
      message: 'Error: The sheet Pipeline has no column Stage. Put the heading back.',
    },
  });
  expect(await call('noSuchFunction')).toMatchObject({ status: 404 });
});

test('POST /revision refuses what is no message, and what was made on an older revision', async () => {
  const post = (body: unknown) =>
    send({ method: 'POST', path: '/revision', headers: JSON_HEADERS, body: JSON.stringify(body) });
  expect(await post({ type: 'SNAPSHOT' })).toMatchObject({ status: 400 });
  const outdated = {
    type: 'REMOTE_REVISION',
    clientId: 'tab',
    serverRevisionId: 'long ago',
    nextRevisionId: 'next',
    commands: [],
  };
  expect(await post(outdated)).toMatchObject({
    status: 200,
    text: '{"accepted":false,"reason":"outdated"}',
  });
});
