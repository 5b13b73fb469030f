import type { JSX, Ref } from 'preact';
import type { IconName } from './icon';
import { Icon } from './icon';

/** A button that is only a picture: its name is read out and shown under the pointer. */
export function IconButton({
  icon,
  name,
  button,
  ...rest
}: {
  readonly icon: IconName;
  readonly name: string;
  readonly button?: Ref<HTMLButtonElement>;
} & Omit<JSX.IntrinsicElements['button'], 'icon' | 'name' | 'children' | 'type'>): JSX.Element {
  return (
    <button type="button" class="icon-button" aria-label={name} title={name} ref={button} {...rest}>
      <Icon name={icon} />
    </button>
  );
}
