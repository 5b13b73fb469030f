import type { Clash, SaveAnswer } from '../../../flows/dealAnswers';
import type { DealField } from '../../../table/dealForm';

/** What both she and somebody else changed, and what she has chosen so far. */
export interface OpenClash {
  readonly who: string;
  readonly clashes: readonly Clash[];
  /** How many of her changes do not clash. */
  readonly others: number;
  readonly choices: Readonly<Partial<Record<DealField, 'mine' | 'sheet'>>>;
}

/**
 * A clash as it is put to her: of a stage the sheet's value is chosen to begin with, of anything else hers.
 *
 * @param answer what the server refused to overwrite
 * @param fields all that she changed
 * @returns the choices to make
 */
export function clashOf(
  { who, clashes }: Extract<SaveAnswer, { readonly state: 'clash' }>,
  fields: readonly DealField[],
): OpenClash {
  const choices = clashes.map(({ field }) => [field, field === 'stage' ? 'sheet' : 'mine']);
  return {
    who,
    clashes,
    others: fields.length - clashes.length,
    choices: Object.fromEntries(choices) as OpenClash['choices'],
  };
}
