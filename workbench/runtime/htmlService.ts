/** HtmlService: pages, and templates that make pages. */
import type { EnumType } from './enumeration';
import { enumeration } from './enumeration';
import type { GoogleSubset } from './googleTypes';
import { HtmlOutput, requireText } from './htmlOutput';
import { HtmlTemplate } from './htmlTemplate';
import type { ScriptRun } from './scriptRun';

type Google = GoogleAppsScript.HTML.HtmlService;

const SANDBOX_MODES = enumeration('EMULATED', 'IFRAME', 'NATIVE');
const X_FRAME_OPTIONS_MODES = enumeration('ALLOWALL', 'DEFAULT');

export class HtmlService implements GoogleSubset<Google> {
  readonly SandboxMode: EnumType = SANDBOX_MODES;
  readonly XFrameOptionsMode: EnumType = X_FRAME_OPTIONS_MODES;
  readonly #run: ScriptRun;

  constructor(run: ScriptRun) {
    this.#run = run;
  }

  createHtmlOutput(html: unknown = ''): HtmlOutput {
    return new HtmlOutput(requireText(html, 'HtmlService.createHtmlOutput'));
  }

  createHtmlOutputFromFile(filename: string): HtmlOutput {
    return new HtmlOutput(this.#file(filename));
  }

  createTemplate(html: unknown): HtmlTemplate {
    return new HtmlTemplate(this.#run, requireText(html, 'HtmlService.createTemplate'));
  }

  createTemplateFromFile(filename: string): HtmlTemplate {
    return new HtmlTemplate(this.#run, this.#file(filename));
  }

  #file(filename: string): string {
    const html = this.#run.htmlFiles.get(filename);
    if (html === undefined) throw new Error(`No HTML file named ${filename} was found.`);
    return html;
  }
}
