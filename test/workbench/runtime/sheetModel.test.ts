/** Differential test: a sheet against a plain table on which the same is done. */
import fc from 'fast-check';
import { load, newFile, REP } from './_scripts';

type Cell = string | number | boolean;
type Table = Cell[][];

interface Block {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

type Operation =
  | { readonly kind: 'setValues'; readonly at: Block; readonly values: Table }
  | { readonly kind: 'clearContent' | 'clear'; readonly at: Block }
  | { readonly kind: 'copyTo'; readonly at: Block; readonly to: Block }
  | { readonly kind: 'sortSheet'; readonly key: number; readonly ascending: boolean }
  | { readonly kind: 'sort'; readonly at: Block; readonly key: number; readonly ascending: boolean }
  | { readonly kind: 'insertRows'; readonly at: number; readonly count: number }
  | { readonly kind: 'deleteRows'; readonly at: number; readonly count: number }
  | { readonly kind: 'insertColumns'; readonly at: number; readonly count: number }
  | { readonly kind: 'deleteColumns'; readonly at: number; readonly count: number }
  | { readonly kind: 'appendRow'; readonly values: Cell[] };

const ROWS = 8;
const COLUMNS = 5;

/** Does the operations on the first sheet; answers its content and extent. */
const BUNDLE = `
function carryOut(operations) {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0];
  const range = (at) => sheet.getRange(at.row + 1, at.column + 1, at.rows, at.columns);
  const steps = {
    setValues: (step) => range(step.at).setValues(step.values),
    clearContent: (step) => range(step.at).clearContent(),
    clear: (step) => range(step.at).clear(),
    copyTo: (step) => range(step.at).copyTo(range(step.to)),
    sortSheet: (step) => sheet.sort(step.key + 1, step.ascending),
    sort: (step) => range(step.at).sort({ column: step.key + 1, ascending: step.ascending }),
    insertRows: (step) => sheet.insertRowsBefore(step.at + 1, step.count),
    deleteRows: (step) => sheet.deleteRows(step.at + 1, step.count),
    insertColumns: (step) => sheet.insertColumnsBefore(step.at + 1, step.count),
    deleteColumns: (step) => sheet.deleteColumns(step.at + 1, step.count),
    appendRow: (step) => sheet.appendRow(step.values),
  };
  operations.forEach((step) => steps[step.kind](step));
  return {
    values: sheet.getRange(1, 1, sheet.getMaxRows(), sheet.getMaxColumns()).getValues(),
    lastRow: sheet.getLastRow(),
    lastColumn: sheet.getLastColumn(),
  };
}`;

const cell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 2, arbitrary: fc.constant('') },
  { weight: 3, arbitrary: fc.integer({ min: -99, max: 99 }) },
  { weight: 3, arbitrary: fc.constantFrom('ask', 'Bo', 'call back', 'deal 7', 'é') },
  { weight: 1, arbitrary: fc.boolean() },
);

const block: fc.Arbitrary<Block> = fc
  .tuple(fc.nat(ROWS - 1), fc.nat(COLUMNS - 1), fc.nat(3), fc.nat(3))
  .map(([row, column, rows, columns]) => ({ row, column, rows: rows + 1, columns: columns + 1 }));

const operation: fc.Arbitrary<Operation> = fc.oneof(
  block.chain((at) => {
    const row = fc.array(cell, { minLength: at.columns, maxLength: at.columns });
    return fc
      .array(row, { minLength: at.rows, maxLength: at.rows })
      .map((values) => ({ kind: 'setValues' as const, at, values }));
  }),
  fc
    .tuple(fc.constantFrom('clearContent' as const, 'clear' as const), block)
    .map(([kind, at]) => ({ kind, at })),
  fc.record({ kind: fc.constant('copyTo' as const), at: block, to: block }),
  fc.record({
    kind: fc.constant('sortSheet' as const),
    key: fc.nat(COLUMNS - 1),
    ascending: fc.boolean(),
  }),
  fc.tuple(block, fc.nat(3), fc.boolean()).map(([at, offset, ascending]) => ({
    kind: 'sort' as const,
    at,
    key: at.column + (offset % at.columns),
    ascending,
  })),
  ...(['insertRows', 'deleteRows', 'insertColumns', 'deleteColumns'] as const).map((kind) =>
    fc.record({ kind: fc.constant(kind), at: fc.nat(3), count: fc.integer({ min: 1, max: 2 }) }),
  ),
  fc
    .array(cell, { minLength: 1, maxLength: COLUMNS })
    .map((values) => ({ kind: 'appendRow' as const, values })),
);

/** The same on a plain table; undefined if the operation does not fit, and is then left out. */
function expected(table: Table, step: Operation): Table | undefined {
  const next = table.map((row) => [...row]);
  const width = table[0]!.length;
  switch (step.kind) {
    case 'insertRows':
      if (step.at >= table.length) return undefined;
      next.splice(step.at, 0, ...Array.from({ length: step.count }, () => blanks(width)));
      return next;
    case 'deleteRows':
      if (step.at + step.count >= table.length) return undefined;
      next.splice(step.at, step.count);
      return next;
    case 'insertColumns':
      if (step.at >= width) return undefined;
      for (const row of next) row.splice(step.at, 0, ...blanks(step.count));
      return next;
    case 'deleteColumns':
      if (step.at + step.count >= width) return undefined;
      for (const row of next) row.splice(step.at, step.count);
      return next;
    case 'sortSheet': {
      if (step.key >= width) return undefined;
      const filled = next.splice(0, extent(table).lastRow);
      filled.sort((one, other) => compare(one[step.key]!, other[step.key]!, step.ascending));
      return [...filled, ...next];
    }
    case 'copyTo':
      return copied(table, step.at, step.to);
    case 'appendRow': {
      const row = extent(table).lastRow;
      const missing = Math.max(0, step.values.length - width);
      for (const other of next) other.push(...blanks(missing));
      if (row === table.length) next.push(blanks(width + missing));
      step.values.forEach((value, column) => (next[row]![column] = value));
      return next;
    }
  }
  const { row, column, rows, columns } = step.at;
  if (row + rows > table.length || column + columns > width) return undefined;
  const inside = next.slice(row, row + rows);
  if (step.kind === 'sort') {
    const parts = inside.map((cells) => cells.slice(column, column + columns));
    const key = step.key - column;
    parts.sort((one, other) => compare(one[key]!, other[key]!, step.ascending));
    inside.forEach((cells, index) => cells.splice(column, columns, ...parts[index]!));
    return next;
  }
  inside.forEach((cells, index) => {
    const values = step.kind === 'setValues' ? step.values[index]! : blanks(columns);
    cells.splice(column, columns, ...values);
  });
  return next;
}

/** The block at the destination, as often as it has room for the whole of it, at least once. */
function copied(table: Table, at: Block, to: Block): Table | undefined {
  const rows = Math.max(1, Math.floor(to.rows / at.rows)) * at.rows;
  const columns = Math.max(1, Math.floor(to.columns / at.columns)) * at.columns;
  const isInside = (block: Block) =>
    block.row + block.rows <= table.length && block.column + block.columns <= table[0]!.length;
  if (![at, to, { ...to, rows, columns }].every(isInside)) return undefined;
  const next = table.map((row) => [...row]);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const source = table[at.row + (row % at.rows)]![at.column + (column % at.columns)]!;
      next[to.row + row]![to.column + column] = source;
    }
  }
  return next;
}

function compare(one: Cell, other: Cell, ascending: boolean): number {
  if (one === '' || other === '') return Number(one === '') - Number(other === '');
  const order = ['number', 'string', 'boolean'];
  const types = order.indexOf(typeof one) - order.indexOf(typeof other);
  const values =
    typeof one === 'string' ? one.localeCompare(String(other)) : Number(one) - Number(other);
  return (types || values) * (ascending ? 1 : -1);
}

function blanks(count: number): Cell[] {
  return new Array<Cell>(count).fill('');
}

function extent(table: Table): { lastRow: number; lastColumn: number } {
  let lastRow = 0;
  let lastColumn = 0;
  table.forEach((row, rowIndex) =>
    row.forEach((value, column) => {
      if (value === '') return;
      lastRow = Math.max(lastRow, rowIndex + 1);
      lastColumn = Math.max(lastColumn, column + 1);
    }),
  );
  return { lastRow, lastColumn };
}

test('property: a sheet holds what a plain table would (platform 7.1, 7.2, 7.4, 7.5)', () => {
  fc.assert(
    fc.property(fc.array(operation, { minLength: 1, maxLength: 12 }), (operations) => {
      let table: Table = Array.from({ length: ROWS }, () => blanks(COLUMNS));
      const fitting = operations.filter((step) => {
        const next = expected(table, step);
        table = next ?? table;
        return next !== undefined;
      });
      const { value, error } = load(
        BUNDLE,
        newFile({ size: { rows: ROWS, columns: COLUMNS } }),
      ).run('carryOut', [fitting], REP);
      expect(error).toBeUndefined();
      expect(value).toEqual({ values: table, ...extent(table) });
    }),
    { seed: 20261123, numRuns: 200 },
  );
});
