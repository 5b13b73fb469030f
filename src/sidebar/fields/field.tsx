import type { ComponentChildren, JSX } from 'preact';
import { Icon } from '../icon';

/** What a field says beside its control. */
export interface FieldText {
  /** Unique in the page. */
  readonly id: string;
  readonly label: string;
  readonly hint?: ComponentChildren;
  /** What is wrong with what was typed; the form moves the keyboard to the first field that has one. */
  readonly error?: string | undefined;
}

/** What the control of a field takes, so that all that stands around it is read out with it. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-invalid': boolean | undefined;
  readonly 'aria-describedby': string | undefined;
}

/** A label above a control, a hint or what is wrong below it. */
export function Field({
  id,
  label,
  hint,
  error,
  isGroup = false,
  children,
}: FieldText & {
  /** For several controls that have one name: then they take `aria-labelledby` of `${id}-label`. */
  readonly isGroup?: boolean;
  children(control: ControlProps): ComponentChildren;
}): JSX.Element {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class="field">
      {isGroup ? (
        <span id={`${id}-label`} class="label">
          {label}
        </span>
      ) : (
        <label for={id}>{label}</label>
      )}
      {children({
        id,
        'aria-invalid': error ? true : undefined,
        'aria-describedby': described || undefined,
      })}
      {error && (
        <p id={`${id}-error`} class="field-error">
          <Icon name="warn" /> {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
    </div>
  );
}

/** A line of text. */
export function TextField({
  value,
  onInput,
  most,
  inputMode = 'text',
  ...text
}: FieldText & {
  readonly value: string;
  onInput(value: string): void;
  /** The most characters. */
  readonly most?: number;
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel';
}): JSX.Element {
  return (
    <Field {...text}>
      {(control) => (
        <input
          {...control}
          value={value}
          maxLength={most}
          inputMode={inputMode}
          autoComplete="off"
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
        />
      )}
    </Field>
  );
}
