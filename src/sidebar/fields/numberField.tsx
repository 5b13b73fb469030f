import type { JSX } from 'preact';
import type { FieldText } from './field';
import { Field } from './field';
import { shownNumber, typedNumber } from './sheetForms';
import { TypedInput } from './typedInput';

/** A number in the sheet's locale; its value is the number, '' for none, or what was typed where that is no number. */
export function NumberField({
  value,
  locale,
  onInput,
  isPlain = false,
  ...text
}: FieldText & {
  readonly value: number | string;
  readonly locale: string;
  onInput(value: number | string): void;
  /** Without groups: a year, a count. */
  readonly isPlain?: boolean;
}): JSX.Element {
  const shown = (number: number): string =>
    isPlain ? String(number) : shownNumber(locale, number);
  return (
    <Field {...text}>
      {(control) => (
        <TypedInput
          control={control}
          shown={typeof value === 'number' ? shown(value) : value}
          onText={(typed) => onInput(typedNumber(locale, typed) ?? typed)}
          inputMode={isPlain ? 'numeric' : 'decimal'}
          alignRight
        />
      )}
    </Field>
  );
}
