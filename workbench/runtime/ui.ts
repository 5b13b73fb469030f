/** Menus, alerts, sidebars and dialogs; prompts are not implemented. */
import type { EnumType } from './enumeration';
import { EnumValue, enumeration } from './enumeration';
import { own } from './googleTypes';
import type { GoogleSubset } from './googleTypes';
import { HtmlOutput, served } from './htmlService';
import type { MenuItem, ShownHtml } from './contract';
import type { ScriptRun } from './scriptRun';

const BUTTONS = enumeration('CLOSE', 'OK', 'CANCEL', 'YES', 'NO');
const BUTTON_SETS = enumeration('OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL');

export class Ui implements GoogleSubset<GoogleAppsScript.Base.Ui> {
  readonly Button: EnumType = BUTTONS;
  readonly ButtonSet: EnumType = BUTTON_SETS;
  readonly #run: ScriptRun;

  constructor(run: ScriptRun) {
    this.#run = run;
  }

  createAddonMenu(): Menu {
    return new Menu(this.#run, '');
  }

  createMenu(caption: string): Menu {
    return new Menu(this.#run, caption);
  }

  /** Records the alert and answers as if OK (or Yes) had been pressed. */
  alert(...parameters: unknown[]): EnumValue {
    if (!this.#run.mayShowDialogs) {
      throw new Error('You do not have permission to show a dialog in a simple trigger.');
    }
    const texts = parameters.filter((parameter) => typeof parameter === 'string');
    const [title, text] = texts.length > 1 ? texts : ['', texts[0]];
    this.#run.notices.push({ kind: 'alert', title: title ?? '', text: text ?? '' });
    const buttons = parameters.find((parameter) => parameter instanceof EnumValue);
    return buttons && buttons.name().startsWith('YES') ? BUTTONS.YES : BUTTONS.OK;
  }

  showSidebar(userInterface: unknown): void {
    const output = requireOutput(userInterface, 'showSidebar');
    this.#run.shown.push({ kind: 'sidebar', title: output.getTitle(), html: served(output) });
  }

  showModalDialog(userInterface: unknown, title: string): void {
    this.#showDialog('modalDialog', requireOutput(userInterface, 'showModalDialog'), title);
  }

  showModelessDialog(userInterface: unknown, title: string): void {
    this.#showDialog('modelessDialog', requireOutput(userInterface, 'showModelessDialog'), title);
  }

  #showDialog(kind: ShownHtml['kind'], output: HtmlOutput, title: string): void {
    const width = output.getWidth();
    const height = output.getHeight();
    this.#run.shown.push({
      kind,
      title: String(title),
      html: served(output),
      ...(width === null ? {} : { width }),
      ...(height === null ? {} : { height }),
    });
  }
}

function requireOutput(userInterface: unknown, method: string): HtmlOutput {
  if (userInterface instanceof HtmlOutput) return userInterface;
  throw new Error(
    `The parameters (${typeof userInterface}) don't match the method signature for Ui.${method}.`,
  );
}

class Menu implements GoogleSubset<GoogleAppsScript.Base.Menu> {
  readonly #run: ScriptRun;
  readonly #caption: string;
  readonly #items: MenuItem[] = [];

  constructor(run: ScriptRun, caption: string) {
    this.#run = run;
    this.#caption = caption;
  }

  addItem(caption: string, functionName: string): this {
    this.#items.push({ label: caption, functionName });
    return this;
  }

  /** The contract's menu is a flat list, so a separator leaves no trace. */
  addSeparator(): this {
    return this;
  }

  addSubMenu(menu: unknown): this {
    const { items, caption } = own<Menu>(menu).#contents();
    for (const { label, functionName } of items) {
      this.#items.push({ label: `${caption}: ${label}`, functionName });
    }
    return this;
  }

  addToUi(): void {
    this.#run.showMenu(this.#items);
  }

  #contents() {
    return { items: this.#items, caption: this.#caption };
  }
}
