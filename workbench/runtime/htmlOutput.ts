/** A page that HtmlService makes; icons are not implemented. */
import { Blob } from './blob';
import type { GoogleSubset } from './googleTypes';
import { servedHtml } from './servedHtml';

/** Those that Google allows; others throw. */
const META_NAMES = [
  'apple-mobile-web-app-capable',
  'google-site-verification',
  'mobile-web-app-capable',
  'viewport',
];

export class HtmlOutput implements GoogleSubset<GoogleAppsScript.HTML.HtmlOutput> {
  #content: string;
  #title = '';
  #width: number | null = null;
  #height: number | null = null;
  readonly #metaTags: HtmlOutputMetaTag[] = [];

  constructor(content: string) {
    this.#content = content;
  }

  getContent(): string {
    return this.#content;
  }

  setContent(content: string): this {
    this.#content = requireText(content, 'HtmlOutput.setContent');
    return this;
  }

  getBlob(): Blob {
    return new Blob(Buffer.from(this.#content), 'text/html', null);
  }

  append(addedContent: string): this {
    this.#content += requireText(addedContent, 'HtmlOutput.append');
    return this;
  }

  clear(): this {
    this.#content = '';
    return this;
  }

  getTitle(): string {
    return this.#title;
  }

  setTitle(title: string): this {
    this.#title = requireText(title, 'HtmlOutput.setTitle');
    return this;
  }

  /** In pixels; of dialogs only. */
  getWidth(): number | null {
    return this.#width;
  }

  setWidth(width: number): this {
    this.#width = width;
    return this;
  }

  /** In pixels; of dialogs only. */
  getHeight(): number | null {
    return this.#height;
  }

  setHeight(height: number): this {
    this.#height = height;
    return this;
  }

  addMetaTag(name: string, content: string): this {
    if (!META_NAMES.includes(name)) {
      throw new Error(`The meta tag you specified is not allowed in this context: ${name}`);
    }
    this.#metaTags.push(new HtmlOutputMetaTag(name, content));
    return this;
  }

  getMetaTags(): HtmlOutputMetaTag[] {
    return [...this.#metaTags];
  }

  /** Without effect, as on Google: there is one mode only. */
  setSandboxMode(_mode: unknown): this {
    return this;
  }

  /** Without effect on what a spreadsheet shows: it is about frames of other sites. */
  setXFrameOptionsMode(_mode: unknown): this {
    return this;
  }
}

class HtmlOutputMetaTag implements GoogleSubset<GoogleAppsScript.HTML.HtmlOutputMetaTag> {
  readonly #name: string;
  readonly #content: string;

  constructor(name: string, content: string) {
    this.#name = name;
    this.#content = content;
  }

  getName(): string {
    return this.#name;
  }

  getContent(): string {
    return this.#content;
  }
}

/** The page as Google would send it to the browser. */
export function served(output: HtmlOutput): string {
  const metaTags = output
    .getMetaTags()
    .map((tag) => ({ name: tag.getName(), content: tag.getContent() }));
  return servedHtml(output.getContent(), metaTags);
}

/** Pages made of blobs are not implemented; whatever else is no text, Google does not take either. */
export function requireText(value: unknown, method: string): string {
  if (typeof value === 'string') return value;
  throw new Error(
    `The parameters (${typeof value}) don't match the method signature for ${method}.`,
  );
}
