import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { read } from '../server';
import { TroubleBanner } from '../troubleText';
import { ChangeStatus, useChange } from '../useChange';
import { useServer } from '../useServer';
import { say } from '../sidebarWords';
import type { PanelProps } from './moreDialog';
import { Sentences } from './sentences';

/** Formulas to values and back. */
export function FreezePanel({ onChanged }: PanelProps): JSX.Element {
  const plan = useServer(() => read('planFigures'));
  const { state, run } = useChange();
  const [sentences, setSentences] = useState<readonly string[]>([]);
  const since = plan.value?.isSetUp ? plan.value.plan.frozenSince : null;
  const freeze = async (): Promise<void> => {
    if (state.isWorking || plan.value === undefined) return;
    setSentences([]);
    const answer = await run('freezeToValues', { frozen: since === null });
    if (!answer.ok) return;
    setSentences(answer.value.sentences);
    plan.reload();
    onChanged();
  };
  if (plan.trouble) return <TroubleBanner trouble={plan.trouble} />;
  return (
    <>
      <p class="hint">
        {since === null ? say('more.freeze.hint') : say('more.unfreeze.hint', { day: since })}
      </p>
      <button
        type="button"
        class="button primary"
        aria-disabled={state.isWorking || plan.value === undefined}
        onClick={() => void freeze()}
      >
        {say(since === null ? 'more.freeze' : 'more.unfreeze')}
      </button>
      <ChangeStatus state={state} />
      <Sentences sentences={sentences} />
    </>
  );
}
