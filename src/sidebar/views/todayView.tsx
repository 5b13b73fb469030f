import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { TodayAnswer } from '../../flows/todayAnswers';
import type { WorkGroup } from '../../domain/todaysWork';
import { WORK_GROUPS } from '../../domain/todaysWork';
import { dayNumber } from '../../domain/day';
import { dayInWords } from '../fields/sheetForms';
import { desk } from '../deal/desk';
import { Icon } from '../icon';
import { read } from '../server';
import { say } from '../sidebarWords';
import { EmptyToday } from '../today/emptyToday';
import { Item, ItemLineDone } from '../today/item';
import { keyOf, placedItems } from '../today/items';
import { useDeeds } from '../today/useDeeds';
import { TroubleBanner, TroubleCard } from '../troubleText';
import { useServer } from '../useServer';
import { spokenLanguage } from '../words';
import { NotSetUp } from './notSetUp';
import { Skeleton } from './skeleton';
import type { ViewProps } from './view';

type Today = Extract<TodayAnswer, { isSetUp: true }>;

const REFRESH_MS = 300_000;

/** Today: whom do I call now? The list is that of the sheet Today, item by item. */
export function TodayView(props: ViewProps): JSX.Element {
  const { follow, setDue, changes } = props;
  const { value, trouble, isReading, readAt, reload } = useServer(() => read('todayList'));
  useEffect(() => {
    if (!value) return;
    void follow(value.language);
    if (value.isSetUp) setDue(value.items.length);
  }, [value]);

  const isFirstTime = useRef(true);
  useEffect(() => {
    if (!isFirstTime.current) reload();
    isFirstTime.current = false;
  }, [changes]);

  const lastRead = useRef(readAt);
  lastRead.current = readAt;
  useEffect(() => {
    const refresh = (): void => {
      const age = Date.now() - (lastRead.current?.getTime() ?? 0);
      if (document.visibilityState === 'visible' && age >= REFRESH_MS) reload();
    };
    const timer = setInterval(refresh, REFRESH_MS);
    document.addEventListener('visibilitychange', refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', refresh);
    };
  }, []);

  if (value && !value.isSetUp) return <NotSetUp onDone={reload} />;
  return (
    <>
      <main tabIndex={-1} aria-busy={isReading}>
        {value && trouble && <TroubleBanner trouble={trouble} />}
        {value ? (
          <TodayList {...props} today={value} isReading={isReading} />
        ) : trouble ? (
          <TroubleCard trouble={trouble} account={desk.state.settings?.account} />
        ) : (
          <>
            <p class="visually-hidden" role="status">
              {say('state.loading')}
            </p>
            <Skeleton />
          </>
        )}
      </main>
      {trouble && (
        <footer>
          <button type="button" class="button primary" aria-disabled={isReading} onClick={reload}>
            {say('common.retry')}
          </button>
        </footer>
      )}
    </>
  );
}

/** A click so soon after the list has moved was meant for what stood there before. */
const UNMEANT_MS = 400;

function TodayList({
  today,
  isReading,
  setDue,
  onSaved,
  openDeal,
  newDealFrom,
}: ViewProps & { readonly today: Today; readonly isReading: boolean }): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [items, setItems] = useState(today.items);
  const [told, setTold] = useState('');
  const movedAt = useRef(0);
  const deeds = useDeeds(
    (key, isLine) => {
      movedAt.current = performance.now();
      if (isLine) moveOn(list.current!, heading.current!, key);
      else requestAnimationFrame(() => nameOf(list.current, key)?.focus());
    },
    (due) => {
      if (due !== null) setDue(due);
      onSaved();
    },
  );
  const { marks } = deeds;
  const lines = new Set([...marks].flatMap(([key, { kind }]) => (kind === 'line' ? [key] : [])));

  const settle = (over: readonly string[] = []): void => {
    const isHeld = list.current?.matches(':hover, :focus-within') ?? false;
    const left = new Set([...lines].filter((key) => !over.includes(key)));
    setItems((shown) =>
      placedItems({ items: shown, lines: left, isHeld }, today.items, new Set(over)),
    );
  };
  useEffect(settle, [today]);
  useEffect(() => {
    const last = [...marks.values()].pop();
    setTold(last?.kind === 'line' ? last.text : '');
  }, [marks]);

  if (items.length === 0 && today.items.length === 0) {
    return <EmptyToday today={today} onNewDeal={() => newDealFrom('', 0)} />;
  }
  const first = items.find((item) => !lines.has(keyOf(item)));
  const all = today.done + today.items.length;
  return (
    <>
      <div class="today-head">
        <h1 tabIndex={-1} ref={heading}>
          {dayInWords(spokenLanguage(), today.today).replace(/\.$/, '')}
        </h1>
        <span class="small">{say('today.progress', { done: today.done, n: all })}</span>
      </div>
      <div class="progress" aria-hidden="true">
        <i style={{ width: `${(today.done / Math.max(all, 1)) * 100}%` }} />
      </div>
      <p class="visually-hidden" role="status">
        {told}
      </p>
      {deeds.sentences.map((sentence) => (
        <div key={sentence} class="banner banner-warning" role="status">
          <Icon name="warn" />
          <p>{sentence}</p>
        </div>
      ))}
      <div
        ref={list}
        onMouseLeave={() => settle()}
        onFocusOut={({ currentTarget, relatedTarget }) => {
          if (relatedTarget && !currentTarget.contains(relatedTarget as Node)) settle();
        }}
        onClickCapture={(event) => {
          // Keys make clicks without a count; they stay with what has the keyboard, wherever it moves.
          const isUnmeant =
            event.detail > 1 ||
            (event.detail > 0 && performance.now() - movedAt.current < UNMEANT_MS);
          if (isUnmeant) event.stopPropagation();
        }}
        onKeyDown={(event) => {
          // A key that is held down must not go on to what has the keyboard next.
          if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
        }}
      >
        {WORK_GROUPS.map((group) => ({
          group,
          own: items.filter((item) => item.group === group),
        }))
          .filter(({ own }) => own.length > 0)
          .map(({ group, own }) => (
            <section key={group} class="group" aria-labelledby={`group-${group}`}>
              <div class="group-head">
                <h2 id={`group-${group}`}>{groupTitle(group, today)}</h2>
                <span class="small">{own.filter((item) => !lines.has(keyOf(item))).length}</span>
              </div>
              <ul>
                {own.map((item) => {
                  const key = keyOf(item);
                  const mark = marks.get(key);
                  const isLine = mark?.kind === 'line';
                  const look = isLine ? 'item is-line' : item === first ? 'item first' : 'item';
                  return (
                    <li key={key} class={look} data-key={key}>
                      {isLine ? (
                        <ItemLineDone
                          line={mark}
                          onUndo={(token) => deeds.undo(item, token)}
                          onOver={() => {
                            if (deeds.isUnderWay() || isReading) return false;
                            movedAt.current = performance.now();
                            deeds.forget([key]);
                            settle([key]);
                            return true;
                          }}
                        />
                      ) : (
                        <Item
                          item={item}
                          mark={mark}
                          isFirst={item === first}
                          onDeed={(deed) => deeds.act(item, deed)}
                          openDeal={openDeal}
                          newDealFrom={newDealFrom}
                        />
                      )}
                    </li>
                  );
                })}
              </ul>
            </section>
          ))}
      </div>
    </>
  );
}

/** The next working day is tomorrow, but on a Friday or before a holiday. */
function groupTitle(group: WorkGroup, { today, nextWorkDay }: Today): string {
  const isLater = group === 'meetingCall' && dayNumber(nextWorkDay) !== dayNumber(today)! + 1;
  return say(isLater ? 'today.g.meetingCall.later' : `today.g.${group}`);
}

function itemOf(list: HTMLElement | null, key: string): HTMLElement | undefined {
  const all = list?.querySelectorAll<HTMLElement>('.item') ?? [];
  return [...all].find((item) => item.dataset['key'] === key);
}

function nameOf(list: HTMLElement | null, key: string): HTMLElement | null | undefined {
  return itemOf(list, key)?.querySelector<HTMLElement>('.name');
}

/** The keyboard goes on to the next item, while what it leaves is still there. */
function moveOn(list: HTMLElement, heading: HTMLElement, key: string): void {
  const item = itemOf(list, key);
  if (!item?.contains(document.activeElement)) return;
  const all = [...list.querySelectorAll<HTMLElement>('.item')];
  const at = all.indexOf(item);
  const next = [...all.slice(at + 1), ...all.slice(0, at).reverse()].find(
    (each) => !each.classList.contains('is-line'),
  );
  (next?.querySelector<HTMLElement>('.name') ?? heading).focus();
}
