import type { Cell } from '../table/cell';
import { isBlank } from '../table/cell';
import type { CellSheet, SheetCell } from '../template/cellSheet';
import { CELL_LOOKS, contentOf } from '../template/cellSheet';
import { formatPattern } from '../template/formats';
import type { FormulaWords } from '../template/formulas';
import { cellPosition, fillIn } from '../template/formulas';
import { ROWS, isLostFormula } from './buildTable';
import { heldBlocks } from './heldValues';
import type { Dress, Sheet, Workbook } from './services';

/**
 * Writes the cells of a sheet that is laid out cell by cell, as far as they are blank or their formula is lost; what
 * somebody typed stays.
 *
 * @param sheet the sheet
 * @param template what belongs on it
 * @param words what the placeholders of formulas stand for
 * @param announce told of the cells before they are written
 */
export function writeCellSheet(
  sheet: Sheet,
  template: CellSheet,
  words: FormulaWords,
  announce: (cells: readonly SheetCell[]) => void,
): void {
  const width = widthOf(template);
  sheet.ensureSize(template.rows, width);
  const used = { row: 1, column: 1, rows: template.rows, columns: width };
  const values = sheet.read(used);
  const formulas = sheet.readFormulas(used);
  const lost = template.cells.filter((cell) => {
    const [row, column] = cellPosition(cell.at);
    const formula = formulas[row - 1]![column - 1]!;
    const isTyped = formula === '' && !isBlank(values[row - 1]![column - 1]);
    return contentOf(cell) !== '' && !isTyped && isLostFormula(formula);
  });
  const isCall = ({ call }: SheetCell): boolean => call !== undefined;
  // Values of ours may be blank, too: no formula belongs there then.
  const holdsValues = lost.some(isCall) && heldBlocks(sheet) !== null;
  const missing = holdsValues ? lost.filter((cell) => !isCall(cell)) : lost;
  announce(missing);
  const isEmpty = values.every((line) => line.every(isBlank)) && formulas.flat().join('') === '';
  if (isEmpty) writeAtOnce(sheet, missing, template, words);
  else for (const cell of missing) writeCell(sheet, cell, words);
  if (sheet.builtVersion() === 0) insertMissingCharts(sheet, template, words);
}

/** The charts of a template that the sheet lacks, with their words filled in; they come in their order. */
function insertMissingCharts(sheet: Sheet, template: CellSheet, words: FormulaWords): void {
  for (const chart of template.charts.slice(sheet.chartCount())) {
    sheet.insertChart({
      ...chart,
      title: fillIn(chart.title, words),
      ...(chart.series ? { series: chart.series.map((name) => fillIn(name, words)) } : {}),
    });
  }
}

/** Dresses what an older sheet of this template has got in addition: cells, hidden columns, charts. */
export function dressAddition(
  workbook: Workbook,
  sheet: Sheet,
  template: CellSheet,
  cells: readonly SheetCell[],
  words: FormulaWords,
): void {
  for (const cell of cells) {
    const look = dressOf(workbook, cell);
    if (Object.keys(look).length > 0) sheet.dress(cell.at, look);
  }
  for (const { range, format } of template.spilled) {
    sheet.dress(range, { pattern: formatPattern(format, workbook.locale) });
  }
  if (template.hidden) sheet.hideColumns(template.hidden.from, template.hidden.to);
  insertMissingCharts(sheet, template, words);
}

/** Writes a cell of a template. */
export function writeCell(sheet: Sheet, cell: SheetCell, words: FormulaWords): void {
  const content = fillIn(contentOf(cell), words);
  const [row, column] = cellPosition(cell.at);
  if (content.startsWith('=')) sheet.writeFormula(cell.at, content);
  else sheet.write(row, column, [[content]]);
}

function writeAtOnce(
  sheet: Sheet,
  cells: readonly SheetCell[],
  template: CellSheet,
  words: FormulaWords,
): void {
  const grid = Array.from({ length: template.rows }, () =>
    Array.from({ length: widthOf(template) }, (): Cell => ''),
  );
  const place = (at: string, content: string): void => {
    const [row, column] = cellPosition(at);
    grid[row - 1]![column - 1] = fillIn(content, words);
  };
  for (const cell of cells) place(cell.at, contentOf(cell));
  if (template.choice) place(template.choice.at, template.choice.start);
  sheet.write(1, 1, grid);
}

function dressOf(workbook: Workbook, { look, format, align }: SheetCell): Dress {
  return {
    ...(look ? CELL_LOOKS[look] : {}),
    ...(format ? { pattern: formatPattern(format, workbook.locale) } : {}),
    ...(align ? { align } : {}),
  };
}

/** The look of a new sheet. Later changes are the person's own. */
export function dressCellSheet(workbook: Workbook, sheet: Sheet, template: CellSheet): void {
  for (const [from, to, width] of widthRuns(template)) sheet.columnWidths(from, to, width);
  const grid: Dress[][] = Array.from({ length: template.rows }, () =>
    Array.from({ length: template.columns }, () => ({})),
  );
  for (const cell of template.cells) {
    const [row, column] = cellPosition(cell.at);
    if (column <= template.columns) grid[row - 1]![column - 1] = dressOf(workbook, cell);
  }
  sheet.dressBlock(1, 1, grid);
  for (const { range, format } of template.spilled) {
    sheet.dress(range, { pattern: formatPattern(format, workbook.locale) });
  }
  for (const range of template.merged) sheet.dress(range, { merged: true });
  for (const range of template.paragraphs) sheet.dress(range, { merged: true, wrap: true });
  if (template.choice) {
    sheet.dress(template.choice.at, {
      background: '#ffffff',
      bold: true,
      borderBottom: '#747775',
      list: { sheet, a1: template.choice.list },
    });
  }
  if (template.hidden) sheet.hideColumns(template.hidden.from, template.hidden.to);
  sheet.hideGridlines();
  if (template.frozenRows > 0) sheet.freeze(template.frozenRows, 0);
}

/** How large a sheet must be; hidden columns may run along all deals. */
export function sizeOfCellSheet(template: CellSheet): { rows: number; columns: number } {
  const rows = template.hidden ? Math.max(template.rows, ROWS) : template.rows;
  return { rows, columns: widthOf(template) };
}

function widthOf({ hidden, columns }: CellSheet): number {
  return hidden?.to ?? columns;
}

/** Neighbouring columns of one width, one call each. */
function widthRuns({ columns, columnWidth, wideColumns }: CellSheet): [number, number, number][] {
  const runs: [number, number, number][] = [];
  for (let column = 1; column <= columns; column++) {
    const width = wideColumns[column] ?? columnWidth;
    const last = runs[runs.length - 1];
    if (last && last[2] === width) last[1] = column;
    else runs.push([column, column, width]);
  }
  return runs;
}
