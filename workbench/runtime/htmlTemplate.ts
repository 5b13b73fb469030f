/** A page with scriptlets (platform 8.5): its code runs once, in the script's own realm, when it is evaluated. */
import { escapedFor } from './htmlEscaping';
import { MarkupContext } from './htmlContext';
import type { PlaceInMarkup } from './htmlContext';
import { HtmlOutput } from './htmlOutput';
import type { ScriptRun } from './scriptRun';

const SCRIPTLET = /<\?(!=|=|)([\s\S]*?)\?>/g;

export class HtmlTemplate {
  /** What the script has set on the template: values of its realm, by which the scriptlets know them. */
  readonly variables = Object.create(null) as Record<string, unknown>;
  readonly #run: ScriptRun;
  readonly #content: string;

  constructor(run: ScriptRun, content: string) {
    this.#run = run;
    this.#content = content;
  }

  getRawContent(): string {
    return this.#content;
  }

  /** The scriptlets and the text between them as one script. */
  getCode(): string {
    return compiled(this.#content).code;
  }

  evaluate(): HtmlOutput {
    const { code, places } = compiled(this.#content);
    const page = new PageText(places);
    const body = `(function (variables, output) { with (variables) {\n${code}\n} })`;
    const print = this.#run.evaluate(body) as (variables: object, output: object) => void;
    print(this.variables, page.output);
    return new HtmlOutput(page.text);
  }
}

interface Compiled {
  readonly code: string;
  /** Where each printing scriptlet stands. */
  readonly places: readonly PlaceInMarkup[];
}

/**
 * As Google does it, printing is an assignment: of what stands in a printing scriptlet the first statement's value is
 * printed, and statements after it are carried out.
 */
function compiled(content: string): Compiled {
  const context = new MarkupContext();
  const places: PlaceInMarkup[] = [];
  let code = '';
  let end = 0;
  const addText = (text: string) => {
    if (text === '') return;
    context.read(text);
    code += `output.raw = ${JSON.stringify(text)};\n`;
  };
  for (const scriptlet of content.matchAll(SCRIPTLET)) {
    const [all, mark, script] = scriptlet as unknown as [string, string, string];
    addText(content.slice(end, scriptlet.index));
    end = scriptlet.index + all.length;
    if (mark === '') code += `${script}\n`;
    else if (mark === '!=') code += `output.raw = ${script}\n;\n`;
    else {
      places.push(context.place);
      code += `output.at(${places.length - 1}).escaped = ${script}\n;\n`;
    }
  }
  addText(content.slice(end));
  return { code, places };
}

/** What the scriptlets print to. */
class PageText {
  text = '';

  constructor(private readonly places: readonly PlaceInMarkup[]) {}

  get output(): object {
    const add = (text: string) => (this.text += text);
    const { places } = this;
    return {
      set raw(value: unknown) {
        add(String(value));
      },
      at: (index: number) => ({
        set escaped(value: unknown) {
          add(escapedFor(places[index]!, value));
        },
      }),
    };
  }
}
