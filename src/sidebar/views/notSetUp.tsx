import type { JSX } from 'preact';
import { Icon } from '../icon';
import { ChangeStatus, useChange } from '../useChange';
import { say } from '../words';

/** Before set-up: what it does, and the way to it. */
export function NotSetUp({ onDone }: { onDone(): void }): JSX.Element {
  const { state, run } = useChange();
  const setUp = async (): Promise<void> => {
    const answer = await run('setUpPipeline');
    if (answer.ok) onDone();
  };
  return (
    <main>
      <div class="empty">
        <Icon name="sheet" size={48} />
        <h1>{say('state.notSetUp.title')}</h1>
        <p class="small">{say('state.notSetUp.body')}</p>
        <button
          type="button"
          class="button primary"
          disabled={state.isWorking}
          onClick={() => void setUp()}
        >
          {say('state.notSetUp.action')}
        </button>
        <ChangeStatus state={state} working={say('state.settingUp')} />
      </div>
    </main>
  );
}
