/**
 * Writing cells, few or very many. A revision of more than some 100,000 single cell commands breaks the engine's own
 * compression of it, and each costs a round of all plugins; so large blocks travel as one command a row.
 */
import type { DispatchCommand } from './batch';
import type { Engine, Getters } from './engineModule';
import { HEADER_COMMANDS, indexAfter } from './headerChanges';
import type { HeaderCommand } from './headerChanges';

/** What becomes of a cell; a part that is missing stays as it is. */
export interface CellWrite {
  readonly col: number;
  readonly row: number;
  /** Canonical content; "" empties the cell. */
  readonly content?: string;
  readonly format?: string;
  readonly style?: ReturnType<Getters['getCellStyle']> | null;
}

interface RowCommand {
  readonly type: 'GAS_WRITE_ROW';
  readonly sheetId: string;
  /** Not called `row`, for the engine would then take it for a command about one cell. */
  readonly rowIndex: number;
  readonly cells: readonly Omit<CellWrite, 'row'>[];
}

const SINGLE_CELL_LIMIT = 1000;

/** Writes the cells of one sheet inside a batch. */
export function writeCells(
  dispatch: DispatchCommand,
  sheetId: string,
  writes: readonly CellWrite[],
): void {
  if (writes.length <= SINGLE_CELL_LIMIT) {
    for (const write of writes) dispatch('UPDATE_CELL', { sheetId, ...write });
    return;
  }
  const rows = new Map<number, Omit<CellWrite, 'row'>[]>();
  for (const { row, ...cell } of writes) {
    const cells = rows.get(row);
    if (cells) cells.push(cell);
    else rows.set(row, [cell]);
  }
  for (const [rowIndex, cells] of rows) dispatch('GAS_WRITE_ROW', { sheetId, rowIndex, cells });
}

/** Registers the row command with the engine. */
export function addRowWrites(o: Engine): void {
  class RowWrites extends o.CorePlugin {
    override handle(received: unknown): void {
      const command = received as RowCommand;
      if (command.type !== 'GAS_WRITE_ROW') return;
      const { sheetId, rowIndex } = command;
      for (const cell of command.cells) {
        this.dispatch('UPDATE_CELL', { sheetId, row: rowIndex, ...cell });
      }
    }
  }
  o.registries.corePluginRegistry.add('gasRowWrites', RowWrites as never);
  o.coreTypes.add('GAS_WRITE_ROW' as never);
  // After so many cells all formulas are computed at once, which is quicker than cell by cell.
  o.invalidateEvaluationCommands.add('GAS_WRITE_ROW' as never);
  o.registries.inverseCommandRegistry.add('GAS_WRITE_ROW', (inverse) => [inverse]);
  for (const type of HEADER_COMMANDS) {
    o.registries.otRegistry.addTransformation(type, ['GAS_WRITE_ROW' as never], ((
      write: RowCommand,
      executed: HeaderCommand,
    ) => afterHeaderChange(write, executed)) as never);
  }
}

/** The row command as it must be when rows or columns were inserted or deleted first (operational transform). */
function afterHeaderChange(write: RowCommand, executed: HeaderCommand): RowCommand | undefined {
  if (write.sheetId !== executed.sheetId) return write;
  if (executed.dimension === 'ROW') {
    const rowIndex = indexAfter(write.rowIndex, executed);
    return rowIndex === undefined ? undefined : { ...write, rowIndex };
  }
  const cells = write.cells.flatMap((cell) => {
    const col = indexAfter(cell.col, executed);
    return col === undefined ? [] : [{ ...cell, col }];
  });
  return cells.length > 0 ? { ...write, cells } : undefined;
}
