import { dayNumber } from '../domain/day';
import type { Outcome } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import { stageKey } from '../domain/stage';
import type { Language, MessageKey, MessageValues } from '../messages';
import { message } from '../messages';
import { isFiniteNumber } from './cell';
import type { DealField, DealValues, FieldProblem, FormValue, PurchaseLine } from './dealForm';
import { DEAL_FIELDS, shapeOf } from './dealForm';
import { mailAddress } from './mailAddress';
import { cutQuote } from './sentences';

/** Values of fields that were checked. */
export type CheckedValues = Readonly<Partial<Record<DealField, FormValue>>>;

/** What a form is checked against. */
export interface FormFacts {
  readonly language: Language;
  /** The names of the stages in Settings. */
  readonly stages: readonly string[];
  /** The present year: nothing was bought after it. */
  readonly year: number;
}

const MOST_PURCHASES = 5;
const LONGEST_PURCHASE = 60;
const FIRST_YEAR = 1990;
const MOST_MONEY = 1e15;
/** A cell has one line, and a text that steers a terminal or turns its neighbours around is no name. */
// eslint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u001f\u007f\u2028\u2029]/;

/**
 * Checks what a form wants to save: it may come from anybody. All that is wrong is told at once, beside its field.
 *
 * @param given anything; expected one object of fields and values
 * @param facts what to check against
 * @returns the values, or a problem a field; a field that is none of ours is one too
 */
export function checkForm(given: unknown, facts: FormFacts): Outcome<CheckedValues, FieldProblem> {
  const say = (key: MessageKey, values?: MessageValues): string =>
    message(facts.language, key, values);
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return trouble({ field: '', text: say('form.noFields') });
  }
  const problems: FieldProblem[] = [];
  const values: Partial<Record<DealField, FormValue>> = {};
  for (const [name, value] of Object.entries(given) as [string, unknown][]) {
    const field = DEAL_FIELDS.find((known) => known === name);
    if (field === undefined) {
      const found = cutQuote(facts.language, name);
      problems.push({ field: '', text: say('form.unknownField', { found }) });
      continue;
    }
    const text = problemOf(field, value, facts);
    if (text === null) values[field] = trimmedValue(value as FormValue);
    else problems.push({ field, text });
  }
  return problems.length > 0 ? trouble(...problems) : answer(values);
}

/**
 * Checks what the fields of a deal say together, once those of a form are put over those of the sheet.
 *
 * @param values all fields
 * @param changed the fields that the form changes: only they can be to blame
 * @param language of the sentences
 * @returns what is wrong
 */
export function checkTogether(
  values: DealValues,
  changed: CheckedValues,
  language: Language,
): FieldProblem[] {
  const { budgetLow, budgetLikely, budgetHigh } = values;
  const isDisordered =
    isAbove(budgetLow, budgetLikely) ||
    isAbove(budgetLikely, budgetHigh) ||
    isAbove(budgetLow, budgetHigh);
  const fields = ['budgetLikely', 'budgetLow', 'budgetHigh'] as const;
  const field = fields.find((each) => each in changed);
  return isDisordered && field !== undefined
    ? [{ field, text: message(language, 'form.budgetOrder') }]
    : [];
}

function isAbove(a: number | '', b: number | ''): boolean {
  return a !== '' && b !== '' && a > b;
}

function trimmedValue(value: FormValue): FormValue {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return value;
  return value
    .map(({ what, price, year }) => ({ what: what.trim(), price, year }))
    .filter(({ what, price, year }) => what !== '' || price !== '' || year !== '');
}

/** The sentence for beside the field; null where the value is in order. */
function problemOf(field: DealField, value: unknown, facts: FormFacts): string | null {
  const say = (key: MessageKey, values?: MessageValues): string =>
    message(facts.language, key, values);
  const { kind, most = 0, words = [] } = shapeOf(field);
  if (kind === 'purchases') return purchasesProblem(value, facts);
  if (value === '') return field === 'prospect' ? say('form.name') : null;
  switch (kind) {
    case 'amount':
      return isMoney(value) ? null : say('form.amount');
    case 'fraction':
      return isFiniteNumber(value) && value >= 0 && value <= 1 ? null : say('form.fraction');
    case 'day':
      return isDay(value) ? null : say('form.day');
    case 'word':
      return words.includes(value as string) ? null : say('form.word');
    case 'stage':
      return facts.stages.some((name) => isSameStage(name, value)) ? null : say('form.stage');
    case 'mail':
      if (typeof value === 'string' && value.length <= most && mailAddress(value) !== null) {
        return null;
      }
      return say('form.mail', { found: cutQuote(facts.language, String(value)) });
    case 'text':
      if (typeof value !== 'string' || value.length > most || UNSEEN.test(value)) {
        return say('form.text', { n: most });
      }
      return field === 'prospect' && value.trim() === '' ? say('form.name') : null;
  }
}

function isSameStage(name: string, value: unknown): boolean {
  return typeof value === 'string' && stageKey(name) === stageKey(value);
}

/**
 * Whether a text may stand in one line of a cell.
 *
 * @param value anything
 * @param most the most characters
 * @returns true for a text without line breaks and other unseen characters
 * @example isLine('Acme', 10) // true
 */
export function isLine(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length <= most && !UNSEEN.test(value);
}

/** A day of the years that a sheet shows as dates. */
function isDay(value: unknown): boolean {
  const day = typeof value === 'string' ? dayNumber(value) : null;
  return day !== null && day > 0;
}

function isMoney(value: unknown): boolean {
  return isFiniteNumber(value) && value >= 0 && value <= MOST_MONEY;
}

function purchasesProblem(value: unknown, { language, year }: FormFacts): string | null {
  const isPurchase = (line: unknown): line is PurchaseLine => {
    if (typeof line !== 'object' || line === null) return false;
    const fields = new Map<string, unknown>(Object.entries(line));
    const [what, price, bought] = ['what', 'price', 'year'].map((name) => fields.get(name));
    return (
      fields.size === 3 &&
      isLine(what, LONGEST_PURCHASE) &&
      (price === '' || isMoney(price)) &&
      (bought === '' || isYear(bought, year))
    );
  };
  const isList = Array.isArray(value) && value.length <= MOST_PURCHASES && value.every(isPurchase);
  if (isList) return null;
  return message(language, 'form.purchases', {
    n: MOST_PURCHASES,
    from: FIRST_YEAR,
    to: year,
    length: LONGEST_PURCHASE,
  });
}

function isYear(value: unknown, last: number): boolean {
  return Number.isInteger(value) && (value as number) >= FIRST_YEAR && (value as number) <= last;
}
