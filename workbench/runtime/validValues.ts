/** Rules that reject: a script's values are held to them before anything is written (platform section 7, validation). */
import { columnName } from './a1Notation';
import { cellContent } from './cellValues';
import type { Place } from './places';
import type { ScriptRun } from './scriptRun';
import { refused } from './refusals';

/**
 * Formulas, blanks and rules that are formulas are let pass.
 *
 * @throws where a value breaks a rule that does not allow invalid ones
 */
export function requireValid(
  run: ScriptRun,
  { sheetId, block }: Place,
  values: readonly (readonly unknown[])[],
): void {
  const { file } = run;
  const { overlap } = file.engine.helpers;
  const isHeld = file.model.getters
    .getDataValidationRules(sheetId)
    .some(
      ({ isBlocking, ranges }) => isBlocking && ranges.some(({ zone }) => overlap(zone, block)),
    );
  if (!isHeld) return;
  const getters = file.writes.settled;
  values.forEach((cells, rowIndex) =>
    cells.forEach((value, columnIndex) => {
      const position = { sheetId, col: block.left + columnIndex, row: block.top + rowIndex };
      const rule = getters.getValidationRuleForCell(position);
      // A formula of a rule speaks of the cell as it will be, which only writing would tell.
      if (!rule?.isBlocking || rule.criterion.type === 'customFormula') return;
      const { content } = cellContent(file, value, getters.getCell(position)?.format);
      if (content === '' || content.startsWith('=')) return;
      if (getters.getValidationResultForCellValue(scalar(content), position).isValid) return;
      const cell = `${columnName(position.col)}${position.row + 1}`;
      throw refused('invalidValue', { cell });
    }),
  );
}

/** What a cell of that content holds. */
function scalar(content: string): string | number | boolean {
  if (content === 'TRUE' || content === 'FALSE') return content === 'TRUE';
  if (content.startsWith("'")) return content.slice(1);
  const number = Number(content);
  return Number.isNaN(number) ? content : number;
}
