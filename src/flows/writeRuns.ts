import type { Cell } from '../table/cell';
import type { Sheet } from './services';

/**
 * Writes scattered cells of one column, one write for each run of neighbours (rule W2).
 *
 * @param sheet a sheet with a heading row
 * @param column counted from 1
 * @param cells values by row, counted from 0 below the heading, in ascending order
 */
export function writeRuns(sheet: Sheet, column: number, cells: ReadonlyMap<number, Cell>): void {
  let start = -1;
  let run: Cell[][] = [];
  const writeRun = (): void => {
    if (run.length > 0) sheet.write(start + 2, column, run);
  };
  for (const [row, value] of cells) {
    if (row !== start + run.length || run.length === 0) {
      writeRun();
      start = row;
      run = [];
    }
    run.push([value]);
  }
  writeRun();
}
