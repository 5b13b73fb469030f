import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { UninstallReport } from '../../flows/uninstall';
import { ChangeStatus, useChange } from '../useChange';
import { say } from '../sidebarWords';
import type { PanelProps } from './moreDialog';
import { Sentences } from './sentences';

/** What the add-on put into the file: listed first, taken away when that is confirmed. */
export function UninstallPanel({ onChanged }: PanelProps): JSX.Element {
  const [keepSheets, setKeepSheets] = useState(false);
  const [report, setReport] = useState<UninstallReport | null>(null);
  const { state, run } = useChange();
  const ask = async (confirm: boolean): Promise<void> => {
    if (state.isWorking) return;
    const answer = await run('uninstall', { keepSheets, confirm });
    setReport(answer.ok ? answer.value : null);
    if (answer.ok && answer.value.isUninstalled) onChanged();
  };
  return (
    <>
      <p class="hint">{say('more.uninstall.hint')}</p>
      <label class="choice">
        <input
          type="checkbox"
          checked={keepSheets}
          onChange={({ currentTarget }) => {
            setKeepSheets(currentTarget.checked);
            setReport(null);
          }}
        />
        <span>{say('more.uninstall.keepSheets')}</span>
      </label>
      <div class="buttons">
        <button
          type="button"
          class="button"
          aria-disabled={state.isWorking}
          onClick={() => void ask(false)}
        >
          {say('more.uninstall.list')}
        </button>
      </div>
      <ChangeStatus state={state} />
      <Sentences sentences={report?.sentences ?? []} />
      {report && !report.isUninstalled && !state.isWorking && (
        <div class="buttons">
          <button type="button" class="button danger" onClick={() => void ask(true)}>
            {say('more.uninstall.action')}
          </button>
          <button type="button" class="button plain" onClick={() => setReport(null)}>
            {say('more.uninstall.keep')}
          </button>
        </div>
      )}
    </>
  );
}
