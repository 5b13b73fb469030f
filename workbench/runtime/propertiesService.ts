/** Properties (platform section 6): strings, 9 KB a value, 500 KB a store, a copy from getProperties. */
import type { GoogleSubset } from './googleTypes';
import type { ScriptRun } from './scriptRun';

const MAX_VALUE_BYTES = 9 * 1024;
const MAX_STORE_BYTES = 500 * 1024;

export class PropertiesService implements GoogleSubset<GoogleAppsScript.Properties.PropertiesService> {
  readonly #run: ScriptRun;

  constructor(run: ScriptRun) {
    this.#run = run;
  }

  /** Null outside a document (platform 4.20). */
  getDocumentProperties(): Properties | null {
    const { file, isOutsideDocument } = this.#run;
    return isOutsideDocument ? null : new Properties(this.#run, file.properties.document);
  }

  getUserProperties(): Properties {
    const { user } = this.#run.file.properties;
    const { email } = this.#run.user;
    let values = user.get(email);
    if (!values) user.set(email, (values = new Map()));
    return new Properties(this.#run, values);
  }

  getScriptProperties(): Properties {
    return new Properties(this.#run, this.#run.file.project.scriptProperties);
  }
}

class Properties implements GoogleSubset<GoogleAppsScript.Properties.Properties> {
  readonly #run: ScriptRun;
  readonly #values: Map<string, string>;

  constructor(run: ScriptRun, values: Map<string, string>) {
    this.#run = run;
    this.#values = values;
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
    return this.setProperties({ [String(key)]: value });
  }

  /** All or, where one is too large, none. */
  setProperties(values: Record<string, string>, deleteAllOthers = false): this {
    const texts = Object.entries(values).map(([key, value]) => [key, String(value)] as const);
    if (texts.some(([, text]) => Buffer.byteLength(text) > MAX_VALUE_BYTES)) {
      throw new Error('Argument too large: value');
    }
    const next = new Map([...(deleteAllOthers ? [] : this.#values), ...texts]);
    if (bytesOf(next) > MAX_STORE_BYTES) {
      throw new Error(
        'You have exceeded the property storage quota. Please remove some properties and try again.',
      );
    }
    const store = this.#counted;
    if (deleteAllOthers) store.clear();
    for (const [key, text] of texts) store.set(key, text);
    return this;
  }

  deleteProperty(key: string): this {
    this.#counted.delete(key);
    return this;
  }

  deleteAllProperties(): this {
    this.#counted.clear();
    return this;
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
