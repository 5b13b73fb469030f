import type { JSX } from 'preact';
import { Icon } from '../icon';
import type { FieldText } from './field';
import { Field } from './field';

/** One of a few: segments beside each other, radio buttons for the keyboard, a check mark on the chosen one. */
export function ChoiceField<T extends string>({
  value,
  choices,
  onChoose,
  isDisabled = false,
  ...text
}: FieldText & {
  /** Where it is none of the choices, nothing is chosen. */
  readonly value: T | '';
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  onChoose(value: T): void;
  readonly isDisabled?: boolean;
}): JSX.Element {
  return (
    <Field {...text} isGroup>
      {(control) => (
        <div {...control} class="segments" role="radiogroup" aria-labelledby={`${text.id}-label`}>
          {choices.map((choice, i) => (
            <label key={choice.value} class="segment">
              <input
                id={`${text.id}-${i}`}
                type="radio"
                name={text.id}
                checked={choice.value === value}
                disabled={isDisabled}
                onChange={() => onChoose(choice.value)}
              />
              <span>
                {choice.value === value && <Icon name="check" size={12} />}
                {choice.label}
              </span>
            </label>
          ))}
        </div>
      )}
    </Field>
  );
}
