import type { StageKind } from '../domain/stage';
import { en } from './en';
import type { Language } from './language';
import { LANGUAGES } from './language';
import { sv } from './sv';
import type { MessageValues } from './wording';
import { worded } from './wording';

export type { Language } from './language';
export { LANGUAGES, languageOf } from './language';
export type { MessageValues } from './wording';

export type MessageKey = keyof typeof en;

const WORDS: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = { en, sv };

/**
 * A message in a language, its placeholders filled; where `n` is 1 and there is a form for one, that form.
 *
 * @param language the reader's language
 * @param key which message
 * @param values what stands in the braces; a placeholder without a value stays as it is
 * @returns the text
 * @example message('en', 'plan.deals', { n: 12 }) // '12 deals'
 */
export function message(language: Language, key: MessageKey, values: MessageValues = {}): string {
  return worded(WORDS[language], key, values);
}

/** The key of the form that is said where {n} is 1, or null where the message has none. */
export function formForOne(key: MessageKey): MessageKey | null {
  const form = `${key}.one`;
  return form in en ? (form as MessageKey) : null;
}

/**
 * A message in every language that we speak, in the order of LANGUAGES.
 *
 * @param key which message
 * @returns the texts
 * @example inAllLanguages('kind.won') // ['Won', 'Vunnen']
 */
export function inAllLanguages(key: MessageKey): string[] {
  return LANGUAGES.map((language) => WORDS[language][key]);
}

/**
 * A text of ours in another language.
 *
 * @param text what a cell holds
 * @param keys the messages that it may be
 * @param to the language
 * @returns the text in that language, or null where it is none of them or is so already
 * @example translated('Vunnen', ['kind.open', 'kind.won'], 'en') // 'Won'
 */
export function translated(
  text: unknown,
  keys: readonly MessageKey[],
  to: Language,
): string | null {
  const isTo = keys.some((key) => WORDS[to][key] === text);
  const found = isTo ? undefined : keys.find((key) => inAllLanguages(key).some((t) => t === text));
  return found === undefined ? null : WORDS[to][found];
}

/** The messages whose keys begin so, forms for one left out: `messagesUnder('kind.')`. */
export function messagesUnder(prefix: string): MessageKey[] {
  const keys = Object.keys(en) as MessageKey[];
  return keys.filter((key) => key.startsWith(prefix) && !key.endsWith('.one'));
}

const KINDS: readonly StageKind[] = ['open', 'won', 'lost'];

/**
 * The kind that a word names in any of our languages, whatever its case.
 *
 * @param word for instance "Won" or "vunnen"
 * @returns the kind, or null where it names none
 * @example kindOfWord('Vunnen') // 'won'
 */
export function kindOfWord(word: string): StageKind | null {
  const wanted = word.trim().toLowerCase();
  const named = KINDS.find((kind) =>
    inAllLanguages(`kind.${kind}`).some((text) => text.toLowerCase() === wanted),
  );
  return named ?? null;
}
