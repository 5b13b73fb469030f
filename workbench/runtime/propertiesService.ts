/** Properties (platform section 6): strings, 9 KB a value, a copy from getProperties. */
import { withoutPermission } from './authorization';
import type { GoogleSubset } from './googleTypes';
import type { ScriptRun } from './scriptRun';

const MAX_VALUE_BYTES = 9 * 1024;

/** Shared by all files and users, as on Google; gone when the workbench ends. */
const scriptProperties = new Map<string, string>();

export class PropertiesService implements GoogleSubset<GoogleAppsScript.Properties.PropertiesService> {
  readonly #run: ScriptRun;

  constructor(run: ScriptRun) {
    this.#run = run;
  }

  /** Null outside a document (platform 4.20). */
  getDocumentProperties(): Properties | null {
    return this.#run.isInDocument ? new Properties(this.#run.file.properties.document) : null;
  }

  /** In a formula those of the spreadsheet's owner, to read only (platform 3.15). */
  getUserProperties(): Properties {
    const { file, mode, user } = this.#run;
    const isFormula = mode === 'CUSTOM_FUNCTION';
    const email = isFormula ? (file.sharing.owner ?? user.email) : user.email;
    let values = file.properties.user.get(email);
    if (!values) file.properties.user.set(email, (values = new Map()));
    return new Properties(values, isFormula);
  }

  getScriptProperties(): Properties {
    return new Properties(scriptProperties);
  }
}

class Properties implements GoogleSubset<GoogleAppsScript.Properties.Properties> {
  readonly #values: Map<string, string>;

  readonly #isReadOnly: boolean;

  constructor(values: Map<string, string>, isReadOnly = false) {
    this.#values = values;
    this.#isReadOnly = isReadOnly;
  }

  getProperty(key: string): string | null {
    return this.#values.get(key) ?? null;
  }

  getProperties(): Record<string, string> {
    return Object.fromEntries(this.#values);
  }

  getKeys(): string[] {
    return [...this.#values.keys()];
  }

  setProperty(key: string, value: string): this {
    this.#requireChangeable('setProperty');
    const text = String(value);
    if (Buffer.byteLength(text) > MAX_VALUE_BYTES) {
      throw new Error('Argument too large: value');
    }
    this.#values.set(String(key), text);
    return this;
  }

  setProperties(values: Record<string, string>, deleteAllOthers = false): this {
    this.#requireChangeable('setProperties');
    if (deleteAllOthers) this.#values.clear();
    for (const [key, value] of Object.entries(values)) this.setProperty(key, value);
    return this;
  }

  deleteProperty(key: string): this {
    this.#requireChangeable('deleteProperty');
    this.#values.delete(key);
    return this;
  }

  deleteAllProperties(): this {
    this.#requireChangeable('deleteAllProperties');
    this.#values.clear();
    return this;
  }

  #requireChangeable(method: string): void {
    if (this.#isReadOnly) throw new Error(withoutPermission(`Properties.${method}`, []));
  }
}
