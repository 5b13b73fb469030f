/** Menus, alerts, prompts, sidebars and dialogs (platform 2.14, 8.1, 8.15). */
import type { EnumType } from './enumeration';
import { EnumValue, enumeration } from './enumeration';
import { googleTypeName, own } from './googleTypes';
import type { GoogleSubset } from './googleTypes';
import { HtmlOutput, served } from './htmlOutput';
import type { DialogAnswer, MenuEntry, Question, ShownHtml } from './contract';
import type { ScriptRun } from './scriptRun';
import { refused } from './refusals';

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

  /** Forms as Google's: (text), (text, buttons), (title, text, buttons). */
  alert(...parameters: unknown[]): EnumValue {
    return BUTTONS[this.#ask('alert', parameters).button];
  }

  /** The same forms as alert's. */
  prompt(...parameters: unknown[]): PromptResponse {
    return new PromptResponse(this.#ask('prompt', parameters));
  }

  /** Records what is asked, and gives the person's answer. */
  #ask(kind: Question['kind'], parameters: readonly unknown[]): DialogAnswer {
    if (!this.#run.mayShowDialogs) {
      throw refused('dialogInTrigger');
    }
    const { title, text, buttons } = askedOf(kind, parameters);
    // Locks do not outlast a question to the person (platform section 6).
    this.#run.file.project.locks.releaseAll(this.#run);
    // With one button there is nothing to decide: such an alert is shown when the run is over.
    const isChoice = kind === 'prompt' || buttons !== 'OK';
    const question = { kind, title, text, buttons: buttonsOf(buttons) };
    const given = isChoice ? this.#run.ask?.(question) : undefined;
    if (given) return given;
    this.#run.notices.push({ kind, title, text });
    const { answers } = this.#run;
    if (!answers) return unasked(kind, buttons);
    const answer = answers.shift();
    if (!answer) throw new Error(`There is no answer for the ${kind} "${text}".`);
    const offered = [...buttonsOf(buttons), 'CLOSE'];
    if (!offered.includes(answer.button)) {
      throw new Error(`The ${kind} "${text}" has no button ${answer.button}.`);
    }
    return answer;
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

type ButtonSetName = keyof typeof BUTTON_SETS;

function askedOf(kind: Question['kind'], parameters: readonly unknown[]) {
  const texts = parameters.filter((parameter) => typeof parameter === 'string');
  const last = parameters.at(-1);
  const buttons = last instanceof EnumValue ? last : undefined;
  const isForm =
    texts.length + (buttons ? 1 : 0) === parameters.length &&
    (texts.length === 1 || (texts.length === 2 && buttons));
  if (!isForm) {
    const types = parameters.map(googleTypeName).join(',');
    throw new Error(`The parameters (${types}) don't match the method signature for Ui.${kind}.`);
  }
  const [title, text] = texts.length > 1 ? texts : ['', texts[0]];
  const name = (buttons?.name() ?? 'OK') as ButtonSetName;
  return { title: title!, text: text!, buttons: name };
}

function buttonsOf(set: ButtonSetName): DialogAnswer['button'][] {
  return set.split('_') as DialogAnswer['button'][];
}

/** Where nobody was told to answer: an alert is agreed to, a prompt is closed. */
function unasked(kind: Question['kind'], buttons: ButtonSetName): DialogAnswer {
  if (kind === 'prompt') return { button: 'CLOSE' };
  return { button: buttons.startsWith('YES') ? 'YES' : 'OK' };
}

class PromptResponse implements GoogleSubset<GoogleAppsScript.Base.PromptResponse> {
  readonly #answer: DialogAnswer;

  constructor(answer: DialogAnswer) {
    this.#answer = answer;
  }

  getSelectedButton(): EnumValue {
    return BUTTONS[this.#answer.button];
  }

  getResponseText(): string {
    return this.#answer.text ?? '';
  }
}

class Menu implements GoogleSubset<GoogleAppsScript.Base.Menu> {
  readonly #run: ScriptRun;
  readonly #caption: string;
  readonly #entries: MenuEntry[] = [];

  constructor(run: ScriptRun, caption: string) {
    this.#run = run;
    this.#caption = caption;
  }

  addItem(caption: string, functionName: string): this {
    this.#entries.push({ label: caption, functionName });
    return this;
  }

  addSeparator(): this {
    this.#entries.push({ separator: true });
    return this;
  }

  addSubMenu(menu: unknown): this {
    const { entries, caption } = own<Menu>(menu).#contents();
    this.#entries.push({ label: caption, entries: [...entries] });
    return this;
  }

  addToUi(): void {
    this.#run.showMenu([...this.#entries]);
  }

  #contents() {
    return { entries: this.#entries, caption: this.#caption };
  }
}
