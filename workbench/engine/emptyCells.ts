/** Rows and columns are removed without a command for each of their empty cells: the engine clears them all one by one. */
import type { Engine } from './engineModule';

interface Zone {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

type CellPlugin = InstanceType<Engine['CorePlugin']> & {
  clearCells(sheetId: string, zones: readonly Zone[]): void;
};

/** Replaces the engine's plugin of cells by one that clears only cells that there are. */
export function skipEmptyCells(o: Engine): void {
  const registry = o.registries.corePluginRegistry;
  const Cells = registry.get('cell') as unknown as new (...args: never[]) => CellPlugin;
  class SparseCells extends Cells {
    override clearCells(sheetId: string, zones: readonly Zone[]): void {
      super.clearCells(
        sheetId,
        zones.flatMap((zone) => this.filled(sheetId, zone)),
      );
    }

    private filled(sheetId: string, { left, right, top, bottom }: Zone): Zone[] {
      const single: Zone[] = [];
      for (let col = left; col <= right; col++) {
        for (let row = top; row <= bottom; row++) {
          if (this.getters.getCell({ sheetId, col, row }) === undefined) continue;
          single.push({ left: col, right: col, top: row, bottom: row });
        }
      }
      return single;
    }
  }
  registry.replace('cell', SparseCells as never);
}
