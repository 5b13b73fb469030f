import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { dayNumber } from '../../domain/day';
import { Icon } from '../icon';
import { ChangeStatus, useChange } from '../useChange';
import { say } from '../sidebarWords';
import type { PanelProps } from './moreDialog';
import { Sentences } from './sentences';

/** Old rows of the logs to hidden sheets; proposed is what is older than the year before. */
export function ArchivePanel({ onChanged }: PanelProps): JSX.Element {
  const example = `${new Date().getFullYear() - 1}-01-01`;
  const [day, setDay] = useState(example);
  const [isBad, setBad] = useState(false);
  const [sentences, setSentences] = useState<readonly string[]>([]);
  const { state, run } = useChange();
  const archive = async (): Promise<void> => {
    const isDay = dayNumber(day.trim()) !== null;
    setBad(!isDay);
    setSentences([]);
    if (!isDay) {
      document.getElementById('archive-day')?.focus();
      return;
    }
    const answer = await run('archiveLogRows', { olderThan: day.trim() });
    if (!answer.ok) return;
    setSentences(answer.value.sentences);
    onChanged();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!state.isWorking) void archive();
      }}
    >
      <p class="hint">{say('more.archive.hint')}</p>
      <div class="field">
        <label for="archive-day">{say('more.archive.day')}</label>
        <input
          id="archive-day"
          value={day}
          aria-invalid={isBad}
          aria-describedby="archive-day-hint"
          onInput={({ currentTarget }) => setDay(currentTarget.value)}
        />
        {isBad ? (
          <p id="archive-day-hint" class="field-error" role="alert">
            <Icon name="warn" /> {say('more.archive.badDay', { day: example })}
          </p>
        ) : (
          <p id="archive-day-hint" class="hint">
            {say('more.archive.dayHint', { day: example })}
          </p>
        )}
      </div>
      <button type="submit" class="button primary" aria-disabled={state.isWorking}>
        {say('more.archive.action')}
      </button>
      <ChangeStatus state={state} />
      <Sentences sentences={sentences} />
    </form>
  );
}
