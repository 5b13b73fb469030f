import type { Edit } from '../flows/services';

/** Where an edit happened. Asks for the place as text, which tells at once what would take four questions. */
export function editOf(range: GoogleAppsScript.Spreadsheet.Range): Edit {
  const [first, last] = range.getA1Notation().split(':').map(cornerOf) as [Corner, Corner?];
  return {
    sheetId: range.getGridId(),
    // Whole columns begin in the first row, whole rows in the first column.
    row: first.row ?? 1,
    column: first.column ?? 1,
    isOneCell: last === undefined,
  };
}

interface Corner {
  readonly row?: number;
  readonly column?: number;
}

/** "C5", "C" or "5". */
function cornerOf(a1: string): Corner {
  const [, letters, digits] = /^([A-Z]*)(\d*)$/.exec(a1)!;
  const column = [...letters!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return {
    ...(digits === '' ? {} : { row: Number(digits) }),
    ...(letters === '' ? {} : { column }),
  };
}
