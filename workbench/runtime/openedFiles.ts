/** The files that a run writes to: the one it is in, and those that it opens by their ID. */
import { requireEditor } from './editRights';
import type { User } from './contract';
import type { PendingWrites } from './pendingWrites';
import type { ScriptRun } from './scriptRun';
import { mayView } from './sharing';
import type { OpenFile } from './spreadsheetFile';
import { refused } from './refusals';

/** The files that a run has open, with what others were writing to them: a run does not see what waits there (platform 7.6). */
export class OpenedFiles {
  readonly #writesOfOthers = new Map<OpenFile, PendingWrites>();

  constructor(private readonly user: User) {}

  add(file: OpenFile): void {
    if (this.#writesOfOthers.has(file)) return;
    this.#writesOfOthers.set(file, file.writes);
    file.writes = file.writes.another(() => requireEditor({ file, user: this.user }));
  }

  /** Carries out all that the run has written. */
  flush(): void {
    for (const file of this.#writesOfOthers.keys()) file.writes.flush();
  }

  /** Gives them back to those who were writing. */
  close(): void {
    for (const [file, writes] of this.#writesOfOthers) file.writes = writes;
  }
}

/** @throws where the project has no such file, or the user may not see it. */
export function openFile(run: ScriptRun, id: string): OpenFile {
  const file = run.file.project.files.get(id);
  if (!file) throw refused('noFile');
  if (!mayView(run.user, file.sharing)) {
    throw refused('strangersFile');
  }
  run.opened.add(file);
  return file;
}
