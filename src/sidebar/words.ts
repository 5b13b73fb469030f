import type { Language, MessageValues } from '../messages';
import { LANGUAGES } from '../messages/language';
import type { PageKey } from '../messages/pages';
import { pageMessage } from '../messages/pages';

/** The server wrote the language of the workbook into the page (google/pages.ts). */
let language: Language =
  LANGUAGES.find((known) => known === document.documentElement.lang) ?? LANGUAGES[0];

/** The language that the page speaks now. */
export function spokenLanguage(): Language {
  return language;
}

/** From now on the page speaks this language; what is on the screen must be drawn anew. */
export function speak(wanted: Language): void {
  language = wanted;
  document.documentElement.lang = wanted;
}

/** A word of the page in the language that it speaks. */
export function say(key: PageKey, values?: MessageValues): string {
  return pageMessage(language, key, values);
}
