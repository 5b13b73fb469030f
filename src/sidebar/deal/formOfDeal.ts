import type { FormValue } from '../../table/dealForm';
import { calendarOf } from '../fields/workingDays';
import { isWorkingDay } from '../../domain/workingDays';
import type { Typed } from './desk/draftStore';
import { desk, typing } from './desk';
import type { FormContext, FormName } from './forms';
import { nameOfField, textIn, valueIn } from './forms';

/** What the fields of a form need. */
export interface FormOfDeal extends FormContext {
  readonly typed: Typed;
  readonly locale: string;
  text(field: string): string;
  value(field: string): FormValue;
  /** Changes fields of the draft; an absent value brings back the sheet's. */
  type(fields: Readonly<Record<string, FormValue | undefined>>): void;
  /** Name, ID and trouble of a field, for its control. */
  field(field: string): {
    readonly id: string;
    readonly label: string;
    readonly error: string | undefined;
  };
  /** The same with what was typed and how to change it. */
  line(field: string): ReturnType<FormOfDeal['field']> & {
    readonly value: string;
    onInput(value: string): void;
  };
  /** Likewise for a day, with what its calendar needs. */
  day(field: string): ReturnType<FormOfDeal['line']> & {
    readonly locale: string;
    readonly today: string;
    isFree(day: number): boolean;
  };
}

/** The ID of a field in the page. */
export const idOf = (field: string): string => `f-${field}`;

/** A form of the deal that is shown, as its draft and the sheet have it. */
export function formOfDeal(form: FormName): FormOfDeal {
  const { context } = desk;
  const typed = desk.typedIn(form);
  const { values, settings } = context;
  const calendar = calendarOf(settings);
  const locale = settings.locale;
  const type: FormOfDeal['type'] = (fields) => typing.type(form, fields);
  const field: FormOfDeal['field'] = (name) => ({
    id: idOf(name),
    label: nameOfField(name),
    error: desk.state.problems.find((problem) => problem.field === name)?.text,
  });
  const text = (name: string): string => textIn(typed, values, name);
  const line: FormOfDeal['line'] = (name) => ({
    ...field(name),
    value: text(name),
    onInput: (value) => type({ [name]: value }),
  });
  return {
    ...context,
    typed,
    locale,
    text,
    value: (name) => valueIn(typed, values, name),
    type,
    field,
    line,
    day: (name) => ({
      ...line(name),
      locale,
      today: context.today,
      isFree: (day) => !isWorkingDay(day, calendar),
    }),
  };
}
