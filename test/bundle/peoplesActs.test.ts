/** Upkeep against a plain model of what people typed, whatever they do to the sheet Pipeline. */
import fc from 'fast-check';
import { headingKey } from '../../src/template/sheetTemplate';
import { PIPELINE } from '../../src/template/pipeline';
import { message } from '../../src/messages';
import type { OpenedWorkbook } from './openWorkbook';
import { errorsIn, sampleWorkbook } from './openWorkbook';

const ROWS = 40;
const TYPED = ['prospect', 'stage', 'amount'];

/** A cell as typed; text, as a person sees it in the formula bar. */
type Row = Map<string, string>;

/** What a person knows: which columns there are, under which headings, and what she typed. */
interface Model {
  sheet: string;
  /** A name for each column from left to right; ours by field. */
  columns: string[];
  /** Headings of typed columns that she gave. */
  headings: Map<string, string>;
  /** Rows 2 to ROWS + 1. */
  rows: Row[];
}

const copyOf = ({ sheet, columns, headings, rows }: Model): Model => ({
  sheet,
  columns: [...columns],
  headings: new Map(headings),
  rows: rows.map((row) => new Map(row)),
});

interface Person {
  readonly workbook: OpenedWorkbook;
  model: Model;
  newNames: number;
  /** How many steps the last act took, for as many are undone. */
  revisions: number;
}

function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

function at({ model }: Person, column: string, row: number): string {
  return `${letters(model.columns.indexOf(column))}${row + 2}`;
}

function typed({ workbook, model }: Person, column: string, row: number): string {
  const { getters } = workbook.file.model;
  const position = {
    sheetId: workbook.sheetId(model.sheet),
    col: model.columns.indexOf(column),
    row: row + 1,
  };
  const cell = getters.getCell(position);
  return cell && !cell.isFormula ? String(getters.getEvaluatedCell(position).value ?? '') : '';
}

function open(): Person {
  const workbook = sampleWorkbook();
  const width = workbook.file.model.getters.getNumberCols(workbook.sheetId('Pipeline'));
  const ours = PIPELINE.columns.map(({ field }) => field);
  const spare = Array.from({ length: width - ours.length }, (_, i) => `spare ${i}`);
  const model = { sheet: 'Pipeline', columns: [...ours, ...spare], headings: new Map(), rows: [] };
  const person: Person = { workbook, model, newNames: 0, revisions: 0 };
  person.model.rows = Array.from(
    { length: ROWS },
    (_, row) =>
      new Map(
        TYPED.map((field) => [field, typed(person, field, row)] as const).filter(([, v]) => v),
      ),
  );
  return person;
}

const isOwn = (column: string): boolean => column.startsWith('spare');

interface Act {
  readonly row: number;
  readonly column: number;
  readonly other: number;
}

/** What a person can do in one step; each is one step for undo too. */
const ACTS: Record<string, (person: Person, act: Act) => void> = {
  insertRow(person, { row }) {
    const { workbook, model } = person;
    const sheetId = workbook.sheetId(model.sheet);
    const place = { dimension: 'ROW', base: row + 1, position: 'before', quantity: 1 };
    step(person, 'ADD_COLUMNS_ROWS', { sheetId, sheetName: model.sheet, ...place });
    model.rows.splice(row, 0, new Map());
  },
  deleteRow(person, { row }) {
    const { workbook, model } = person;
    const sheetId = workbook.sheetId(model.sheet);
    const place = { dimension: 'ROW', elements: [row + 1] };
    step(person, 'REMOVE_COLUMNS_ROWS', { sheetId, sheetName: model.sheet, ...place });
    model.rows.splice(row, 1);
  },
  sort(person, { row }) {
    const { workbook, model } = person;
    const zone = { top: 1, bottom: ROWS, left: 0, right: model.columns.length - 1 };
    step(person, 'SORT_CELLS', {
      sheetId: workbook.sheetId(model.sheet),
      col: model.columns.indexOf('amount'),
      row: 1,
      zone,
      sortDirection: row % 2 ? 'asc' : 'desc',
      sortOptions: { emptyCellAsZero: false, sortHeaders: true },
    });
    // In which order equal ones come is the sheet's affair; that rows stay whole is not.
    const fields = [...TYPED, ...model.columns.filter(isOwn)];
    const sorted = Array.from({ length: ROWS }, (_, line) =>
      fields.map((field) => typed(person, field, line)),
    );
    const before = model.rows.map((cells) => fields.map((field) => cells.get(field) ?? ''));
    while (before.length < ROWS) before.push(fields.map(() => ''));
    expect([...sorted].sort()).toEqual(before.slice(0, ROWS).sort());
    model.rows = sorted.map(
      (cells) =>
        new Map(fields.map((field, i) => [field, cells[i]!] as const).filter(([, v]) => v)),
    );
  },
  duplicateRow(person, { row, other }) {
    const { workbook, model } = person;
    const to = 20 + (other % 15);
    if (model.rows[to]!.size > 0) return;
    // The engine refuses a paste across the frozen column, so the cells are pasted one by one, computed ones as values.
    model.columns.forEach((_, col) => {
      const { value } = workbook.cell(model.sheet, `${letters(col)}${row + 2}`);
      if ((value ?? '') === '') return;
      type(person, `${letters(col)}${to + 2}`, String(value));
    });
    model.rows[to] = new Map(model.rows[row]);
  },
  typeStage(person, { row }) {
    type(person, at(person, 'stage', row), 'Negotiation');
    person.model.rows[row]!.set('stage', 'Negotiation');
  },
  newDeal(person, { other }) {
    const row = 20 + (other % 15);
    const name = `New ${++person.newNames}`;
    type(person, at(person, 'prospect', row), name);
    person.model.rows[row]!.set('prospect', name);
  },
  typeInOwnColumn(person, { row, other }) {
    const own = person.model.columns.filter(isOwn);
    const column = own[other % own.length]!;
    type(person, at(person, column, row), `Note ${other}`);
    person.model.rows[row]!.set(column, `Note ${other}`);
  },
  loseFormula(person, { other }) {
    const computed = PIPELINE.columns.filter(({ formula }) => formula !== undefined);
    const { field } = computed[other % computed.length]!;
    type(person, at(person, field, -1), '');
  },
  typeInComputed(person, { row }) {
    type(person, at(person, 'expected', row), '12345');
  },
  insertColumn(person, { column, other }) {
    const { workbook, model } = person;
    const sheetId = workbook.sheetId(model.sheet);
    const place = { dimension: 'COL', base: column, position: 'before', quantity: 1 };
    step(person, 'ADD_COLUMNS_ROWS', { sheetId, sheetName: model.sheet, ...place });
    model.columns.splice(column, 0, `spare ${model.columns.length}.${other}`);
  },
  moveColumn(person, { column, other }) {
    const { workbook, model } = person;
    const to = other % PIPELINE.columns.length;
    if (to === column) return;
    activate(person);
    step(person, 'MOVE_COLUMNS_ROWS', {
      sheetId: workbook.sheetId(model.sheet),
      sheetName: model.sheet,
      dimension: 'COL',
      elements: [column],
      base: to,
      position: to > column ? 'after' : 'before',
    });
    const [moved] = model.columns.splice(column, 1);
    model.columns.splice(to, 0, moved!);
  },
  hideColumn(person, { column }) {
    const { workbook, model } = person;
    const sheetId = workbook.sheetId(model.sheet);
    const place = { dimension: 'COL', elements: [column] };
    step(person, 'HIDE_COLUMNS_ROWS', { sheetId, ...place });
  },
  renameHeading(person, { other }) {
    const field = TYPED[other % TYPED.length]!;
    const heading = `My ${field} ${other}`;
    type(person, at(person, field, -1), heading);
    person.model.headings.set(field, heading);
  },
  renameSheet(person, { other }) {
    const { workbook, model } = person;
    const newName = `Deals ${other}`;
    if (newName === model.sheet) return;
    const sheetId = workbook.sheetId(model.sheet);
    step(person, 'RENAME_SHEET', { sheetId, oldName: model.sheet, newName });
    model.sheet = newName;
  },
};

function step(person: Person, command: string, payload: object): void {
  if (person.workbook.dispatch(command, payload)) person.revisions++;
}

function type(person: Person, xc: string, content: string): void {
  if (person.workbook.type(person.model.sheet, xc, content)) person.revisions++;
}

function activate({ workbook, model }: Person): void {
  const sheetIdFrom = workbook.file.model.getters.getActiveSheetId();
  const sheetIdTo = workbook.sheetId(model.sheet);
  if (sheetIdFrom !== sheetIdTo) workbook.dispatch('ACTIVATE_SHEET', { sheetIdFrom, sheetIdTo });
}

const saying = (workbook: OpenedWorkbook): string =>
  workbook
    .run('refreshPlan')
    .notices.map(({ text }) => text)
    .join('\n');

/** A person follows what she is told: she deletes what she typed into a computed column. */
function bringToOrder(person: Person): void {
  const named = /\(([A-Z0-9, ]+)\) and keeps/.exec(saying(person.workbook))?.[1] ?? '';
  for (const xc of named.split(', ').filter(Boolean))
    person.workbook.type(person.model.sheet, xc, '');
  person.workbook.run('refreshPlan');
}

function expectOrder(person: Person): void {
  const { workbook, model } = person;
  const { getters } = workbook.file.model;
  const sheetId = workbook.sheetId(model.sheet);

  const fields = [...TYPED, ...model.columns.filter(isOwn)];
  const present = model.rows.map((_, row) => fields.map((field) => typed(person, field, row)));
  expect(present).toEqual(model.rows.map((row) => fields.map((field) => row.get(field) ?? '')));

  const headings = PIPELINE.columns.map(({ field }) => [
    field,
    String(getters.getEvaluatedCell({ sheetId, col: model.columns.indexOf(field), row: 0 }).value),
  ]);
  expect(headings).toEqual(
    PIPELINE.columns.map(({ field }) => [
      field,
      model.headings.get(field) ?? message('en', headingKey('pipeline', field)),
    ]),
  );
  for (const { field, formula } of PIPELINE.columns) {
    const col = model.columns.indexOf(field);
    const isFormula = getters.getCell({ sheetId, col, row: 0 })?.isFormula ?? false;
    expect([field, isFormula]).toEqual([field, formula !== undefined]);
  }
  const ids = model.rows.map((_, row) => typed(person, 'dealId', row));
  model.rows.forEach((row, i) => {
    if (row.get('prospect')) expect([i, ids[i]]).not.toEqual([i, '']);
  });
  const given = ids.filter((id) => id !== '');
  expect(new Set(given).size).toBe(given.length);
  expect(errorsIn(workbook)).toEqual([]);
}

test('after any sequence of what people do, undo among it, order is back and nothing typed is lost', () => {
  const step = fc.record({
    what: fc.constantFrom(...Object.keys(ACTS)),
    row: fc.integer({ min: 0, max: 15 }),
    column: fc.integer({ min: 0, max: PIPELINE.columns.length - 1 }),
    other: fc.integer({ min: 0, max: 1000 }),
    then: fc.constantFrom('nothing', 'nothing', 'undo', 'refresh'),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 4, maxLength: 10 }), (steps) => {
      const person = open();
      for (const { what, then, ...act } of steps) {
        const before = copyOf(person.model);
        person.revisions = 0;
        ACTS[what]!(person, act);
        if (then === 'refresh') bringToOrder(person);
        if (then !== 'undo') continue;
        for (; person.revisions > 0; person.revisions--)
          person.workbook.dispatch('REQUEST_UNDO', {});
        person.model = before;
      }
      bringToOrder(person);
      expectOrder(person);
    }),
    { seed: 20261126, numRuns: 6, endOnFailure: true },
  );
});
