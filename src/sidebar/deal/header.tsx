import type { JSX } from 'preact';
import type { DealView } from '../../flows/dealAnswers';
import { dealStanding } from '../../table/dealStanding';
import { IconButton } from '../iconButton';
import { say } from '../sidebarWords';
import { desk } from './desk';
import { shownDay, shownMoney, shownShare } from './shown';

/** Whose deal it is, what it is worth and how it stands; the pin keeps it. */
export function Header({ deal }: { readonly deal: DealView }): JSX.Element {
  const { isPinned, settings, arrivals } = desk.state;
  const { stages, locale } = settings!;
  const { values, odd, name, row } = deal;
  const amount = values.amount === '' ? (odd.amount ?? '–') : shownMoney(locale, values.amount);
  const { kind, chance } = dealStanding(values, stages);
  const stage = values.stage || odd.stage || '';
  const pin = say(isPinned ? 'deal.unpin' : 'deal.pin');
  return (
    <div class="deal-header">
      <div class="header-line">
        <h1 title={name}>{name}</h1>
        <span class="row">{say('deal.row', { n: row })}</span>
        <IconButton
          icon="pin"
          name={say('deal.pin')}
          title={pin}
          aria-pressed={isPinned}
          onClick={() => desk.set({ isPinned: !isPinned })}
        />
      </div>
      <div class="header-facts">
        <b>{amount}</b>
        {stage && <span class={`chip chip-${kind}`}>{stage}</span>}
      </div>
      <div class="header-chance">
        {kind === 'won' ? (
          <span>{say('deal.won', { date: values.closed ? shownDay(values.closed) : '' })}</span>
        ) : kind === 'lost' ? (
          <span>
            {say('deal.lost', {
              why: values.lostBecause
                ? say(`lost.${values.lostBecause}`)
                : (odd.lostBecause ?? '–'),
            })}
          </span>
        ) : (
          <>
            <span>{say('deal.chance', { pct: chance === null ? '–' : shownShare(chance) })}</span>
            {chance !== null && (
              <span class="meter" aria-hidden="true">
                <i style={{ width: `${Math.min(chance, 1) * 100}%` }} />
              </span>
            )}
          </>
        )}
      </div>
      <p class="visually-hidden" role="status" key={arrivals}>
        {[name, stage, amount].filter(Boolean).join(', ')}
      </p>
    </div>
  );
}
