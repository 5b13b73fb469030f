import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** Moves the keyboard once what was just asked for is on the screen; a group gives it to what is chosen in it. */
export function focusSoon(id: string): void {
  setTimeout(() => {
    const found = document.getElementById(id);
    const inside = found?.querySelector<HTMLElement>('input:checked, input, button, textarea');
    const isGroup = found?.matches('[role=radiogroup], section');
    ((isGroup && inside) || found)?.focus();
  });
}

/** Where the control that has the keyboard is taken away, the keyboard goes to what tells how things stand. */
export function useKeptFocus(...ids: readonly string[]): void {
  const last = useRef<Element | null>(null);
  useEffect(() => {
    const remember = (event: FocusEvent): void => {
      last.current = event.target as Element;
    };
    const forget = (event: FocusEvent): void => {
      // A control that is taken away does not say that it loses the keyboard.
      if (event.relatedTarget === null && (event.target as Element).isConnected) {
        last.current = null;
      }
    };
    document.addEventListener('focusin', remember);
    document.addEventListener('focusout', forget);
    return () => {
      document.removeEventListener('focusin', remember);
      document.removeEventListener('focusout', forget);
    };
  }, []);
  useLayoutEffect(() => {
    const isLost = document.activeElement === document.body && last.current?.isConnected === false;
    if (!isLost) return;
    last.current = null;
    const found = ids.map((id) => document.getElementById(id)).find(Boolean);
    found?.focus();
  });
}
