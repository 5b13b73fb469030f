import { AUTHORIZATION_STATUSES, authorizationInfo, requireScopes } from './authorizationInfo';
import type { AuthorizationInfo } from './authorizationInfo';
import type { EnumType, EnumValue } from './enumeration';
import { enumeration } from './enumeration';
import { own } from './googleTypes';
import type { ScriptRun } from './scriptRun';

export const AUTH_MODES = enumeration('NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL');

/** ScriptApp: what may be done; triggers are not implemented. */
export class ScriptApp {
  readonly AuthMode: EnumType = AUTH_MODES;
  readonly AuthorizationStatus: EnumType = AUTHORIZATION_STATUSES;
  readonly #run: ScriptRun;

  constructor(run: ScriptRun) {
    this.#run = run;
  }

  getAuthorizationInfo(mode: unknown, scopes?: readonly string[]): AuthorizationInfo {
    return authorizationInfo(this.#run, own<EnumValue>(mode), scopes);
  }

  requireScopes(mode: unknown, scopes: readonly string[]): void {
    requireScopes(this.#run, 'ScriptApp.requireScopes', own<EnumValue>(mode), scopes);
  }

  requireAllScopes(mode: unknown): void {
    requireScopes(this.#run, 'ScriptApp.requireAllScopes', own<EnumValue>(mode));
  }
}
