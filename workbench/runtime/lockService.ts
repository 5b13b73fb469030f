/** Locks (platform section 6). The workbench runs one script at a time, so a lock is always to be had. */
import type { GoogleSubset } from './googleTypes';
import type { ScriptRun } from './scriptRun';

export class LockService implements GoogleSubset<GoogleAppsScript.Lock.LockService> {
  readonly #document = new Lock();
  readonly #script = new Lock();
  readonly #user = new Lock();
  readonly #run: ScriptRun;

  constructor(run: ScriptRun) {
    this.#run = run;
  }

  /** Null outside a document (platform 4.20). */
  getDocumentLock(): Lock | null {
    return this.#run.isInDocument ? this.#document : null;
  }

  getScriptLock(): Lock {
    return this.#script;
  }

  getUserLock(): Lock {
    return this.#user;
  }
}

class Lock implements GoogleSubset<GoogleAppsScript.Lock.Lock> {
  #isHeld = false;

  tryLock(_timeoutInMillis: number): boolean {
    this.#isHeld = true;
    return true;
  }

  waitLock(_timeoutInMillis: number): void {
    this.#isHeld = true;
  }

  hasLock(): boolean {
    return this.#isHeld;
  }

  releaseLock(): void {
    this.#isHeld = false;
  }
}
