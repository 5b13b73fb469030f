import type { Problem } from '../domain/outcome';
import type { Language } from '../messages';
import { message } from '../messages';
import { isBlank, isDate } from './cell';

/** Longer texts are cut: the sentence must fit the note of a cell. */
const LONGEST_QUOTE = 40;

/**
 * A problem as one short sentence in the reader's language.
 *
 * @param language the reader's language
 * @param fn the function or field that speaks
 * @param problem what is wrong
 * @returns the sentence
 * @example sentence('en', 'QUOTA_GAP', { code: 'missingArgument', argument: 'won' }) // 'QUOTA_GAP: the argument won is missing.'
 */
export function sentence(language: Language, fn: string, problem: Problem): string {
  switch (problem.code) {
    case 'badCell': {
      const values = {
        fn,
        argument: problem.argument,
        found: describe(language, problem.found),
        expected: message(language, `expected.${problem.expected}`),
      };
      return problem.row === undefined
        ? message(language, 'problem.badValue', values)
        : message(language, 'problem.badCell', { ...values, row: problem.row });
    }
    case 'doubledStage':
    case 'doubledTier':
      return message(language, `problem.${problem.code}`, {
        ...problem,
        fn,
        found: describe(language, problem.found),
      });
    default:
      return message(language, `problem.${problem.code}`, { ...problem, fn });
  }
}

/**
 * What was found, in words that fit a sentence: text in quotes, numbers in the language's own form.
 *
 * @param language the reader's language
 * @param found any value of a cell
 * @returns for instance “abc”, 1,5 or "a date"
 * @example describe('sv', 1.5) // '1,5'
 */
export function describe(language: Language, found: unknown): string {
  if (isBlank(found)) return message(language, 'found.blank');
  if (typeof found === 'string') return cutQuote(language, found);
  if (typeof found === 'number') return decimalText(language, found);
  if (typeof found === 'boolean') return found ? 'TRUE' : 'FALSE';
  if (isDate(found)) return message(language, 'found.date');
  if (Array.isArray(found)) return message(language, 'found.list', { n: found.length });
  return message(language, 'found.object');
}

/**
 * A text in the language's quotes, cut where it is long.
 *
 * @param language the reader's language
 * @param text any text
 * @returns for instance “abc”
 * @example cutQuote('sv', 'abc') // '”abc”'
 */
export function cutQuote(language: Language, text: string): string {
  const cut = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
  return language === 'sv' ? `”${cut}”` : `“${cut}”`;
}

function decimalText(language: Language, value: number): string {
  const text = String(value);
  return language === 'sv' ? text.replace('.', ',') : text;
}
