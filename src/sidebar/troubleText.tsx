import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { IconName } from './icon';
import { Icon } from './icon';
import type { Trouble } from './trouble';
import { say } from './words';

interface Told {
  readonly icon: IconName;
  readonly title: string;
  readonly sentences: readonly string[];
  readonly steps?: readonly string[];
}

function told(trouble: Trouble, account: string): Told {
  switch (trouble.kind) {
    case 'offline':
      return {
        icon: 'off',
        title: say('state.offline.title'),
        sentences: [say('state.offline.body')],
      };
    case 'noAnswer':
      return {
        icon: 'off',
        title: say('state.noAnswer.title'),
        sentences: [say('state.noAnswer.body')],
      };
    case 'accounts':
      return {
        icon: 'people',
        title: say('state.accounts.title'),
        sentences: [say('state.accounts.body')],
        steps: [
          say('state.accounts.step1', { account: account || say('state.accounts.ofFile') }),
          say('state.accounts.step2', { account: account || say('state.accounts.that') }),
          say('state.accounts.step3'),
        ],
      };
    case 'noPermission':
      return {
        icon: 'lock',
        title: say('state.noPermission.title'),
        sentences: [say('state.noPermission.body')],
      };
    case 'busy':
      return { icon: 'warn', title: say('state.busy.title'), sentences: [say('state.busy.body')] };
    case 'told':
      return { icon: 'warn', title: say('state.told.title'), sentences: trouble.sentences };
    case 'unknown':
      return {
        icon: 'warn',
        title: say('state.error.title'),
        sentences: [say('state.error.body', { code: trouble.code })],
      };
  }
}

/** Trouble beside what the view still shows. */
export function TroubleBanner({ trouble }: { trouble: Trouble }): JSX.Element {
  const { icon, title, sentences, steps } = told(trouble, '');
  return (
    <div class="banner banner-error" role="alert">
      <Icon name={icon} />
      <div>
        <b>{title}</b>
        <Sentences sentences={sentences} steps={steps} />
      </div>
    </div>
  );
}

/**
 * Trouble in place of a view that has nothing to show; it takes the keyboard, so that it is read out. `account` is the one
 * to sign in with, as far as it is known.
 */
export function TroubleCard({
  trouble,
  account = '',
}: {
  readonly trouble: Trouble;
  readonly account?: string | undefined;
}): JSX.Element {
  const { icon, title, sentences, steps } = told(trouble, account);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [title]);
  return (
    <section class="card">
      <div class="card-icon">
        <Icon name={icon} size={24} />
      </div>
      <h1 tabIndex={-1} ref={heading}>
        {title}
      </h1>
      <Sentences sentences={sentences} steps={steps} strong={account} />
    </section>
  );
}

function Sentences({
  sentences,
  steps = [],
  strong = '',
}: Pick<Told, 'sentences' | 'steps'> & { readonly strong?: string }): JSX.Element {
  return (
    <>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {steps.length > 0 && (
        <ol>
          {steps.map((step) => (
            <li key={step}>{withStrong(step, strong)}</li>
          ))}
        </ol>
      )}
    </>
  );
}

function withStrong(text: string, strong: string): JSX.Element {
  if (strong === '' || !text.includes(strong)) return <>{text}</>;
  const [before, after] = text.split(strong);
  return (
    <>
      {before}
      <b>{strong}</b>
      {after}
    </>
  );
}
