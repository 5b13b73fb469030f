/** Properties (platform section 6): strings, 9 KB a value, a copy from getProperties. */
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

  getDocumentProperties(): Properties {
    return new Properties(this.#run.file.properties.document);
  }

  getUserProperties(): Properties {
    const { user } = this.#run.file.properties;
    const { email } = this.#run.user;
    let values = user.get(email);
    if (!values) user.set(email, (values = new Map()));
    return new Properties(values);
  }

  getScriptProperties(): Properties {
    return new Properties(scriptProperties);
  }
}

class Properties implements GoogleSubset<GoogleAppsScript.Properties.Properties> {
  readonly #values: Map<string, string>;

  constructor(values: Map<string, string>) {
    this.#values = values;
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
    const text = String(value);
    if (Buffer.byteLength(text) > MAX_VALUE_BYTES) {
      throw new Error('Argument too large: value');
    }
    this.#values.set(String(key), text);
    return this;
  }

  setProperties(values: Record<string, string>, deleteAllOthers = false): this {
    if (deleteAllOthers) this.#values.clear();
    for (const [key, value] of Object.entries(values)) this.setProperty(key, value);
    return this;
  }

  deleteProperty(key: string): this {
    this.#values.delete(key);
    return this;
  }

  deleteAllProperties(): this {
    this.#values.clear();
    return this;
  }
}
