import fc from 'fast-check';
import { fingerprint } from '../../src/domain/fingerprint';
import { findColumns } from '../../src/table/headings';
import { PIPELINE } from '../../src/template/pipeline';
import { keptEntries } from '../../workbench/engine/keptData';
import { sheetNumber } from '../../workbench/runtime/sheetExtent';
import type { RunResult, SavedSpreadsheet } from '../../workbench/runtime/contract';
import type { OpenedWorkbook } from './openWorkbook';
import { errorsIn, openWorkbook, sampleWorkbook } from './openWorkbook';

const PROPERTY = 'steadyPipeline.places';

const columnOf = (field: string): number =>
  PIPELINE.columns.findIndex((column) => column.field === field);

const lettersOf = (index: number): string =>
  (index >= 26 ? String.fromCharCode(64 + Math.floor(index / 26)) : '') +
  String.fromCharCode(65 + (index % 26));

const headingOf = (field: string): string => `${lettersOf(columnOf(field))}1`;

/** Utilities are reckoned where the script runs. */
const sum = ({ calls }: RunResult): number =>
  Object.entries(calls)
    .filter(([name]) => !name.startsWith('Utilities.'))
    .reduce((total, [, count]) => total + count, 0);

/** The calls of an edit; those of the event's range count too. */
function edit(workbook: OpenedWorkbook, sheetName: string, xc: string): RunResult {
  const calls: Record<string, number> = {};
  const counted = (name: string, value: unknown) => (): unknown => {
    calls[name] = (calls[name] ?? 0) + 1;
    return value;
  };
  const range = {
    getGridId: counted('Range.getGridId', sheetNumber(workbook.sheetId(sheetName))),
    getA1Notation: counted('Range.getA1Notation', xc),
  };
  const result = workbook.run('onEdit', { range });
  return { ...result, calls: { ...result.calls, ...calls } };
}

/** Moves a column of Pipeline before another one, both counted from 0. */
function move(workbook: OpenedWorkbook, from: number, to: number): void {
  if (from === to) return;
  workbook.dispatch('ACTIVATE_SHEET', {
    sheetIdFrom: workbook.file.model.getters.getActiveSheetId(),
    sheetIdTo: workbook.sheetId('Pipeline'),
  });
  workbook.dispatch('MOVE_COLUMNS_ROWS', {
    sheetId: workbook.sheetId('Pipeline'),
    sheetName: 'Pipeline',
    dimension: 'COL',
    elements: [from],
    base: to,
    position: to > from ? 'after' : 'before',
  });
}

function insertColumn(workbook: OpenedWorkbook, before: number): void {
  const at = { dimension: 'COL', base: before, position: 'before', quantity: 1 };
  const sheetId = workbook.sheetId('Pipeline');
  workbook.dispatch('ADD_COLUMNS_ROWS', { sheetId, sheetName: 'Pipeline', ...at });
}

function deleteColumn(workbook: OpenedWorkbook, column: number): void {
  const sheetId = workbook.sheetId('Pipeline');
  const at = { dimension: 'COL', elements: [column] };
  workbook.dispatch('REMOVE_COLUMNS_ROWS', { sheetId, sheetName: 'Pipeline', ...at });
}

function headingAt(workbook: OpenedWorkbook, column: number): string {
  return String(workbook.cell('Pipeline', `${lettersOf(column)}1`).value ?? '');
}

/** Where the tags and the headings of Pipeline say that its columns are: what is remembered may say nothing else. */
function foundAnew({ file, sheetId }: OpenedWorkbook): ReturnType<typeof findColumns> {
  const id = sheetId('Pipeline');
  const { getters } = file.model;
  const headings = Array.from(
    { length: getters.getNumberCols(id) },
    (_, col): unknown => getters.getEvaluatedCell({ sheetId: id, col, row: 0 }).value ?? '',
  );
  const tags = keptEntries(file.model, 'metadata').flatMap((entry) => {
    const { key, value } = entry.value as { key: string; value: string };
    const isColumn = key === 'steadyPipeline.column' && entry.sheetId === id;
    return isColumn ? [{ field: value, column: entry.ranges[0]!.zone.left + 1 }] : [];
  });
  const computed = PIPELINE.columns.filter(({ formula }) => formula !== undefined);
  return findColumns(headings, {
    sheet: 'pipeline',
    fields: PIPELINE.columns.map(({ field }) => field),
    computed: new Set(computed.map(({ field }) => field)),
    tags,
  });
}

interface Remembered {
  readonly sheets: Record<string, { key: string; columns?: Record<string, number> }>;
}

function remembered({ file }: OpenedWorkbook): Remembered {
  const text = file.properties.document.get(PROPERTY)!;
  return JSON.parse(text.slice(text.indexOf(' ') + 1)) as Remembered;
}

/** A run, whose sentences come back; what it went by, which is what is remembered after it, must be what is so. */
function runRightly(workbook: OpenedWorkbook, name = 'refreshPlan'): string {
  const { notices } = workbook.run(name);
  const { sheets } = remembered(workbook);
  const columns = Object.values(sheets).find(({ key }) => key === 'pipeline')?.columns;
  const anew = foundAnew(workbook);
  if (columns) {
    expect(anew.ok && new Map(anew.value)).toEqual(new Map(Object.entries(columns)));
  }
  return notices.map(({ text }) => text).join('\n');
}

/** What stands in all cells. */
function contents({ file }: OpenedWorkbook): unknown {
  const { sheets } = file.save().workbook as { sheets: { name: string; cells: unknown }[] };
  return JSON.parse(JSON.stringify(sheets.map(({ name, cells }) => [name, cells]))) as unknown;
}

describe('service calls', () => {
  test('of upkeep that finds nothing to do, and of edits', () => {
    const workbook = sampleWorkbook();
    workbook.run('refreshPlan');
    for (const [settled, most] of [
      // Refresh plan also sees to it that Plan has room.
      [workbook.run('refreshPlan'), 75],
      [edit(workbook, 'Pipeline', 'A3'), 70],
    ] as const) {
      // The tags are counted, and none is asked where it is.
      expect(settled.calls['DeveloperMetadataFinder.find']).toBe(1);
      expect(settled.calls['DeveloperMetadata.getLocation']).toBeUndefined();
      expect(settled.calls['Range.setValues']).toBeUndefined();
      expect(sum(settled)).toBeLessThanOrEqual(most);
    }
    const ofNoConcern = headingOf('amount').replace('1', '5');
    expect(sum(edit(workbook, 'Pipeline', ofNoConcern))).toBeLessThanOrEqual(10);
    expect(sum(edit(workbook, 'Settings', 'B3'))).toBeLessThanOrEqual(10);
  });

  test('of an edit where nothing is set up', () => {
    expect(sum(edit(openWorkbook(), 'Sheet1', 'A1'))).toBeLessThanOrEqual(9);
  });

  test('of set-up, new and again', () => {
    const workbook = openWorkbook();
    expect(sum(workbook.run('setUpPipeline'))).toBeLessThanOrEqual(1500);
    expect(sum(workbook.run('setUpPipeline'))).toBeLessThanOrEqual(90);
  });

  test('a column that was moved is found by its tag once, and then costs nothing again', () => {
    const workbook = sampleWorkbook();
    const before = sum(workbook.run('refreshPlan'));
    move(workbook, columnOf('dealId'), 5);
    expect(sum(workbook.run('refreshPlan'))).toBeGreaterThan(before + 100);
    expect(sum(workbook.run('refreshPlan'))).toBeLessThanOrEqual(before + 2);
  });
});

describe('an edit', () => {
  test('of a stage is logged, wherever the column has been moved since the last run', () => {
    const workbook = sampleWorkbook();
    move(workbook, columnOf('stage'), 9);
    workbook.type('Pipeline', 'J2', 'Won');
    edit(workbook, 'Pipeline', 'J2');
    expect(workbook.cell('Stage log', 'D18').value).toBe('Won');
  });

  test('of columns, rows, several cells or a heading brings order', () => {
    const workbook = sampleWorkbook();
    ['C:C', '3:3', 'A2:D4', 'A1'].forEach((xc, i) => {
      workbook.type('Pipeline', `A${18 + i}`, 'New one');
      edit(workbook, 'Pipeline', xc);
      const id = workbook.cell('Pipeline', `${lettersOf(columnOf('dealId'))}${18 + i}`);
      expect([xc, id.value]).toEqual([xc, expect.stringMatching(/^d-/)]);
    });
  });
});

describe('what is remembered of columns is never another column than tags and headings say (rule W1)', () => {
  const NOT_SET_UP = 'Choose Set up pipeline';

  test('after headings were renamed, columns moved, inserted and copied', () => {
    const workbook = sampleWorkbook();
    workbook.type('Pipeline', headingOf('amount'), 'Deal size');
    workbook.type('Pipeline', headingOf('dealId'), 'Our number');
    expect(runRightly(workbook)).not.toContain(NOT_SET_UP);
    move(workbook, columnOf('amount'), 12);
    expect(runRightly(workbook)).not.toContain(NOT_SET_UP);
    insertColumn(workbook, 2);
    workbook.type('Pipeline', 'C1', 'My notes');
    expect(runRightly(workbook)).not.toContain(NOT_SET_UP);
    workbook.type('Pipeline', 'C1', 'Contact');
    expect(runRightly(workbook)).toContain(NOT_SET_UP);
    expect(runRightly(workbook, 'setUpPipeline')).toContain('Contact');
  });

  test('after two headings were exchanged, and after their columns were too', () => {
    const workbook = sampleWorkbook();
    const [one, other] = ['amount', 'probability'].map(headingOf) as [string, string];
    workbook.type('Pipeline', one, 'Probability');
    workbook.type('Pipeline', other, 'Amount');
    move(workbook, columnOf('amount'), columnOf('probability'));
    expect(workbook.cell('Pipeline', one).value).toBe('Amount');
    expect(runRightly(workbook)).toContain(NOT_SET_UP);
    expect(runRightly(workbook, 'setUpPipeline')).toContain('Probability');
  });

  test('after a column was deleted and another one put in its place under the same name', () => {
    const workbook = sampleWorkbook();
    const at = columnOf('contact');
    workbook.type('Pipeline', headingOf('contact'), 'Whom to ask');
    expect(runRightly(workbook)).not.toContain(NOT_SET_UP);
    deleteColumn(workbook, at);
    insertColumn(workbook, at);
    workbook.type('Pipeline', headingOf('contact'), 'Whom to ask');
    expect(runRightly(workbook)).toContain(NOT_SET_UP);
    runRightly(workbook, 'setUpPipeline');
    expect(headingAt(workbook, PIPELINE.columns.length)).toBe('Contact');
  });

  test('where two columns have the same heading and changed places', () => {
    const workbook = sampleWorkbook();
    const at = columnOf('phone');
    insertColumn(workbook, at);
    workbook.type('Pipeline', `${lettersOf(at)}1`, 'Number');
    workbook.type('Pipeline', `${lettersOf(at + 1)}1`, 'Number');
    expect(runRightly(workbook)).not.toContain(NOT_SET_UP);
    move(workbook, at, at + 1);
    expect(runRightly(workbook)).not.toContain(NOT_SET_UP);
  });

  test('after sheets were deleted', () => {
    const workbook = sampleWorkbook();
    for (const sheetName of ['State', 'Pipeline']) {
      workbook.dispatch('DELETE_SHEET', { sheetId: workbook.sheetId(sheetName), sheetName });
      workbook.run('refreshPlan');
      runRightly(workbook, 'setUpPipeline');
      expect(errorsIn(workbook)).toEqual([]);
    }
    expect(runRightly(workbook)).not.toContain(NOT_SET_UP);
  });

  test('after any sequence of what people do to columns', () => {
    const last = PIPELINE.columns.length - 1;
    const act = fc.record({
      what: fc.constantFrom('move', 'insert', 'delete', 'rename', 'rename', 'copy', 'exchange'),
      column: fc.integer({ min: 0, max: last }),
      other: fc.integer({ min: 0, max: last }),
      run: fc.constantFrom('refreshPlan', 'setUpPipeline'),
    });
    const act1 = ({ what, column, other }: Act, workbook: OpenedWorkbook): void => {
      const at = `${lettersOf(column)}1`;
      if (what === 'move') return move(workbook, column, other);
      if (what === 'insert') return insertColumn(workbook, column);
      if (what === 'delete') return deleteColumn(workbook, column);
      if (what === 'rename') return void workbook.type('Pipeline', at, `Mine ${other}`);
      const texts = [column, other].map((index) => headingAt(workbook, index));
      workbook.type('Pipeline', at, texts[1]!);
      if (what === 'exchange') workbook.type('Pipeline', `${lettersOf(other)}1`, texts[0]!);
    };
    type Act = { what: string; column: number; other: number; run: string };
    fc.assert(
      fc.property(fc.array(act, { minLength: 5, maxLength: 7 }), (acts) => {
        const workbook = sampleWorkbook();
        for (const each of acts) {
          act1(each, workbook);
          runRightly(workbook, each.run);
        }
      }),
      { seed: 20261123, numRuns: 2 },
    );
  });
});

describe('the property', () => {
  const damaged: readonly [string, (text: string) => string][] = [
    ['is empty', () => ''],
    ['is cut off', (text) => text.slice(0, -20)],
    ['is no JSON', () => '{"sheets":'],
    ['has another column', (text) => text.replace('"amount":4', '"amount":5')],
    ['has another shape', (text) => marked(text, { shape: 99 })],
    ['is of another file', (text) => marked(text, { file: 'another' })],
  ];

  function marked(text: string, change: object): string {
    const kept = JSON.parse(text.slice(text.indexOf(' ') + 1)) as object;
    const json = JSON.stringify({ ...kept, ...change });
    return `${fingerprint(json)} ${json}`;
  }

  test('that is damaged is not believed, and is written anew', () => {
    const workbook = sampleWorkbook();
    workbook.run('refreshPlan');
    const calls = sum(workbook.run('refreshPlan'));
    const { document } = workbook.file.properties;
    const before = contents(workbook);
    for (const [how, damage] of damaged) {
      const text = document.get(PROPERTY)!;
      const bad = damage(text);
      expect([how, bad]).not.toEqual([how, text]);
      document.set(PROPERTY, bad);
      expect([how, sum(workbook.run('refreshPlan')) > calls + 100]).toEqual([how, true]);
      expect([how, sum(workbook.run('refreshPlan'))]).toEqual([how, calls]);
    }
    expect(contents(workbook)).toEqual(before);
  });

  test('of the original is not believed in a copy of the file', () => {
    const original = sampleWorkbook();
    original.run('refreshPlan');
    const saved = JSON.parse(JSON.stringify(original.file.save())) as SavedSpreadsheet;
    const copy = openWorkbook('en_US', { ...saved, id: 'copy' });
    const before = contents(copy);
    expect(sum(copy.run('refreshPlan'))).toBeGreaterThan(100);
    expect(contents(copy)).toEqual(before);
  });

  test('stays below the 9 kB that Google allows (platform 6)', () => {
    const workbook = sampleWorkbook();
    const sheetId = workbook.sheetId('Pipeline');
    const base = PIPELINE.columns.length - 1;
    const at = { dimension: 'COL', base, position: 'after', quantity: 60 };
    workbook.dispatch('ADD_COLUMNS_ROWS', { sheetId, sheetName: 'Pipeline', ...at });
    for (let column = base + 1; column < base + 60; column++) {
      workbook.type('Pipeline', `${lettersOf(column)}1`, `A column of my own, ${column}`);
    }
    workbook.run('refreshPlan');
    const size = Buffer.byteLength(workbook.file.properties.document.get(PROPERTY)!);
    expect(size).toBeLessThan(6 * 1024);
  });
});
