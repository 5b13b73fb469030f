/**
 * What a revision of a person edited: contents of cells. Structure and looks are no edits for onEdit, but changes for
 * onChange (platform 4.1, 4.3).
 */
import type { Zone } from '../engine/engineModule';
import { changesHeaders } from '../engine/headerChanges';
import { loadEngine } from '../engine/loadEngine';
import type { ChangeType } from '../runtime/contract';
import type { Revision } from './session';

/** The engine's commands as they travel; only what each of them has is there. */
interface Command {
  readonly type: string;
  readonly sheetId: string;
  readonly dimension: 'ROW' | 'COL';
  readonly col: number;
  readonly row: number;
  readonly content?: unknown;
  readonly target: readonly Zone[];
  readonly targetSheetId: string;
  readonly targetRange: string;
  readonly rowIndex: number;
  readonly bounds: Zone;
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
    .filter(({ type }) => changesHeaders(type))
    .map(({ sheetId }) => sheetId);
}

/** What the triggers that watch changes are told of a revision; the weightiest where it did several things. */
export function changeTypeOf(revision: Revision): ChangeType | undefined {
  const commands = commandsOf(revision);
  if (commands.length === 0) return undefined;
  if (movesHeaders(commands)) return 'OTHER';
  const types = commands.map(changeOf);
  return BY_WEIGHT.find((type) => types.includes(type));
}

const BY_WEIGHT: readonly ChangeType[] = [
  ...(['INSERT_GRID', 'REMOVE_GRID', 'INSERT_ROW', 'REMOVE_ROW'] as const),
  ...(['INSERT_COLUMN', 'REMOVE_COLUMN', 'EDIT', 'FORMAT', 'OTHER'] as const),
];

const FORMATS: readonly string[] = [
  ...['SET_FORMATTING', 'CLEAR_FORMATTING', 'UPDATE_CELL', 'SQUISHED_UPDATE_CELL'],
  ...['GAS_WRITE_ROW', 'SET_BORDER', 'SET_ZONE_BORDERS', 'SET_BORDERS_ON_TARGET'],
];

function changeOf(command: Command): ChangeType {
  const line = command.dimension === 'ROW' ? 'ROW' : 'COLUMN';
  switch (command.type) {
    case 'CREATE_SHEET':
    case 'DUPLICATE_SHEET':
      return 'INSERT_GRID';
    case 'DELETE_SHEET':
      return 'REMOVE_GRID';
    case 'ADD_COLUMNS_ROWS':
      return `INSERT_${line}`;
    case 'REMOVE_COLUMNS_ROWS':
      return `REMOVE_${line}`;
  }
  if (editsOf(command).length > 0) return 'EDIT';
  return FORMATS.includes(command.type) ? 'FORMAT' : 'OTHER';
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
    case 'GAS_MOVE_ROWS':
      return [[sheetId, command.bounds]];
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
