import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { TodayAnswer } from '../../flows/todayAnswers';
import { dayNumber } from '../../domain/day';
import { dayInWords, shownTime } from '../fields/sheetForms';
import { Icon } from '../icon';
import { say } from '../sidebarWords';
import { spokenLanguage } from '../words';

type Today = Extract<TodayAnswer, { isSetUp: true }>;

/** Nothing is due: a good moment for something new. */
export function EmptyToday({
  today,
  onNewDeal,
}: {
  readonly today: Today;
  onNewDeal(): void;
}): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    // What had the keyboard may have gone with the last item.
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  const next = nextWords(today);
  return (
    <div class="empty">
      <span class="all-done">
        <Icon name="check" size={32} />
      </span>
      <h1 tabIndex={-1} ref={heading}>
        {say('today.empty.title')}
      </h1>
      <p class="small">{say('today.empty.body')}</p>
      <button type="button" class="button primary" onClick={onNewDeal}>
        {say('today.empty.action')}
      </button>
      {next && <p class="small next">{next}</p>}
    </div>
  );
}

/** The next working day in a sentence; empty where it brings nothing. */
function nextWords({ today, next }: Today): string {
  if (next === null || next.count === 0) return '';
  const isTomorrow = dayNumber(next.date) === dayNumber(today)! + 1;
  const locale = spokenLanguage();
  const day = isTomorrow ? say('next.tomorrow') : dayInWords(locale, next.date);
  const things = say('today.empty.next', { day, n: next.count });
  return next.time === ''
    ? things
    : say('today.empty.first', { things, time: shownTime(locale, next.time) });
}
