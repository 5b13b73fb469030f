import type { JSX } from 'preact';
import type { LossReason } from '../../table/dealForm';
import { ChoiceField } from '../fields/choiceField';
import { DateField } from '../fields/dateField';
import { NumberField } from '../fields/numberField';
import { say } from '../sidebarWords';
import { checkInDays, closedDay } from './closeForm';
import { formOfDeal } from './formOfDeal';
import { shownDay } from './shown';

const REASONS: readonly LossReason[] = ['budget', 'competitor', 'noDecision', 'silent'];

/** A deal that is over: when, and for how much or why. */
export function Closing(): JSX.Element {
  const form = formOfDeal('close');
  const closed = closedDay(form.typed, form);
  const isLost = form.typed['as'] === 'lost';
  const checkIns = isLost ? [] : checkInDays(closed, form.settings);
  return (
    <section>
      <h2>{say(isLost ? 'close.lost' : 'close.won')}</h2>
      <DateField {...form.day('closed')} value={closed} />
      {isLost ? (
        <ChoiceField
          {...form.field('lostBecause')}
          value={form.text('lostBecause') as LossReason | ''}
          choices={REASONS.map((value) => ({ value, label: say(`lost.${value}`) }))}
          onChoose={(lostBecause) => form.type({ lostBecause })}
        />
      ) : (
        <NumberField
          {...form.field('amount')}
          value={form.value('amount') as number | string}
          locale={form.locale}
          onInput={(amount) => form.type({ amount })}
        />
      )}
      {checkIns.length > 0 && (
        <p class="hint">{say('close.checkIns', { days: checkIns.map(shownDay).join(', ') })}</p>
      )}
    </section>
  );
}
