import { dayNumber } from '../domain/day';
import type { Outcome } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import type { MessageKey, MessageValues } from '../messages';

/** What a field of a request holds. */
export type FieldKind = 'truth' | 'text' | 'texts' | 'day';

/** Something that stops a request before anything is done, ready to be said. */
export interface RequestProblem {
  readonly key: MessageKey;
  readonly values: MessageValues;
}

interface FieldValues {
  readonly truth: boolean;
  readonly text: string;
  readonly texts: readonly string[];
  readonly day: string;
}

/** Longer lists come from no form of ours. */
const MOST_TEXTS = 1000;

const IS_OF_KIND: Readonly<Record<FieldKind, (value: unknown) => boolean>> = {
  truth: (value) => typeof value === 'boolean',
  text: isFilledText,
  texts: (value) =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= MOST_TEXTS &&
    value.every(isFilledText),
  day: (value) => typeof value === 'string' && dayNumber(value) !== null,
};

function isFilledText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

/**
 * Checks a request of one plain object, which may come from anybody: unknown fields are refused, and nothing that an
 * object has from its prototype counts.
 *
 * @param request anything
 * @param fields what each field holds; those in `optional` may be left out
 * @param optional names of fields
 * @returns the fields that were given, or everything that is wrong
 */
export function readRequest<
  K extends Readonly<Record<string, FieldKind>>,
  O extends keyof K & string = never,
>(
  request: unknown,
  fields: K,
  optional: readonly O[] = [],
): Outcome<
  { readonly [F in Exclude<keyof K, O>]: FieldValues[K[F]] } & {
    readonly [F in O]?: FieldValues[K[F]];
  },
  RequestProblem
> {
  const names = Object.keys(fields);
  const list = names.join(', ');
  if (typeof request !== 'object' || request === null || Array.isArray(request)) {
    return trouble({ key: 'request.noObject', values: { fields: list } });
  }
  // A prototype that came with the request would lend it fields that nobody sees.
  const given = new Map<string, unknown>(Object.entries(request));
  const unknown = [...given.keys()].filter((field) => !names.includes(field));
  const problems: RequestProblem[] = unknown.map((field) => ({
    key: 'request.unknownField',
    values: { field, fields: list },
  }));
  for (const field of names) {
    if (!given.has(field) && (optional as readonly string[]).includes(field)) continue;
    const kind = fields[field]!;
    if (!IS_OF_KIND[kind](given.get(field))) {
      problems.push({ key: `request.bad.${kind}`, values: { field } });
    }
  }
  if (problems.length > 0) return trouble(...problems);
  return answer(Object.fromEntries(given) as never);
}
