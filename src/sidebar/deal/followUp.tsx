import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DealView } from '../../flows/dealAnswers';
import { dealStanding } from '../../table/dealStanding';
import type { CallResult, TrialKind, TrialState } from '../../table/dealForm';
import { ChoiceField } from '../fields/choiceField';
import { DateField } from '../fields/dateField';
import { Field, TextField } from '../fields/field';
import { shownNumber } from '../fields/sheetForms';
import { quickDays } from '../fields/workingDays';
import type { IconName } from '../icon';
import { Icon } from '../icon';
import { say } from '../sidebarWords';
import { Closing } from './closing';
import { desk, selection, typing } from './desk';
import { focusSoon } from './focus';
import { followUpState, followUpValue, LOGGED } from './followUpForm';
import type { FormOfDeal } from './formOfDeal';
import { formOfDeal, idOf } from './formOfDeal';
import { shownDay } from './shown';

type Logged = (typeof LOGGED)[number];

const ICONS: Readonly<Record<Logged, IconName>> = {
  call: 'phone',
  mail: 'mail',
  meeting: 'calendar',
  request: 'question',
  answer: 'answer',
  trial: 'gift',
  checkIn: 'heart',
};
const RESULTS: readonly CallResult[] = ['reached', 'noAnswer', 'message'];
const TRIALS: readonly TrialKind[] = ['sample', 'demo', 'freeVersion', 'gift'];
const TRIAL_STATES: readonly TrialState[] = ['offered', 'received', 'used'];

/** Follow up: what just happened in two clicks, the next step, and how the deal ended. */
export function FollowUp({ deal }: { readonly deal: DealView }): JSX.Element {
  const form = formOfDeal('followUp');
  const { kind } = dealStanding(deal.values, form.settings.stages);
  if (desk.form === 'close') return <Closing />;
  return (
    <>
      <Waiting form={form} />
      <Log form={form} />
      <NextStep form={form} />
      {kind === 'open' && <Ended />}
      {kind !== 'open' && (
        <section>
          <button type="button" class="button" onClick={() => selection.create(deal.values)}>
            {say('new.fromCustomer')}
          </button>
        </section>
      )}
      <Latest />
    </>
  );
}

/** The oldest request without an answer, and how long it waits. */
function Waiting({ form }: { readonly form: FormOfDeal }): JSX.Element | null {
  const request = desk.state.history?.request;
  if (!request) return null;
  const { date, note, waitedHours, targetHours } = request;
  const isLate = waitedHours > targetHours;
  return (
    <div class={`banner ${isLate ? 'banner-error' : 'banner-warning'}`}>
      <Icon name="question" />
      <div>
        <b>
          {say('request.waits', {
            n: shownNumber(form.locale, Math.round(waitedHours * 10) / 10),
            target: targetHours,
          })}
        </b>
        <p>{[date && shownDay(date), note].filter(Boolean).join(': ')}</p>
        <button
          type="button"
          class="text-button"
          onClick={() => {
            form.type({ type: 'answer' });
            focusSoon(idOf('note'));
          }}
        >
          {say('request.answer')}
        </button>
      </div>
    </div>
  );
}

function Log({ form }: { readonly form: FormOfDeal }): JSX.Element {
  const type = form.typed['type'] as Logged | undefined;
  return (
    <section>
      <h2 id="log-title">{say('log.title')}</h2>
      <div class="log-types" role="group" aria-labelledby="log-title" id={idOf('type')}>
        {LOGGED.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === type}
            onClick={() => form.type({ type: each === type ? undefined : each })}
          >
            <Icon name={ICONS[each]} />
            {say(`activity.${each}`)}
          </button>
        ))}
      </div>
      {type === undefined ? (
        <p class="hint">{say('log.hint')}</p>
      ) : (
        <>
          {type === 'call' && (
            <ChoiceField
              {...form.field('result')}
              value={(form.text('result') || 'reached') as CallResult}
              choices={RESULTS.map((value) => ({ value, label: say(`log.result.${value}`) }))}
              onChoose={(result) => form.type({ result })}
            />
          )}
          {type === 'trial' && <Trial form={form} />}
          {type === 'request' && <p class="hint">{say('log.request.hint')}</p>}
          {type === 'answer' && <p class="hint">{say('log.answer.hint')}</p>}
          <Field
            {...form.field('note')}
            label={say(type === 'request' ? 'log.request.what' : 'log.noteOptional')}
          >
            {(control) => (
              <textarea
                {...control}
                maxLength={500}
                value={form.text('note')}
                onInput={({ currentTarget }) => form.type({ note: currentTarget.value })}
              />
            )}
          </Field>
        </>
      )}
    </section>
  );
}

function Trial({ form }: { readonly form: FormOfDeal }): JSX.Element {
  const trial = (form.text('trial') || 'demo') as TrialKind;
  return (
    <>
      <ChoiceField
        {...form.field('trial')}
        label={say('log.trial.kind')}
        value={trial}
        choices={TRIALS.map((value) => ({ value, label: say(`trial.${value}`) }))}
        hint={trial === 'gift' ? say('log.trial.giftHint') : undefined}
        onChoose={(chosen) => form.type({ trial: chosen })}
      />
      <ChoiceField
        {...form.field('trialState')}
        value={followUpState(form.typed, form.text('trialState')) as TrialState}
        choices={TRIAL_STATES.map((value) => ({ value, label: say(`trialState.${value}`) }))}
        onChoose={(trialState) => form.type({ trialState })}
      />
    </>
  );
}

function NextStep({ form }: { readonly form: FormOfDeal }): JSX.Element {
  const when = followUpValue(form.typed, form, 'when');
  const days = quickDays(form.today, form.settings);
  const [pressed, press] = useState('');
  const fitting = days.filter(({ day }) => day === when);
  // On a Friday several of them are the same Monday.
  const chosen = fitting.find(({ key }) => key === pressed) ?? fitting[0];
  return (
    <section>
      <h2>{say('next.title')}</h2>
      <TextField
        {...form.line('nextStep')}
        label={say('next.what')}
        value={followUpValue(form.typed, form, 'nextStep')}
        most={200}
      />
      <div class="field" role="group" aria-label={say('next.when')}>
        <div class="chips">
          {days.map(({ key, day }) => (
            <button
              key={key}
              type="button"
              aria-pressed={key === chosen?.key}
              onClick={() => {
                press(key);
                form.type({ when: day });
              }}
            >
              {say(`next.${key}`)}
            </button>
          ))}
        </div>
      </div>
      <DateField
        {...form.day('when')}
        label={say('next.when')}
        value={when}
        hint={
          chosen?.skipped && when !== form.values.when
            ? say(chosen.skipped.isHoliday ? 'next.holiday' : 'next.freeDay', {
                date: shownDay(chosen.skipped.day),
                new: shownDay(chosen.day),
              })
            : undefined
        }
      />
    </section>
  );
}

function Ended(): JSX.Element {
  const end = (as: 'won' | 'lost'): void => {
    typing.type('close', { as });
    focusSoon(idOf('closed'));
  };
  return (
    <section>
      <h2>{say('close.title')}</h2>
      <div class="buttons">
        <button type="button" class="button" onClick={() => end('won')}>
          {say('close.won')}
        </button>
        <button type="button" class="button" onClick={() => end('lost')}>
          {say('close.lost')}
        </button>
      </div>
    </section>
  );
}

function Latest(): JSX.Element | null {
  const { history } = desk.state;
  if (!history) return null;
  const { latest, checkIns } = history;
  if (latest.length === 0 && checkIns.length === 0) return null;
  return (
    <section>
      <h2>{say('log.history')}</h2>
      <ul class="latest">
        {latest.map(({ id, type, date, note }) => (
          <li key={id}>
            <Icon name={type === 'gift' ? 'gift' : type ? ICONS[type] : 'info'} />
            <span>
              {type && <b>{say(`activity.${type}`)}</b>} {note}
            </span>
            <span class="small">{date && shownDay(date)}</span>
          </li>
        ))}
      </ul>
      {checkIns.length > 0 && (
        <p class="small">{say('close.checkIns', { days: checkIns.map(shownDay).join(', ') })}</p>
      )}
    </section>
  );
}
