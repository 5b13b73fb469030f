import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { dayNumber } from '../../domain/day';
import { TextField } from '../fields/field';
import { ChangeStatus, useChange } from '../useChange';
import { say } from '../sidebarWords';
import type { PanelProps } from './moreDialog';
import { Sentences } from './sentences';

type FieldName = 'rep' | 'from' | 'quota';
const FIELDS: readonly FieldName[] = ['rep', 'from', 'quota'];

/** Digits, in groups of three or not: 240000, 240,000, 240 000. Null where the text is nothing of the kind. */
function amountOf(text: string): number | null {
  const isAmount = /^(\d+|\d{1,3}([.,\s]\d{3})+)$/.test(text.trim());
  return isAmount ? Number(text.replace(/\D/g, '')) : null;
}

/** A year of quotas for one rep. */
export function QuartersPanel({ onChanged }: PanelProps): JSX.Element {
  const example = `${new Date().getFullYear() + 1}-01-01`;
  const [typed, setTyped] = useState<Record<FieldName, string>>({
    rep: '',
    from: example,
    quota: '',
  });
  const [bad, setBad] = useState<readonly FieldName[]>([]);
  const [sentences, setSentences] = useState<readonly string[]>([]);
  const { state, run } = useChange();
  const problems: Record<FieldName, string> = {
    rep: say('more.quarters.badRep'),
    from: say('more.archive.badDay', { day: example }),
    quota: say('more.quarters.badQuota'),
  };
  const add = async (): Promise<void> => {
    const quota = amountOf(typed.quota);
    const isBad: Record<FieldName, boolean> = {
      rep: typed.rep.trim() === '',
      from: dayNumber(typed.from.trim()) === null,
      quota: quota === null,
    };
    const found = FIELDS.filter((field) => isBad[field]);
    setBad(found);
    setSentences([]);
    if (found.length > 0 || quota === null) {
      document.getElementById(`quarters-${found[0]}`)?.focus();
      return;
    }
    const answer = await run('fillQuarters', {
      rep: typed.rep.trim(),
      from: typed.from.trim(),
      quota,
    });
    if (!answer.ok) return;
    setSentences(answer.value.sentences);
    onChanged();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!state.isWorking) void add();
      }}
    >
      <p class="hint">{say('more.quarters.hint')}</p>
      {FIELDS.map((field) => (
        <TextField
          key={field}
          id={`quarters-${field}`}
          label={say(`more.quarters.${field}`)}
          error={bad.includes(field) ? problems[field] : undefined}
          value={typed[field]}
          inputMode={field === 'quota' ? 'numeric' : 'text'}
          onInput={(value) => setTyped({ ...typed, [field]: value })}
        />
      ))}
      <button type="submit" class="button primary" aria-disabled={state.isWorking}>
        {say('more.quarters.action')}
      </button>
      <ChangeStatus state={state} />
      <Sentences sentences={sentences} />
    </form>
  );
}
