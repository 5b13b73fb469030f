import type { Sheet, Workbook } from './services';

/**
 * An empty sheet that may become ours: one of the name, or of the name with the number that a new one gets where it is
 * taken. It is a person's, or was made by a run that was stopped before it could tag it.
 *
 * @param workbook the spreadsheet
 * @param name the name that the sheet should have
 * @returns the sheet, or null where there is none
 */
export function emptySheet(workbook: Workbook, name: string): Sheet | null {
  const taken = workbook.sheetNames().map((other) => other.toLowerCase());
  let candidate = name;
  for (let n = 2; taken.includes(candidate.toLowerCase()); n++) {
    const sheet = workbook.findUntaggedSheet(candidate);
    if (sheet?.lastColumn() === 0) return sheet;
    candidate = `${name} ${n}`;
  }
  return null;
}
