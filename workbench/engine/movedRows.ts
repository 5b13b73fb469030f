/**
 * Sorted rows travel as one command that says which row stands where, and not as the cells that it moves: so what
 * somebody else types meanwhile goes with its row, whoever was first.
 */
import type { DispatchCommand } from './batch';
import { writeCells } from './cellWrites';
import type { CellWrite } from './cellWrites';
import type { Engine, Getters, Zone } from './engineModule';
import { HEADER_COMMANDS, indexAfter } from './headerChanges';
import type { HeaderCommand } from './headerChanges';
import { keep } from './keptData';
import type { KeepCommand, KeptEntry } from './keptData';

/** The engine's name for the command. */
export const MOVE = 'GAS_MOVE_ROWS';

interface MoveCommand {
  readonly type: typeof MOVE;
  readonly sheetId: string;
  /** Not called `zone`, for the engine would then shift it without the order. */
  readonly bounds: Zone;
  /** The rows of the bounds (sheet rows, from 0) in the order in which they stand afterwards. */
  readonly order: readonly number[];
}

/** Of commands that may have to follow the rows; only what each of them has is there. */
interface Follower {
  readonly type: string;
  readonly sheetId: string;
  readonly col: number;
  readonly row: number;
  readonly rowIndex: number;
  readonly target: readonly Zone[];
  readonly dimension: 'ROW' | 'COL';
  readonly elements: readonly number[];
}

const AT_CELL = ['UPDATE_CELL', 'CLEAR_CELL'];
const AT_ZONES = ['SET_FORMATTING', 'CLEAR_FORMATTING', 'CLEAR_CELLS', 'DELETE_CONTENT'];

/** Puts the rows of the zone into the given order, as one command. */
export function moveRows(
  dispatch: DispatchCommand,
  sheetId: string,
  bounds: Zone,
  order: readonly number[],
): void {
  if (order.every((row, index) => row === bounds.top + index)) return;
  dispatch(MOVE, { sheetId, bounds, order });
}

/** Registers the command with the engine, and how it and others make room for each other. */
export function addMovedRows(o: Engine): void {
  class MovedRows extends o.CorePlugin {
    override handle(received: unknown): void {
      const command = received as MoveCommand;
      if (command.type !== MOVE || !this.getters.tryGetSheet(command.sheetId)) return;
      const dispatch: DispatchCommand = (type, payload) =>
        void this.dispatch(type as never, payload as never);
      carryOut(dispatch, this.getters as unknown as Getters, command);
    }
  }
  const { corePluginRegistry, inverseCommandRegistry, otRegistry } = o.registries;
  corePluginRegistry.add('gasMovedRows', MovedRows as never);
  o.coreTypes.add(MOVE as never);
  o.invalidateEvaluationCommands.add(MOVE as never);
  inverseCommandRegistry.add(MOVE, ((move: MoveCommand) => [inverseOf(move)]) as never);
  const transform = (
    executed: string,
    types: readonly string[],
    change: (follower: Follower, move: MoveCommand) => object | undefined,
  ) => otRegistry.addTransformation(executed as never, types as never, change as never);
  transform(MOVE, AT_CELL, (cell, move) => ({ ...cell, row: rowAfter(cell.row, cell, move) }));
  transform(MOVE, ['GAS_WRITE_ROW'], (write, move) => ({
    ...write,
    rowIndex: rowAfter(write.rowIndex, { ...write, col: move.bounds.left }, move),
  }));
  transform(MOVE, AT_ZONES, (command, move) => ({
    ...command,
    target: command.target.flatMap((zone) => zonesAfter(zone, command.sheetId, move)),
  }));
  transform(MOVE, ['REMOVE_COLUMNS_ROWS'], (removal, move) =>
    removal.dimension === 'COL'
      ? removal
      : {
          ...removal,
          elements: removal.elements.map((row) =>
            rowAfter(row, { ...removal, col: move.bounds.left }, move),
          ),
        },
  );
  transform(MOVE, [MOVE], (later, move) => sortedAfter(later as never, move));
  for (const type of HEADER_COMMANDS) {
    transform(type, [MOVE], (move, executed) => afterHeaders(move as never, executed as never));
  }
}

function carryOut(
  dispatch: DispatchCommand,
  getters: Getters,
  { sheetId, bounds, order }: MoveCommand,
): void {
  const writes: CellWrite[] = [];
  const newRowOf = new Map(order.map((oldRow, index) => [oldRow, bounds.top + index]));
  for (const [oldRow, newRow] of newRowOf) {
    if (oldRow === newRow) continue;
    for (let col = bounds.left; col <= bounds.right; col++) {
      const write = movedCell(getters, sheetId, col, oldRow, newRow);
      if (write) writes.push(write);
    }
  }
  const notes = movedNotes(getters, sheetId, bounds, newRowOf);
  writeCells(dispatch, sheetId, writes);
  for (const note of notes) keep(dispatch, note);
}

/** The write that makes the cell at `newRow` what the one at `oldRow` is, or nothing if it is so already. */
function movedCell(
  getters: Getters,
  sheetId: string,
  col: number,
  oldRow: number,
  newRow: number,
): CellWrite | undefined {
  const source = getters.getCell({ sheetId, col, row: oldRow });
  const target = getters.getCell({ sheetId, col, row: newRow });
  if (!source && !target) return undefined;
  const content = source?.isFormula
    ? getters.getTranslatedCellFormula(sheetId, 0, newRow - oldRow, source.compiledFormula)
    : (source?.content ?? '');
  return {
    col,
    row: newRow,
    // A cell without content may lie under a spill: then only its looks are written.
    ...(content !== '' || target?.isFormula || target?.content ? { content } : {}),
    style: source?.style ?? null,
    format: source?.format ?? '',
  };
}

function movedNotes(
  getters: Getters,
  sheetId: string,
  zone: Zone,
  newRowOf: ReadonlyMap<number, number>,
): KeepCommand[] {
  const { getKeptEntries } = getters as unknown as { getKeptEntries(): KeptEntry[] };
  return getKeptEntries()
    .filter(({ kind, ranges }) => kind === 'note' && ranges[0]?.sheetId === sheetId)
    .filter(({ ranges }) => ranges[0]!.zone.left >= zone.left && ranges[0]!.zone.left <= zone.right)
    .flatMap((note) => {
      const { left, top } = note.ranges[0]!.zone;
      const row = newRowOf.get(top);
      if (row === undefined || row === top) return [];
      const moved = { left, right: left, top: row, bottom: row };
      return [{ ...note, ranges: [getters.getRangeDataFromZone(sheetId, moved)] }];
    });
}

function inverseOf({ bounds, order, ...move }: MoveCommand): MoveCommand {
  const rows = order.map((_, index) => bounds.top + order.indexOf(bounds.top + index));
  return { ...move, bounds, order: rows };
}

/** Where a row of the sheet stands once the rows were moved, as far as the column is among them. */
function rowAfter(
  row: number,
  { sheetId, col }: Pick<Follower, 'sheetId' | 'col'>,
  { bounds, order, ...move }: MoveCommand,
): number {
  const isMoved = sheetId === move.sheetId && bounds.left <= col && col <= bounds.right;
  const index = isMoved ? order.indexOf(row) : -1;
  return index < 0 ? row : bounds.top + index;
}

/** The rows of a zone that lies within the moved columns, each where it stands now; another stays whole. */
function zonesAfter(zone: Zone, sheetId: string, move: MoveCommand): Zone[] {
  const isInside = move.bounds.left <= zone.left && zone.right <= move.bounds.right;
  const isTouched = zone.top <= move.bounds.bottom && move.bounds.top <= zone.bottom;
  if (sheetId !== move.sheetId || !isInside || !isTouched) return [zone];
  return Array.from({ length: zone.bottom - zone.top + 1 }, (_, index) => {
    const row = rowAfter(zone.top + index, { sheetId, col: zone.left }, move);
    return { ...zone, top: row, bottom: row };
  });
}

/** A sort of rows that were sorted first: they end in its own order. Of other rows nobody knows; it is left out. */
function sortedAfter(later: MoveCommand, earlier: MoveCommand): MoveCommand | undefined {
  if (later.sheetId !== earlier.sheetId) return later;
  const [one, other] = [later.bounds, earlier.bounds];
  if (one.bottom < other.top || other.bottom < one.top) return later;
  if (one.top !== other.top || one.bottom !== other.bottom) return undefined;
  const order = later.order.map((row) =>
    rowAfter(row, { sheetId: later.sheetId, col: other.left }, earlier),
  );
  return { ...later, order };
}

/** Rows that were inserted among them stay where they are, the others keep their order around them. */
function afterHeaders(move: MoveCommand, executed: HeaderCommand): MoveCommand | undefined {
  if (move.sheetId !== executed.sheetId) return move;
  const at = (index: number) => indexAfter(index, executed);
  const { left, right, top, bottom } = move.bounds;
  const span = (from: number, to: number): number[] =>
    Array.from({ length: to - from + 1 }, (_, index) => at(from + index)).filter(
      (index): index is number => index !== undefined,
    );
  if (executed.dimension === 'COL') {
    const columns = span(left, right);
    const bounds = { ...move.bounds, left: columns[0]!, right: columns.at(-1)! };
    return columns.length > 0 ? { ...move, bounds } : undefined;
  }
  const rows = span(top, bottom);
  if (rows.length === 0) return undefined;
  const bounds = { ...move.bounds, top: rows[0]!, bottom: rows.at(-1)! };
  const moving = move.order.map(at).filter((row): row is number => row !== undefined);
  const isMoving = new Set(moving);
  const order = Array.from({ length: bounds.bottom - bounds.top + 1 }, (_, index) => {
    const row = bounds.top + index;
    return isMoving.has(row) ? moving.shift()! : row;
  });
  return { ...move, bounds, order };
}
