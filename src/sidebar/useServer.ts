import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Answer } from './server';
import type { Trouble } from './trouble';

/** What a view knows of the server: the last answer stays while a new one is on its way. */
export interface ServerValue<T> {
  readonly value: T | undefined;
  readonly trouble: Trouble | undefined;
  readonly isReading: boolean;
  /** When the value was read. */
  readonly readAt: Date | undefined;
  reload(): void;
}

/** Reads something as the view opens and whenever it asks for it; after a lost connection by itself. */
export function useServer<T>(ask: () => Promise<Answer<T>>): ServerValue<T> {
  const [state, setState] = useState<Omit<ServerValue<T>, 'reload'>>({
    value: undefined,
    trouble: undefined,
    isReading: true,
    readAt: undefined,
  });
  const isMounted = useRef(true);
  const underway = useRef(false);
  const isWantedAgain = useRef(false);
  const reload = useCallback(() => {
    // What is on its way may have been read before the change that this is about.
    isWantedAgain.current = underway.current;
    if (underway.current) return;
    underway.current = true;
    setState((before) => ({ ...before, isReading: true }));
    void ask().then((answer) => {
      underway.current = false;
      if (!isMounted.current) return;
      setState((before) =>
        answer.ok
          ? { value: answer.value, trouble: undefined, isReading: false, readAt: new Date() }
          : { ...before, trouble: answer.trouble, isReading: false },
      );
      if (isWantedAgain.current) reload();
    });
  }, []);
  useEffect(() => {
    reload();
    return () => {
      isMounted.current = false;
    };
  }, []);
  const isOffline = state.trouble?.kind === 'offline';
  useEffect(() => {
    if (!isOffline) return undefined;
    window.addEventListener('online', reload);
    return () => window.removeEventListener('online', reload);
  }, [isOffline]);
  return { ...state, reload };
}
