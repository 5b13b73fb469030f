import type { Cell } from '../table/cell';
import type { Sheet } from './services';

/** A cell and what becomes of it, counted from 1. */
export interface CellContent {
  readonly row: number;
  readonly column: number;
  readonly content: Cell;
}

interface Rectangle {
  readonly row: number;
  readonly column: number;
  readonly lines: Cell[][];
}

/**
 * Writes cells that lie anywhere on a sheet, one write for each block of neighbours (rule W2).
 *
 * @param sheet any sheet
 * @param cells each place once
 */
export function writeCells(sheet: Sheet, cells: readonly CellContent[]): void {
  for (const { row, column, lines } of rectangles(cells)) sheet.write(row, column, lines);
}

/** Runs of neighbours within a row, put together where rows below each other have the same run. */
function rectangles(cells: readonly CellContent[]): Rectangle[] {
  const inOrder = [...cells].sort((a, b) => a.row - b.row || a.column - b.column);
  const found: Rectangle[] = [];
  /** The rectangles that end in the row above or in this one, by their columns. */
  const open = new Map<string, Rectangle>();
  const close = (row: number, column: number, line: Cell[]): void => {
    const span = `${column} ${line.length}`;
    const above = open.get(span);
    if (above && above.row + above.lines.length === row) above.lines.push(line);
    else {
      const rectangle = { row, column, lines: [line] };
      found.push(rectangle);
      open.set(span, rectangle);
    }
  };
  let run: CellContent[] = [];
  const closeRun = (): void => {
    const [first] = run;
    if (first)
      close(
        first.row,
        first.column,
        run.map(({ content }) => content),
      );
  };
  for (const cell of inOrder) {
    const last = run[run.length - 1];
    if (last && last.row === cell.row && last.column + 1 === cell.column) run.push(cell);
    else {
      closeRun();
      run = [cell];
    }
  }
  closeRun();
  return found;
}
