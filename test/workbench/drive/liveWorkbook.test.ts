import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDrive } from '../../../workbench/drive/drive';
import type { Drive, Opening } from '../../../workbench/drive/drive';
import type { LiveWorkbook } from '../../../workbench/drive/liveWorkbook';
import { openStore } from '../../../workbench/drive/storage';
import type { WorkbookStore } from '../../../workbench/drive/storage';
import type { WorkbookAnswer } from '../../../workbench/server/wire';
import { SMALL_BUNDLE } from '../workbenchProcess';
import { WorkbenchClock } from '../../../workbench/drive/workbenchClock';

let folder: string;
let store: WorkbookStore;
let opened: Drive | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-live-'));
  store = openStore(folder, 'deals');
});

afterEach(() => {
  opened?.close();
  opened = undefined;
  store.close();
  rmSync(folder, { recursive: true });
});

function open(changes: Partial<Opening> = {}): LiveWorkbook {
  const { drive } = openDrive({
    store,
    bundleSource: readFileSync(SMALL_BUNDLE, 'utf8'),
    language: 'en',
    fileName: 'deals',
    clock: new WorkbenchClock({ now: () => new Date('2026-11-23T12:00:00Z') }),
    fill: (script, user) => void script.run('setUpPipeline', [], user),
    cannotSave(error) {
      throw error;
    },
    ...changes,
  });
  opened = drive;
  return drive.files.first;
}

const answerOf = (workbook: LiveWorkbook) => JSON.parse(workbook.answerForPage()) as WorkbookAnswer;

function edit(workbook: LiveWorkbook, id: string) {
  return workbook.hub.submit({
    type: 'REMOTE_REVISION',
    clientId: 'tab',
    serverRevisionId: workbook.hub.revisionId,
    nextRevisionId: id,
    commands: [{ type: 'UPDATE_CELL', sheetId: '0', col: 0, row: 0, content: id } as never],
  });
}

test('a new workbook is saved when it is filled, and a page begins with that', () => {
  const workbook = open();
  const { activeSheet, menu, revisions } = answerOf(workbook);
  expect(activeSheet).toBe('Plan');
  expect(menu.map(({ label }) => label)).toContain('Set up pipeline');
  expect(revisions).toEqual([]);
  expect(store.journalLength).toBe(0);
  expect(store.read()?.saved.workbook).toEqual(answerOf(workbook).workbook);
});

test('a workbook whose filling fails is not saved', () => {
  const fill = () => {
    throw new Error('the file is no list of deals');
  };
  expect(() => open({ fill })).toThrow('the file is no list of deals');
  expect(store.read()).toBeUndefined();
});

test('an accepted edit is in the journal, in the model and in the next page', () => {
  const workbook = open();
  expect(edit(workbook, 'r1')).toEqual({ accepted: true });
  expect(store.read()?.revisions.map(({ nextRevisionId }) => nextRevisionId)).toEqual(['r1']);
  const cell = workbook.file.model.getters.getEvaluatedCell({ sheetId: '0', col: 0, row: 0 });
  expect(cell.value).toBe('r1');
  expect(answerOf(workbook).revisionId).toBe('r1');
});

test('what cannot be saved ends the workbench instead of being called saved', () => {
  const full: WorkbookStore = {
    ...store,
    append() {
      throw new Error('the disk is full');
    },
  };
  const workbook = open({ store: full });
  expect(() => edit(workbook, 'r1')).toThrow('the disk is full');
});

test('pages begin with a newer copy after many edits, but never while another page is open', () => {
  const workbook = open();
  const { epoch } = workbook;
  const leave = workbook.hub.subscribe(() => undefined);
  for (let n = 1; n <= 60; n += 1) edit(workbook, `r${n}`);
  expect(answerOf(workbook)).toMatchObject({ epoch, revisionId: 'r60' });
  expect(answerOf(workbook).revisions.length).toBe(60);

  leave();
  const fresh = answerOf(workbook);
  expect(fresh.epoch).not.toBe(epoch);
  expect(fresh.revisions).toEqual([]);
  expect(fresh.revisionId).toBe('r60');
  const undo = { serverRevisionId: 'r60', nextRevisionId: 'r61', undoneRevisionId: 'r60' };
  expect(workbook.hub.submit({ type: 'REVISION_UNDONE', ...undo })).toEqual({
    accepted: false,
    reason: 'unknown',
  });
});

test('mails and triggers of a run are there after a stop in the middle', () => {
  const bundleSource = `
    function onOpen() {}
    function setUpPipeline() {}
    function tell() {
      MailApp.sendEmail('a@x.example', 'Hello', 'text');
      ScriptApp.newTrigger('tell').timeBased().everyHours(1).create();
    }
    function quiet() { ScriptApp.getProjectTriggers().forEach((one) => ScriptApp.deleteTrigger(one)); }`;
  const besides = ({ file: { project } }: LiveWorkbook) => [
    project.outbox.sent.map(({ subject }) => subject),
    project.triggers.all.map(({ handler }) => handler),
  ];
  /** As if the process had ended here: nothing is folded into the snapshot. */
  const openAgain = () => {
    const name = `deals${readdirSync(folder).length}`;
    for (const kind of ['json', 'journal']) {
      copyFileSync(`${store.snapshotPath.slice(0, -4)}${kind}`, join(folder, `${name}.${kind}`));
    }
    opened!.close();
    store = openStore(folder, name);
    return open({ bundleSource });
  };
  open({ bundleSource }).run({ function: 'tell', args: [] });
  const again = openAgain();
  expect(besides(again)).toEqual([['Hello'], ['tell']]);
  again.run({ function: 'quiet', args: [] });
  again.run({ function: 'tell', args: [] });
  again.run({ function: 'quiet', args: [] });
  expect(besides(openAgain())).toEqual([['Hello', 'Hello'], []]);
});
