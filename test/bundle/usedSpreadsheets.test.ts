/** Set-up in spreadsheets that people have used: whatever is in them stays as it is. */
import fc from 'fast-check';
import type { OpenedWorkbook } from './openWorkbook';
import { errorsIn, openWorkbook } from './openWorkbook';

const COLORS = ['#FFF2CC', '#D9EAD3', '#F4CCCC'];
const FILTER = {
  hasFilters: true,
  totalRow: false,
  firstColumn: false,
  lastColumn: false,
  numberOfHeaders: 1,
  bandedRows: false,
  bandedColumns: false,
  styleId: 'None',
};
const LETTERS = [...'ABCDEFGH'];

/** Cells, looks, filter, widths, hidden and frozen parts of one sheet of a person's. */
const used = fc.record({
  name: fc.constantFrom(
    'Sheet1',
    'Pipeline',
    'plan',
    'Deals 2025',
    'Annas & co',
    'Settings',
    'Idag',
  ),
  cells: fc.array(
    fc.record({
      column: fc.nat({ max: 7 }),
      row: fc.nat({ max: 20 }),
      content: fc.constantFrom(
        ...['Prospect', 'Stage', 'Won', 'Acme AB', '1200', '0.5', '2026-11-02', "'=text", 'TRUE'],
        ...['=1+1', '=SUM(A1:B3)', '=A1&"x"', '=SEQUENCE(2)', '=COUNTA(STAGES)', '=1/0'],
      ),
    }),
    { minLength: 1, maxLength: 12 },
  ),
  fills: fc.array(fc.record({ column: fc.nat({ max: 7 }), color: fc.constantFrom(...COLORS) }), {
    maxLength: 3,
  }),
  format: fc.constantFrom('', '0.00%', 'yyyy-mm-dd', '#,##0 "kr"'),
  width: fc.integer({ min: 30, max: 300 }),
  hidden: fc.option(fc.integer({ min: 1, max: 6 })),
  frozen: fc.nat({ max: 2 }),
  hasFilter: fc.boolean(),
});

type Used = typeof used extends fc.Arbitrary<infer T> ? T : never;

const sheets = fc.uniqueArray(used, {
  minLength: 1,
  maxLength: 3,
  selector: ({ name }) => name.toLowerCase(),
});

function spreadsheet(parts: readonly Used[]): OpenedWorkbook {
  const workbook = openWorkbook();
  const { model } = workbook.file;
  parts.forEach((part, i) => {
    const sheetId = i === 0 ? model.getters.getSheetIds()[0]! : `own${i}`;
    if (i > 0) workbook.dispatch('CREATE_SHEET', { sheetId, name: part.name, position: i });
    else {
      const oldName = model.getters.getSheetName(sheetId);
      if (oldName !== part.name)
        workbook.dispatch('RENAME_SHEET', { sheetId, oldName, newName: part.name });
    }
    use(workbook, sheetId, part);
  });
  return workbook;
}

function use(workbook: OpenedWorkbook, sheetId: string, part: Used): void {
  for (const { column, row, content } of part.cells) {
    workbook.type(part.name, `${LETTERS[column]}${row + 1}`, content);
  }
  const zone = (column: number): object => ({ left: column, right: column, top: 0, bottom: 9 });
  for (const { column, color } of part.fills) {
    const style = { fillColor: color, bold: true };
    workbook.dispatch('SET_FORMATTING', { sheetId, target: [zone(column)], style });
  }
  if (part.format) {
    workbook.dispatch('SET_FORMATTING', { sheetId, target: [zone(2)], format: part.format });
  }
  const column = { sheetId, dimension: 'COL' };
  workbook.dispatch('RESIZE_COLUMNS_ROWS', { ...column, elements: [1], size: part.width });
  if (part.hidden) workbook.dispatch('HIDE_COLUMNS_ROWS', { ...column, elements: [part.hidden] });
  if (part.frozen) workbook.dispatch('FREEZE_ROWS', { sheetId, quantity: part.frozen });
  if (part.hasFilter && !part.cells.some(({ content }) => content === '=SEQUENCE(2)')) {
    workbook.dispatch('CREATE_TABLE', {
      sheetId,
      ranges: [{ _sheetId: sheetId, _zone: { left: 0, right: 3, top: 0, bottom: 9 } }],
      config: FILTER,
      tableType: 'static',
    });
  }
}

interface SavedSheet {
  readonly id: string;
  readonly name: string;
  readonly cells: object;
  readonly styles: Record<string, number>;
  readonly formats: Record<string, number>;
}

/** Each of the sheets as it would be saved, with the looks themselves in place of their numbers. */
function saved({ file }: OpenedWorkbook, ids: readonly string[]): unknown {
  const data = file.save().workbook as {
    sheets: SavedSheet[];
    styles: Record<string, unknown>;
    formats: Record<string, unknown>;
  };
  const named = (looks: Record<string, number>, all: Record<string, unknown>): unknown =>
    Object.entries(looks).map(([zone, id]) => [zone, all[id]]);
  return data.sheets
    .filter(({ id }) => ids.includes(id))
    .map((sheet) => ({
      ...sheet,
      styles: named(sheet.styles, data.styles),
      formats: named(sheet.formats, data.formats),
    }));
}

const OURS = [
  ...['Pipeline', 'Today', 'Activities', 'Quota', 'Plan', 'Settings', 'Mail log', 'Guide'],
  ...['State', 'Stage log', 'Week log'],
];

/** The sheets that are not empty: an empty one may become ours, as product rule W3 has it. */
function idsOfUsed({ file }: OpenedWorkbook): string[] {
  const { getters } = file.model;
  return getters
    .getSheetIds()
    .filter((id) =>
      Object.values(getters.getCells(id)).some((cell) => cell.isFormula || cell.content !== ''),
    );
}

/** The cells of our sheets, names left out: one of a person's may stand in the way of ours. */
function ours(workbook: OpenedWorkbook, theirs: readonly string[]): unknown {
  const { sheets } = workbook.file.save().workbook as { sheets: SavedSheet[] };
  return sheets.filter(({ id }) => !theirs.includes(id)).map(({ cells }) => cells);
}

describe('Set up pipeline', () => {
  test('in any used spreadsheet, once, twice or stopped half way: ours is whole and theirs is as it was', () => {
    const stops = fc.array(fc.integer({ min: 1, max: 1400 }), { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(sheets, stops, (parts, calls) => {
        const [whole, stopped] = [spreadsheet(parts), spreadsheet(parts)];
        const theirs = idsOfUsed(whole);
        const before = saved(whole, theirs);
        const errors = errorsIn(whole);

        whole.run('setUpPipeline');
        expect(saved(whole, theirs)).toEqual(before);
        expect(errorsIn(whole).filter((error) => !errors.includes(error))).toEqual([]);
        const names = whole.file.model.getters.getSheetIds().length;
        expect(names - theirs.length).toBe(OURS.length);
        const once = JSON.stringify(whole.file.save().workbook);
        whole.run('setUpPipeline');
        expect(JSON.stringify(whole.file.save().workbook)).toBe(once);

        for (const limit of calls) stopped.runStopped(limit, 'setUpPipeline');
        stopped.run('setUpPipeline');
        expect(saved(stopped, theirs)).toEqual(before);
        expect(ours(stopped, theirs)).toEqual(ours(whole, theirs));
        expect(errorsIn(stopped)).toEqual(errorsIn(whole));
      }),
      { seed: 20261126, numRuns: 4, endOnFailure: true },
    );
  });
});
