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
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);
  useLayoutEffect(() => {
    const isNowhere = document.activeElement === document.body && document.hasFocus();
    if (!isNowhere || last.current?.isConnected !== false) return;
    last.current = null;
    const found = ids.map((id) => document.getElementById(id)).find(Boolean);
    found?.focus();
  });
}
