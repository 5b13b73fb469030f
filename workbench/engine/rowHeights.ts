/**
 * The height of a cell is measured where it can be more than a row's usual one. The engine formats and measures the
 * text of every cell when a file is opened.
 */
import type { CellPosition, Engine } from './engineModule';

type HeightsPlugin = InstanceType<Engine['UIPlugin']> & {
  getCellHeight(position: CellPosition): number;
};

/** Of the engine's DEFAULT_CELL_HEIGHT, which it does not give out. */
const USUAL_HEIGHT = 23;

/** What lets a cell grow. */
const GROWING = ['fontSize', 'wrapping', 'rotation'] as const;

/** Replaces the engine's plugin of row heights. */
export function measureTallCellsAlone(o: Engine): void {
  const registry = o.registries.coreViewsPluginRegistry;
  const Heights = registry.get('row_size') as unknown as new (...args: never[]) => HeightsPlugin;
  class HeightsOfTallCells extends Heights {
    override getCellHeight(position: CellPosition): number {
      const cell = this.getters.getCell(position);
      const hasLines = cell?.isFormula === false && cell.content.includes('\n');
      const isUsual = !hasLines && GROWING.every((name) => cell?.style?.[name] === undefined);
      return isUsual ? USUAL_HEIGHT : super.getCellHeight(position);
    }
  }
  registry.replace('row_size', HeightsOfTallCells as never);
}
