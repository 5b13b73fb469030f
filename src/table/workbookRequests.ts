import { dayNumber } from '../domain/day';
import type { Outcome } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import type { Language, MessageKey, MessageValues } from '../messages';
import { LANGUAGES, message } from '../messages';
import { isFiniteNumber } from './cell';

/** What a field of a request holds. */
export type FieldKind =
  | 'truth'
  | 'text'
  | 'texts'
  | 'day'
  | 'amount'
  /** A number of a row, counted from 1; 0 for none. */
  | 'row'
  /** A whole number of 0 or more. */
  | 'count'
  | 'place'
  | 'language'
  /** A name that a page makes up for a save. */
  | 'token'
  /** Texts that may be blank; what they may hold is checked where they are used. */
  | 'words'
  /** Anything; checked where it is used. */
  | 'any';

interface FieldValues {
  readonly truth: boolean;
  readonly text: string;
  readonly texts: readonly string[];
  readonly day: string;
  readonly amount: number;
  readonly row: number;
  readonly count: number;
  readonly place: { readonly sheetId: number; readonly row: number; readonly dealId: string };
  readonly language: Language;
  readonly token: string;
  readonly words: string;
  readonly any: unknown;
}

/** Longer texts and lists come from no form of ours. */
const MOST_CHARACTERS = 1000;
const MOST_TEXTS = 1000;
/** A spreadsheet has at most ten million cells (platform 5). */
const MOST_ROWS = 10_000_000;
const TOKEN = /^[\w-]{6,40}$/;
/** A name that somebody made up is repeated to this length. */
const SHOWN_OF_NAME = 40;

const IS_OF_KIND: Readonly<Record<FieldKind, (value: unknown) => boolean>> = {
  truth: (value) => typeof value === 'boolean',
  text: isFilledText,
  texts: (value) =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= MOST_TEXTS &&
    value.every(isFilledText),
  amount: (value) => isFiniteNumber(value) && value >= 0,
  day: (value) => typeof value === 'string' && dayNumber(value) !== null,
  row: isRow,
  count: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
  place: isPlace,
  language: (value) => LANGUAGES.some((known) => known === value),
  token: (value) => typeof value === 'string' && TOKEN.test(value),
  words: (value) => typeof value === 'string' && value.length <= MOST_CHARACTERS,
  any: (value) => value !== undefined,
};

function isRow(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MOST_ROWS;
}

function isPlace(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const given = new Map<string, unknown>(Object.entries(value));
  return (
    given.size === 3 &&
    Number.isInteger(given.get('sheetId')) &&
    isRow(given.get('row')) &&
    IS_OF_KIND.words(given.get('dealId'))
  );
}

function isFilledText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '' && value.length <= MOST_CHARACTERS;
}

/**
 * Checks a request of one plain object, which may come from anybody: unknown fields are refused, and nothing that an
 * object has from its prototype counts.
 *
 * @param languageOf the language of the sentences, or how to find it out where there is something to say
 * @param request anything
 * @param fields what each field holds; those in `optional` may be left out
 * @param optional names of fields
 * @returns the fields that were given, or everything that is wrong, as sentences
 */
export function readRequest<
  K extends Readonly<Record<string, FieldKind>>,
  O extends keyof K & string = never,
>(
  languageOf: Language | (() => Language),
  request: unknown,
  fields: K,
  optional: readonly O[] = [],
): Outcome<
  { readonly [F in Exclude<keyof K, O>]: FieldValues[K[F]] } & {
    readonly [F in O]?: FieldValues[K[F]];
  },
  string
> {
  const names = Object.keys(fields);
  const list = names.join(', ');
  const say = (key: MessageKey, values: MessageValues): string =>
    message(typeof languageOf === 'string' ? languageOf : languageOf(), key, values);
  if (typeof request !== 'object' || request === null || Array.isArray(request)) {
    return trouble(say('request.noObject', { fields: list }));
  }
  // A prototype that came with the request would lend it fields that nobody sees.
  const given = new Map<string, unknown>(Object.entries(request));
  const unknown = [...given.keys()].find((field) => !names.includes(field));
  const problems: string[] = [];
  if (unknown !== undefined) {
    const field = unknown.slice(0, SHOWN_OF_NAME);
    problems.push(say('request.unknownField', { field, fields: list }));
  }
  for (const field of names) {
    if (!given.has(field) && (optional as readonly string[]).includes(field)) continue;
    const kind = fields[field]!;
    if (!IS_OF_KIND[kind](given.get(field))) {
      problems.push(say(`request.bad.${kind}`, { field }));
    }
  }
  if (problems.length > 0) return trouble(...problems);
  return answer(Object.fromEntries(given) as never);
}
