import type { DealChange, DealView, SaveAnswer } from '../../../flows/dealAnswers';
import type { DealField } from '../../../table/dealForm';
import type { Answer, ServerFunctions } from '../../server';
import { change, read } from '../../server';
import { newToken } from '../../token';
import { spokenLanguage } from '../../words';
import type { FormName, Prepared } from '../forms';
import { sectionOf } from '../qualifyForm';
import type { Desk } from './desk';
import type { FormDraft, Typed } from './draftStore';
import { clashOf } from './openClash';
import type { Selection } from './selection';
import type { Typing } from './typing';

/** What the frame is told. */
export interface DeskFrame {
  setDue(count: number): void;
  onSaved(): void;
}

/** A form on its way to the server. */
interface Sent {
  readonly form: FormName;
  readonly key: string;
  readonly typed: Typed;
  readonly token: string;
  readonly fields: readonly DealField[];
}

const SLOW_AFTER_MS = 4000;
const SAVE_UNDO_MS = 600_000;

/** Saves forms, one at a time, and takes back what was saved. */
export class Saving {
  frame: DeskFrame = { setDue: () => undefined, onSaved: () => undefined };
  /** The token of an attempt, good for as long as the same is sent. */
  private attempt: { readonly sent: string; readonly token: string } | null = null;
  private undoTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly desk: Desk,
    private readonly typing: Typing,
    private readonly selection: Selection,
  ) {}

  /** The connection is back: what could not be saved is tried again by itself. */
  online(): void {
    if (this.desk.state.saving.trouble?.kind === 'offline') void this.save();
    else void this.selection.follower.now();
  }

  /** Saves the form that is shown, unless it is being saved. */
  async save(): Promise<void> {
    const { desk } = this;
    const { form } = desk;
    if (form === null || desk.state.saving.isWorking) return;
    if (!desk.canSave) {
      desk.set({ notice: 'nothing' });
      return;
    }
    const prepared = desk.prepared(form);
    desk.set({ problems: prepared.problems, notice: null, discarded: null });
    if (prepared.problems.length > 0) {
      if (form === 'qualify') desk.set({ section: sectionOf(prepared.problems[0]!.field) });
      return;
    }
    if (form === 'qualify' && Object.keys(prepared.values).length === 0) {
      desk.drafts!.drop(desk.keyOf(form));
      desk.set({ section: null });
      return;
    }
    await this.send(form, prepared);
  }

  private async send(form: FormName, prepared: Prepared): Promise<void> {
    const { desk } = this;
    const key = desk.keyOf(form);
    const draft = desk.draftOf(form);
    const kept = draft?.kept ?? [];
    const values = Object.fromEntries(
      Object.entries(prepared.values).filter(([field]) => !kept.includes(field)),
    ) as Prepared['values'];
    const content = { ...prepared.rest, values, base: { ...desk.deal?.base, ...draft?.base } };
    // The same sent again is the same save: an answer that was lost must not be a second row.
    const sent = JSON.stringify([key, content]);
    if (this.attempt?.sent !== sent) this.attempt = { sent, token: newToken() };
    const { token } = this.attempt;
    this.selection.outdate();
    const answer = await this.call(form, { ...content, token, language: spokenLanguage() }, draft);
    if (answer === null) return;
    if (!answer.ok) {
      desk.set({ saving: { isWorking: false, trouble: answer.trouble } });
      return;
    }
    desk.set({ saving: { isWorking: false } });
    const fields = Object.keys(values) as DealField[];
    await this.take(answer.value, { form, key, typed: draft?.typed ?? {}, token, fields });
  }

  private call(
    form: FormName,
    content: Omit<DealChange, 'dealId' | 'row' | 'version'> & object,
    draft: FormDraft | undefined,
  ): Promise<Answer<SaveAnswer> | null> {
    if (form === 'new') return this.run('newDeal', { ...content, row: this.desk.newRow });
    const deal = this.desk.deal!;
    const request = {
      ...content,
      dealId: deal.dealId,
      row: deal.row,
      version: draft?.version ?? deal.version,
    };
    switch (form) {
      case 'qualify':
        return this.run('saveDeal', request);
      case 'followUp':
        return this.run('logActivity', request as never);
      case 'close':
        return this.run('closeDeal', request as never);
      case 'meeting':
        return this.run('as' in content ? 'endMeeting' : 'bookMeeting', request as never);
    }
  }

  /** One change at a time; null where another one is under way. */
  private async run<N extends keyof ServerFunctions>(
    name: N,
    ...args: Parameters<ServerFunctions[N]>
  ): Promise<Answer<ReturnType<ServerFunctions[N]>> | null> {
    const { desk } = this;
    if (desk.state.saving.isWorking) return null;
    desk.set({ saving: { isWorking: true } });
    const slow = setTimeout(
      () => desk.set({ saving: { isWorking: true, isSlow: true } }),
      SLOW_AFTER_MS,
    );
    const answer = await change(name, args, () =>
      desk.set({ saving: { isWorking: true, isBusy: true } }),
    );
    clearTimeout(slow);
    return answer;
  }

  private async take(answer: SaveAnswer, sent: Sent): Promise<void> {
    const { desk } = this;
    switch (answer.state) {
      case 'saved':
        this.attempt = null;
        this.typing.keepWhatIsNew(sent.form, sent.key, sent.typed, answer.deal);
        this.takeSaved(answer, sent.form, sent.token);
        return;
      case 'clash':
        this.attempt = null;
        this.takeDeal(answer.deal);
        desk.set({ clash: clashOf(answer, sent.fields) });
        return;
      case 'invalid':
        desk.set({ problems: answer.problems });
        return;
      case 'gone':
        desk.set({ shown: { state: 'gone', dealId: desk.deal!.dealId } });
        return;
      case 'moved':
        await this.selection.refresh(false);
        if (desk.deal) desk.set({ saving: { isWorking: false, trouble: { kind: 'busy' } } });
        return;
    }
  }

  private takeDeal(deal: DealView): void {
    const { shown } = this.desk.state;
    if (shown?.state === 'deal') this.desk.set({ shown: { ...shown, deal } });
  }

  private takeSaved(
    { deal, history, canUndo }: Extract<SaveAnswer, { readonly state: 'saved' }>,
    form: FormName,
    token: string,
  ): void {
    const { desk, selection } = this;
    const { dealId, row, name } = deal;
    selection.took();
    desk.set({
      saved: { token, form, canUndo, name, dealId, row, at: new Date() },
      section: null,
      clash: null,
      problems: [],
      restored: null,
      next: null,
    });
    clearTimeout(this.undoTimer);
    this.undoTimer = setTimeout(() => desk.set({ saved: null }), SAVE_UNDO_MS);
    if (form === 'new') {
      selection.showNew({ deal, ...(history && { history }) });
    } else {
      this.takeDeal(deal);
      if (history) desk.set({ history });
      else void selection.readHistory(dealId);
    }
    void this.tend(dealId);
  }

  /** IDs, meetings and Today are brought up to date behind her back; then the next deal of Today is offered. */
  private async tend(dealId: string): Promise<void> {
    const { desk } = this;
    this.frame.onSaved();
    const tended = await change('tendPipeline', []);
    if (tended.ok) {
      this.frame.setDue(tended.value.due);
      desk.set({ sentences: tended.value.sentences });
      this.frame.onSaved();
    }
    const { saved } = desk.state;
    const list = await read('todayList');
    if (!list.ok || !list.value.isSetUp || desk.state.saved !== saved) return;
    const item = list.value.items.find((each) => each.dealId !== '' && each.dealId !== dealId);
    desk.set({
      next: item
        ? {
            dealId: item.dealId,
            row: item.row,
            tab: item.group === 'bookMeeting' ? 'meeting' : 'followUp',
            name: item.prospect,
          }
        : null,
    });
  }

  /** Takes back what was saved last. */
  async undo(): Promise<void> {
    const { desk, selection } = this;
    const { saved } = desk.state;
    if (!saved || desk.state.saving.isWorking) return;
    const answer = await this.run('undo', { token: saved.token });
    if (answer === null) return;
    if (!answer.ok) {
      desk.set({ saving: { isWorking: false, trouble: answer.trouble } });
      return;
    }
    selection.outdate();
    desk.set({
      saving: { isWorking: false },
      saved: null,
      next: null,
      notice: answer.value ? 'undone' : 'notUndone',
    });
    await selection.showAgain(saved.form === 'new');
    if (answer.value) void this.tend('');
  }
}
