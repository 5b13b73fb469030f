/** The files that a run writes to: the one it is in, and those that it opens by their ID. */
import type { ScriptRun } from './scriptRun';
import { mayView } from './sharing';
import type { OpenFile } from './spreadsheetFile';

/** @throws where the project has no such file, or the user may not see it. */
export function openFile(run: ScriptRun, id: string): OpenFile {
  const file = run.file.project.files.get(id);
  if (!file)
    throw new Error(
      'Document ID is missing (perhaps it was deleted, or you do not have read access?)',
    );
  if (!mayView(run.user, file.sharing)) {
    throw new Error('You do not have permission to access the requested document.');
  }
  if (file !== run.file) run.opened.add(file);
  return file;
}

/** Carries out all that the run has written. */
export function flushAll(run: ScriptRun): void {
  for (const file of [run.file, ...run.opened]) file.writes.flush();
}
