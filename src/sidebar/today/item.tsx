import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { TodayItem } from '../../flows/todayAnswers';
import { Icon } from '../icon';
import { say } from '../sidebarWords';
import { TroubleBanner } from '../troubleText';
import type { ViewProps } from '../views/view';
import { itemLines } from './items';
import { SnoozeMenu } from './snoozeMenu';
import { telLink } from './telLink';
import type { Deed, Mark } from './useDeeds';

const MAIL_ICONS = { sent: 'check', coming: 'mail', none: 'warn' } as const;

export interface ItemProps extends Pick<ViewProps, 'openDeal' | 'newDealFrom'> {
  readonly item: TodayItem;
  readonly mark: Mark | undefined;
  /** The first of the list: the one to begin with. */
  readonly isFirst: boolean;
  onDeed(deed: Deed): void;
}

/** Something to do: with whom, why, the number to call, and what became of it. */
export function Item({
  item,
  mark,
  isFirst,
  onDeed,
  openDeal,
  newDealFrom,
}: ItemProps): JSX.Element {
  const { group, dealId, row, prospect } = item;
  const isWorking = mark?.kind === 'working';
  const isMeeting = group === 'meetingCall';
  const act = (deed: Deed) => (): void => {
    if (!isWorking) onDeed(deed);
  };
  const snooze = item.snoozes.length > 0 && (
    <SnoozeMenu
      item={item}
      hasText={isFirst && !isMeeting}
      isDisabled={isWorking}
      onChoose={(until) => onDeed({ kind: 'snooze', until })}
    />
  );
  const openMeeting = (): void => openDeal(dealId, row, 'meeting');
  return (
    <>
      {isFirst && <p class="start">{say('today.start')}</p>}
      <div class="item-head">
        <Name item={item} openDeal={openDeal} />
        {isMeeting || isFirst ? (
          isMeeting && snooze
        ) : (
          <>
            <button
              type="button"
              class="icon-button"
              aria-label={say('today.done.aria', { name: prospect })}
              title={say('common.done')}
              aria-disabled={isWorking}
              onClick={act({ kind: 'done' })}
            >
              {isWorking ? <Spinner /> : <Icon name="check" />}
            </button>
            {snooze}
          </>
        )}
      </div>
      {itemLines(item).map(({ text, isLate }) => (
        <p key={text} class={isLate ? 'small late' : 'small'}>
          {text}
        </p>
      ))}
      {item.mail && (
        <p class={`small reminder-${item.mail.state}`}>
          <Icon name={MAIL_ICONS[item.mail.state]} size={14} /> {item.mail.text}
        </p>
      )}
      <Phone item={item} />
      {isMeeting && (
        <div class="deeds">
          <SmallButton
            label={say('today.confirmed')}
            name={prospect}
            isPrimary={isFirst}
            isDisabled={isWorking}
            onClick={act({ kind: 'done', as: 'confirmed' })}
          />
          {dealId !== '' && (
            <SmallButton label={say('today.moved')} name={prospect} onClick={openMeeting} />
          )}
          <SmallButton
            label={say('today.cancelled')}
            name={prospect}
            isDisabled={isWorking}
            onClick={act({ kind: 'done', as: 'cancelled' })}
          />
        </div>
      )}
      {isFirst && !isMeeting && (
        <div class="deeds">
          <button
            type="button"
            class="button small-button primary"
            aria-label={say('today.done.aria', { name: prospect })}
            aria-disabled={isWorking}
            onClick={act({ kind: 'done' })}
          >
            <Icon name="check" size={14} /> {say('common.done')}
          </button>
          {snooze}
        </div>
      )}
      {group === 'bookMeeting' && (
        <LinkButton label={say('today.book')} name={prospect} onClick={openMeeting} />
      )}
      {group === 'checkIn' && dealId !== '' && (
        <LinkButton
          label={say('today.newDeal')}
          name={prospect}
          onClick={() => newDealFrom(dealId, row)}
        />
      )}
      {isWorking && <p class="small">{say(mark.isBusy ? 'state.busy.again' : 'common.working')}</p>}
      {mark?.kind === 'failed' && <TroubleBanner trouble={mark.trouble} />}
    </>
  );
}

/** The prospect; where there is a deal, the way to it. It has the keyboard when its turn has come. */
function Name({ item, openDeal }: Pick<ItemProps, 'item' | 'openDeal'>): JSX.Element {
  const { group, dealId, row, prospect } = item;
  if (dealId === '') {
    return (
      <b class="name" tabIndex={-1}>
        {prospect}
      </b>
    );
  }
  const tab = group === 'meetingCall' || group === 'bookMeeting' ? 'meeting' : undefined;
  return (
    <button
      type="button"
      class="name"
      aria-label={say('today.open', { name: prospect })}
      onClick={() => openDeal(dealId, row, tab)}
    >
      {prospect}
    </button>
  );
}

function Phone({ item: { phone, prospect } }: Pick<ItemProps, 'item'>): JSX.Element | null {
  if (phone === '') return null;
  const href = telLink(phone);
  if (href === null) return <p class="small">{phone}</p>;
  return (
    <a class="phone small" href={href} aria-label={say('today.call', { name: prospect, phone })}>
      <Icon name="phone" size={14} /> {phone}
    </a>
  );
}

function SmallButton({
  label,
  name,
  isPrimary = false,
  isDisabled = false,
  onClick,
}: {
  readonly label: string;
  readonly name: string;
  readonly isPrimary?: boolean;
  readonly isDisabled?: boolean;
  onClick(): void;
}): JSX.Element {
  return (
    <button
      type="button"
      class={`button small-button${isPrimary ? ' primary' : ''}`}
      aria-label={`${label}: ${name}`}
      aria-disabled={isDisabled}
      onClick={onClick}
    >
      {label}
    </button>
  );
}

function LinkButton({
  label,
  name,
  onClick,
}: {
  readonly label: string;
  readonly name: string;
  onClick(): void;
}): JSX.Element {
  return (
    <button type="button" class="link" aria-label={`${label}: ${name}`} onClick={onClick}>
      {label}
    </button>
  );
}

function Spinner(): JSX.Element {
  return <span class="spinner" aria-hidden="true" />;
}

const UNDO_MS = 10_000;
const LOOK_AGAIN_MS = 1000;

/** What became of an item, with the way back for ten seconds; longer where she is at it. */
export function ItemLineDone({
  line,
  onUndo,
  onOver,
}: {
  readonly line: Extract<Mark, { kind: 'line' }>;
  onUndo(token: string): void;
  /** Asked when the time is over; false where the line has to stay for now. */
  onOver(): boolean;
}): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const over = useRef(onOver);
  over.current = onOver;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const look = (): void => {
      const isUsed = place.current!.matches(':hover, :focus-within');
      if (isUsed || !over.current()) timer = setTimeout(look, LOOK_AGAIN_MS);
    };
    timer = setTimeout(look, UNDO_MS);
    return () => clearTimeout(timer);
  }, []);
  const { icon, text, token, isUndoing, trouble } = line;
  return (
    <div class="item-line" ref={place}>
      <p>
        <Icon name={icon} /> <span>{text}</span>
      </p>
      {token !== null && (
        <button
          type="button"
          class="button plain"
          aria-disabled={isUndoing}
          onClick={() => onUndo(token)}
        >
          {say('common.undo')}
        </button>
      )}
      {trouble && <TroubleBanner trouble={trouble} />}
    </div>
  );
}
