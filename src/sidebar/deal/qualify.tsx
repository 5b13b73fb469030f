import type { ComponentChildren, JSX } from 'preact';
import { missingParts } from '../../domain/nextQuestion';
import { qualificationScore } from '../../domain/qualificationScore';
import type { DealView } from '../../flows/dealAnswers';
import { Icon } from '../icon';
import { IconButton } from '../iconButton';
import { say } from '../sidebarWords';
import { telLink } from '../today/telLink';
import { copyText } from './copyText';
import { desk } from './desk';
import { focusSoon } from './focus';
import type { Section } from './qualifyForm';
import { qualificationOf } from './qualifyForm';
import { BudgetFields, budgetInWords } from './budgetFields';
import { FactFields } from './factFields';
import { SignerFields } from './signerFields';
import { TimeFields, timeInWords } from './timeFields';
import { shownDay } from './shown';

const MOST_MISSING = 2;
const MAXIMUM = 8;

/** Qualify: what is known of the three questions, what is missing and what to ask; each part opens for editing. */
export function Qualify({ deal }: { readonly deal: DealView }): JSX.Element {
  const { values, odd } = deal;
  const known = qualificationOf(values);
  const score = qualificationScore(known);
  const missing = missingParts(known).slice(0, MOST_MISSING);
  const { history, section } = desk.state;
  const last = history?.latest[0];
  const signer = [values.signer, values.role].filter(Boolean).join(', ');
  const certainty = odd.canSign ?? say(`canSign.${known.signer}`);
  const { phone, mail } = values;
  const dial = telLink(phone);
  return (
    <>
      {section === null && (
        <section class="steps">
          <p>{nextStep(deal)}</p>
          {last && (
            <p class="small">
              {say('log.last', {
                what: last.type ? say(`activity.${last.type}`) : last.note,
                when: last.date ? shownDay(last.date) : '–',
              })}
            </p>
          )}
        </section>
      )}
      <section>
        <div class="heading-line">
          <h2>{say('qual.title')}</h2>
          <span
            class="score"
            role="img"
            aria-label={say('qual.score.aria', { score, max: MAXIMUM })}
          >
            {Array.from({ length: MAXIMUM }, (_, i) => (
              <i key={i} class={i < score ? 'is-filled' : undefined} />
            ))}
            <b>{say('qual.score', { score, max: MAXIMUM })}</b>
          </span>
        </div>
        <Part
          name="signer"
          disc={disc(known.signer === 'confirmed', known.signer === 'believed')}
          text={signer === '' ? certainty : `${signer} (${certainty.toLowerCase()})`}
        >
          <SignerFields />
        </Part>
        <Part
          name="budget"
          disc={disc(known.budget === 'stated', known.budget === 'inferred')}
          text={budgetInWords(deal, desk.context)}
        >
          <BudgetFields />
        </Part>
        <Part
          name="time"
          disc={disc(known.time === 'date', known.time === 'urgency')}
          text={timeInWords(deal, desk.context)}
        >
          <TimeFields />
        </Part>
        {section === null && (
          <p class="small missing">
            {missing.length === 0
              ? say('qual.missing.none')
              : say('qual.missing', {
                  list: missing.map(({ part }) => say(`qual.missing.${part}`)).join('; '),
                })}
          </p>
        )}
        {missing.length > 0 && (section === null || section === 'signer') && (
          <div class="ask">
            <h3>{say('qual.ask')}</h3>
            <ul>
              {missing.map(({ question }) => (
                <Question
                  key={question}
                  text={say(`ask.${question}`, { name: calledName(deal) })}
                />
              ))}
            </ul>
          </div>
        )}
      </section>
      <section>
        <h2 class="visually-hidden">{say('qual.facts')}</h2>
        <Part
          name="facts"
          text={
            <>
              {values.contact || '–'}
              {phone && (
                <>
                  {' · '}
                  {dial ? <a href={dial}>{phone}</a> : phone}
                </>
              )}
              {mail && <span class="small block">{mail}</span>}
            </>
          }
        >
          <FactFields />
        </Part>
      </section>
    </>
  );
}

function calledName({ values }: DealView): string {
  return values.signer.split(' ')[0] || say('qual.theSigner');
}

function nextStep({ values, odd }: DealView): string {
  const what = values.nextStep;
  const when = values.when ? shownDay(values.when) : odd.when;
  if (!what && !when) return say('deal.next.none');
  const isLate = values.when !== '' && values.when < desk.context.today;
  return say(isLate ? 'deal.next.overdue' : 'deal.next', { what: what || '–', date: when ?? '–' });
}

type Disc = 'full' | 'half' | 'empty';

function disc(isFull: boolean, isHalf: boolean): Disc {
  return isFull ? 'full' : isHalf ? 'half' : 'empty';
}

function Part({
  name,
  disc: state,
  text,
  children,
}: {
  readonly name: Section;
  readonly disc?: Disc;
  readonly text: ComponentChildren;
  readonly children: JSX.Element;
}): JSX.Element {
  const isOpen = desk.state.section === name;
  const label = say(`qual.${name}`);
  const fold = (): void => {
    desk.set({ section: null });
    focusSoon(`edit-${name}`);
  };
  if (isOpen) {
    return (
      <section
        id={`part-${name}`}
        class="part-open"
        aria-label={label}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented) return;
          event.preventDefault();
          fold();
        }}
      >
        <div class="heading-line">
          <h3>{label}</h3>
          <button type="button" class="text-button" onClick={fold}>
            {say('common.hide')}
          </button>
        </div>
        {children}
      </section>
    );
  }
  return (
    <div class={state ? 'part' : 'part part-plain'}>
      {state && (
        <span class={`disc disc-${state}`} aria-hidden="true">
          {state === 'full' && <Icon name="check" size={12} />}
        </span>
      )}
      <div>
        <h3>{label}</h3>
        <div class="part-text">{text}</div>
      </div>
      <button
        id={`edit-${name}`}
        type="button"
        class="text-button"
        aria-label={say('qual.edit', { what: label })}
        onClick={() => {
          desk.set({ section: name });
          focusSoon(`part-${name}`);
        }}
      >
        {say('common.edit')}
      </button>
    </div>
  );
}

function Question({ text }: { readonly text: string }): JSX.Element {
  return (
    <li>
      <span>{text}</span>
      <IconButton
        icon="copy"
        name={say('qual.ask.copy')}
        onClick={() =>
          void copyText(text).then((isCopied) =>
            desk.set({ notice: isCopied ? 'copied' : 'notCopied' }),
          )
        }
      />
    </li>
  );
}
