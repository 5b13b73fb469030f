/** Which commands put rows or columns elsewhere. */
import { changesHeaders } from './headerChanges';
import { MOVE } from './movedRows';

/** A command of the engine as it travels; only what is asked of it here. */
export interface LineCommand {
  readonly type: string;
  readonly sheetId?: string;
}

/** The sheets, by their IDs, whose rows or columns are not where they were after the commands. */
export function linesMovedBy(commands: readonly LineCommand[]): string[] {
  return commands.flatMap(({ type, sheetId }) =>
    sheetId !== undefined && (type === MOVE || changesHeaders(type)) ? [sheetId] : [],
  );
}
