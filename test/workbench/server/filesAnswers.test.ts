import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  ClockAnswer,
  FilesAnswer,
  FilesDone,
  WorkbookAnswer,
} from '../../../workbench/server/wire';
import { SMALL_BUNDLE, startProcess } from '../workbenchProcess';
import type { Started } from '../workbenchProcess';

let folder: string;
let server: Started;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-server-'));
  const options = ['--bundle', SMALL_BUNDLE, '--port', '0', '--now', '2026-11-23T14:00:00Z'];
  server = await startProcess(['--folder', folder, ...options]);
});

afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true });
});

/** By whom, and about which file; the rep and the first where nothing is said. */
interface Tab {
  readonly as?: string;
  readonly file?: string;
}

const addressOf = (path: string, tab: Tab) =>
  `${server.address}${path}?${new URLSearchParams({ ...tab })}`;

async function get<Answer>(path: string, tab: Tab = {}): Promise<Answer> {
  const response = await fetch(addressOf(path, tab));
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}

async function post(path: string, body: unknown, tab: Tab = {}) {
  const response = await fetch(addressOf(path, tab), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, answer: (await response.json()) as unknown };
}

async function copy(tab: Tab = {}): Promise<string> {
  const { answer } = await post('files', { copy: true }, tab);
  return (answer as FilesDone).made!;
}

test('files are listed for those with whom they are shared', async () => {
  const file = await copy();
  const idsFor = async (as: string) =>
    (await get<FilesAnswer>('files', { as })).files.map(({ id }) => id);
  expect(await idsFor('rep')).toContain(file);
  expect(await idsFor('manager')).not.toContain(file);
  await post('files', { share: { email: 'manager@example.com', role: 'viewer' } }, { file });
  expect(await idsFor('manager')).toContain(file);
  const { shown } = await get<FilesAnswer>('files', { as: 'manager', file });
  expect(shown).toMatchObject({ id: file, mayEdit: false });
  expect(shown!.people).toEqual([
    { email: 'rep@example.com', role: 'owner' },
    { email: 'colleague@example.com' },
    { email: 'manager@example.com', role: 'viewer' },
  ]);
});

test('which file is the first is told, whoever asks and whatever else she sees', async () => {
  const first = { share: { email: 'manager@example.com', role: null } };
  const own = await copy({ as: 'manager' });
  await post('files', first);
  const { files } = await get<FilesAnswer>('files', { as: 'manager', file: own });
  expect(files.filter(({ isFirst }) => isFirst)).toEqual([]);
  await post('files', { share: { email: 'manager@example.com', role: 'editor' } });
  const again = await get<FilesAnswer>('files', { as: 'manager', file: own });
  expect(again.files.filter(({ isFirst }) => isFirst).map(({ name }) => name)).toEqual([
    'pipeline-en',
  ]);
});

test('nothing of a file is told to somebody with whom it is not shared', async () => {
  const file = await copy();
  const tab = { as: 'colleague', file };
  for (const path of ['workbook', 'events', 'clock']) {
    expect((await fetch(addressOf(path, tab))).status).toBe(403);
  }
  expect((await get<FilesAnswer>('files', tab)).shown).toBeUndefined();
  for (const [path, body] of [
    ['files', { keepVersion: true }],
    ['run', { function: 'setUpPipeline', args: [] }],
    ['call', { function: 'setUpPipeline', args: [] }],
    ['clock', { runNext: true }],
  ] as const) {
    expect(await post(path, body, tab)).toEqual({
      status: 403,
      answer: { error: 'rep@example.com has not shared this file with you.' },
    });
  }
});

test.each<[string, unknown, number]>([
  ['a person who is nobody here', { share: { email: 'x@example.com', role: 'editor' } }, 400],
  ['a role that there is not', { share: { email: 'manager@example.com', role: 'owner' } }, 400],
  [
    'a role that is an inherited name',
    { share: { email: 'manager@example.com', role: 'toString' } },
    400,
  ],
  ['taking a file from its owner', { share: { email: 'rep@example.com', role: null } }, 409],
  ['a version that there is not', { restoreVersion: 99 }, 404],
  ['a version in words', { restoreVersion: '1' }, 404],
  ['a name of nothing', { rename: '  ' }, 400],
  ['a name that is none', { rename: {} }, 400],
  ['a name without an end', { rename: 'x'.repeat(201) }, 400],
  ['nothing', {}, 400],
  ['no object', null, 400],
])('%s is refused', async (_what, body, status) => {
  const file = await copy();
  const before = await get<FilesAnswer>('files', { file });
  expect((await post('files', body, { file })).status).toBe(status);
  expect(await get<FilesAnswer>('files', { file })).toEqual(before);
});

test('who may only look keeps, restores and shares nothing, and may make a copy of her own', async () => {
  const file = await copy();
  await post('files', { share: { email: 'manager@example.com', role: 'viewer' } }, { file });
  const tab = { as: 'manager', file };
  for (const body of [
    { keepVersion: true },
    { restoreVersion: 1 },
    { rename: 'Mine' },
    { trash: true },
    { share: { email: 'manager@example.com', role: 'editor' } },
  ]) {
    expect((await post('files', body, tab)).status).toBe(403);
  }
  expect((await post('clock', { spreadsheetZone: 'Asia/Tokyo' }, tab)).status).toBe(403);
  expect(await get<ClockAnswer>('clock', tab)).toMatchObject({ mayEdit: false });
  const own = await copy(tab);
  const { files } = await get<FilesAnswer>('files', { as: 'manager' });
  expect(files.find(({ id }) => id === own)).toMatchObject({
    name: 'Copy of Copy of pipeline-en',
    role: 'owner',
  });
});

test('an editor renames; the owner alone may trash, but not the file that all began with', async () => {
  const file = await copy();
  await post('files', { share: { email: 'manager@example.com', role: 'editor' } }, { file });
  const tab = { as: 'manager', file };
  expect((await post('files', { rename: ' Renamed ' }, tab)).status).toBe(200);
  expect((await get<WorkbookAnswer>('workbook', { file })).name).toBe('Renamed');
  expect((await get<FilesAnswer>('files', tab)).shown).toMatchObject({ mayTrash: false });
  expect((await post('files', { trash: true }, tab)).status).toBe(403);
  expect((await post('files', { trash: true })).status).toBe(409);
  expect((await get<FilesAnswer>('files', { file })).shown).toMatchObject({ mayTrash: true });
  expect((await post('files', { trash: true }, { file })).status).toBe(200);
  expect((await fetch(addressOf('workbook', { file }))).status).toBe(404);
});

test('a version that is kept is the newest in the list', async () => {
  const file = await copy();
  const { answer } = await post('files', { keepVersion: true }, { file });
  expect((answer as FilesDone).shown!.versions).toEqual([
    { number: 2, reason: 'kept', keptAt: '2026-11-23T14:00:00.000Z' },
    { number: 1, reason: 'made', keptAt: '2026-11-23T14:00:00.000Z' },
  ]);
});

test('a file that there is not is said so', async () => {
  const response = await fetch(addressOf('workbook', { file: 'nowhere' }));
  expect([response.status, await response.json()]).toEqual([
    404,
    { error: 'There is no such spreadsheet here.' },
  ]);
});

test('the seed of all chances is a whole number', async () => {
  expect((await post('clock', { seed: 7 })).answer).toMatchObject({ seed: 7 });
  for (const seed of [-1, 0.5, '7', null, 1e300]) {
    expect((await post('clock', { seed })).status).toBe(400);
  }
  expect(await get<ClockAnswer>('clock')).toMatchObject({ seed: 7 });
});

test('where nothing can be mailed the clock does not go looking for a mail', async () => {
  const { answer } = await post('clock', { runUntilMail: true });
  expect(answer).toMatchObject({ mailed: false, now: '2026-11-23T14:00:00.000Z' });
});

test('the time zones of one file and of the script are set; what is no zone is refused', async () => {
  const file = await copy();
  await post('clock', { spreadsheetZone: 'Asia/Tokyo' }, { file });
  const { answer } = await post('clock', { scriptZone: 'Pacific/Auckland' }, { file });
  expect((answer as ClockAnswer).zones).toEqual({
    script: 'Pacific/Auckland',
    spreadsheet: 'Asia/Tokyo',
  });
  expect((await get<WorkbookAnswer>('workbook', { file })).timeZone).toBe('Asia/Tokyo');
  expect((await get<WorkbookAnswer>('workbook')).timeZone).toBe('America/New_York');
  for (const zone of ['Mars/Olympus', '+01:00', '', 5, '__proto__']) {
    expect((await post('clock', { spreadsheetZone: zone }, { file })).status).toBe(400);
    expect((await post('clock', { scriptZone: zone }, { file })).status).toBe(400);
  }
});
