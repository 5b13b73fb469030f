import type { JSX } from 'preact';
import type { FieldText } from './field';
import { Field } from './field';
import { shownTime, typedTime } from './sheetForms';
import { TypedInput } from './typedInput';

/** A time of day; its value is HH:MM, or what was typed where that is no time (`isTime` tells). */
export function TimeField({
  value,
  locale,
  onInput,
  ...text
}: FieldText & {
  readonly value: string;
  /** The sheet's, for instance "en_US". */
  readonly locale: string;
  onInput(value: string): void;
}): JSX.Element {
  return (
    <Field {...text}>
      {(control) => (
        <TypedInput
          control={control}
          shown={shownTime(locale, value)}
          onText={(typed) => onInput(typedTime(typed) ?? typed)}
        />
      )}
    </Field>
  );
}
