import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Model } from '@odoo/o-spreadsheet';
import { modelConfig } from '../../../workbench/engine/engineModule';
import { loadEngine } from '../../../workbench/engine/loadEngine';
import { openDrive } from '../../../workbench/drive/drive';
import type { Drive } from '../../../workbench/drive/drive';
import type { LiveWorkbook } from '../../../workbench/drive/liveWorkbook';
import type { Message } from '../../../workbench/drive/session';
import { openStore } from '../../../workbench/drive/storage';
import type { WorkbookStore } from '../../../workbench/drive/storage';
import type { WorkbookAnswer } from '../../../workbench/server/wire';
import { SMALL_BUNDLE } from '../workbenchProcess';
import { WorkbenchClock } from '../../../workbench/drive/workbenchClock';

/** Keeps each event as text and says where it was; one cell makes it fail, another makes it write. */
const ON_EDIT = `
function onEdit(e) {
  const where = e.range.getSheet().getName() + '!' + e.range.getA1Notation();
  const properties = PropertiesService.getDocumentProperties();
  const events = JSON.parse(properties.getProperty('events') || '[]');
  events.push([where, e.value, e.oldValue]);
  properties.setProperty('events', JSON.stringify(events));
  if (e.value === 'fail') throw new Error('no such column');
  if (e.value === 'write') e.range.offset(0, 1).setValue('written');
  e.source.toast(where, 'Edited');
}`;

const CLOCK = { now: () => new Date('2026-11-23T12:00:00Z') };

let folder: string;
let store: WorkbookStore;
let drive: Drive;
let workbook: LiveWorkbook;

beforeEach(() => {
  jest.useFakeTimers();
  folder = mkdtempSync(join(tmpdir(), 'workbench-edit-'));
  store = openStore(folder, 'deals');
  open(ON_EDIT);
});

afterEach(() => {
  drive.close();
  store.close();
  rmSync(folder, { recursive: true });
  jest.useRealTimers();
});

function open(onEdit: string): void {
  ({ drive } = openDrive({
    store,
    bundleSource: readFileSync(SMALL_BUNDLE, 'utf8') + onEdit,
    language: 'en',
    fileName: 'deals',
    clock: new WorkbenchClock(CLOCK),
    fill: (script, user) => void script.run('setUpPipeline', [], user),
    cannotSave(error) {
      throw error;
    },
  }));
  workbook = drive.files.first;
}

/** A page as the browser has it: a model of its own that follows the server's. */
interface PageModel {
  readonly dispatch: (command: string, payload?: object) => void;
  type(sheetName: string, xc: string, content: string): void;
  readonly model: Model;
  readonly toasts: string[];
}

function openPage(clientId = 'tab'): PageModel {
  const o = loadEngine();
  const answer = JSON.parse(workbook.answerForPage()) as WorkbookAnswer;
  const { locale, timeZone } = answer;
  const settings = { locale, timeZone, userLocale: 'en', clock: CLOCK };
  const transportService = {
    async sendMessage(message: Message) {
      workbook.submit(JSON.parse(JSON.stringify(message)) as Message);
    },
    onNewMessage: (_id: string, listen: (message: Message) => void) =>
      void workbook.hub.subscribe(listen),
    leave: () => undefined,
  };
  const client = { id: clientId, name: clientId };
  const model = new o.Model(
    answer.workbook,
    modelConfig(settings, { transportService: transportService as never, client }),
    answer.revisions as never,
  );
  const toasts: string[] = [];
  workbook.subscribeToNotices(clientId, ({ text }) => toasts.push(text));
  const dispatch = (command: string, payload: object = {}) => {
    const { isSuccessful, reasons } = model.dispatch(command as never, payload as never);
    if (!isSuccessful) throw new Error(`${command}: ${reasons.join(', ')}`);
  };
  return {
    model,
    toasts,
    dispatch,
    type: (sheetName, xc, content) => dispatch('UPDATE_CELL', { ...at(sheetName, xc), content }),
  };
}

function activate({ model, dispatch }: PageModel, sheetName: string): void {
  const sheetIdFrom = model.getters.getActiveSheetId();
  dispatch('ACTIVATE_SHEET', { sheetIdFrom, sheetIdTo: sheetIdOf(sheetName) });
}

function at(sheetName: string, xc: string) {
  return { sheetId: sheetIdOf(sheetName), ...loadEngine().helpers.toCartesian(xc) };
}

const sheetIdOf = (name: string) => workbook.file.model.getters.getSheetIdByName(name)!;
const zone = (xc: string) => loadEngine().helpers.toZone(xc);

/** The events of all runs so far, those included that still wait: [where, value, old value]. */
function events(): unknown[] {
  jest.advanceTimersByTime(1_000);
  return JSON.parse(workbook.file.properties.document.get('events') ?? '[]') as unknown[];
}

/** The ranges alone. */
const places = () => (events() as [string][]).map(([where]) => where);

test('typing into a cell runs onEdit with the cell, its value and its old value (platform 4.2)', () => {
  const page = openPage();
  page.type('Pipeline', 'A5', 'Fjord Shipping');
  expect(events()).toEqual([['Pipeline!A5', 'Fjord Shipping', null]]);
  page.type('Pipeline', 'A5', '12.5');
  page.type('Plan', 'A9', 'TRUE');
  expect(events().slice(1)).toEqual([
    ['Pipeline!A5', '12.5', 'Fjord Shipping'],
    ['Plan!A9', 'TRUE', null],
  ]);
  page.dispatch('DELETE_CONTENT', { sheetId: sheetIdOf('Plan'), target: [zone('A9')] });
  expect(events().slice(3)).toEqual([['Plan!A9', null, 'TRUE']]);
});

test('an edit of several cells gives the rectangle around them and no value', () => {
  const page = openPage();
  const sheetId = sheetIdOf('Pipeline');
  page.dispatch('DELETE_CONTENT', { sheetId, target: [zone('A1:B1'), zone('D3')] });
  expect(events()).toEqual([['Pipeline!A1:D3', null, null]]);
});

test('paste, sort, undo and redo are edits', () => {
  const page = openPage();
  const { model } = page;
  for (const [xc, content] of [
    ['F2', '3'],
    ['F3', '1'],
    ['F4', '2'],
  ] as const) {
    page.type('Pipeline', xc, content);
  }
  expect(places()).toEqual(['Pipeline!F2:F4']);

  const sheetId = sheetIdOf('Pipeline');
  activate(page, 'Pipeline');
  model.selection.selectZone({ cell: { col: 5, row: 1 }, zone: zone('F2:F4') });
  page.dispatch('COPY');
  page.dispatch('PASTE', { target: [zone('G2:G4')] });
  expect(places().slice(1)).toEqual(['Pipeline!G2:G4']);

  const sort = { col: 5, row: 1, zone: zone('F2:F4'), sortDirection: 'asc' };
  page.dispatch('SORT_CELLS', { sheetId, ...sort, sortOptions: { sortHeaders: true } });
  expect(places().slice(2)).toEqual(['Pipeline!F2:F4']);

  page.dispatch('REQUEST_UNDO');
  expect(places().slice(3)).toEqual(['Pipeline!F2:F4']);
  page.dispatch('REQUEST_REDO');
  expect(places().slice(4)).toEqual(['Pipeline!F2:F4']);
});

test('cutting and pasting edits both places', () => {
  const page = openPage();
  page.type('Pipeline', 'F2', '3');
  expect(places()).toEqual(['Pipeline!F2']);
  const moved = { target: [zone('F2')], targetSheetId: sheetIdOf('Pipeline'), col: 7, row: 3 };
  const sheet = { sheetId: sheetIdOf('Pipeline'), sheetName: 'Pipeline' };
  page.dispatch('MOVE_RANGES', { ...sheet, ...moved });
  expect(places().slice(1)).toEqual(['Pipeline!F2:H4']);
});

test('structure and looks are no edits (platform 4.3)', () => {
  const page = openPage();
  const sheet = { sheetId: sheetIdOf('Pipeline'), sheetName: 'Pipeline' };
  activate(page, 'Pipeline');
  const columns = { dimension: 'COL', base: 1, position: 'after', quantity: 1 };
  page.dispatch('ADD_COLUMNS_ROWS', { ...sheet, ...columns });
  page.dispatch('MOVE_COLUMNS_ROWS', {
    ...sheet,
    dimension: 'COL',
    base: 5,
    elements: [0],
    position: 'before',
  });
  expect(page.model.getters.getEvaluatedCell(at('Pipeline', 'F1')).value).toBe('Prospect');
  page.dispatch('REMOVE_COLUMNS_ROWS', { ...sheet, dimension: 'ROW', elements: [3] });
  page.dispatch('REQUEST_UNDO');
  page.dispatch('SET_FORMATTING', { ...sheet, target: [zone('A1:B2')], style: { bold: true } });
  page.dispatch('UPDATE_CELL', { ...at('Pipeline', 'A1'), style: { bold: false } });
  page.dispatch('RENAME_SHEET', { sheetId: sheet.sheetId, oldName: 'Pipeline', newName: 'Deals' });
  expect(events()).toEqual([]);
});

test('where rows moved before the run or the undo, the whole sheet counts as edited', () => {
  const page = openPage();
  const sheet = { sheetId: sheetIdOf('Pipeline'), sheetName: 'Pipeline' };
  const row = { dimension: 'ROW', base: 0, position: 'before', quantity: 1 };
  page.type('Pipeline', 'A5', 'Fjord Shipping');
  page.dispatch('ADD_COLUMNS_ROWS', { ...sheet, ...row });
  expect(places()).toEqual(['Pipeline!A1:Z1001']);

  const other = openPage('other');
  page.type('Pipeline', 'A7', 'Acme');
  expect(places().slice(1)).toEqual(['Pipeline!A7']);
  other.dispatch('ADD_COLUMNS_ROWS', { ...sheet, ...row });
  page.dispatch('REQUEST_UNDO');
  expect(places().slice(2)).toEqual(['Pipeline!A1:Z1002']);
});

test('edits that wait together make one run a sheet', () => {
  const page = openPage();
  page.type('Pipeline', 'A5', 'Fjord');
  page.type('Pipeline', 'A5', 'Fjord Shipping');
  page.type('Plan', 'A9', 'mine');
  page.type('Plan', 'C10', 'too');
  expect(events()).toEqual([
    ['Pipeline!A5', 'Fjord Shipping', null],
    ['Plan!A9:C10', null, null],
  ]);
});

test('edits of a sheet that is gone by then are forgotten', () => {
  const page = openPage();
  page.type('Plan', 'A9', 'mine');
  page.dispatch('DELETE_SHEET', { sheetId: sheetIdOf('Plan'), sheetName: 'Plan' });
  expect(events()).toEqual([]);
});

test('what a script writes fires nothing, neither a menu run nor onEdit itself (platform 4.1)', () => {
  const page = openPage();
  workbook.run({ function: 'writeNote', args: [] });
  page.type('Pipeline', 'A5', 'write');
  expect(places()).toEqual(['Pipeline!A5']);
  expect(places()).toEqual(['Pipeline!A5']);
  const written = page.model.getters.getEvaluatedCell(at('Pipeline', 'B5'));
  expect(written.value).toBe('written');
});

test('the edit is told to everybody before onEdit runs, and a revision that is refused runs nothing', () => {
  const page = openPage();
  const told: string[] = [];
  workbook.hub.subscribe((message) => told.push('told ' + message.type));
  page.type('Pipeline', 'A5', 'first');
  expect(told).toEqual(['told REMOTE_REVISION']);
  expect(workbook.file.properties.document.has('events')).toBe(false);
  const outdated = {
    type: 'REMOTE_REVISION',
    clientId: 'tab',
    serverRevisionId: 'long ago',
    nextRevisionId: 'next',
    commands: [{ type: 'UPDATE_CELL', sheetId: 'gone', col: 0, row: 0, content: 'x' } as never],
  } as const;
  expect(workbook.submit(outdated)).toEqual({ accepted: false, reason: 'outdated' });
  expect(places()).toEqual(['Pipeline!A5']);
});

test('its toast is shown to the page that edited and to no other', () => {
  const [one, other] = [openPage('one'), openPage('other')];
  one.type('Pipeline', 'A5', 'Fjord Shipping');
  expect(places()).toEqual(['Pipeline!A5']);
  expect([one.toasts, other.toasts]).toEqual([['Pipeline!A5'], []]);
  other.type('Pipeline', 'A6', 'Acme');
  one.type('Pipeline', 'A7', 'Nordic Foods');
  expect(places().slice(1)).toEqual(['Pipeline!A6:A7']);
  expect([one.toasts.slice(1), other.toasts]).toEqual([['Pipeline!A6:A7'], ['Pipeline!A6:A7']]);
});

test('what it throws goes to the console and to no page', () => {
  const consoleError = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const page = openPage();
  page.type('Pipeline', 'A5', 'fail');
  expect(places()).toEqual(['Pipeline!A5']);
  expect(page.toasts).toEqual([]);
  expect(consoleError.mock.calls).toEqual([[expect.stringContaining('no such column')]]);
  consoleError.mockRestore();
});

test('what it keeps in the properties is saved', () => {
  openPage().type('Pipeline', 'A5', 'Fjord Shipping');
  expect(places()).toEqual(['Pipeline!A5']);
  expect(store.read()?.saved.properties.document['events']).toContain('Pipeline!A5');
});

test('an edit is not run when the workbook is closed, nor when it is opened again', () => {
  openPage().type('Pipeline', 'A5', 'Fjord Shipping');
  drive.close();
  store = openStore(folder, 'deals');
  open(ON_EDIT);
  expect(events()).toEqual([]);
});

describe('triggers that a user has made', () => {
  const INSTALLED = `
    function install() {
      const ss = SpreadsheetApp.getActive();
      const on = (handler) => ScriptApp.newTrigger(handler).forSpreadsheet(ss);
      on('opened').onOpen().create();
      on('edited').onEdit().create();
      on('changed').onChange().create();
    }
    function keep(event) {
      const properties = PropertiesService.getDocumentProperties();
      const events = JSON.parse(properties.getProperty('events') || '[]');
      properties.setProperty('events', JSON.stringify([...events, event]));
    }
    function opened(e) { keep(['opened', String(e.authMode)]); }
    function edited(e) {
      keep(['edited', e.range.getA1Notation(), e.value]);
      e.range.getSheet().insertRowAfter(900);
      if (e.value === 'mail') MailApp.sendEmail('rep@example.com', 'Edited', e.range.getA1Notation());
      e.source.toast('seen');
    }
    function changed(e) { keep(['changed', e.changeType]); }`;

  beforeEach(() => {
    drive.close();
    store = openStore(folder, 'deals');
    open(INSTALLED);
    workbook.run({ function: 'install', args: [] });
  });

  test('hear of edits and changes of persons, fully authorised, not of what scripts do (platform 4.3, 4.4)', () => {
    const page = openPage();
    page.type('Pipeline', 'A5', 'mail');
    expect(events()).toEqual([
      ['edited', 'A5', 'mail'],
      ['changed', 'EDIT'],
    ]);
    expect(workbook.file.project.outbox.sent).toHaveLength(1);
    expect(page.toasts).toEqual(['seen']);
    workbook.run({ function: 'install', args: [] });
    expect(events()).toHaveLength(2);
  });

  test.each<[string, string, object]>([
    [
      'INSERT_ROW',
      'ADD_COLUMNS_ROWS',
      { dimension: 'ROW', base: 1, position: 'after', quantity: 1 },
    ],
    [
      'INSERT_COLUMN',
      'ADD_COLUMNS_ROWS',
      { dimension: 'COL', base: 1, position: 'after', quantity: 1 },
    ],
    ['REMOVE_ROW', 'REMOVE_COLUMNS_ROWS', { dimension: 'ROW', elements: [3] }],
    ['REMOVE_COLUMN', 'REMOVE_COLUMNS_ROWS', { dimension: 'COL', elements: [3] }],
    ['INSERT_GRID', 'CREATE_SHEET', { sheetId: 'new', name: 'New', position: 0 }],
    ['FORMAT', 'SET_FORMATTING', { target: [zone('A1')], style: { bold: true } }],
    ['OTHER', 'RENAME_SHEET', { oldName: 'Plan', newName: 'Deals' }],
    ['REMOVE_GRID', 'DELETE_SHEET', {}],
  ])('are told of a change as %s (platform 4.3)', (changeType, command, payload) => {
    const page = openPage();
    activate(page, 'Plan');
    page.dispatch(command, { sheetId: sheetIdOf('Plan'), sheetName: 'Plan', ...payload });
    expect(events()).toEqual([['changed', changeType]]);
  });

  test('run when the workbook is opened (platform 4.3)', () => {
    drive.close();
    store = openStore(folder, 'deals');
    open(INSTALLED);
    expect(events()).toEqual([['opened', 'FULL']]);
  });

  test('what they keep and mail is saved', () => {
    openPage().type('Pipeline', 'A5', 'mail');
    expect(events()).toHaveLength(2);
    drive.close();
    store = openStore(folder, 'deals');
    const saved = store.read()!.saved;
    expect(saved.mails).toHaveLength(1);
    expect(saved.properties.document['events']).toContain('A5');
  });
});

test('without an onEdit in the bundle nothing happens', () => {
  drive.close();
  store = openStore(folder, 'deals');
  open('');
  const page = openPage();
  page.type('Pipeline', 'A5', 'Fjord Shipping');
  expect(events()).toEqual([]);
  expect(page.toasts).toEqual([]);
});
