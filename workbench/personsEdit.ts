/** What a revision of a person edited: contents of cells. Structure and looks are no edits for onEdit (platform 4.1, 4.3). */
import type { Zone } from './engine/engineModule';
import { loadEngine } from './engine/loadEngine';
import type { Revision } from './session';

/** The engine's commands as they travel; only what each of them has is there. */
interface Command {
  readonly type: string;
  readonly sheetId: string;
  readonly col: number;
  readonly row: number;
  readonly content?: unknown;
  readonly target: readonly Zone[];
  readonly targetSheetId: string;
  readonly targetRange: string;
  readonly rowIndex: number;
  readonly cells: readonly { readonly col: number; readonly content?: string }[];
}

type Edited = readonly [sheetId: string, zone: Zone];

/** The rectangle around all edited cells, by sheet. */
export function editedZones(revision: Revision): Map<string, Zone> {
  const edited = new Map<string, Zone>();
  const commands = commandsOf(revision);
  if (movesHeaders(commands)) return edited;
  for (const [sheetId, zone] of commands.flatMap(editsOf)) {
    edited.set(sheetId, around(edited.get(sheetId), zone));
  }
  return edited;
}

/** The sheets whose rows or columns are not where they were after this revision. */
export function shiftedSheets(revision: Revision): string[] {
  return commandsOf(revision)
    .filter(({ type }) => type === 'ADD_COLUMNS_ROWS' || type === 'REMOVE_COLUMNS_ROWS')
    .map(({ sheetId }) => sheetId);
}

/** The smallest rectangle that holds both. */
export function around(one: Zone | undefined, other: Zone): Zone {
  if (!one) return other;
  return {
    left: Math.min(one.left, other.left),
    right: Math.max(one.right, other.right),
    top: Math.min(one.top, other.top),
    bottom: Math.max(one.bottom, other.bottom),
  };
}

function commandsOf(revision: Revision): Command[] {
  return revision.type === 'REMOTE_REVISION' ? (revision.commands as unknown as Command[]) : [];
}

/** The engine moves whole rows or columns by inserting, copying, moving and deleting in one revision. */
function movesHeaders(commands: readonly Command[]): boolean {
  const types = commands.map(({ type }) => type);
  return types.includes('MOVE_RANGES') && types.includes('REMOVE_COLUMNS_ROWS');
}

function editsOf(command: Command): Edited[] {
  const { sheetId } = command;
  switch (command.type) {
    case 'UPDATE_CELL':
      return 'content' in command ? [[sheetId, cellZone(command.col, command.row)]] : [];
    case 'SQUISHED_UPDATE_CELL':
      return 'content' in command
        ? [[sheetId, loadEngine().helpers.toZone(command.targetRange)]]
        : [];
    case 'CLEAR_CELL':
      return [[sheetId, cellZone(command.col, command.row)]];
    case 'CLEAR_CELLS':
    case 'DELETE_CONTENT':
      return command.target.map((zone) => [sheetId, zone]);
    case 'GAS_WRITE_ROW':
      return command.cells
        .filter((cell) => 'content' in cell)
        .map(({ col }) => [sheetId, cellZone(col, command.rowIndex)]);
    case 'MOVE_RANGES':
      return movedZones(command);
    default:
      return [];
  }
}

function movedZones({ sheetId, target, targetSheetId, col, row }: Command): Edited[] {
  return target.flatMap((zone) => {
    const { left, right, top, bottom } = zone;
    const moved = { left: col, right: col + right - left, top: row, bottom: row + bottom - top };
    return [[sheetId, zone] as const, [targetSheetId, moved] as const];
  });
}

function cellZone(col: number, row: number): Zone {
  return { left: col, right: col, top: row, bottom: row };
}
