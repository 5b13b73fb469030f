/** MailApp: sendEmail in its four forms, and the user's quota (platform section 5). */
import type { GoogleSubset } from './googleTypes';
import { mailDraft } from './mailDraft';
import type { ScriptRun } from './scriptRun';

export class MailApp implements GoogleSubset<GoogleAppsScript.Mail.MailApp> {
  readonly #run: ScriptRun;

  constructor(run: ScriptRun) {
    this.#run = run;
  }

  sendEmail(...parameters: unknown[]): void {
    const { file, user } = this.#run;
    file.project.outbox.send(user, file.id, mailDraft(parameters, user));
  }

  getRemainingDailyQuota(): number {
    return this.#run.file.project.outbox.remaining(this.#run.user);
  }
}
