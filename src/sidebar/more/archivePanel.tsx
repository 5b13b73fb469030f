import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { dayNumber } from '../../domain/day';
import { TextField } from '../fields/field';
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
      <TextField
        id="archive-day"
        label={say('more.archive.day')}
        hint={say('more.archive.dayHint', { day: example })}
        error={isBad ? say('more.archive.badDay', { day: example }) : undefined}
        value={day}
        onInput={setDay}
      />
      <button type="submit" class="button primary" aria-disabled={state.isWorking}>
        {say('more.archive.action')}
      </button>
      <ChangeStatus state={state} />
      <Sentences sentences={sentences} />
    </form>
  );
}
