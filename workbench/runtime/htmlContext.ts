/** Where in a page the next character would stand: what HtmlService must know to escape what is printed there (platform 8.5). */

export type PlaceInMarkup =
  | { readonly kind: 'text' | 'tag' | 'comment' | 'style' }
  | { readonly kind: 'script'; readonly quote: Quote | undefined }
  | {
      readonly kind: 'attribute';
      readonly name: string;
      readonly quote: '"' | "'" | undefined;
      /** What stands in the value before. */
      readonly before: string;
    };

type Quote = '"' | "'" | '`';

const ELEMENTS_OF_CODE = ['script', 'style'];

export class MarkupContext {
  place: PlaceInMarkup = { kind: 'text' };
  /** Of the tag that is being read. */
  #element = '';
  #attribute = '';
  #isValueNext = false;
  /** In a script: what comes after this is the end of a comment. */
  #commentEnd: '\n' | '*/' | undefined;

  read(text: string): void {
    for (let at = 0; at < text.length;) at += this.#readAt(text, at);
  }

  /** Reads what stands at one place; gives how many characters it took. */
  #readAt(text: string, at: number): number {
    switch (this.place.kind) {
      case 'text':
        return this.#readText(text, at);
      case 'comment':
        return this.#skipTo('-->', text, at);
      case 'tag':
        return this.#readTag(text, at);
      case 'attribute':
        return this.#readAttribute(text[at]!, this.place);
      case 'style':
      case 'script':
        return this.#readCode(text, at);
    }
  }

  #readText(text: string, at: number): number {
    if (text.startsWith('<!--', at)) {
      this.place = { kind: 'comment' };
      return 4;
    }
    const tag = /^<\/?([a-z][^\s/>]*)?/i.exec(text.slice(at, at + 40));
    if (!tag || (tag[1] === undefined && tag[0] !== '</')) return 1;
    this.#element = tag[0].startsWith('</') ? '' : (tag[1] ?? '').toLowerCase();
    this.#attribute = '';
    this.#isValueNext = false;
    this.place = { kind: 'tag' };
    return tag[0].length;
  }

  #readTag(text: string, at: number): number {
    const letter = text[at]!;
    if (letter === '>') {
      const isCode = ELEMENTS_OF_CODE.includes(this.#element);
      if (!isCode) this.place = { kind: 'text' };
      else if (this.#element === 'style') this.place = { kind: 'style' };
      else this.place = { kind: 'script', quote: undefined };
      return 1;
    }
    if (this.#isValueNext && !/\s/.test(letter)) {
      const quote = letter === '"' || letter === "'" ? letter : undefined;
      this.#isValueNext = false;
      this.place = { kind: 'attribute', name: this.#attribute, quote, before: '' };
      return quote ? 1 : 0;
    }
    if (letter === '=') {
      this.#isValueNext = true;
      // Nothing but a scriptlet may follow: then it stands in a value without quotes.
      if (at + 1 === text.length) {
        this.#isValueNext = false;
        this.place = { kind: 'attribute', name: this.#attribute, quote: undefined, before: '' };
      }
      return 1;
    }
    const name = /^[^\s=>/]+/.exec(text.slice(at))?.[0];
    if (name) this.#attribute = name.toLowerCase();
    return name?.length ?? 1;
  }

  #readAttribute(letter: string, place: PlaceInMarkup & { kind: 'attribute' }): number {
    const isEnd = place.quote ? letter === place.quote : /[\s>]/.test(letter);
    if (!isEnd) {
      this.place = { ...place, before: place.before + letter };
      return 1;
    }
    this.place = { kind: 'tag' };
    return place.quote ? 1 : 0;
  }

  #readCode(text: string, at: number): number {
    const end = `</${this.#element}`;
    if (text.slice(at, at + end.length).toLowerCase() === end) {
      this.place = { kind: 'text' };
      this.#commentEnd = undefined;
      return 0;
    }
    if (this.place.kind !== 'script') return 1;
    if (this.#commentEnd) {
      if (text.startsWith(this.#commentEnd, at)) this.#commentEnd = undefined;
      return 1;
    }
    const { quote } = this.place;
    const letter = text[at]!;
    if (quote) {
      if (letter === '\\') return 2;
      if (letter === quote) this.place = { kind: 'script', quote: undefined };
      return 1;
    }
    if (letter === '"' || letter === "'" || letter === '`') {
      this.place = { kind: 'script', quote: letter };
    } else if (text.startsWith('//', at)) this.#commentEnd = '\n';
    else if (text.startsWith('/*', at)) this.#commentEnd = '*/';
    return 1;
  }

  #skipTo(end: string, text: string, at: number): number {
    const found = text.indexOf(end, at);
    if (found < 0) return text.length - at;
    this.place = { kind: 'text' };
    return found + end.length - at;
  }
}
