/** Which commands put rows or columns elsewhere. */
import { HEADER_COMMANDS } from './headerChanges';

/** A command of the engine as it travels; only what is asked of it here. */
export interface LineCommand {
  readonly type: string;
  readonly sheetId?: string;
}

const SORT = 'GAS_MOVE_ROWS';

/** The sheets, by their IDs, whose rows or columns are not where they were after the commands. */
export function linesMovedBy(commands: readonly LineCommand[]): string[] {
  return commands.flatMap(({ type, sheetId }) =>
    sheetId !== undefined &&
    (type === SORT || (HEADER_COMMANDS as readonly string[]).includes(type))
      ? [sheetId]
      : [],
  );
}
