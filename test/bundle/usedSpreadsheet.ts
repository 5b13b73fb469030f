/** Spreadsheets that people have used before set-up. */
import fc from 'fast-check';
import { PLAIN_TABLE } from '../../workbench/runtime/filter';
import type { OpenedWorkbook } from './openWorkbook';
import { openWorkbook } from './openWorkbook';

const COLORS = ['#FFF2CC', '#D9EAD3', '#F4CCCC'];
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

export type Used = typeof used extends fc.Arbitrary<infer T> ? T : never;

/** Up to three sheets of a person's. */
export const usedSheets = fc.uniqueArray(used, {
  minLength: 1,
  maxLength: 3,
  selector: ({ name }) => name.toLowerCase(),
});

/** A spreadsheet with these sheets. */
export function usedSpreadsheet(parts: readonly Used[]): OpenedWorkbook {
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
      config: PLAIN_TABLE,
      tableType: 'static',
    });
  }
}

/** The sheets that are not empty: an empty one may become ours, as set-up has it. */
export function idsOfUsed({ file }: OpenedWorkbook): string[] {
  const { getters } = file.model;
  return getters
    .getSheetIds()
    .filter((id) =>
      Object.values(getters.getCells(id)).some((cell) => cell.isFormula || cell.content !== ''),
    );
}
