import type { JSX } from 'preact';
import { Icon } from '../icon';
import type { SidebarKey } from '../sidebarWords';
import { say } from '../sidebarWords';
import { copyText } from './copyText';
import { clashing, desk, saving, selection, typing } from './desk';
import { draftAsText } from './draftText';
import { focusSoon } from './focus';
import { followUpAction } from './followUpForm';
import { idOf } from './formOfDeal';
import type { FormName } from './forms';
import { meetingAction } from './meetingForm';
import { changesQualification } from './qualifyForm';
import { shownInstant } from './shown';

/** How saving stands, and the one button that writes to the sheet. */
export function Footer({ openDeal }: { openDeal(dealId: string, row: number): void }): JSX.Element {
  const { form } = desk;
  const { clash, saved } = desk.state;
  const { trouble, isWorking } = desk.state.saving;
  const draft = form && desk.draftOf(form);
  const isUntouched = !draft && (form === 'qualify' || (saved !== null && !desk.canSave));
  const isRefused = trouble?.kind === 'noPermission' && draft;
  return (
    <footer>
      <Status form={form} />
      {clash ? (
        <>
          <Primary label="clash.action" onPress={() => void clashing.saveChoices()} />
          <Plain label="clash.later" onPress={() => clashing.decideLater()} />
        </>
      ) : isRefused ? (
        <>
          <Primary label="draft.copy" onPress={() => void copyDraft()} />
          <Plain label="common.retry" onPress={() => void saving.save()} />
        </>
      ) : (
        form !== null &&
        !isUntouched && (
          <>
            <Primary
              label={trouble ? 'common.retry' : actionOf(form)}
              isOff={!desk.canSave}
              onPress={() => save(form)}
            />
            {draft && !isWorking && (
              <Plain label="common.discard" onPress={() => typing.discard(form)} />
            )}
            {desk.state.creating && !draft && (
              <Plain label="common.cancel" onPress={() => selection.stopCreating()} />
            )}
          </>
        )
      )}
      <Next openDeal={openDeal} />
    </footer>
  );
}

function save(form: FormName): void {
  if (desk.canSave) void saving.save();
  else {
    desk.set({ notice: 'nothing' });
    if (form === 'followUp') focusSoon(`${idOf('type')}-first`);
  }
}

async function copyDraft(): Promise<void> {
  const { form } = desk;
  const draft = form && desk.draftOf(form);
  if (!draft) return;
  desk.set({ notice: (await copyText(draftAsText(draft))) ? 'copied' : 'notCopied' });
}

function actionOf(form: FormName): SidebarKey {
  const typed = desk.typedIn(form);
  switch (form) {
    case 'qualify':
      return changesQualification(typed) ? 'save.qual' : 'common.save';
    case 'followUp':
      return followUpAction(typed, desk.context);
    case 'meeting':
      return meetingAction(typed);
    case 'close':
      return typed['as'] === 'lost' ? 'close.lost.action' : 'close.won.action';
    case 'new':
      return 'new.action';
  }
}

function Primary({
  label,
  isOff = false,
  onPress,
}: {
  readonly label: SidebarKey;
  readonly isOff?: boolean;
  onPress(): void;
}): JSX.Element {
  const { isWorking } = desk.state.saving;
  return (
    <button
      id="deal-save"
      type="button"
      class="button primary"
      aria-disabled={isWorking || isOff}
      aria-busy={isWorking}
      onClick={onPress}
    >
      {say(label)}
    </button>
  );
}

function Plain({ label, onPress }: { readonly label: SidebarKey; onPress(): void }): JSX.Element {
  return (
    <button type="button" class="button plain" onClick={onPress}>
      {say(label)}
    </button>
  );
}

function Status({ form }: { readonly form: FormName | null }): JSX.Element {
  const { saved, notice, discarded } = desk.state;
  const { isWorking, isBusy, isSlow } = desk.state.saving;
  const draft = form && desk.draftOf(form);
  if (isWorking) {
    const slow = isBusy ? 'state.busy.again' : 'state.saving.slow';
    return (
      <Line>
        <span class="spinner" aria-hidden="true" /> {say(isBusy || isSlow ? slow : 'state.saving')}
      </Line>
    );
  }
  if (discarded) {
    return (
      <Line>
        {say('draft.discarded')}
        <Undo onPress={() => typing.undoDiscard()} />
      </Line>
    );
  }
  if (notice) return <Line>{say(`notice.${notice}`)}</Line>;
  if (draft) {
    return (
      <Line>
        <Icon name="pencil" /> {say('draft.kept')}
      </Line>
    );
  }
  if (!saved) return <Line />;
  const values = { n: saved.row, time: shownInstant(saved.at), name: saved.name };
  const isOther = saved.dealId !== desk.deal?.dealId;
  return (
    <Line isGood>
      <Icon name="check" /> {say(isOther ? 'state.saved.other' : 'state.saved', values)}
      {saved.canUndo && <Undo onPress={() => void saving.undo()} />}
    </Line>
  );
}

function Line({
  isGood = false,
  children,
}: {
  readonly isGood?: boolean;
  readonly children?: preact.ComponentChildren;
}): JSX.Element {
  return (
    <div
      id="deal-status"
      class={isGood ? 'footer-status is-good' : 'footer-status'}
      role="status"
      tabIndex={-1}
    >
      {children}
    </div>
  );
}

function Undo({ onPress }: { onPress(): void }): JSX.Element {
  return (
    <button type="button" class="text-button" onClick={onPress}>
      {say('common.undo')}
    </button>
  );
}

function Next({ openDeal }: { openDeal(dealId: string, row: number): void }): JSX.Element | null {
  const { next, saved } = desk.state;
  const { form } = desk;
  if (!next || !saved || (form && desk.draftOf(form))) return null;
  return (
    <button
      type="button"
      class="text-button next-up"
      onClick={() => openDeal(next.dealId, next.row)}
    >
      {say('state.saved.next', { what: next.name })} <Icon name="forward" />
    </button>
  );
}
