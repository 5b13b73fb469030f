import { dayNumber } from '../domain/day';
import type { Outcome } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import type { Language } from '../messages';
import { message } from '../messages';
import { isFiniteNumber } from './cell';

/** What a field of a request holds. */
export type FieldKind = 'truth' | 'text' | 'texts' | 'day' | 'amount';

interface FieldValues {
  readonly truth: boolean;
  readonly text: string;
  readonly texts: readonly string[];
  readonly day: string;
  readonly amount: number;
}

/** Longer texts and lists come from no form of ours. */
const MOST_CHARACTERS = 1000;
const MOST_TEXTS = 1000;
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
};

function isFilledText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '' && value.length <= MOST_CHARACTERS;
}

/**
 * Checks a request of one plain object, which may come from anybody: unknown fields are refused, and nothing that an
 * object has from its prototype counts.
 *
 * @param language the language of the sentences
 * @param request anything
 * @param fields what each field holds; those in `optional` may be left out
 * @param optional names of fields
 * @returns the fields that were given, or everything that is wrong, as sentences
 */
export function readRequest<
  K extends Readonly<Record<string, FieldKind>>,
  O extends keyof K & string = never,
>(
  language: Language,
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
  if (typeof request !== 'object' || request === null || Array.isArray(request)) {
    return trouble(message(language, 'request.noObject', { fields: list }));
  }
  // A prototype that came with the request would lend it fields that nobody sees.
  const given = new Map<string, unknown>(Object.entries(request));
  const unknown = [...given.keys()].find((field) => !names.includes(field));
  const problems: string[] = [];
  if (unknown !== undefined) {
    const field = unknown.slice(0, SHOWN_OF_NAME);
    problems.push(message(language, 'request.unknownField', { field, fields: list }));
  }
  for (const field of names) {
    if (!given.has(field) && (optional as readonly string[]).includes(field)) continue;
    const kind = fields[field]!;
    if (!IS_OF_KIND[kind](given.get(field))) {
      problems.push(message(language, `request.bad.${kind}`, { field }));
    }
  }
  if (problems.length > 0) return trouble(...problems);
  return answer(Object.fromEntries(given) as never);
}
