import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ChangeStatus, useChange } from '../useChange';
import { say } from '../sidebarWords';
import type { PanelProps } from './moreDialog';

/** The menu's Refresh plan, which tells over the sheet what it found. */
export function RecalculatePanel({ onChanged }: PanelProps): JSX.Element {
  const [isDone, setDone] = useState(false);
  const { state, run } = useChange();
  const recalculate = async (): Promise<void> => {
    if (state.isWorking) return;
    setDone(false);
    const answer = await run('refreshPlan');
    if (!answer.ok) return;
    setDone(true);
    onChanged();
  };
  return (
    <>
      <p class="hint">{say('more.recalculate.hint')}</p>
      <button
        type="button"
        class="button primary"
        aria-disabled={state.isWorking}
        onClick={() => void recalculate()}
      >
        {say('more.recalculate')}
      </button>
      <ChangeStatus state={state} />
      <p class="good" role="status">
        {isDone && say('more.done')}
      </p>
    </>
  );
}
