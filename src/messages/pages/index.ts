/** The words of the sidebar and of dialogs; apart from the others, so that no formula cell loads them. */
import type { Language } from '../language';
import type { MessageValues } from '../wording';
import { worded } from '../wording';
import { en } from './en';
import { sv } from './sv';

export type PageKey = keyof typeof en;

const WORDS: Readonly<Record<Language, Readonly<Record<PageKey, string>>>> = { en, sv };

/**
 * A word of a page in a language, its placeholders filled.
 *
 * @param language the reader's language
 * @param key which word
 * @param values what stands in the braces
 * @returns the text
 * @example pageMessage('en', 'csv.action', { n: 1 }) // 'Import 1 deal'
 */
export function pageMessage(language: Language, key: PageKey, values?: MessageValues): string {
  return worded(WORDS[language], key, values);
}
