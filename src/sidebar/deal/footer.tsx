import type { JSX } from 'preact';
import { Icon } from '../icon';
import type { SidebarKey } from '../sidebarWords';
import { say } from '../sidebarWords';
import { copyText } from './copyText';
import { desk } from './desk';
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
  const { clash, saving, saved } = desk.state;
  const draft = form && desk.draftOf(form);
  const isUntouched = !draft && (form === 'qualify' || (saved !== null && !desk.canSave));
  const isRefused = saving.trouble?.kind === 'noPermission' && draft;
  return (
    <footer>
      <Status form={form} />
      {clash ? (
        <>
          <Primary label="clash.action" onPress={() => void desk.saveChoices()} />
          <Plain label="clash.later" onPress={() => desk.decideLater()} />
        </>
      ) : isRefused ? (
        <>
          <Primary label="draft.copy" onPress={() => void copyDraft()} />
          <Plain label="common.retry" onPress={() => void desk.save()} />
        </>
      ) : (
        form !== null &&
        !isUntouched && (
          <>
            <Primary
              label={saving.trouble ? 'common.retry' : actionOf(form)}
              isOff={!desk.canSave}
              onPress={() => save(form)}
            />
            {draft && !saving.isWorking && (
              <Plain label="common.discard" onPress={() => desk.discard(form)} />
            )}
            {desk.state.creating && !draft && (
              <Plain label="common.cancel" onPress={() => desk.stopCreating()} />
            )}
          </>
        )
      )}
      <Next openDeal={openDeal} />
    </footer>
  );
}

function save(form: FormName): void {
  if (desk.canSave) void desk.save();
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
  const { saving, saved, notice, discarded } = desk.state;
  const draft = form && desk.draftOf(form);
  if (saving.isWorking) {
    const slow = saving.isBusy ? 'state.busy.again' : 'state.saving.slow';
    return (
      <Line>
        <span class="spinner" aria-hidden="true" />{' '}
        {say(saving.isBusy || saving.isSlow ? slow : 'state.saving')}
      </Line>
    );
  }
  if (discarded) {
    return (
      <Line>
        {say('draft.discarded')}
        <Undo onPress={() => desk.undoDiscard()} />
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
      {saved.canUndo && <Undo onPress={() => void desk.undo()} />}
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
