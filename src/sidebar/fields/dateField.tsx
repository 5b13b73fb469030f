import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DayNumber } from '../../domain/day';
import { dayNumber, dayText, firstOfMonth, monthOf } from '../../domain/day';
import { IconButton } from '../iconButton';
import { say } from '../sidebarWords';
import { spokenLanguage } from '../words';
import type { FieldText } from './field';
import { Field } from './field';
import { dayAfterKey, firstWeekdayOf, monthsOn, weeksOf } from './monthGrid';
import { dateOfNumber, shownDate, typedDate } from './sheetForms';
import { TypedInput } from './typedInput';

/**
 * A day: typed in the sheet's locale, or chosen in a calendar. Its value is YYYY-MM-DD, '' for none, or what was typed
 * where that is no day.
 */
export function DateField({
  value,
  locale,
  today,
  isFree,
  onInput,
  ...text
}: FieldText & {
  readonly value: string;
  /** The sheet's, for instance "en_US". */
  readonly locale: string;
  /** YYYY-MM-DD in the sheet's zone. */
  readonly today: string;
  /** Whether nobody works on a day: it is drawn fainter, and can be chosen. */
  isFree?(day: DayNumber): boolean;
  onInput(value: string): void;
}): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  const name = `${text.label}: ${say('date.choose')}`;
  return (
    <Field {...text}>
      {(control) => (
        <div
          onFocusOut={({ currentTarget, relatedTarget }) => {
            if (!currentTarget.contains(relatedTarget as Node | null)) setOpen(false);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && isOpen) {
              // It closes the calendar only, not what is around it.
              event.preventDefault();
              event.stopPropagation();
              close();
            }
          }}
        >
          <div class="date-line">
            <TypedInput
              control={control}
              shown={shownDate(locale, value)}
              onText={(typed) => onInput(typedDate(locale, typed) ?? typed)}
            />
            <IconButton
              icon="calendar"
              button={opener}
              name={name}
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
            />
          </div>
          {isOpen && (
            <Month
              name={name}
              chosen={dayNumber(value)}
              today={dayNumber(today)!}
              locale={locale}
              isFree={isFree}
              onChoose={(day) => {
                onInput(dayText(day));
                close();
              }}
            />
          )}
        </div>
      )}
    </Field>
  );
}

function Month({
  name,
  chosen,
  today,
  locale,
  isFree = () => false,
  onChoose,
}: {
  readonly name: string;
  readonly chosen: DayNumber | null;
  readonly today: DayNumber;
  readonly locale: string;
  isFree?: ((day: DayNumber) => boolean) | undefined;
  onChoose(day: DayNumber): void;
}): JSX.Element {
  const [day, setDay] = useState(chosen ?? today);
  const isMoved = useRef(true);
  const grid = useRef<HTMLTableElement>(null);
  const firstWeekday = firstWeekdayOf(locale);
  const month = monthOf(day);
  const weeks = weeksOf(month, firstWeekday);
  useLayoutEffect(() => {
    // The buttons above keep the keyboard, to be pressed once more.
    if (isMoved.current) grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    isMoved.current = false;
  }, [day]);
  const words = (number: DayNumber, options: Intl.DateTimeFormatOptions): string =>
    dateOfNumber(number).toLocaleDateString(spokenLanguage(), { ...options, timeZone: 'UTC' });
  const turn = (months: number, icon: 'back' | 'forward', label: string): JSX.Element => (
    <IconButton icon={icon} name={label} onClick={() => setDay(monthsOn(day, months))} />
  );
  return (
    <div class="month" role="dialog" aria-label={name} tabIndex={-1}>
      <div class="month-head">
        {turn(-1, 'back', say('date.previous'))}
        <b aria-live="polite">{words(firstOfMonth(month), { month: 'long', year: 'numeric' })}</b>
        {turn(1, 'forward', say('date.next'))}
      </div>
      <table
        role="grid"
        aria-label={words(firstOfMonth(month), { month: 'long', year: 'numeric' })}
        ref={grid}
        onKeyDown={(event) => {
          const next = dayAfterKey(event.key, day, firstWeekday);
          if (next === null) return;
          event.preventDefault();
          isMoved.current = true;
          setDay(next);
        }}
      >
        <thead>
          <tr>
            {weeks[0]!.map((each) => (
              <th key={each} scope="col" abbr={words(each, { weekday: 'long' })}>
                {words(each, { weekday: 'narrow' })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {/* By their places: what has the keyboard must not be taken away as the month turns. */}
          {weeks.map((week, row) => (
            <tr key={row}>
              {week.map((each, column) => (
                <td key={column} role="gridcell" aria-selected={each === chosen}>
                  <button
                    type="button"
                    class={monthOf(each) !== month || isFree(each) ? 'faint' : undefined}
                    tabIndex={each === day ? 0 : -1}
                    aria-current={each === today ? 'date' : undefined}
                    aria-label={words(each, { dateStyle: 'full' })}
                    onClick={() => onChoose(each)}
                  >
                    {words(each, { day: 'numeric' })}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
