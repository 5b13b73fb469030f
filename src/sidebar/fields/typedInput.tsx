import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ControlProps } from './field';

/**
 * An input whose text stands for a value: shown in its usual form, but never rewritten under the person who types.
 * What cannot be read stays as it was typed, so that a draft loses nothing.
 */
export function TypedInput({
  control,
  shown,
  onText,
  inputMode,
  alignRight = false,
}: {
  readonly control: ControlProps;
  /** The value in its usual form. */
  readonly shown: string;
  onText(text: string): void;
  readonly inputMode?: 'numeric' | 'decimal';
  readonly alignRight?: boolean;
}): JSX.Element {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      {...control}
      class={alignRight ? 'number' : undefined}
      value={typed ?? shown}
      inputMode={inputMode}
      autoComplete="off"
      onInput={({ currentTarget }) => {
        setTyped(currentTarget.value);
        onText(currentTarget.value);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
