import type { DealField, FormValue } from '../../table/dealForm';
import { say } from '../sidebarWords';
import type { Typed } from './desk/draftStore';
import type { FormContext, Prepared } from './forms';
import { textIn, valueIn } from './forms';
import { factProblems } from './qualifyForm';

export const NEW_FIELDS = [
  'prospect',
  'contact',
  'mail',
  'phone',
  'amount',
  'canSign',
  'signer',
] as const;

/** A new deal, checked and ready to be sent: only the prospect is needed. */
export function prepareNew(typed: Typed, { values, settings }: FormContext): Prepared {
  const filled = NEW_FIELDS.map((field): [DealField, FormValue] => {
    const value = valueIn(typed, values, field);
    return [field, typeof value === 'string' ? value.trim() : value];
  });
  const wanted = Object.fromEntries(filled) as Partial<Record<DealField, FormValue>>;
  const isNameless =
    wanted.canSign === 'confirmed' && textIn(typed, values, 'signer').trim() === '';
  return {
    problems: [
      ...factProblems(wanted, settings.locale),
      ...(isNameless ? [{ field: 'signer', text: say('bad.signer') }] : []),
    ],
    values: Object.fromEntries(
      Object.entries(wanted).filter(([, value]) => value !== ''),
    ) as Prepared['values'],
    rest: {},
  };
}
