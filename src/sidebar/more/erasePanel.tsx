import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ErasureReport } from '../../flows/eraseProspect';
import { TextField } from '../fields/field';
import { ChangeStatus, useChange } from '../useChange';
import { say } from '../sidebarWords';
import type { PanelProps } from './moreDialog';
import { Sentences } from './sentences';

/** Everything about a prospect: listed first, erased when asked for what was listed. */
export function ErasePanel({ onChanged }: PanelProps): JSX.Element {
  const [name, setName] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [report, setReport] = useState<ErasureReport | null>(null);
  const { state, run } = useChange();
  const list = async (): Promise<void> => {
    setReport(null);
    setMissing(name.trim() === '');
    if (name.trim() === '') {
      document.getElementById('erase-name')?.focus();
      return;
    }
    const answer = await run('eraseProspect', { prospect: name });
    if (answer.ok) setReport(answer.value);
  };
  const erase = async ({ confirm }: ErasureReport): Promise<void> => {
    const answer = await run('eraseProspect', { prospect: name, confirm });
    setReport(answer.ok ? answer.value : null);
    if (answer.ok) onChanged();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!state.isWorking) void list();
      }}
    >
      <p class="hint">{say('more.erase.hint')}</p>
      <TextField
        id="erase-name"
        label={say('more.erase.name')}
        error={isMissing ? say('more.erase.noName') : undefined}
        value={name}
        onInput={(typed) => {
          setName(typed);
          // What was listed was about another name.
          setReport(null);
        }}
      />
      <div class="buttons">
        <button type="submit" class="button" aria-disabled={state.isWorking}>
          {say('more.erase.list')}
        </button>
      </div>
      <ChangeStatus state={state} />
      <Sentences sentences={report?.sentences ?? []} />
      {report && !report.isErased && !state.isWorking && (
        <div class="buttons">
          <button type="button" class="button danger" onClick={() => void erase(report)}>
            {say('more.erase.action')}
          </button>
          <button type="button" class="button plain" onClick={() => setReport(null)}>
            {say('more.erase.keep')}
          </button>
        </div>
      )}
    </form>
  );
}
