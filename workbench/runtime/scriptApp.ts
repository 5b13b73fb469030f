/** ScriptApp: what may be done, and the triggers of the user (platform sections 2 and 4). */
import { AUTHORIZATION_STATUSES, authorizationInfo, requireScopes } from './authorizationInfo';
import type { AuthorizationInfo } from './authorizationInfo';
import { ClockTriggerBuilder } from './clockTriggerBuilder';
import type { EnumType, EnumValue } from './enumeration';
import { enumeration } from './enumeration';
import { own } from './googleTypes';
import type { ScriptRun } from './scriptRun';
import type { Spreadsheet } from './spreadsheet';
import { SpreadsheetTriggerBuilder } from './spreadsheetTriggerBuilder';
import { EVENT_TYPES, TRIGGER_SOURCES, Trigger } from './trigger';
import { WEEKDAY_NAMES } from './triggerStore';

export const AUTH_MODES = enumeration('NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL');

const WEEKDAYS = enumeration(...WEEKDAY_NAMES);

export class ScriptApp {
  readonly AuthMode: EnumType = AUTH_MODES;
  readonly AuthorizationStatus: EnumType = AUTHORIZATION_STATUSES;
  readonly EventType: EnumType = EVENT_TYPES;
  readonly TriggerSource: EnumType = TRIGGER_SOURCES;
  readonly WeekDay: EnumType = WEEKDAYS;
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

  newTrigger(functionName: string): TriggerBuilder {
    return new TriggerBuilder(this.#run, functionName);
  }

  /** The user's own in this project (platform 4.13). */
  getProjectTriggers(): Trigger[] {
    const { file, user } = this.#run;
    return file.project.triggers.of(user.email).map((stored) => new Trigger(stored));
  }

  /** The user's own in the file (platform 4.13). */
  getUserTriggers(document: unknown): Trigger[] {
    const { file, user } = this.#run;
    const fileId = own<Spreadsheet>(document).getId();
    return file.project.triggers.of(user.email, fileId).map((stored) => new Trigger(stored));
  }

  deleteTrigger(trigger: unknown): void {
    this.#run.file.project.triggers.remove(own<Trigger>(trigger).getUniqueId());
  }
}

class TriggerBuilder {
  readonly #run: ScriptRun;
  readonly #handler: string;

  constructor(run: ScriptRun, handler: string) {
    this.#run = run;
    this.#handler = handler;
  }

  timeBased(): ClockTriggerBuilder {
    return new ClockTriggerBuilder(this.#run, this.#handler);
  }

  forSpreadsheet(spreadsheet: unknown): SpreadsheetTriggerBuilder {
    return new SpreadsheetTriggerBuilder(this.#run, this.#handler, spreadsheet);
  }
}
