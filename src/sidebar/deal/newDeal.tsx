import type { JSX } from 'preact';
import { TextField } from '../fields/field';
import { NumberField } from '../fields/numberField';
import { say } from '../sidebarWords';
import { formOfDeal } from './formOfDeal';
import { CanSignField } from './signerFields';

/** A deal that begins: only the prospect is needed. */
export function NewDeal({ row }: { readonly row: number }): JSX.Element {
  const form = formOfDeal('new');
  return (
    <section>
      <h1>{row > 0 ? say('new.title.row', { n: row }) : say('new.title')}</h1>
      <p class="hint">{say('new.body')}</p>
      <TextField {...form.line('prospect')} most={120} />
      <TextField {...form.line('contact')} most={120} />
      <TextField {...form.line('phone')} most={60} inputMode="tel" />
      <TextField {...form.line('mail')} most={254} inputMode="email" />
      <NumberField
        {...form.field('amount')}
        value={form.value('amount') as number | string}
        locale={form.locale}
        onInput={(amount) => form.type({ amount })}
      />
      <CanSignField form="new" />
      {form.text('canSign') !== '' && form.text('canSign') !== 'unknown' && (
        <TextField {...form.line('signer')} most={80} />
      )}
    </section>
  );
}
