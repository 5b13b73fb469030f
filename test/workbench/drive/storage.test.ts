import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SavedSpreadsheet } from '../../../workbench/runtime/contract';
import type { Revision } from '../../../workbench/drive/session';
import { openStore } from '../../../workbench/drive/storage';
import type { WorkbookStore } from '../../../workbench/drive/storage';

let folder: string;
let store: WorkbookStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-storage-'));
  store = openStore(folder, 'deals');
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

function savedAt(revisionId: string): SavedSpreadsheet {
  return {
    id: 'file',
    name: 'deals',
    locale: 'en_US',
    timeZone: 'America/New_York',
    workbook: { revisionId, sheets: [] },
    properties: { document: {}, user: {} },
  };
}

function revision(from: string, to: string): Revision {
  return {
    type: 'REMOTE_REVISION',
    clientId: 'tab',
    serverRevisionId: from,
    nextRevisionId: to,
    commands: [{ type: 'UPDATE_CELL' }],
  };
}

function reopen(): WorkbookStore {
  store.close();
  store = openStore(folder, 'deals');
  return store;
}

const journalPath = () => join(folder, 'deals.journal');

test('read() of a workbook that was never saved gives nothing', () => {
  expect(store.read()).toBeUndefined();
});

test('read() gives the snapshot and the revisions after it, in order', () => {
  store.saveSnapshot(savedAt('r0'));
  store.append({ revision: revision('r0', 'r1') });
  store.append({ revision: revision('r1', 'r2') });
  expect(reopen().read()).toEqual({
    saved: savedAt('r0'),
    revisions: [revision('r0', 'r1'), revision('r1', 'r2')],
    notes: [],
  });
});

test('read() gives the last properties of the journal', () => {
  store.saveSnapshot(savedAt('r0'));
  store.append({ properties: { document: { a: '1' }, user: {} } });
  store.append({ properties: { document: { a: '2' }, user: {} } });
  expect(reopen().read()?.saved.properties.document).toEqual({ a: '2' });
});

test('saveSnapshot() empties the journal', () => {
  store.saveSnapshot(savedAt('r0'));
  store.append({ revision: revision('r0', 'r1') });
  store.saveSnapshot(savedAt('r1'));
  expect(readFileSync(journalPath(), 'utf8')).toBe('');
  expect(store.journalLength).toBe(0);
  expect(reopen().read()?.revisions).toEqual([]);
});

test('a crash between a new snapshot and emptying the journal repeats nothing', () => {
  store.saveSnapshot(savedAt('r0'));
  store.append({ revision: revision('r0', 'r1') });
  store.append({ revision: revision('r1', 'r2') });
  writeFileSync(join(folder, 'deals.json'), JSON.stringify(savedAt('r1')));
  expect(reopen().read()?.revisions).toEqual([revision('r1', 'r2')]);
});

test('a torn last line is left out with a note, and the next change follows on the whole ones', () => {
  store.saveSnapshot(savedAt('r0'));
  store.append({ revision: revision('r0', 'r1') });
  const whole = readFileSync(journalPath(), 'utf8');
  writeFileSync(journalPath(), `${whole}{"revision":{"type":"REMOTE_REV`);

  const torn = reopen().read();
  expect(torn?.revisions).toEqual([revision('r0', 'r1')]);
  expect(torn?.notes).toEqual([expect.stringContaining('left out')]);

  store.append({ revision: revision('r1', 'r2') });
  expect(reopen().read()).toMatchObject({
    revisions: [revision('r0', 'r1'), revision('r1', 'r2')],
    notes: [],
  });
});

test('a damaged line before the last is an error that names the file and leaves it alone', () => {
  store.saveSnapshot(savedAt('r0'));
  const text = `rubbish\n${JSON.stringify({ revision: revision('r0', 'r1') })}\n`;
  writeFileSync(journalPath(), text);
  expect(() => reopen().read()).toThrow(`${journalPath()} is damaged in line 1`);
  expect(readFileSync(journalPath(), 'utf8')).toBe(text);
});

test('a journal that does not follow on its snapshot is an error', () => {
  store.saveSnapshot(savedAt('r0'));
  store.append({ revision: revision('other', 'r1') });
  expect(() => reopen().read()).toThrow('does not fit its snapshot');
});

test.each(['', '{"id":"file","name":', '{"id":"file"}', 'null'])(
  'a damaged snapshot (%j) is an error that names the file and leaves it alone',
  (text) => {
    writeFileSync(join(folder, 'deals.json'), text);
    expect(() => store.read()).toThrow(join(folder, 'deals.json'));
    expect(readFileSync(join(folder, 'deals.json'), 'utf8')).toBe(text);
  },
);

test('moveAside() keeps everything under a dated name, twice in a second too', () => {
  const now = new Date('2026-11-23T12:34:56Z');
  store.saveSnapshot(savedAt('r0'));
  store.append({ revision: revision('r0', 'r1') });
  expect(store.moveAside(now)).toBe(join(folder, 'deals.backup-2026-11-23T12-34-56.json'));
  store.saveSnapshot(savedAt('r5'));
  expect(store.moveAside(now)).toBe(join(folder, 'deals.backup-2026-11-23T12-34-56-2.json'));
  expect(store.read()).toBeUndefined();
  expect(readdirSync(folder).sort()).toEqual([
    'deals.backup-2026-11-23T12-34-56-2.journal',
    'deals.backup-2026-11-23T12-34-56-2.json',
    'deals.backup-2026-11-23T12-34-56.journal',
    'deals.backup-2026-11-23T12-34-56.json',
    'deals.lock',
  ]);
});

test('a workbook that is open in a living process is not opened twice', () => {
  expect(() => openStore(folder, 'deals')).toThrow(`process ${process.pid}`);
  openStore(folder, 'others').close();
});

test('the lock of a dead process, and one without a name in it, are taken over', async () => {
  store.close();
  const child = fork(join(__dirname, 'idle.js'), { execArgv: [] });
  await once(child, 'message');
  child.kill('SIGKILL');
  await once(child, 'exit');
  for (const content of [String(child.pid), '']) {
    writeFileSync(join(folder, 'deals.lock'), content);
    store = openStore(folder, 'deals');
    store.close();
    expect(existsSync(join(folder, 'deals.lock'))).toBe(false);
  }
});

test('kill -9 while changes are being written loses none that was acknowledged', async () => {
  store.close();
  const child = fork(join(__dirname, 'endlessWriter.ts'), [folder], {
    execArgv: ['--require', require.resolve('tsx/cjs')],
  });
  let acknowledged = 0;
  child.on('message', (count: number) => {
    acknowledged = count;
    if (count >= 40) child.kill('SIGKILL');
  });
  await once(child, 'exit');
  store = openStore(folder, 'deals');
  const stored = store.read();
  const last =
    stored?.revisions.at(-1)?.nextRevisionId ??
    (stored?.saved.workbook as { revisionId: string }).revisionId;
  expect(acknowledged).toBeGreaterThanOrEqual(40);
  expect(Number(last)).toBeGreaterThanOrEqual(acknowledged);
});

test('read() gives the last triggers and all mails, one that the snapshot has too only once', () => {
  const mail = (id: string) =>
    ({ id, subject: id }) as unknown as NonNullable<SavedSpreadsheet['mails']>[number];
  const trigger = (id: string) =>
    ({ id }) as unknown as NonNullable<SavedSpreadsheet['triggers']>[number];
  store.saveSnapshot({ ...savedAt('r0'), mails: [mail('a')] });
  store.append({ mails: [mail('a')] });
  store.append({ triggers: [trigger('t')] });
  store.append({ mails: [mail('b'), mail('c')] });
  store.append({ triggers: [trigger('u')] });
  const { saved } = reopen().read()!;
  expect(saved.mails?.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(saved.triggers).toEqual([{ id: 'u' }]);
});
