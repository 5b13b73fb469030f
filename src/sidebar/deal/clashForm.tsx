import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { DealField } from '../../table/dealForm';
import { Icon } from '../icon';
import { say } from '../sidebarWords';
import type { OpenClash } from './desk/openClash';
import { clashing } from './desk';
import { draftText, sheetText } from './draftText';
import { nameOfField } from './forms';

/** What she and somebody else have both changed: both values, and the choice between them. */
export function ClashForm({ clash }: { readonly clash: OpenClash }): JSX.Element {
  const banner = useRef<HTMLDivElement>(null);
  useEffect(() => banner.current?.focus(), []);
  const { who, clashes, others, choices } = clash;
  return (
    <>
      <div class="banner banner-warning" tabIndex={-1} ref={banner}>
        <Icon name="people" />
        <div>
          <b>{say('clash.title')}</b>
          <p>{say('clash.body', { who: who || say('clash.someone'), n: clashes.length })}</p>
        </div>
      </div>
      <section>
        {clashes.map(({ field, inSheet }) => (
          <fieldset key={field} class="clash">
            <legend>{nameOfField(field)}</legend>
            <Value field={field} choice="mine" chosen={choices[field]} text={draftText(field)} />
            <Value
              field={field}
              choice="sheet"
              chosen={choices[field]}
              text={sheetText(field, inSheet)}
            />
          </fieldset>
        ))}
        {others > 0 && <p class="hint">{say('clash.others', { n: others })}</p>}
      </section>
    </>
  );
}

function Value({
  field,
  choice,
  chosen,
  text,
}: {
  readonly field: DealField;
  readonly choice: 'mine' | 'sheet';
  readonly chosen: 'mine' | 'sheet' | undefined;
  readonly text: string;
}): JSX.Element {
  return (
    <label class={chosen === choice ? 'is-chosen' : undefined}>
      <input
        type="radio"
        name={`clash-${field}`}
        checked={chosen === choice}
        onChange={() => clashing.choose(field, choice)}
      />
      <span>{say(`clash.${choice}`)}</span>
      <b>{text || say('clash.blank')}</b>
    </label>
  );
}
