import type { JSX } from 'preact';
import { stageKey } from '../../domain/stage';
import { DateField } from '../fields/dateField';
import { Field, TextField } from '../fields/field';
import { NumberField } from '../fields/numberField';
import { Icon } from '../icon';
import { say } from '../sidebarWords';
import { desk } from './desk';
import { formOfDeal } from './formOfDeal';
import { lacksDecisionMaker } from './qualifyForm';

/** Stage, amount and whom to reach. Won and lost are in Follow up: they ask more. */
export function FactFields(): JSX.Element {
  const form = formOfDeal('qualify');
  const stage = form.text('stage');
  const { stages } = form.settings;
  const isSame = (name: string): boolean => stageKey(name) === stageKey(stage);
  const choices = stages.filter(({ kind, name }) => kind === 'open' || isSame(name));
  const isKnown = choices.some(({ name }) => isSame(name));
  const isWarned =
    form.typed['stage'] !== undefined && lacksDecisionMaker(stages, stage, form.text('canSign'));
  return (
    <>
      <Field {...form.field('stage')}>
        {(control) => (
          <select
            {...control}
            value={choices.find(({ name }) => isSame(name))?.name ?? stage}
            onChange={({ currentTarget }) => form.type({ stage: currentTarget.value })}
          >
            {!isKnown && <option value={stage}>{stage || desk.deal?.odd.stage || '–'}</option>}
            {choices.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div role="status">
        {isWarned && (
          <p class="banner banner-warning banner-field">
            <Icon name="warn" />
            <span>{say('stage.noSigner', { stage })}</span>
          </p>
        )}
      </div>
      <div class="two">
        <NumberField
          {...form.field('amount')}
          value={form.value('amount') as number | string}
          locale={form.locale}
          onInput={(amount) => form.type({ amount })}
        />
        <DateField {...form.day('expectedClose')} />
      </div>
      <TextField {...form.line('prospect')} most={120} />
      <TextField {...form.line('contact')} most={120} />
      <TextField {...form.line('mail')} most={254} inputMode="email" />
      <TextField {...form.line('phone')} most={60} inputMode="tel" />
    </>
  );
}
