/** Rows and columns that were inserted or deleted, for commands that must make room for them (operational transform). */
export interface HeaderCommand {
  readonly type: 'ADD_COLUMNS_ROWS' | 'REMOVE_COLUMNS_ROWS';
  readonly sheetId: string;
  readonly dimension: 'COL' | 'ROW';
  readonly base: number;
  readonly position: 'before' | 'after';
  readonly quantity: number;
  readonly elements: readonly number[];
}

export const HEADER_COMMANDS = ['ADD_COLUMNS_ROWS', 'REMOVE_COLUMNS_ROWS'] as const;

/** Whether a command of this type inserts or deletes rows or columns. */
export function changesHeaders(type: string): boolean {
  return (HEADER_COMMANDS as readonly string[]).includes(type);
}

/** Where a row or column is after the change; undefined where it is gone. */
export function indexAfter(index: number, executed: HeaderCommand): number | undefined {
  if (executed.type === 'REMOVE_COLUMNS_ROWS') {
    if (executed.elements.includes(index)) return undefined;
    return index - executed.elements.filter((removed) => removed < index).length;
  }
  const firstMoved = executed.position === 'before' ? executed.base : executed.base + 1;
  return index >= firstMoved ? index + executed.quantity : index;
}
