/** What a template prints by `<?= ?>`, made harmless where it stands (platform 8.5). */
import type { PlaceInMarkup } from './htmlContext';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const ADDRESS_ATTRIBUTES = ['action', 'cite', 'formaction', 'href', 'poster', 'src'];
const SAFE_SCHEMES = /^(?:https?|mailto|tel|ftp):/i;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

export function escapedFor(place: PlaceInMarkup, value: unknown): string {
  const text = String(value);
  switch (place.kind) {
    case 'text':
    case 'comment':
      return withEntities(text);
    case 'tag':
      return text.replace(/[^\w-]/g, '');
    case 'style':
      return text.replace(/[^\w .,#%-]/gu, (letter) => `\\${letter.codePointAt(0)!.toString(16)} `);
    case 'script':
      return place.quote ? inScriptText(text) : asScriptValue(value);
    case 'attribute':
      return inAttribute(place, value);
  }
}

function inAttribute(
  { name, quote, before }: PlaceInMarkup & { kind: 'attribute' },
  value: unknown,
) {
  let text = String(value);
  if (name.startsWith('on')) text = quoteIn(before) ? inScriptText(text) : asScriptValue(value);
  else if (ADDRESS_ATTRIBUTES.includes(name) && before.trim() === '') text = safeAddress(text);
  if (quote) return withEntities(text);
  return text.replace(/[^\w.-]/gu, (letter) => `&#${letter.codePointAt(0)};`);
}

/** The quote that is open at the end of a piece of script. */
function quoteIn(script: string): string | undefined {
  let quote: string | undefined;
  for (const [token] of script.matchAll(/\\[\s\S]|["'`]/g)) {
    if (quote === undefined && token.length === 1) quote = token;
    else if (token === quote) quote = undefined;
  }
  return quote;
}

function safeAddress(text: string): string {
  // Browsers overlook blanks and control characters there.
  const address = text.replace(/[\p{Cc}\s]/gu, '');
  return SCHEME.test(address) && !SAFE_SCHEMES.test(address) ? '#' : text;
}

function withEntities(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ENTITIES[letter]!);
}

/** A text becomes a literal, other values what JSON makes of them. */
function asScriptValue(value: unknown): string {
  const json = JSON.stringify(value) ?? 'null';
  return json.replace(/[<>&'\u2028\u2029]/g, hexEscape);
}

function inScriptText(text: string): string {
  return text.replace(/[^\w .,:;()[\]-]/g, hexEscape);
}

function hexEscape(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
