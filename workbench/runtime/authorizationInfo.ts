/** ScriptApp's questions about what the user has granted (platform 4.11, 4.12). */
import type { EnumType, EnumValue } from './enumeration';
import { enumeration } from './enumeration';
import type { GoogleSubset } from './googleTypes';
import { fullScope } from './methodScopes';
import type { ScriptRun } from './scriptRun';
import { refusal } from './refusals';

const STATUSES = enumeration('REQUIRED', 'NOT_REQUIRED');

export const AUTHORIZATION_STATUSES: EnumType = STATUSES;

export class AuthorizationInfo implements GoogleSubset<GoogleAppsScript.Script.AuthorizationInfo> {
  readonly #isRequired: boolean;
  readonly #granted: readonly string[];

  constructor(isRequired: boolean, granted: readonly string[]) {
    this.#isRequired = isRequired;
    this.#granted = granted;
  }

  getAuthorizationStatus(): EnumValue {
    return this.#isRequired ? STATUSES.REQUIRED : STATUSES.NOT_REQUIRED;
  }

  /** Null where nothing is left to grant. */
  getAuthorizationUrl(): string | null {
    return this.#isRequired ? 'https://script.google.com/macros/d/workbench/auth' : null;
  }

  getAuthorizedScopes(): string[] {
    return [...this.#granted];
  }
}

/** What is still to be granted: of all that the project asks for, or of some of it. */
export function authorizationInfo(
  run: ScriptRun,
  mode: EnumValue,
  scopes?: readonly string[],
): AuthorizationInfo {
  const missing = missingScopes(run, 'ScriptApp.getAuthorizationInfo', mode, scopes);
  return new AuthorizationInfo(missing.length > 0, run.scopes.granted);
}

/** Ends the run where something is missing; on Google the user is asked for it then. */
export function requireScopes(
  run: ScriptRun,
  method: string,
  mode: EnumValue,
  scopes?: readonly string[],
): void {
  if (missingScopes(run, method, mode, scopes).length === 0) return;
  run.gate.end(refusal('unauthorised'));
}

function missingScopes(
  { scopes: { asked, granted } }: ScriptRun,
  method: string,
  mode: EnumValue,
  scopes: readonly string[] = asked,
): string[] {
  const wanted = scopes.map(fullScope);
  const foreign = wanted.find((scope) => !asked.includes(scope));
  if (foreign !== undefined) {
    throw new Error(`${method}: the script does not use the scope ${foreign}`);
  }
  // No other mode asks the user for anything.
  return mode.name() === 'FULL' ? wanted.filter((scope) => !granted.includes(scope)) : [];
}
