/** Formulas that were read before the functions in them were known. */
import type { Model } from '@odoo/o-spreadsheet';
import { dispatchBatch } from './batch';
import type { BatchStep } from './batch';
import type { Engine } from './engineModule';

/**
 * Enters such formulas anew, now that their functions are registered; the engine compiles a formula once, and an
 * unknown name makes it a bad one for good.
 */
export function recompileUnknownFunctions(o: Engine, model: Model): void {
  const { getters } = model;
  const steps: BatchStep[] = [];
  for (const sheetId of getters.getSheetIds()) {
    for (const cell of getters.getCells(sheetId)) {
      if (!cell.isFormula || !cell.compiledFormula.isBadExpression) continue;
      const formula = cell.compiledFormula.toFormulaString(getters);
      if (o.CompiledFormula.IsBadExpression(formula)) continue;
      const position = getters.getCellPosition(cell.id);
      steps.push((dispatch) => {
        dispatch('UPDATE_CELL', { ...position, content: '' });
        dispatch('UPDATE_CELL', { ...position, content: formula });
      });
    }
  }
  if (steps.length > 0) dispatchBatch(model, steps);
}
