import type { JSX } from 'preact';
import { ChoiceField } from '../fields/choiceField';
import { Field, TextField } from '../fields/field';
import { say } from '../sidebarWords';
import type { FormName } from './forms';
import { formOfDeal } from './formOfDeal';

const CERTAINTIES = ['confirmed', 'believed', 'notYet', 'unknown'] as const;

/** Whether they can sign: the four answers. */
export function CanSignField({ form }: { readonly form: FormName }): JSX.Element {
  const { field, text, type } = formOfDeal(form);
  return (
    <ChoiceField
      {...field('canSign')}
      label={say('qual.signer.question')}
      hint={say('qual.signer.hint')}
      value={(text('canSign') || 'unknown') as (typeof CERTAINTIES)[number]}
      choices={CERTAINTIES.map((value) => ({ value, label: say(`canSign.${value}`) }))}
      onChoose={(canSign) => type({ canSign })}
    />
  );
}

/** Who decides, and how sure that is. */
export function SignerFields(): JSX.Element {
  const form = formOfDeal('qualify');
  return (
    <>
      <CanSignField form="qualify" />
      <div class="two">
        <Field {...form.field('signer')}>
          {(control) => (
            <input
              {...control}
              value={form.text('signer')}
              list="names"
              maxLength={80}
              autoComplete="off"
              onInput={({ currentTarget }) => form.type({ signer: currentTarget.value })}
            />
          )}
        </Field>
        <datalist id="names">
          {form
            .text('contact')
            .split(/[,;\n]/)
            .map((name) => name.trim())
            .filter(Boolean)
            .map((name) => (
              <option key={name} value={name} />
            ))}
        </datalist>
        <TextField {...form.line('role')} most={80} />
      </div>
    </>
  );
}
