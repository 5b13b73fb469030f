import type { Language, MessageValues } from '../messages';
import { LANGUAGES } from '../messages/language';
import { en } from '../messages/pages/shared/en';
import { sv } from '../messages/pages/shared/sv';
import { worded } from '../messages/wording';

/** Words by their keys, in each of our languages. */
export type Words<K extends string> = Readonly<Record<Language, Readonly<Record<K, string>>>>;

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

/** Says words of a list in the language that the page speaks. A page brings its own list only: bytes are waiting time. */
export function speakerOf<K extends string>(
  words: Words<K>,
): (key: K, values?: MessageValues) => string {
  return (key, values) => worded(words[language], key, values);
}

/** Says a word that every page knows. */
export const say = speakerOf({ en, sv });
