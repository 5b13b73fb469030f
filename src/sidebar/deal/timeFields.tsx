import type { JSX } from 'preact';
import { dayNumber, dayText } from '../../domain/day';
import type { DealView } from '../../flows/dealAnswers';
import type { Urgency } from '../../table/dealForm';
import { ChoiceField } from '../fields/choiceField';
import { DateField } from '../fields/dateField';
import { say } from '../sidebarWords';
import type { FormContext } from './forms';
import { formOfDeal } from './formOfDeal';
import { timeBy } from './qualifyForm';
import { shownDay } from './shown';

const WAYS = ['date', 'urgency'] as const;
const URGENCIES = ['urgent', 'normal', 'noHurry'] as const;
const DAYS_A_WEEK = 7;

/** The time to decide as a line to read. */
export function timeInWords({ values, odd }: DealView, context: FormContext): string {
  if (values.decideBy) return shownDay(values.decideBy);
  if (values.urgency === '') return odd.decideBy ?? odd.urgency ?? say('canSign.unknown');
  return say('qual.time.judged', {
    urgency: say(`urgency.${values.urgency}`),
    ...about(values.urgency, context),
  });
}

function about(
  urgency: Urgency,
  { today, settings }: FormContext,
): { readonly n: number; readonly date: string } {
  const n = settings.weeks[urgency];
  const from = dayNumber(today);
  const days = Math.round(n * DAYS_A_WEEK);
  return { n, date: from === null ? '–' : shownDay(dayText(from + days)) };
}

/** How soon they decide: by the date they gave, or judged from how urgent it is. */
export function TimeFields(): JSX.Element {
  const form = formOfDeal('qualify');
  const by = timeBy(form.typed, form.values);
  const urgency = form.text('urgency') as Urgency | '';
  return (
    <>
      <ChoiceField
        {...form.field('timeBy')}
        label={say('qual.how')}
        value={by}
        choices={WAYS.map((value) => ({ value, label: say(`qual.time.${value}`) }))}
        onChoose={(way) =>
          form.type({ timeBy: way, ...(way === 'urgency' && !urgency && { urgency: 'normal' }) })
        }
      />
      {by === 'date' && <DateField {...form.day('decideBy')} />}
      {by === 'urgency' && (
        <>
          <ChoiceField
            {...form.field('urgency')}
            value={urgency}
            choices={URGENCIES.map((value) => ({ value, label: say(`urgency.${value}`) }))}
            onChoose={(chosen) => form.type({ urgency: chosen, timeBy: 'urgency' })}
          />
          {urgency && <p class="hint">{say('qual.time.est', { ...about(urgency, form) })}</p>}
        </>
      )}
    </>
  );
}
