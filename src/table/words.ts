import type { Outcome } from '../domain/outcome';
import type { Language, MessageKey } from '../messages';
import { LANGUAGES, inAllLanguages } from '../messages';
import type { Cell } from './cell';
import { isText } from './cell';
import { readOptional } from './values';

/** Tells what a word means, whatever its language, case and outer blanks; null for any other word. */
export type WordMeaning<T> = (word: string) => T | null;

/**
 * The words of a list in all our languages, each with its meaning.
 *
 * @param list the meanings and the messages that name them
 * @returns what a word means
 * @example wordMeanings([['week', 'unit.week'], ['month', 'unit.month']])(' Vecka') // 'week'
 */
export function wordMeanings<T>(
  list: readonly (readonly [meaning: T, key: MessageKey])[],
): WordMeaning<T> {
  // A Map, not an object: a word may be "constructor". Made when it is asked: most runs ask few lists.
  let meanings: ReadonlyMap<string, T> | undefined;
  return (word) => {
    meanings ??= new Map(
      list.flatMap(([meaning, key]) =>
        inAllLanguages(key).map((each): [string, T] => [each.toLowerCase(), meaning]),
      ),
    );
    return meanings.get(word.trim().toLowerCase()) ?? null;
  };
}

/** Whether a word is a yes or a no. */
export const YES_OR_NO: WordMeaning<boolean> = wordMeanings([
  [true, 'answer.yes'],
  [false, 'answer.no'],
]);

/**
 * The language that a cell names, by its code or a locale.
 *
 * @param cell for instance "sv" or "en_GB"
 * @returns a language that we speak, or null
 * @example languageOfCell('sv_SE') // 'sv'
 */
export function languageOfCell(cell: Cell): Language | null {
  if (!isText(cell)) return null;
  const [code] = cell.trim().toLowerCase().split(/[-_]/);
  return LANGUAGES.find((language) => language === code) ?? null;
}

/** Reads an optional language; English where none is given. */
export function readLanguage(argument: string, cell: Cell): Outcome<Language> {
  return readOptional<Language>(argument, cell, 'language', languageOfCell, 'en');
}
