import type { ComponentChildren, JSX } from 'preact';
import { closePage } from '../server';
import { say } from './importWords';

/** The dialog's one primary button, and the way out. */
export function ImportFooter({
  rows,
  isWorking = false,
  onImport,
  children,
}: {
  rows?: number;
  isWorking?: boolean;
  onImport?(): void;
  children?: ComponentChildren;
}): JSX.Element {
  return (
    <footer>
      {rows !== undefined && (
        <button
          type="button"
          class="button primary"
          aria-disabled={isWorking}
          onClick={() => onImport?.()}
        >
          {say('csv.action', { n: rows })}
        </button>
      )}
      {!isWorking && (
        <button type="button" class="button plain" onClick={closePage}>
          {say('common.cancel')}
        </button>
      )}
      {children}
    </footer>
  );
}
