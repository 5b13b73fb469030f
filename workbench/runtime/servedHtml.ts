/** What HtmlService does to a page on its way to the browser (platform 8.3, 8.6). */
import { parse, tokTypes } from 'acorn';
import type { Token } from 'acorn';

const SCRIPT = /(<script\b([^>]*)>)([\s\S]*?)(<\/script\s*>)/gi;
const DOCTYPE = /^\s*(?:<!--[\s\S]*?-->\s*)*<!doctype[^>]*>/i;

/** Tags in the file that Google ignores: setTitle and addMetaTag are the way. */
const IGNORED_TAGS = [
  /<meta\b[^>]*>/gi,
  /<title\b[^>]*>[\s\S]*?<\/title\s*>/gi,
  /<link\b[^>]*\brel\s*=\s*["']?(?:shortcut\s+)?icon\b[^>]*>/gi,
];

export function servedHtml(
  content: string,
  metaTags: readonly { readonly name: string; readonly content: string }[],
): string {
  let html = '';
  let end = 0;
  for (const script of content.matchAll(SCRIPT)) {
    const [all, open, attributes, source, close] = script as unknown as string[];
    html += withoutIgnoredTags(content.slice(end, script.index));
    html += open! + (isJavaScript(attributes!) ? withStrippedTemplates(source!) : source) + close;
    end = script.index + all!.length;
  }
  html += withoutIgnoredTags(content.slice(end));
  const added = metaTags.map(
    (tag) => `<meta name="${tag.name}" content="${escaped(tag.content)}">`,
  );
  return afterDoctype(html, added.join(''));
}

/**
 * Puts markup before everything else of a page but its doctype, without which a browser would lay it out otherwise.
 * HTML makes up for the rest: a script or meta tag here belongs to the head, and the page's own head goes on from there.
 */
export function afterDoctype(html: string, added: string): string {
  const doctype = DOCTYPE.exec(html)?.[0] ?? '';
  return doctype + added + html.slice(doctype.length);
}

function withoutIgnoredTags(markup: string): string {
  return IGNORED_TAGS.reduce((rest, tag) => rest.replace(tag, ''), markup);
}

function isJavaScript(attributes: string): boolean {
  const type = /\btype\s*=\s*["']?([^"'\s>]*)/i.exec(attributes)?.[1] ?? '';
  return /^(?:|module|(?:text|application)\/(?:java|ecma)script)$/i.test(type);
}

/**
 * Google takes away what looks like a comment in a template literal, to the end of the line or of the comment, even
 * where that lies outside the literal. Real comments are left: without them the script would do the same.
 */
function withStrippedTemplates(script: string): string {
  let stripped = '';
  let end = 0;
  for (const template of templateTexts(script)) {
    for (let at = Math.max(template.start, end); at < template.end; at = Math.max(at + 1, end)) {
      const isLine = script.startsWith('//', at);
      if (!isLine && !script.startsWith('/*', at)) continue;
      stripped += script.slice(end, at);
      end = isLine ? endOf('\n', script, at) : endOf('*/', script, at + 2) + 2;
    }
  }
  return stripped + script.slice(end);
}

function endOf(mark: string, text: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at;
}

/** A script that does not parse would not run either, so what is done to it does not matter. */
function templateTexts(script: string): Token[] {
  const tokens: Token[] = [];
  try {
    parse(script, { ecmaVersion: 'latest', sourceType: 'module', onToken: tokens });
  } catch {
    return [];
  }
  return tokens.filter(({ type }) => type === tokTypes.template);
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}
