/** Locks (platform section 6): of the document, of all runs of the script, of one user's runs. */
import type { GoogleSubset } from './googleTypes';
import type { ScriptRun } from './scriptRun';
import { refused } from './refusals';

export class LockService implements GoogleSubset<GoogleAppsScript.Lock.LockService> {
  readonly #run: ScriptRun;

  constructor(run: ScriptRun) {
    this.#run = run;
  }

  /** Null outside a document (platform 4.20). */
  getDocumentLock(): Lock | null {
    return this.#run.isInDocument ? new Lock(this.#run, documentLock(this.#run.file.id)) : null;
  }

  getScriptLock(): Lock {
    return new Lock(this.#run, 'script');
  }

  getUserLock(): Lock {
    return new Lock(this.#run, `user:${this.#run.user.email}`);
  }
}

/** The name of a document's lock in the table. */
export function documentLock(fileId: string): string {
  return `document:${fileId}`;
}

class Lock implements GoogleSubset<GoogleAppsScript.Lock.Lock> {
  readonly #run: ScriptRun;
  readonly #name: string;

  constructor(run: ScriptRun, name: string) {
    this.#run = run;
    this.#name = name;
  }

  tryLock(timeoutInMillis: number): boolean {
    return this.#table.take(this.#name, this.#run, timeoutInMillis, (milliseconds) =>
      this.#run.gate.spend(milliseconds),
    );
  }

  waitLock(timeoutInMillis: number): void {
    if (this.tryLock(timeoutInMillis)) return;
    throw refused('lockTimeout');
  }

  hasLock(): boolean {
    return this.#table.isHeldBy(this.#name, this.#run);
  }

  releaseLock(): void {
    this.#table.release(this.#name, this.#run);
  }

  get #table() {
    return this.#run.file.project.locks;
  }
}
