/**
 * The address of a spreadsheet in the browser.
 *
 * @param fileId the spreadsheet's
 * @param sheetId the sheet that it is to open with; the last one that was open where it is left out
 * @returns the address
 * @example spreadsheetLink('1abc', 7) // 'https://docs.google.com/spreadsheets/d/1abc/edit#gid=7'
 */
export function spreadsheetLink(fileId: string, sheetId?: number): string {
  const place = sheetId === undefined ? '' : `#gid=${sheetId}`;
  return `https://docs.google.com/spreadsheets/d/${fileId}/edit${place}`;
}
