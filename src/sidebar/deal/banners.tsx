import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { IconName } from '../icon';
import { Icon } from '../icon';
import { IconButton } from '../iconButton';
import { say } from '../sidebarWords';
import { TroubleBanner } from '../troubleText';
import { copyText } from './copyText';
import { desk, selection, typing } from './desk';
import { draftAsText } from './draftText';
import type { FormDraft } from './desk/draftStore';
import { ProblemList } from './problemList';
import { shownInstant } from './shown';

/** All that is to be told above the form. */
export function Banners(): JSX.Element {
  const { saving, trouble, problems, restored, sentences } = desk.state;
  const told = saving.trouble ?? trouble;
  const other = desk.otherDraft;
  const [leaving] = desk.drafts?.leaving ?? [];
  return (
    <>
      {problems.length > 0 && <ProblemList problems={problems} key={problems[0]!.field} />}
      {told && <TroubleBanner trouble={told} />}
      {sentences.length > 0 && (
        <Banner icon="info" onClose={() => desk.set({ sentences: [] })}>
          {sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Banner>
      )}
      {(restored || other) && (
        <Banner icon="pencil">
          {restored && (
            <p>{say('draft.restored', { time: shownInstant(new Date(restored.at)) })}</p>
          )}
          {other && (
            <p>
              {say('draft.other', { name: other.name || say('new.title') })}{' '}
              <button type="button" class="text-button" onClick={() => selection.goTo(other)}>
                {say('draft.goTo')}
              </button>
            </p>
          )}
        </Banner>
      )}
      {leaving && (
        <Banner icon="info" onClose={() => typing.forgetLeaving(leaving)}>
          <p>{say('draft.expiring', { name: leaving.name || say('new.title') })}</p>
          <CopyDraft draft={leaving} />
        </Banner>
      )}
    </>
  );
}

/** Copies a draft as text and says whether it worked. */
export function CopyDraft({ draft }: { readonly draft: FormDraft }): JSX.Element {
  const [notice, setNotice] = useState<'copied' | 'notCopied' | null>(null);
  return (
    <>
      <button
        type="button"
        class="text-button"
        onClick={() =>
          void copyText(draftAsText(draft)).then((isCopied) =>
            setNotice(isCopied ? 'copied' : 'notCopied'),
          )
        }
      >
        {say('draft.copy')}
      </button>
      <span role="status">{notice && say(`notice.${notice}`)}</span>
    </>
  );
}

function Banner({
  icon,
  onClose,
  children,
}: {
  readonly icon: IconName;
  onClose?: () => void;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <div class="banner banner-note" role="status">
      <Icon name={icon} />
      <div>{children}</div>
      {onClose && <IconButton icon="close" name={say('common.close')} onClick={onClose} />}
    </div>
  );
}
