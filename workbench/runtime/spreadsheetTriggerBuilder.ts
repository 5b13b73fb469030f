/** ScriptApp.newTrigger(...).forSpreadsheet(): what in the file sets the trigger off (platform 4.3, 4.8). */
import { own } from './googleTypes';
import type { GoogleSubset } from './googleTypes';
import type { ScriptRun } from './scriptRun';
import type { Spreadsheet } from './spreadsheet';
import { Trigger } from './trigger';
import type { TriggerKind } from './triggerStore';
import { refused } from './refusals';

export class SpreadsheetTriggerBuilder implements GoogleSubset<GoogleAppsScript.Script.SpreadsheetTriggerBuilder> {
  readonly #run: ScriptRun;
  readonly #handler: string;
  readonly #fileId: string;
  #kind: TriggerKind | undefined;

  /** @param spreadsheet a Spreadsheet or the ID of one */
  constructor(run: ScriptRun, handler: string, spreadsheet: unknown) {
    this.#run = run;
    this.#handler = handler;
    this.#fileId =
      typeof spreadsheet === 'string' ? spreadsheet : own<Spreadsheet>(spreadsheet).getId();
  }

  onOpen(): this {
    return this.#on('ON_OPEN');
  }

  onEdit(): this {
    return this.#on('ON_EDIT');
  }

  onChange(): this {
    return this.#on('ON_CHANGE');
  }

  onFormSubmit(): this {
    return this.#on('ON_FORM_SUBMIT');
  }

  create(): Trigger {
    const { file, user } = this.#run;
    const { project } = file;
    if (!this.#kind) throw new Error('The trigger has no event: say what sets it off.');
    if (project.switches.isAddOn && this.#fileId !== file.id) {
      throw refused('triggerElsewhere');
    }
    const stored = project.triggers.add({
      kind: this.#kind,
      handler: this.#handler,
      owner: user.email,
      fileId: this.#fileId,
    });
    return new Trigger(stored);
  }

  #on(kind: TriggerKind): this {
    this.#kind = kind;
    return this;
  }
}
