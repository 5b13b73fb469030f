import { message } from '../messages';
import { isBlank } from '../table/cell';
import { formatPattern } from '../template/formats';
import type { FormulaWords } from '../template/formulas';
import { fillIn } from '../template/formulas';
import type { PlanCell } from '../template/plan';
import { PLAN, PLAN_LOOKS, PLAN_PERSON } from '../template/plan';
import { isLostFormula } from './buildTable';
import type { Dress, Sheet, Workbook } from './services';

/** Rows and columns that the dashboard uses. */
const ROWS = 60;

/** Builds the dashboard, or puts back the cells that were emptied; what somebody typed over stays. */
export function buildPlan(workbook: Workbook, sheet: Sheet, words: FormulaWords): void {
  const isNew = sheet.builtVersion() === 0;
  sheet.ensureSize(ROWS, PLAN.hiddenTo);
  const used = { row: 1, column: 1, rows: ROWS, columns: PLAN.hiddenTo };
  const values = sheet.read(used);
  const formulas = sheet.readFormulas(used);
  for (const cell of PLAN.cells) {
    const [row, column] = positionOf(cell.at);
    const formula = formulas[row - 1]![column - 1]!;
    const isTyped = formula === '' && !isBlank(values[row - 1]![column - 1]);
    if (cell.content !== '' && !isTyped && isLostFormula(formula)) {
      writeCell(sheet, cell, row, column, words);
    }
  }
  if (!isNew) return;

  const [personRow, personColumn] = positionOf(PLAN_PERSON);
  if (isBlank(values[personRow - 1]![personColumn - 1])) {
    sheet.write(personRow, personColumn, [[message(words.language, 'plan.everyone')]]);
  }
  dressPlan(workbook, sheet);
  if (!sheet.hasCharts()) {
    sheet.stackedBar({ title: message(words.language, 'plan.three'), ...PLAN.chart });
  }
}

function writeCell(
  sheet: Sheet,
  cell: PlanCell,
  row: number,
  column: number,
  words: FormulaWords,
): void {
  const content = fillIn(cell.content, words);
  if (content.startsWith('=')) sheet.writeFormula(cell.at, content);
  else sheet.write(row, column, [[content]]);
}

function dressPlan(workbook: Workbook, sheet: Sheet): void {
  const pattern = (cell: PlanCell): string | undefined =>
    cell.format && formatPattern(cell.format, workbook.locale);
  for (let column = 1; column <= PLAN.columns; column++) {
    sheet.columnWidth(column, PLAN.wideColumns[column] ?? PLAN.columnWidth);
  }
  for (const cell of PLAN.cells) {
    const dress: Dress = {
      ...(cell.look ? PLAN_LOOKS[cell.look] : {}),
      ...(pattern(cell) ? { pattern: pattern(cell)! } : {}),
      ...(cell.align ? { align: cell.align } : {}),
    };
    if (Object.keys(dress).length > 0) sheet.dress(cell.at, dress);
  }
  for (const { range, format } of PLAN.spilled) {
    sheet.dress(range, { pattern: formatPattern(format, workbook.locale) });
  }
  sheet.dress(PLAN.paragraph, { merged: true, wrap: true });
  sheet.dress(PLAN_PERSON, {
    background: '#ffffff',
    bold: true,
    borderBottom: '#747775',
    list: { sheet, a1: PLAN.personList },
  });
  sheet.hideColumns(PLAN.hiddenFrom, PLAN.hiddenTo);
  sheet.hideGridlines();
  sheet.freeze(PLAN.frozenRows, 0);
}

function positionOf(a1: string): [row: number, column: number] {
  const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(a1)!;
  const column = [...letters!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return [Number(row), column];
}
