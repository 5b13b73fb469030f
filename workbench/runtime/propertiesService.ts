/** Properties (platform section 6): strings, 9 KB a value, 500 KB a store, a copy from getProperties. */
import { withoutPermission } from './authorization';
import type { GoogleSubset } from './googleTypes';
import type { ScriptRun } from './scriptRun';
import { refused } from './refusals';

const MAX_VALUE_BYTES = 9 * 1024;
const MAX_STORE_BYTES = 500 * 1024;

export class PropertiesService implements GoogleSubset<GoogleAppsScript.Properties.PropertiesService> {
  readonly #run: ScriptRun;

  constructor(run: ScriptRun) {
    this.#run = run;
  }

  /** Null outside a document (platform 4.20). */
  getDocumentProperties(): Properties | null {
    const { file, isInDocument } = this.#run;
    return isInDocument ? new Properties(this.#run, file.properties.document) : null;
  }

  /** In a formula those of the spreadsheet's owner, to read only (platform 3.15). */
  getUserProperties(): Properties {
    const { file, mode, user } = this.#run;
    const isFormula = mode === 'CUSTOM_FUNCTION';
    const email = isFormula ? (file.sharing.owner ?? user.email) : user.email;
    let values = file.properties.user.get(email);
    if (!values) file.properties.user.set(email, (values = new Map()));
    return new Properties(this.#run, values, isFormula);
  }

  getScriptProperties(): Properties {
    return new Properties(this.#run, this.#run.file.project.scriptProperties);
  }
}

class Properties implements GoogleSubset<GoogleAppsScript.Properties.Properties> {
  readonly #run: ScriptRun;
  readonly #values: Map<string, string>;

  readonly #isReadOnly: boolean;

  constructor(run: ScriptRun, values: Map<string, string>, isReadOnly = false) {
    this.#run = run;
    this.#values = values;
    this.#isReadOnly = isReadOnly;
  }

  getProperty(key: string): string | null {
    return this.#counted.get(key) ?? null;
  }

  getProperties(): Record<string, string> {
    return Object.fromEntries(this.#counted);
  }

  getKeys(): string[] {
    return [...this.#counted.keys()];
  }

  setProperty(key: string, value: string): this {
    return this.#set('setProperty', { [String(key)]: value });
  }

  /** All or, where one is too large, none. */
  setProperties(values: Record<string, string>, deleteAllOthers = false): this {
    return this.#set('setProperties', values, deleteAllOthers);
  }

  #set(method: string, values: Record<string, string>, deleteAllOthers = false): this {
    this.#requireChangeable(method);
    const texts = Object.entries(values).map(([key, value]) => [key, String(value)] as const);
    if (texts.some(([, text]) => Buffer.byteLength(text) > MAX_VALUE_BYTES)) {
      throw refused('tooLarge', { argument: 'value' });
    }
    const next = new Map([...(deleteAllOthers ? [] : this.#values), ...texts]);
    if (bytesOf(next) > MAX_STORE_BYTES) {
      throw refused('storeFull');
    }
    const store = this.#counted;
    if (deleteAllOthers) store.clear();
    for (const [key, text] of texts) store.set(key, text);
    return this;
  }

  deleteProperty(key: string): this {
    this.#requireChangeable('deleteProperty');
    this.#counted.delete(key);
    return this;
  }

  deleteAllProperties(): this {
    this.#requireChangeable('deleteAllProperties');
    this.#counted.clear();
    return this;
  }

  #requireChangeable(method: string): void {
    if (this.#isReadOnly) throw new Error(withoutPermission(`Properties.${method}`, []));
  }

  /** The values; a call that reads or writes them is one of the user's day. */
  get #counted(): Map<string, string> {
    this.#run.file.project.countPropertyCall(this.#run.user);
    return this.#values;
  }
}

function bytesOf(store: ReadonlyMap<string, string>): number {
  let bytes = 0;
  for (const [key, text] of store) bytes += Buffer.byteLength(key) + Buffer.byteLength(text);
  return bytes;
}
