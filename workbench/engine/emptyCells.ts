/**
 * Empty cells cost little. The engine sends a command for each cell of a zone, empty or not, when rows are removed or
 * a look is set; here an empty cell is passed over, or dressed without one.
 */
import type { CellPosition, Engine, EvaluatedCell, Getters, Zone } from './engineModule';

type Style = Readonly<Record<string, unknown>>;

interface Cell {
  readonly id: number;
  readonly isFormula: boolean;
  readonly content: string;
  readonly style?: Style;
  readonly format?: string;
}

interface Look {
  readonly style?: Style | null | undefined;
  readonly format?: string | undefined;
}

type CellPlugin = InstanceType<Engine['CorePlugin']> & {
  clearCells(sheetId: string, zones: readonly Zone[]): void;
  setStyleFormat(
    sheetId: string,
    zones: readonly Zone[],
    style: Look['style'],
    format: Look['format'],
  ): void;
  getFormat(sheetId: string, col: number, row: number): Look;
  copyRowStyle(sheetId: string, row: number, rows: readonly number[]): void;
  copyColumnStyle(sheetId: string, column: number, columns: readonly number[]): void;
  updateCell(sheetId: string, col: number, row: number, look: Look): void;
  history: { update(...pathAndValue: unknown[]): void };
};

interface FormattingCommand {
  readonly type: string;
  readonly sheetId: string;
  readonly target: readonly Zone[];
  readonly format?: string;
}

interface SheetZone {
  readonly sheetId: string;
  readonly zone: Zone;
}

interface Evaluator {
  evaluatedCells: CellValues;
  getEvaluatedCell(position: CellPosition): EvaluatedCell;
  computeAndSave(position: CellPosition): EvaluatedCell;
  evaluateAllCells(): void;
  evaluate(ranges: readonly SheetZone[]): void;
}

type EvaluationPlugin = InstanceType<Engine['UIPlugin']> & {
  handle(command: unknown): void;
  readonly evaluator: Evaluator;
  readonly shouldRebuildDependenciesGraph: boolean;
  readonly positionsToUpdate: CellPosition[];
};

/** Replaces the engine's plugins of cells and of their values. */
export function spareEmptyCells(o: Engine): void {
  clearFilledCellsAlone(o);
  computeFilledCells(o);
}

function clearFilledCellsAlone(o: Engine): void {
  const registry = o.registries.corePluginRegistry;
  const Cells = registry.get('cell') as unknown as new (...args: never[]) => CellPlugin;
  class SparseCells extends Cells {
    override clearCells(sheetId: string, zones: readonly Zone[]): void {
      const filled = zones.flatMap((zone) =>
        singleCells(zone).filter((cell) => this.cellAt(sheetId, cell) !== undefined),
      );
      super.clearCells(sheetId, filled);
    }

    override setStyleFormat(
      sheetId: string,
      zones: readonly Zone[],
      style: Look['style'],
      format: Look['format'],
    ): void {
      if (style === undefined && format === undefined) return;
      for (const single of zones.flatMap(singleCells)) {
        const cell = this.cellAt(sheetId, single);
        if (cell?.isFormula || cell?.content) {
          super.setStyleFormat(sheetId, [single], style, format);
          continue;
        }
        const look = {
          style: style ? { ...cell?.style, ...style } : cell?.style,
          format: format ?? cell?.format,
        };
        if (cell && (look.style || look.format))
          this.history.update('cells', sheetId, cell.id, { ...cell, ...look });
        else this.updateCell(sheetId, single.left, single.top, look);
      }
    }

    override copyRowStyle(sheetId: string, row: number, rows: readonly number[]): void {
      for (let col = 0; col < this.getters.getNumberCols(sheetId); col++) {
        const { style, format } = this.getFormat(sheetId, col, row);
        const zones = runs([...rows]).map(([top, bottom]) => ({
          left: col,
          right: col,
          top,
          bottom,
        }));
        this.setStyleFormat(sheetId, zones, style, format);
      }
    }

    override copyColumnStyle(sheetId: string, col: number, columns: readonly number[]): void {
      for (let row = 0; row < this.getters.getNumberRows(sheetId); row++) {
        const { style, format } = this.getFormat(sheetId, col, row);
        const zones = runs([...columns]).map(([left, right]) => ({
          left,
          right,
          top: row,
          bottom: row,
        }));
        this.setStyleFormat(sheetId, zones, style, format);
      }
    }

    private cellAt(sheetId: string, { left: col, top: row }: Zone): Cell | undefined {
      return this.getters.getCell({ sheetId, col, row }) as Cell | undefined;
    }
  }
  registry.replace('cell', SparseCells as never);
}

/**
 * An empty cell with a format is computed when somebody looks at it; of a whole file only the others are, column by
 * column.
 */
function computeFilledCells(o: Engine): void {
  const registry = o.registries.coreViewsPluginRegistry;
  const Values = registry.get('evaluation') as unknown as new (
    ...args: never[]
  ) => EvaluationPlugin;
  class ValuesOfFilledCells extends Values {
    constructor(...args: never[]) {
      super(...args);
      const { evaluator, getters } = this;
      evaluator.evaluatedCells = new CellValues();
      const found = evaluator.getEvaluatedCell.bind(evaluator);
      evaluator.getEvaluatedCell = (position) =>
        !evaluator.evaluatedCells.has(position) && getters.getCell(position)?.format
          ? evaluator.computeAndSave(position)
          : found(position);
      evaluator.evaluateAllCells = () => {
        evaluator.evaluatedCells = new CellValues();
        evaluator.evaluate(
          getters.getSheetIds().flatMap((sheetId) => filledRanges(getters, sheetId)),
        );
      };
    }

    override handle(command: unknown): void {
      super.handle(command);
      const { type, sheetId, target, format } = command as FormattingCommand;
      if (type !== 'SET_FORMATTING' || format === undefined) return;
      if (this.shouldRebuildDependenciesGraph) return;
      for (const { left: col, top: row } of target.flatMap(singleCells)) {
        const position = { sheetId, col, row };
        if (this.evaluator.evaluatedCells.has(position)) this.positionsToUpdate.push(position);
      }
    }
  }
  registry.replace('evaluation', ValuesOfFilledCells as never);
}

/**
 * What cells hold, by sheet, column and row. The engine's own map is of objects, which become slow as soon as something
 * is deleted from them; it is asked several times for each cell of a computation.
 */
class CellValues {
  readonly #sheets = new Map<string, (EvaluatedCell | undefined)[][]>();

  get({ sheetId, col, row }: CellPosition): EvaluatedCell | undefined {
    return this.#sheets.get(sheetId)?.[col]?.[row];
  }

  has(position: CellPosition): boolean {
    return this.get(position) !== undefined;
  }

  set({ sheetId, col, row }: CellPosition, value: EvaluatedCell): void {
    let columns = this.#sheets.get(sheetId);
    if (!columns) this.#sheets.set(sheetId, (columns = []));
    (columns[col] ??= [])[row] = value;
  }

  delete({ sheetId, col, row }: CellPosition): void {
    const rows = this.#sheets.get(sheetId)?.[col];
    if (rows && row < rows.length) rows[row] = undefined;
  }

  keys(): CellPosition[] {
    return [...this.#sheets.keys()].flatMap((sheetId) => this.keysForSheet(sheetId));
  }

  keysForSheet(sheetId: string): CellPosition[] {
    const keys: CellPosition[] = [];
    this.#sheets.get(sheetId)?.forEach((rows, col) =>
      rows.forEach((value, row) => {
        if (value) keys.push({ sheetId, col, row });
      }),
    );
    return keys;
  }
}

function filledRanges(getters: Getters, sheetId: string): SheetZone[] {
  const rowsOfColumn = new Map<number, number[]>();
  for (const cell of getters.getCells(sheetId)) {
    if (!cell.isFormula && !cell.content) continue;
    const { col, row } = getters.getCellPosition(cell.id);
    const rows = rowsOfColumn.get(col);
    if (rows) rows.push(row);
    else rowsOfColumn.set(col, [row]);
  }
  return [...rowsOfColumn].flatMap(([col, rows]) =>
    runs(rows).map(([top, bottom]) => ({ sheetId, zone: { left: col, right: col, top, bottom } })),
  );
}

/** First and last of each run of neighbouring numbers. */
function runs(numbers: number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const number of numbers.sort((a, b) => a - b)) {
    const last = found[found.length - 1];
    if (last?.[1] === number - 1) last[1] = number;
    else found.push([number, number]);
  }
  return found;
}

function singleCells({ left, right, top, bottom }: Zone): Zone[] {
  const cells: Zone[] = [];
  for (let col = left; col <= right; col++)
    for (let row = top; row <= bottom; row++)
      cells.push({ left: col, right: col, top: row, bottom: row });
  return cells;
}
