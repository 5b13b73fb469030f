/** A trigger as a script sees it. */
import type { EnumValue } from './enumeration';
import { enumeration } from './enumeration';
import type { GoogleSubset } from './googleTypes';
import type { StoredTrigger } from './triggerStore';

export const EVENT_TYPES = enumeration(
  'CLOCK',
  'ON_OPEN',
  'ON_EDIT',
  'ON_FORM_SUBMIT',
  'ON_CHANGE',
);

export const TRIGGER_SOURCES = enumeration(
  'SPREADSHEETS',
  'CLOCK',
  'FORMS',
  'DOCUMENTS',
  'CALENDAR',
);

export class Trigger implements GoogleSubset<GoogleAppsScript.Script.Trigger> {
  readonly #stored: StoredTrigger;

  constructor(stored: StoredTrigger) {
    this.#stored = stored;
  }

  getUniqueId(): string {
    return this.#stored.id;
  }

  getHandlerFunction(): string {
    return this.#stored.handler;
  }

  getEventType(): EnumValue {
    return EVENT_TYPES[this.#stored.kind];
  }

  getTriggerSource(): EnumValue {
    return this.#isClock ? TRIGGER_SOURCES.CLOCK : TRIGGER_SOURCES.SPREADSHEETS;
  }

  /** The file that is watched; a clock watches none. */
  getTriggerSourceId(): string | null {
    return this.#isClock ? null : this.#stored.fileId;
  }

  get #isClock(): boolean {
    return this.#stored.kind === 'CLOCK';
  }
}
