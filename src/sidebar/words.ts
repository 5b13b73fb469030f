import type { Language, MessageValues } from '../messages';
import type { en as shared } from '../messages/pages/shared/en';
import { worded } from '../messages/wording';
import { read } from './server';

/** A page carries the words of one language: bytes are waiting time. */
interface PageWords {
  /** The page's file. */
  readonly page: string;
  readonly language: Language;
  readonly words: Readonly<Record<string, string>>;
}

/** The server puts it into the page as it sends it (google/pages.ts). */
declare const pageWords: PageWords;

let spoken = pageWords;
let wanted = spoken.language;
let coming = Promise.resolve();
document.documentElement.lang = spoken.language;

/** The language that the page speaks now. */
export function spokenLanguage(): Language {
  return spoken.language;
}

/**
 * Lets the page speak another language, as soon as the server has sent its words; what is on the screen must be drawn
 * anew then. Where they do not come it goes on in its own.
 */
export function speak(language: Language): Promise<void> {
  if (language !== wanted) {
    wanted = language;
    coming = learn(language);
  }
  return coming;
}

async function learn(language: Language): Promise<void> {
  const { page } = spoken;
  const answer = await read('pageWords', { page, language });
  if (wanted !== language) return;
  if (answer.ok && answer.value) spoken = { page, language, words: answer.value };
  wanted = spoken.language;
  document.documentElement.lang = spoken.language;
}

/** Says the words of a page, which are those of K, in the language that it speaks. */
export function speakerOf<K extends string>(): (key: K, values?: MessageValues) => string {
  return (key, values) => worded<string>(spoken.words, key, values);
}

/** Says a word that every page knows. */
export const say = speakerOf<keyof typeof shared>();
