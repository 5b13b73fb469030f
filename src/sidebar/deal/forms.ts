import type { DealSettings } from '../../flows/dealAnswers';
import type { DealField, DealValues, FieldProblem, FormValue } from '../../table/dealForm';
import { DEAL_FORM } from '../../table/dealForm';
import type { SidebarKey } from '../sidebarWords';
import { shownNumber } from '../fields/sheetForms';
import { say } from '../sidebarWords';
import type { Typed } from './desk/draftStore';

/** The forms of a deal; each has a draft of its own. */
export type FormName = 'qualify' | 'followUp' | 'meeting' | 'close' | 'new';

/** What a form needs to know besides what was typed. */
export interface FormContext {
  /** What the sheet holds; for a new deal what it begins with. */
  readonly values: Readonly<Partial<DealValues>>;
  readonly settings: DealSettings;
  /** This day and minute in the spreadsheet's zone: YYYY-MM-DD and HH:MM. */
  readonly today: string;
  readonly now: string;
}

/** A form ready to be sent: all that is wrong with it, else what to write. */
export interface Prepared<R = object> {
  readonly problems: readonly FieldProblem[];
  /** The deal's fields that change. */
  readonly values: Readonly<Partial<Record<DealField, FormValue>>>;
  /** What else the call takes. */
  readonly rest: R;
}

/** What stands in a field of a form: what was typed, else what the sheet holds. */
export function valueIn(
  typed: Typed,
  values: Readonly<Partial<DealValues>>,
  field: string,
): FormValue {
  return typed[field] ?? values[field as DealField] ?? '';
}

/** The same as a text; a number by its digits. */
export function textIn(typed: Typed, values: Readonly<Partial<DealValues>>, field: string): string {
  const value = valueIn(typed, values, field);
  return typeof value === 'object' ? '' : String(value);
}

/** What is left of the wanted values once those that the sheet holds already are taken away. */
export function changedValues(
  wanted: Readonly<Partial<Record<DealField, FormValue>>>,
  values: Readonly<Partial<DealValues>>,
): Partial<Record<DealField, FormValue>> {
  const changed = Object.entries(wanted).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(values[field as DealField] ?? ''),
  );
  return Object.fromEntries(changed) as Partial<Record<DealField, FormValue>>;
}

/**
 * A draft with one field changed.
 *
 * @param typed the draft
 * @param field which
 * @param value what stands in it now; absent where what was typed goes
 * @param held what would stand there if nothing were typed: then nothing is kept
 * @returns the new draft
 * @example withField({}, 'role', 'Buyer', 'Buyer') // {}
 */
export function withField(
  typed: Typed,
  field: string,
  value: FormValue | undefined,
  held: FormValue,
): Typed {
  const others = without(typed, field);
  const isBack = value === undefined || JSON.stringify(value) === JSON.stringify(held);
  return isBack ? others : { ...others, [field]: value };
}

const QUALIFY: readonly DealField[] = [
  ...(['prospect', 'contact', 'mail', 'phone', 'stage', 'amount', 'expectedClose'] as const),
  ...(['canSign', 'signer', 'role', 'decideBy', 'urgency'] as const),
  ...(['budgetSource', 'budgetLow', 'budgetLikely', 'budgetHigh', 'similarPurchases'] as const),
];
const WRITTEN: Readonly<Record<FormName, readonly DealField[]>> = {
  qualify: QUALIFY,
  followUp: ['nextStep', 'when', 'trial', 'trialState'],
  meeting: ['contact', 'mail'],
  close: ['stage', 'closed', 'amount', 'lostBecause'],
  new: [],
};

/** The deal's fields that a form may write. */
export function writtenFields(form: FormName): readonly DealField[] {
  return WRITTEN[form];
}

/** A draft without one field. */
export function without(typed: Typed, field: string): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => name !== field));
}

const EXAMPLE = 42_000;
const NAMED = new Map<string, SidebarKey>([
  ['date', 'meet.date'],
  ['time', 'meet.time'],
  ['minutes', 'meet.length'],
  ['place', 'meet.place'],
  ['agenda', 'meet.agenda'],
  ['note', 'log.note'],
  ['type', 'log.title'],
  ['result', 'log.result'],
  ['timeBy', 'qual.time'],
  ['isReminded', 'meet.remind'],
  ['as', 'close.title'],
  ['ending', 'meet.title'],
  ['activityId', 'meet.title'],
]);

/** A field's name for people. */
export function nameOfField(field: string): string {
  const own = NAMED.get(field);
  if (own) return say(own);
  return Object.prototype.hasOwnProperty.call(DEAL_FORM, field)
    ? say(`field.${field as DealField}`)
    : field;
}

/** The sentence for a number that is none. */
export function numberProblem(field: string, locale: string): FieldProblem {
  return { field, text: say('bad.number', { example: shownNumber(locale, EXAMPLE) }) };
}

/** Whether something looks like a mail address; the server says for sure. */
export function isMail(text: string): boolean {
  return text === '' || /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/.test(text);
}
