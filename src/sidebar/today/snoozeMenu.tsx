import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Snooze, TodayItem } from '../../flows/todayAnswers';
import { Icon } from '../icon';
import { say } from '../sidebarWords';

/** A button with a menu of the times until which an item may wait. */
export function SnoozeMenu({
  item,
  hasText,
  isDisabled,
  onChoose,
}: {
  readonly item: TodayItem;
  /** Whether the button says what it is; otherwise it is an icon with a name. */
  readonly hasText: boolean;
  readonly isDisabled: boolean;
  onChoose(until: Snooze): void;
}): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const entries = (): HTMLElement[] => [
    ...menu.current!.querySelectorAll<HTMLElement>('[role="menuitem"]'),
  ];
  useLayoutEffect(() => {
    if (isOpen) entries()[0]!.focus();
  }, [isOpen]);

  function close(): void {
    setOpen(false);
    button.current!.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      // Prevented, so that the page around does not take it for its own.
      event.preventDefault();
      close();
      return;
    }
    const all = entries();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const places: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1 + all.length,
      Home: 0,
      End: all.length - 1,
    };
    const place = places[event.key];
    if (place === undefined) return;
    event.preventDefault();
    all[place % all.length]!.focus();
  }

  const name = say('today.snooze.aria', { name: item.prospect });
  const note = item.group === 'meetingCall' ? say('today.snooze.meeting') : '';
  return (
    <div
      class="snooze"
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget as Node | null)) setOpen(false);
      }}
    >
      <button
        type="button"
        ref={button}
        class={hasText ? 'button small-button' : 'icon-button'}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={name}
        title={hasText ? undefined : say('common.snooze')}
        aria-disabled={isDisabled}
        onClick={() => !isDisabled && setOpen(!isOpen)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || isDisabled) return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        <Icon name="clock" size={hasText ? 14 : 16} />
        {hasText && ` ${say('common.snooze')}`}
      </button>
      {isOpen && (
        <div class="menu" ref={menu} onKeyDown={onKeyDown}>
          <div role="menu" aria-label={name} aria-describedby={note && 'snooze-note'}>
            {item.snoozes.map((until) => (
              <button
                key={until}
                type="button"
                role="menuitem"
                tabIndex={-1}
                onClick={() => {
                  close();
                  onChoose(until);
                }}
              >
                {say(`today.snooze.${until}`)}
              </button>
            ))}
          </div>
          {note && (
            <p id="snooze-note" class="small">
              {note}
            </p>
          )}
        </div>
      )}
    </div>
  );
}
