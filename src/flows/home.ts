import type { Services } from './services';

/** Under this name stands the ID of the file in which reminders were switched on. */
const HOME = 'home';

/**
 * Whether this file is a copy of one that reminds, or reminded: what it holds about mails is the other's (rule R10).
 * Document properties may or may not go along with a copy, so the sheet Mail log carries the file's ID as well.
 *
 * @param services what the flow may do
 * @returns true for a copy in which nobody has switched reminders on yet
 */
export function isCopy({ workbook, shared }: Services): boolean {
  const home = shared.all()?.get(HOME);
  const marked = workbook.findSheet('mailLog')?.readMark('home');
  return [home, marked].some((id) => id && id !== workbook.fileId);
}

/** Makes this file the one that reminds. */
export function makeHome({ workbook, shared }: Services): void {
  shared.setAll(new Map([[HOME, workbook.fileId]]));
  const log = workbook.findSheet('mailLog');
  if (log && log.readMark('home') !== workbook.fileId) log.writeMark('home', workbook.fileId);
}
