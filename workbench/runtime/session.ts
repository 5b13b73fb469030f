/** Who runs the script (platform section 6, Session). */
import { own } from './googleTypes';
import type { GoogleSubset } from './googleTypes';
import type { ScriptRun } from './scriptRun';

/** The manifest's zone (product G2). */
export const SCRIPT_TIME_ZONE = 'Etc/UTC';

export class Session implements GoogleSubset<GoogleAppsScript.Base.Session> {
  readonly #run: ScriptRun;

  constructor(run: ScriptRun) {
    this.#run = run;
  }

  getActiveUser(): User {
    return new User(this.#run.user.email);
  }

  getEffectiveUser(): User {
    return new User(this.#run.user.email);
  }

  getActiveUserLocale(): string {
    return this.#run.user.locale;
  }

  getScriptTimeZone(): string {
    return SCRIPT_TIME_ZONE;
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
