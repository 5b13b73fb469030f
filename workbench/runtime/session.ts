/** Who runs the script (platform section 6, Session). */
import { own } from './googleTypes';
import type { GoogleSubset } from './googleTypes';
import { fullScope } from './methodScopes';
import type { ScriptRun } from './scriptRun';

const EMAIL_SCOPE = fullScope('userinfo.email');

export class Session implements GoogleSubset<GoogleAppsScript.Base.Session> {
  readonly #run: ScriptRun;

  constructor(run: ScriptRun) {
    this.#run = run;
  }

  /** Nobody, where the run may not know who it is (platform section 6, Session). */
  getActiveUser(): User {
    const { mode, scopes, activeEmail } = this.#run;
    return new User(mode === 'FULL' && scopes.has(EMAIL_SCOPE) ? activeEmail : '');
  }

  getEffectiveUser(): User {
    return new User(this.#run.user.email);
  }

  getActiveUserLocale(): string {
    return this.#run.user.locale;
  }

  getScriptTimeZone(): string {
    return this.#run.manifest.timeZone;
  }
}

export class User implements GoogleSubset<GoogleAppsScript.Base.User> {
  readonly #email: string;

  constructor(email: string) {
    this.#email = email;
  }

  getEmail(): string {
    return this.#email;
  }

  getUserLoginId(): string {
    return this.#email;
  }
}

/** The address of a user, or the address itself. */
export function emailOf(user: unknown): string {
  return typeof user === 'string' ? user : own<User>(user).getEmail();
}
