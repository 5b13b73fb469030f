/** The sidebar's Deal as a person with a keyboard alone uses it. */
import type { Language } from '../../src/messages';
import { Sheet } from './sheetInWords';
import { startWorkbench } from './workbench';
import type { Visit, Workbench, WorkbenchPage } from './workbench';

/** The words that are looked for on the screen. */
const WORDS = {
  en: {
    menu: 'Open sidebar',
    pipeline: 'Pipeline',
    prospect: 'Harborlight Hotels',
    qualify: 'Qualify',
    saved: /Saved in row 2 at/,
  },
  sv: {
    menu: 'Öppna sidopanelen',
    pipeline: 'Pipeline',
    prospect: 'Havsbris Hotell AB',
    qualify: 'Kvalificera',
    saved: /Sparat på rad 2 kl\./,
  },
} as const;

export class DealBesideSheet {
  readonly pipeline: Sheet;
  readonly activities: Sheet;
  readonly words: (typeof WORDS)[Language];

  constructor(
    readonly workbench: Workbench,
    readonly tab: WorkbenchPage,
    language: Language,
  ) {
    this.pipeline = new Sheet(tab, language, 'pipeline');
    this.activities = new Sheet(tab, language, 'activities');
    this.words = WORDS[language];
  }

  get sidebar() {
    return this.tab.page.frameLocator('#wb-sidebar iframe');
  }

  get status() {
    return this.sidebar.locator('#deal-status');
  }

  /** Selects a row and opens the sidebar beside it. */
  async open(row = 2): Promise<void> {
    await this.tab.select(this.words.pipeline, `A${row}`);
    await this.reopen();
  }

  /** Opens the sidebar anew, as after a reload. */
  async reopen(): Promise<void> {
    await this.tab.page.evaluate(() => document.querySelector('#wb-sidebar iframe')?.remove());
    await this.tab.chooseMenuItem(this.words.menu);
    await this.sidebar.locator('#deal-main').waitFor();
    await this.sidebar.locator('.tabs [tabindex="0"]').focus();
  }

  press(key: string): Promise<void> {
    return this.tab.page.keyboard.press(key);
  }

  typeText(text: string): Promise<void> {
    return this.tab.page.keyboard.type(text);
  }

  /** How a screen reader would name what has the keyboard; empty where nothing has it. */
  focused(): Promise<string> {
    return this.sidebar.locator('body').evaluate((body) => {
      const element = body.ownerDocument.activeElement as HTMLInputElement | null;
      if (!element || element === body) return '';
      const name = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent;
      return (name ?? element.textContent ?? element.id).trim();
    });
  }

  /** Presses Tab until the keyboard is at a control of this name. */
  async tabTo(name: string): Promise<void> {
    const seen: string[] = [];
    for (let i = 0; i < 60; i++) {
      const at = await this.focused();
      if (at === name) return;
      seen.push(at);
      // The page around is not ours: from there the keyboard comes back to where the sidebar begins.
      if (at === '' && i > 0) await this.sidebar.locator('.tabs [tabindex="0"]').focus();
      else await this.press('Tab');
    }
    throw new Error(`No Tab leads to ${name}; it led to ${seen.join(' | ')}`);
  }

  async pressAt(name: string, key = 'Enter'): Promise<void> {
    await this.tabTo(name);
    await this.press(key);
  }

  /** From the first control of the page to a part of the deal: arrows move among the tabs. */
  async openPart(steps: number): Promise<void> {
    await this.sidebar.locator('.sub-tabs [tabindex="0"]').focus();
    for (let i = 0; i < steps; i++) await this.press('ArrowRight');
    await this.press('Enter');
  }

  /** Saves with the button of this name and waits until the sheet has it. */
  async save(button: string): Promise<void> {
    await this.pressAt(button);
    await this.status
      .getByText(this.words.saved)
      .waitFor({ timeout: 15_000 })
      .catch(async (error: Error) => {
        const shown = await this.sidebar.locator('#view').innerText();
        throw new Error(`${error.message}\nThe sidebar shows:\n${shown}`);
      });
  }

  /** Opens the form of a call and types its note. */
  async typeCall(note: string): Promise<void> {
    await this.sidebar.getByRole('tab', { name: 'Follow up', exact: true }).click();
    await this.sidebar.getByRole('button', { name: 'Call', exact: true }).click();
    await this.sidebar.getByLabel('Note (optional)', { exact: true }).fill(note);
  }

  /** Changes the sheet on the screen as a person does who moves rows and columns. */
  async dispatch(command: string, payload: Record<string, unknown>): Promise<void> {
    await this.tab.page.evaluate(
      ([name, given]) => {
        const { model } = (
          window as unknown as {
            workbench: {
              model: {
                dispatch: (...args: unknown[]) => unknown;
                getters: { getActiveSheetId(): string };
              };
            };
          }
        ).workbench;
        model.dispatch(name, {
          sheetId: model.getters.getActiveSheetId(),
          sheetName: 'Pipeline',
          ...(given as object),
        });
      },
      [command, payload] as const,
    );
    await this.tab.saved();
  }

  /** Lets a call fail with a message of the server, `times` times. */
  async refuse(name: string, message: string, times = Infinity): Promise<void> {
    let left = times;
    await this.tab.page.route('**/call', (route) => {
      const call = route.request().postDataJSON() as { readonly function: string };
      if (call.function !== name || left-- <= 0) return route.fallback();
      return route.fulfill({ status: 500, json: { error: message } });
    });
  }

  async heal(): Promise<void> {
    await this.tab.page.unroute('**/call');
    this.tab.errors.length = 0;
  }

  /** Which elements are wider than their room: at 300 px and at 200 % zoom nothing may be. */
  cutOff(): Promise<string[]> {
    return this.sidebar.locator('body').evaluate((body) =>
      [body, ...body.querySelectorAll<HTMLElement>('.deal-header, main, main *, footer, footer *')]
        .filter((element) => !element.matches('.visually-hidden, label, input, select, .part-text'))
        .filter((element) => element.scrollWidth > element.clientWidth + 1)
        .filter((element) => getComputedStyle(element).display !== 'inline')
        .map((element) => `${element.tagName} ${element.className} ${element.textContent}`),
    );
  }
}

export async function dealBesideSheet(
  language: Language,
  visit: Visit = {},
): Promise<DealBesideSheet> {
  const workbench = await startWorkbench(language === 'en' ? [] : ['--lang', language]);
  return new DealBesideSheet(workbench, await workbench.openPage(visit), language);
}
