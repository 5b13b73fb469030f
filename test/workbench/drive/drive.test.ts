import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDrive } from '../../../workbench/drive/drive';
import type { Drive, Opening } from '../../../workbench/drive/drive';
import type { LiveWorkbook } from '../../../workbench/drive/liveWorkbook';
import { PEOPLE } from '../../../workbench/drive/people';
import { openStore } from '../../../workbench/drive/storage';
import { WorkbenchClock } from '../../../workbench/drive/workbenchClock';
import { SMALL_BUNDLE } from '../workbenchProcess';

const [REP, COLLEAGUE] = PEOPLE as [(typeof PEOPLE)[0], (typeof PEOPLE)[0]];
const START = new Date('2026-11-23T12:00:00Z');

/** Beside the small bundle's own: mails, a trigger, properties of all kinds, a copy that a script makes. */
const MORE = `
  function tell(text) {
    MailApp.sendEmail('a@x.example', text || 'Hello', SpreadsheetApp.getActive().getName());
  }
  function tick() { tell('tick'); }
  function switchOn() { ScriptApp.newTrigger('tick').timeBased().everyHours(1).create(); }
  function keep(value) {
    PropertiesService.getUserProperties().setProperty('mine', value);
    PropertiesService.getDocumentProperties().setProperty('files', value);
  }
  function kept() {
    return [
      PropertiesService.getUserProperties().getProperty('mine'),
      PropertiesService.getDocumentProperties().getProperty('files'),
    ];
  }
  function rename(name) { SpreadsheetApp.getActive().rename(name); }
  function copyByScript() { return SpreadsheetApp.getActive().copy('By script').getId(); }
  function zones() {
    return [SpreadsheetApp.getActive().getSpreadsheetTimeZone(), Session.getScriptTimeZone()];
  }`;

let folder: string;
let drive: Drive;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-drive-'));
  drive = open();
});

afterEach(() => {
  drive.close();
  rmSync(folder, { recursive: true });
});

function open(changes: Partial<Opening> = {}, place = folder): Drive {
  return openDrive({
    store: openStore(place, 'deals'),
    bundleSource: readFileSync(SMALL_BUNDLE, 'utf8') + MORE,
    language: 'en',
    fileName: 'deals',
    clock: new WorkbenchClock({ now: () => START }, START),
    fill(script, user) {
      script.run('setUpPipeline', [], user);
      script.run('addSampleDeals', [], user);
    },
    cannotSave(error) {
      throw error;
    },
    ...changes,
  }).drive;
}

/** Stops it in good order and starts it anew. */
function openAgain(): void {
  drive.close();
  drive = open();
}

/** As if the process had ended here: nothing is folded into a snapshot. */
function openAfterCrash(): void {
  const place = mkdtempSync(join(tmpdir(), 'workbench-drive-'));
  cpSync(folder, place, { recursive: true, filter: (path) => !path.endsWith('.lock') });
  drive.close();
  rmSync(folder, { recursive: true });
  folder = place;
  drive = open();
}

const names = () => drive.files.all.map(({ file }) => file.name);
const named = (name: string) => drive.files.all.find(({ file }) => file.name === name)!;
const run = (workbook: LiveWorkbook, name: string, ...args: unknown[]) =>
  workbook.run({ function: name, args }).value;

let edits = 0;
function write(workbook: LiveWorkbook, content: string, person = REP) {
  const { hub, file } = workbook;
  const sheetId = file.model.getters.getSheetIdByName('Pipeline')!;
  return workbook.submit(
    {
      type: 'REMOTE_REVISION',
      clientId: 'tab',
      serverRevisionId: hub.revisionId,
      nextRevisionId: `edit ${++edits}`,
      commands: [{ type: 'UPDATE_CELL', sheetId, col: 0, row: 1, content } as never],
    },
    person,
  );
}

function read({ file: { model } }: LiveWorkbook): unknown {
  const sheetId = model.getters.getSheetIdByName('Pipeline')!;
  return model.getters.getEvaluatedCell({ sheetId, col: 0, row: 1 }).value;
}

describe('files beside the first', () => {
  test('a copy is a file of its own, the person’s who makes it, and there the next time', () => {
    const copy = drive.files.copy(drive.files.first, 'Copy', COLLEAGUE);
    expect(write(copy, 'changed', COLLEAGUE)).toEqual({ accepted: true });
    expect([read(drive.files.first), read(copy)]).toEqual(['Nordic Foods', 'changed']);
    const { id } = copy.file;
    openAgain();
    expect(names()).toEqual(['deals', 'Copy']);
    expect(drive.files.find(id)!.file.sharing.owner).toBe(COLLEAGUE.email);
    expect([read(drive.files.first), read(drive.files.find(id)!)]).toEqual([
      'Nordic Foods',
      'changed',
    ]);
  });

  test('a new spreadsheet is empty, in the language of another, and the add-on was not used in it', () => {
    const made = drive.files.make(drive.files.first, 'Untitled', REP);
    const { locale, timeZone, sharing, model } = made.file;
    expect([locale, timeZone]).toEqual([
      drive.files.first.file.locale,
      drive.files.first.file.timeZone,
    ]);
    expect(sharing).toMatchObject({ owner: REP.email, isAddOnEnabled: false });
    expect(model.getters.getSheetIds().map((id) => model.getters.getSheetName(id))).toEqual([
      'Sheet1',
    ]);
  });

  test('a copy that a script makes is kept like one that a person makes', () => {
    const id = run(drive.files.first, 'copyByScript') as string;
    expect(drive.files.find(id)!.file.name).toBe('By script');
    openAgain();
    expect(read(drive.files.find(id)!)).toBe('Nordic Foods');
  });

  test.each([
    ['a stop', openAgain],
    ['a crash', openAfterCrash],
  ])('what a run changed of several files is there after %s', (_what, again) => {
    const copy = drive.files.copy(drive.files.first, 'Copy', REP);
    run(drive.files.first, 'keep', 'old');
    run(copy, 'keep', 'new');
    run(copy, 'switchOn');
    run(copy, 'tell', 'from the copy');
    again();
    // A user's properties are hers in all files, a document's are the file's (platform section 6).
    expect(run(drive.files.first, 'kept')).toEqual(['new', 'old']);
    expect(run(named('Copy'), 'kept')).toEqual(['new', 'new']);
    expect(drive.project.triggers.all.map(({ fileId }) => fileId)).toEqual([copy.file.id]);
    expect(drive.project.outbox.sent.map(({ subject }) => subject)).toEqual(['from the copy']);
  });

  test('a clock trigger runs in the file that it is of', async () => {
    const copy = drive.files.copy(drive.files.first, 'Copy', REP);
    run(copy, 'switchOn');
    await drive.clockTriggers.runUntil(new Date(START.getTime() + 2.5 * 3_600_000));
    const { sent } = drive.project.outbox;
    expect(sent.map(({ subject, body }) => [subject, body])).toEqual([
      ['tick', 'Copy'],
      ['tick', 'Copy'],
    ]);
    expect(drive.executions.map(({ file }) => file)).toEqual(['Copy', 'Copy', 'Copy']);
  });

  test('a new name is kept, whoever gave it', () => {
    const copy = drive.files.copy(drive.files.first, 'Copy', REP);
    run(copy, 'rename', 'By a script');
    expect(names()).toEqual(['deals', 'By a script']);
    openAfterCrash();
    expect(names()).toEqual(['deals', 'By a script']);
  });

  test('what is in the trash is gone with its triggers, and stays so; its cells are still on disk', async () => {
    const copy = drive.files.copy(drive.files.first, 'Copy', REP);
    run(copy, 'switchOn');
    run(drive.files.first, 'switchOn');
    const heard: unknown[] = [];
    copy.subscribeToReloads(() => heard.push('reload'));
    drive.files.trash(copy);
    expect([heard, names()]).toEqual([['reload'], ['deals']]);
    expect(drive.project.triggers.all.map(({ fileId }) => fileId)).toEqual([
      drive.files.first.file.id,
    ]);
    await drive.clockTriggers.runUntil(new Date(START.getTime() + 1.5 * 3_600_000));
    expect(drive.project.outbox.sent.map(({ body }) => body)).toEqual(['deals']);
    openAgain();
    expect(names()).toEqual(['deals']);
    const left = readdirSync(join(folder, 'deals.files'));
    expect(left.filter((name) => name.endsWith('.json'))).toHaveLength(1);
  });

  test('--reset sets all of it aside together', () => {
    drive.files.copy(drive.files.first, 'Copy', REP);
    drive.close();
    const store = openStore(folder, 'deals');
    store.moveAside(START);
    store.close();
    const left = readdirSync(folder).sort();
    expect(left).toEqual(
      ['files', 'journal', 'json', 'versions'].map(
        (kind) => `deals.backup-2026-11-23T12-00-00.${kind}`,
      ),
    );
    drive = open();
    expect(names()).toEqual(['deals']);
  });
});

describe('versions', () => {
  test('the first is the file as it was made', () => {
    expect(drive.files.first.store.versions.list()).toEqual([
      { number: 1, reason: 'made', keptAt: START.toISOString() },
    ]);
  });

  test.each([
    ['the first file', () => drive.files.first],
    ['another', () => drive.files.copy(drive.files.first, 'Copy', REP)],
  ])('cells of %s go back; triggers, mails and properties stay; both ways', (_what, choose) => {
    const { id } = choose().file;
    const now = () => drive.files.find(id)!;
    write(now(), 'kept');
    drive.files.keepVersion(now());
    const { number } = now().store.versions.list()[0]!;
    write(now(), 'later');
    run(now(), 'keep', 'x');
    run(now(), 'switchOn');
    run(now(), 'tell');
    expect(drive.files.restoreVersion(now(), number)).toBe(true);
    const state = () => [
      read(now()),
      run(now(), 'kept'),
      drive.project.triggers.inFile(id).length,
      drive.project.outbox.sentFrom(id).length,
    ];
    expect(state()).toEqual(['kept', ['x', 'x'], 1, 1]);
    expect(write(now(), 'again')).toEqual({ accepted: true });
    openAfterCrash();
    expect(state()).toEqual(['again', ['x', 'x'], 1, 1]);

    const before = now()
      .store.versions.list()
      .find(({ reason }) => reason === 'beforeRestore')!;
    drive.files.restoreVersion(now(), before.number);
    openAgain();
    expect(read(now())).toBe('later');
  });

  test('the pages of the file hear that they must load anew, and a late edit is refused', () => {
    const heard: unknown[] = [];
    const old = drive.files.first;
    write(old, 'x');
    old.subscribeToReloads((email) => heard.push(email));
    drive.files.restoreVersion(old, 1);
    expect(heard).toEqual([undefined]);
    expect(drive.files.first.hub.since(old.hub.revisionId)).toBeUndefined();
  });

  test('a number that there is not changes nothing', () => {
    write(drive.files.first, 'x');
    expect(drive.files.restoreVersion(drive.files.first, 7)).toBe(false);
    expect(read(drive.files.first)).toBe('x');
    expect(drive.files.first.store.versions.list()).toHaveLength(1);
  });

  test('a version that cannot be read costs nothing: the file goes on, and is there the next time', () => {
    write(drive.files.first, 'x');
    const { store } = drive.files.first;
    store.versions.keep(
      { workbook: { sheets: 5 }, properties: { document: {}, user: {} } },
      'kept',
      START,
    );
    expect(() => drive.files.restoreVersion(drive.files.first, 2)).toThrow(
      'Version 2 of "deals" cannot be read; the file is as it was. Choose another version.',
    );
    expect(write(drive.files.first, 'later')).toEqual({ accepted: true });
    expect(store.versions.list().map(({ reason }) => reason)).toEqual(['kept', 'made']);
    openAfterCrash();
    expect(read(drive.files.first)).toBe('later');
  });

  test('a crash at any moment of a restore leaves one version or the other', () => {
    write(drive.files.first, 'x');
    const { store } = drive.files.first;
    const saveSnapshot = store.saveSnapshot.bind(store);
    const moments: string[] = [];
    const keepMoment = (): void => {
      const place = mkdtempSync(join(tmpdir(), 'workbench-drive-'));
      cpSync(folder, place, { recursive: true, filter: (path) => !path.endsWith('.lock') });
      moments.push(place);
    };
    const journals: number[] = [];
    jest.spyOn(store, 'saveSnapshot').mockImplementation((saved) => {
      journals.push(store.journalLength);
      keepMoment();
      saveSnapshot(saved);
      keepMoment();
    });
    drive.files.restoreVersion(drive.files.first, 1);
    // Lines that are left behind a snapshot of another history would make the workbook one that cannot be opened.
    expect(journals).toEqual([1, 0]);
    const found = moments.map((place) => {
      const other = open({}, place);
      const value = read(other.files.first);
      other.close();
      rmSync(place, { recursive: true });
      return value;
    });
    expect(found).toEqual(['x', 'x', 'x', 'Nordic Foods']);
  });
});

describe('sharing', () => {
  test('who may only look cannot change a cell, in no way that a page has', () => {
    const copy = drive.files.copy(drive.files.first, 'Copy', REP);
    copy.file.sharing.roles.set(COLLEAGUE.email, 'viewer');
    expect(write(copy, 'mine', COLLEAGUE)).toEqual({ accepted: false, reason: 'forbidden' });
    expect(copy.run({ function: 'addSampleDeals', args: [] }, COLLEAGUE).error).toMatch(
      /permission/,
    );
    expect(read(copy)).toBe('Nordic Foods');
    const answer = JSON.parse(copy.answerForPage(COLLEAGUE)) as object;
    expect(answer).toMatchObject({ mayEdit: false, menu: [] });
  });
});

describe('time zones', () => {
  test('the spreadsheet’s and the script’s are set apart from each other and kept', () => {
    expect(run(drive.files.first, 'zones')).toEqual(['America/New_York', 'Etc/UTC']);
    drive.files.first.file.timeZone = 'Asia/Tokyo';
    drive.files.first.saveBesides();
    drive.scriptZone = 'Pacific/Auckland';
    expect(run(drive.files.first, 'zones')).toEqual(['Asia/Tokyo', 'Pacific/Auckland']);
    openAfterCrash();
    expect(run(drive.files.first, 'zones')).toEqual(['Asia/Tokyo', 'Pacific/Auckland']);
    openAgain();
    expect(run(drive.files.first, 'zones')).toEqual(['Asia/Tokyo', 'Pacific/Auckland']);
  });

  test('NOW() in cells follows the spreadsheet’s', () => {
    const { model } = drive.files.first.file;
    const sheetId = model.getters.getSheetIdByName('Pipeline')!;
    const at = { sheetId, col: 8, row: 1 };
    model.dispatch('UPDATE_CELL', { ...at, content: '=HOUR(NOW())' });
    const hour = () => model.getters.getEvaluatedCell(at).value;
    expect(hour()).toBe(7);
    drive.files.first.file.timeZone = 'Asia/Tokyo';
    expect(hour()).toBe(21);
  });
});

test('no lock is left behind by a file beside the first', () => {
  const copy = drive.files.copy(drive.files.first, 'Copy', REP);
  const lock = `${copy.store.snapshotPath.slice(0, -'json'.length)}lock`;
  expect(existsSync(lock)).toBe(true);
  drive.close();
  expect(existsSync(lock)).toBe(false);
  drive = open();
});
