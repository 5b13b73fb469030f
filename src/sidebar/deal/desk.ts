import type {
  Clash,
  DealAnswer,
  DealChange,
  DealHistory,
  DealSettings,
  DealView,
  SaveAnswer,
  SelectionPlace,
} from '../../flows/dealAnswers';
import { qualificationScore } from '../../domain/qualificationScore';
import type { DealField, DealValues, FieldProblem, FormValue } from '../../table/dealForm';
import type { Answer, ServerFunctions } from '../server';
import { change, read } from '../server';
import type { Trouble } from '../trouble';
import type { ChangeState } from '../useChange';
import type { DealOpening, DealTab } from '../views/view';
import { newToken } from '../token';
import { spokenLanguage } from '../words';
import type { FormDraft, Typed } from './draftStore';
import { DraftStore } from './draftStore';
import type { FollowingAnswer } from './following';
import { Follower } from './following';
import { prepareClose } from './closeForm';
import { followUpValue, hasFollowUp, prepareFollowUp } from './followUpForm';
import type { FormContext, FormName, Prepared } from './forms';
import { withField, without, writtenFields } from './forms';
import type { Ending } from './meetingForm';
import { meetingFields, prepareMeeting } from './meetingForm';
import { prepareNew } from './newForm';
import type { Section } from './qualifyForm';
import { prepareQualify, qualificationOf, sectionOf, sectionOfDraft } from './qualifyForm';
import { clockAfter } from './clock';

/** What the view shows: every answer but "nothing has changed". */
export type Shown = Exclude<DealAnswer, { readonly state: 'same' }>;

/** A save that went well. */
export interface Saved {
  readonly token: string;
  readonly name: string;
  readonly dealId: string;
  readonly row: number;
  readonly at: Date;
  readonly canUndo: boolean;
  readonly form: FormName;
}

/** What both she and somebody else changed, and what she has chosen so far. */
export interface OpenClash {
  readonly who: string;
  readonly clashes: readonly Clash[];
  /** How many of her changes do not clash. */
  readonly others: number;
  readonly choices: Readonly<Partial<Record<DealField, 'mine' | 'sheet'>>>;
}

/** A deal that is being made without a selected row for it. */
export interface Creating {
  readonly place: Pick<SelectionPlace, 'sheetId' | 'row'>;
  readonly values: Readonly<Partial<DealValues>>;
}

/** All that the view Deal knows. */
export interface DeskState {
  readonly shown: Shown | null;
  readonly history: DealHistory | null;
  readonly settings: DealSettings | null;
  /** Why nothing can be read. */
  readonly trouble: Trouble | null;
  readonly tab: DealTab;
  readonly section: Section | null;
  readonly isPinned: boolean;
  readonly creating: Creating | null;
  readonly saving: ChangeState;
  readonly problems: readonly FieldProblem[];
  readonly clash: OpenClash | null;
  readonly saved: Saved | null;
  /** What may be said once in the footer. */
  readonly notice: 'undone' | 'notUndone' | 'nothing' | 'copied' | 'notCopied' | null;
  readonly discarded: FormDraft | null;
  /** The draft that came back as its deal was opened. */
  readonly restored: FormDraft | null;
  /** What the upkeep after a save has to tell. */
  readonly sentences: readonly string[];
  readonly next: (Pick<DealOpening, 'dealId' | 'row' | 'tab'> & { readonly name: string }) | null;
  /** What a change of the selection is announced as; counts, so that the same deal is announced anew. */
  readonly arrivals: number;
}

/** What the frame is told. */
export interface DeskFrame {
  setDue(count: number): void;
  onSaved(): void;
}

const SLOW_AFTER_MS = 4000;
const TYPING_MS = 10_000;
const DISCARD_UNDO_MS = 10_000;
const SAVE_UNDO_MS = 600_000;
const FRESH_MS = 5000;
const QUALIFIED = 6;
const TEXT_FIELD = 'textarea, select, input:not([type=radio]):not([type=checkbox])';
const TAB_OF: Readonly<Record<Exclude<FormName, 'new'>, DealTab>> = {
  qualify: 'qualify',
  followUp: 'followUp',
  close: 'followUp',
  meeting: 'meeting',
};

/**
 * The view Deal without its looks: what is selected, what was typed, and how saving it stands. It outlives the view, so
 * that an answer finds its way while another tab is open.
 */
export class Desk {
  state: DeskState = {
    shown: null,
    history: null,
    settings: null,
    trouble: null,
    tab: 'qualify',
    section: null,
    isPinned: false,
    creating: null,
    saving: { isWorking: false },
    problems: [],
    clash: null,
    saved: null,
    notice: null,
    discarded: null,
    restored: null,
    sentences: [],
    next: null,
    arrivals: 0,
  };
  drafts: DraftStore | null = null;
  frame: DeskFrame = { setDue: () => undefined, onSaved: () => undefined };
  readonly follower = new Follower(
    () => this.follow(),
    () => document.visibilityState === 'visible',
  );
  private readonly listeners = new Set<() => void>();
  private place: SelectionPlace | null = null;
  /** Answers to what was asked before it went up are old. */
  private epoch = 0;
  private settingsAt = 0;
  private readAt = 0;
  private keyAt = 0;
  private isHeld = false;
  private begun: Promise<void> | null = null;
  /** The token of an attempt, good for as long as the same is sent. */
  private attempt: { readonly sent: string; readonly token: string } | null = null;
  private discardTimer: ReturnType<typeof setTimeout> | undefined;
  private undoTimer: ReturnType<typeof setTimeout> | undefined;

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Reads the selection for the first time; asked again it waits for the same answer. */
  begin(): Promise<void> {
    this.begun ??= this.readSelection(true).then(() => undefined);
    return this.begun;
  }

  /** Reads everything anew: after set-up, after trouble, after a change from elsewhere. */
  async reload(): Promise<void> {
    const { shown } = this.state;
    if (shown?.state === 'deal') await this.refresh(true);
    else await this.readSelection(true);
  }

  set(change: Partial<DeskState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }

  // ---- what is selected

  private async readSelection(withSettings: boolean): Promise<FollowingAnswer> {
    const epoch = this.epoch;
    const known = withSettings || this.place === null ? {} : { known: this.place };
    const answer = await read('selectedDeal', { ...known, ...(withSettings && { withSettings }) });
    if (epoch !== this.epoch) return 'same';
    if (!answer.ok) return this.failed(answer.trouble);
    if (this.state.trouble) this.set({ trouble: null });
    if (answer.value.state === 'same') return 'same';
    if (!withSettings && this.isTyping()) {
      this.isHeld = true;
      return 'same';
    }
    const before = this.place;
    const isNew = 'place' in answer.value && !isSamePlace(before, answer.value.place);
    // An empty row is told again and again: what was typed beside it stays as it is.
    if (isNew || withSettings || answer.value.state === 'deal') this.show(answer.value);
    return isNew ? 'changed' : 'same';
  }

  private follow(): Promise<FollowingAnswer> {
    this.isHeld = false;
    const { isPinned, creating, saving, settings, clash } = this.state;
    const stays = isPinned || creating !== null || saving.isWorking || clash !== null;
    if (stays) return Promise.resolve('same');
    return this.readSelection(settings === null);
  }

  private failed(trouble: Trouble): 'failed' {
    const isTold = this.state.shown === null || ['offline', 'accounts'].includes(trouble.kind);
    if (isTold) this.set({ trouble });
    return 'failed';
  }

  /** While she types, the deal that she types into stays. */
  private isTyping(): boolean {
    const isInField = document.activeElement?.matches(TEXT_FIELD) ?? false;
    return isInField && Date.now() - this.keyAt < TYPING_MS;
  }

  /** The page was used, by keyboard or otherwise. */
  used(isKey: boolean): void {
    if (isKey) this.keyAt = Date.now();
    this.follower.used();
  }

  /** The keyboard left a field: a selection that waited for that is shown. */
  left(): void {
    if (this.isHeld) setTimeout(() => void this.follower.now());
  }

  /** The page got the keyboard: she may have typed into the row meanwhile. */
  focused(): void {
    const { shown, saving } = this.state;
    const isOld = Date.now() - this.readAt > FRESH_MS;
    if (shown?.state === 'deal' && isOld && !saving.isWorking) void this.refresh(false);
  }

  private async refresh(withSettings: boolean): Promise<void> {
    const { deal } = this.state.shown as Extract<Shown, { readonly state: 'deal' }>;
    const epoch = this.epoch;
    if (withSettings) {
      const settings = await read('selectedDeal', { withSettings });
      if (settings.ok && settings.value.state !== 'same') this.takeSettings(settings.value);
    }
    const answer = await read('openDeal', { dealId: deal.dealId, row: deal.row });
    if (epoch !== this.epoch) return;
    if (answer.ok && answer.value.state !== 'same') this.show(answer.value);
    else if (!answer.ok) this.failed(answer.trouble);
  }

  /** What another view has asked for last. */
  opened: DealOpening | null = null;

  /** Opens a deal by its ID and brings its row to the front. */
  async open(opening: DealOpening): Promise<void> {
    const { dealId, row, tab, asNew = false } = opening;
    this.opened = opening;
    this.epoch += 1;
    const epoch = this.epoch;
    this.set({ creating: null, clash: null, problems: [], notice: null });
    await this.begin();
    if (asNew && dealId === '') {
      this.create();
      return;
    }
    const answer = await read('openDeal', { dealId, row, select: !asNew });
    if (epoch !== this.epoch) return;
    if (!answer.ok) {
      this.set({ saving: { isWorking: false, trouble: answer.trouble } });
      return;
    }
    if (answer.value.state === 'same') return;
    this.show(answer.value);
    if (tab) this.set({ tab });
    if (asNew && answer.value.state === 'deal') this.create(answer.value.deal.values);
  }

  private takeSettings(answer: Shown): void {
    const settings = 'settings' in answer ? answer.settings : undefined;
    if (!settings) return;
    this.settingsAt = Date.now();
    if (this.drafts === null) {
      this.drafts = new DraftStore(settings.fileId, {
        local: localStorage,
        send: (draft) => void change('saveDraft', [draft]),
      });
      void read('readDrafts').then((answer) => {
        if (!answer.ok) return;
        this.drafts!.adoptSent(answer.value);
        this.restore();
      });
    }
    this.set({ settings });
  }

  private show(answer: Shown): void {
    this.takeSettings(answer);
    this.readAt = Date.now();
    if ('place' in answer) this.place = answer.place;
    const before = this.state.shown;
    const isSame =
      answer.state === 'deal' &&
      before?.state === 'deal' &&
      answer.deal.dealId === before.deal.dealId;
    if (isSame) {
      this.set({ shown: answer, history: answer.history ?? this.state.history });
      return;
    }
    this.set({
      shown: answer,
      history: null,
      section: null,
      problems: [],
      clash: null,
      notice: null,
      restored: null,
      saving: { isWorking: false },
      arrivals: this.state.arrivals + 1,
    });
    if (answer.state !== 'deal') return;
    const isQualified = qualificationScore(qualificationOf(answer.deal.values)) >= QUALIFIED;
    this.set({
      tab: isQualified ? 'followUp' : 'qualify',
      history: answer.history ?? null,
    });
    this.restore();
    if (!answer.history) void this.readHistory(answer.deal.dealId);
  }

  private async readHistory(dealId: string): Promise<void> {
    const answer = await read('dealHistory', { dealId });
    if (answer.ok && this.deal?.dealId === dealId) this.set({ history: answer.value });
  }

  // ---- what was typed

  /** The deal that is shown. */
  get deal(): DealView | null {
    const { shown, creating } = this.state;
    return shown?.state === 'deal' && creating === null ? shown.deal : null;
  }

  /** The form that the footer saves; null where there is none. */
  get form(): FormName | null {
    const { shown, creating, tab } = this.state;
    if (creating !== null || shown?.state === 'noDeal') return 'new';
    if (shown?.state !== 'deal') return null;
    if (tab !== 'followUp') return tab;
    return this.drafts?.get(this.keyOf('close')) ? 'close' : 'followUp';
  }

  get context(): FormContext {
    const { settings, creating } = this.state;
    const elapsed = Date.now() - this.settingsAt;
    const values = this.deal?.values ?? creating?.values ?? {};
    return { values, settings: settings!, ...clockAfter(settings!, elapsed) };
  }

  private keyOf(form: FormName): string {
    const { shown, creating } = this.state;
    if (form !== 'new') return `deal ${this.deal?.dealId ?? ''} ${form}`;
    const place =
      creating?.place ?? (shown?.state === 'noDeal' ? shown.place : { sheetId: 0, row: 0 });
    return `new ${place.sheetId} ${place.row}`;
  }

  /** What the form that is shown would write. */
  get wanted(): Prepared['values'] {
    const { form } = this;
    return form === null ? {} : this.prepare(form, this.typedIn(form)).values;
  }

  draftOf(form: FormName): FormDraft | undefined {
    return this.drafts?.get(this.keyOf(form));
  }

  typedIn(form: FormName): Typed {
    return this.draftOf(form)?.typed ?? {};
  }

  /** Another draft that waits, the newest. */
  get otherDraft(): FormDraft | undefined {
    const { shown } = this.state;
    const id = this.deal?.dealId ?? (shown?.state === 'gone' ? shown.dealId : null);
    const own = id === null ? this.keyOf('new') : `deal ${id} `;
    return this.drafts?.all().find(({ key }) => !key.startsWith(own));
  }

  /** Changes fields of a form; nothing is written to the sheet. */
  type(form: FormName, fields: Readonly<Record<string, FormValue | undefined>>): void {
    let typed = this.typedIn(form);
    for (const [field, value] of Object.entries(fields)) {
      typed = withField(typed, field, value, this.heldIn(form, field));
    }
    this.putTyped(form, typed);
    const names = Object.keys(fields);
    this.set({
      problems: this.state.problems.filter(({ field }) => !names.includes(field)),
      notice: null,
      discarded: null,
      restored: null,
    });
  }

  /** What a field shows where nothing was typed. */
  private heldIn(form: FormName, field: string): FormValue {
    const { context } = this;
    const others = without(this.typedIn(form), field);
    if (form === 'followUp') return followUpValue(others, context, field);
    if (form === 'meeting') {
      const meetings = this.state.history?.meetings ?? [];
      const shown: Readonly<Record<string, FormValue | boolean>> = meetingFields(
        others,
        meetings,
        context,
      );
      if (typeof shown[field] !== 'boolean') return (shown[field] as FormValue | undefined) ?? '';
    }
    return context.values[field as DealField] ?? '';
  }

  private putTyped(form: FormName, typed: Typed): void {
    const deal = this.deal;
    const before = this.draftOf(form);
    this.drafts?.put({
      key: this.keyOf(form),
      name: deal?.name ?? String(typed['prospect'] ?? ''),
      row: deal?.row ?? this.newRow,
      base: baseOf(form, deal),
      version: deal?.version ?? 0,
      kept: [],
      ...(before && { base: before.base, version: before.version, kept: before.kept }),
      typed,
      at: new Date().toISOString(),
    });
  }

  private get newRow(): number {
    const { creating, shown } = this.state;
    return creating?.place.row ?? (shown?.state === 'noDeal' ? shown.place.row : 0);
  }

  private restore(): void {
    const { deal } = this;
    if (!deal || !this.drafts) {
      this.set({});
      return;
    }
    const forms = Object.keys(TAB_OF) as Exclude<FormName, 'new'>[];
    const found = forms.flatMap((form) => {
      const draft = this.draftOf(form);
      return draft ? [{ form, draft }] : [];
    });
    const [newest] = found.sort((a, b) => (a.draft.at < b.draft.at ? 1 : -1));
    if (!newest) {
      this.set({});
      return;
    }
    this.set({
      tab: TAB_OF[newest.form],
      restored: newest.draft,
      section: newest.form === 'qualify' ? sectionOfDraft(newest.draft.typed) : this.state.section,
    });
  }

  /** Leads back to a draft of another deal. */
  goTo(draft: FormDraft): void {
    const [kind, ...rest] = draft.key.split(' ');
    if (kind === 'deal') {
      void this.open({ dealId: rest.slice(0, -1).join(' '), row: draft.row });
      return;
    }
    const [sheetId, row] = rest.map(Number) as [number, number];
    this.set({ creating: { place: { sheetId, row }, values: {} }, problems: [], saved: null });
  }

  /** Begins a deal in the next free row, with what is known of its customer. */
  create(from: Readonly<Partial<DealValues>> = {}): void {
    this.set({
      creating: { place: { sheetId: 0, row: 0 }, values: {} },
      problems: [],
      saved: null,
    });
    const { prospect, contact, mail, phone } = from;
    const known = Object.entries({ prospect, contact, mail, phone }).filter(([, value]) => value);
    if (known.length > 0) this.type('new', Object.fromEntries(known));
  }

  stopCreating(): void {
    this.set({ creating: null, problems: [] });
    void this.follower.now();
  }

  /** A draft that is kept no longer was seen. */
  forgetLeaving(draft: FormDraft): void {
    this.drafts!.leaving = this.drafts!.leaving.filter((each) => each !== draft);
    this.set({});
  }

  discard(form: FormName): void {
    const draft = this.draftOf(form);
    if (!draft) return;
    this.drafts!.drop(draft.key);
    clearTimeout(this.discardTimer);
    this.discardTimer = setTimeout(() => this.set({ discarded: null }), DISCARD_UNDO_MS);
    this.set({
      discarded: draft,
      problems: [],
      clash: null,
      section: null,
      restored: null,
      saved: null,
      saving: { isWorking: false },
    });
  }

  undoDiscard(): void {
    const { discarded } = this.state;
    if (!discarded) return;
    this.drafts!.put(discarded);
    this.set({ discarded: null });
  }

  // ---- saving

  private prepare(form: FormName, typed: Typed): Prepared {
    const { context } = this;
    switch (form) {
      case 'qualify':
        return prepareQualify(typed, context);
      case 'followUp':
        return prepareFollowUp(typed, context);
      case 'close':
        return prepareClose(typed, context);
      case 'new':
        return prepareNew(typed, context);
      case 'meeting':
        return typed['ending']
          ? {
              problems: [],
              values: {},
              rest: { activityId: typed['activityId'], as: typed['ending'] as Ending },
            }
          : prepareMeeting(typed, this.state.history?.meetings ?? [], context);
    }
  }

  /** The connection is back: what could not be saved is tried again by itself. */
  online(): void {
    if (this.state.saving.trouble?.kind === 'offline') void this.save();
    else void this.follower.now();
  }

  /** Whether pressing the button would save anything. */
  get canSave(): boolean {
    const { form } = this;
    if (form === null) return false;
    if (form === 'followUp') return hasFollowUp(this.typedIn(form), this.context);
    return form === 'meeting' || form === 'new' || this.draftOf(form) !== undefined;
  }

  /** Saves the form that is shown, unless it is being saved. */
  async save(): Promise<void> {
    const { form } = this;
    if (form === null || this.state.saving.isWorking) return;
    if (!this.canSave) {
      this.set({ notice: 'nothing' });
      return;
    }
    const typed = this.typedIn(form);
    const prepared = this.prepare(form, typed);
    this.set({ problems: prepared.problems, notice: null, discarded: null });
    if (prepared.problems.length > 0) {
      if (form === 'qualify') this.set({ section: sectionOf(prepared.problems[0]!.field) });
      return;
    }
    if (form === 'qualify' && Object.keys(prepared.values).length === 0) {
      this.drafts!.drop(this.keyOf(form));
      this.set({ section: null });
      return;
    }
    await this.send(form, typed, prepared);
  }

  private async send(form: FormName, typed: Typed, prepared: Prepared): Promise<void> {
    const key = this.keyOf(form);
    const draft = this.drafts?.get(key);
    const kept = draft?.kept ?? [];
    const values = Object.fromEntries(
      Object.entries(prepared.values).filter(([field]) => !kept.includes(field)),
    ) as Prepared['values'];
    const fields = Object.keys(values) as DealField[];
    const content = {
      ...prepared.rest,
      values,
      base: { ...this.deal?.base, ...draft?.base },
    };
    // The same sent again is the same save: an answer that was lost must not be a second row.
    const sent = JSON.stringify([key, content]);
    if (this.attempt?.sent !== sent) this.attempt = { sent, token: newToken() };
    const { token } = this.attempt;
    this.epoch += 1;
    const answer = await this.call(form, { ...content, token, language: spokenLanguage() }, draft);
    if (answer === null) return;
    if (!answer.ok) {
      this.set({ saving: { isWorking: false, trouble: answer.trouble } });
      return;
    }
    this.set({ saving: { isWorking: false } });
    await this.take(answer.value, { form, key, typed, token, fields });
  }

  private call(
    form: FormName,
    content: Omit<DealChange, 'dealId' | 'row' | 'version'> & object,
    draft: FormDraft | undefined,
  ): Promise<Answer<SaveAnswer> | null> {
    if (form === 'new') {
      return this.run('newDeal', { ...content, row: this.newRow });
    }
    const deal = this.deal!;
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
    if (this.state.saving.isWorking) return null;
    this.set({ saving: { isWorking: true } });
    const slow = setTimeout(
      () => this.set({ saving: { isWorking: true, isSlow: true } }),
      SLOW_AFTER_MS,
    );
    const answer = await change(name, args, () =>
      this.set({ saving: { isWorking: true, isBusy: true } }),
    );
    clearTimeout(slow);
    return answer;
  }

  private async take(
    answer: SaveAnswer,
    sent: {
      readonly form: FormName;
      readonly key: string;
      readonly typed: Typed;
      readonly token: string;
      readonly fields: readonly DealField[];
    },
  ): Promise<void> {
    const { form, key } = sent;
    switch (answer.state) {
      case 'saved':
        this.attempt = null;
        this.keepWhatIsNew(form, key, sent.typed, answer.deal);
        this.takeSaved(answer, form, sent.token);
        return;
      case 'clash':
        this.attempt = null;
        this.takeDeal(answer.deal);
        this.set({
          clash: {
            who: answer.who,
            clashes: answer.clashes,
            others: sent.fields.length - answer.clashes.length,
            choices: Object.fromEntries(
              answer.clashes.map(({ field }) => [field, field === 'stage' ? 'sheet' : 'mine']),
            ),
          },
        });
        return;
      case 'invalid':
        this.set({ problems: answer.problems });
        return;
      case 'gone':
        this.set({ shown: { state: 'gone', dealId: this.deal!.dealId } });
        return;
      case 'moved':
        await this.refresh(false);
        if (this.deal) this.set({ saving: { isWorking: false, trouble: { kind: 'busy' } } });
        return;
    }
  }

  /** What she typed while it was being saved is a draft still. */
  private keepWhatIsNew(form: FormName, key: string, sent: Typed, deal: DealView): void {
    const draft = this.drafts?.get(key);
    const isNew = ([field, value]: readonly [string, FormValue]): boolean =>
      JSON.stringify(value) !== JSON.stringify(sent[field]);
    const typed = Object.fromEntries(Object.entries(draft?.typed ?? {}).filter(isNew));
    this.drafts?.drop(key);
    if (!draft || form === 'new' || Object.keys(typed).length === 0) return;
    this.drafts!.put({
      ...draft,
      typed,
      base: baseOf(form, deal),
      version: deal.version,
      kept: [],
    });
  }

  private takeDeal(deal: DealView): void {
    const { shown } = this.state;
    if (shown?.state === 'deal') this.set({ shown: { ...shown, deal } });
  }

  private takeSaved(
    { deal, history, canUndo }: Extract<SaveAnswer, { readonly state: 'saved' }>,
    form: FormName,
    token: string,
  ): void {
    this.epoch += 1;
    this.readAt = Date.now();
    const saved: Saved = {
      token,
      form,
      canUndo,
      name: deal.name,
      dealId: deal.dealId,
      row: deal.row,
      at: new Date(),
    };
    this.set({ saved, section: null, clash: null, problems: [], restored: null, next: null });
    clearTimeout(this.undoTimer);
    this.undoTimer = setTimeout(() => this.set({ saved: null }), SAVE_UNDO_MS);
    if (form === 'new') {
      const wasAside = this.state.creating !== null;
      const place = { ...(this.place ?? { sheetId: 0, row: 0 }), dealId: deal.dealId };
      this.set({ creating: null });
      this.show({
        state: 'deal',
        place: wasAside ? place : { ...place, row: deal.row },
        deal,
        ...(history && { history }),
      });
      if (wasAside) void read('openDeal', { dealId: deal.dealId, row: deal.row, select: true });
    } else {
      this.takeDeal(deal);
      if (history) this.set({ history });
      else void this.readHistory(deal.dealId);
    }
    void this.tend(deal.dealId);
  }

  /** IDs, meetings and Today are brought up to date behind her back. */
  private async tend(dealId: string): Promise<void> {
    this.frame.onSaved();
    const tended = await change('tendPipeline', []);
    if (tended.ok) {
      this.frame.setDue(tended.value.due);
      this.set({ sentences: tended.value.sentences });
      this.frame.onSaved();
    }
    const { saved } = this.state;
    const list = await read('todayList');
    if (!list.ok || !list.value.isSetUp || this.state.saved !== saved) return;
    const item = list.value.items.find((each) => each.dealId !== '' && each.dealId !== dealId);
    this.set({
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
    const { saved } = this.state;
    if (!saved || this.state.saving.isWorking) return;
    const answer = await this.run('undo', { token: saved.token });
    if (answer === null) return;
    if (!answer.ok) {
      this.set({ saving: { isWorking: false, trouble: answer.trouble } });
      return;
    }
    this.epoch += 1;
    this.set({
      saving: { isWorking: false },
      saved: null,
      next: null,
      notice: answer.value ? 'undone' : 'notUndone',
    });
    if (saved.form === 'new') this.place = null;
    await (this.deal && saved.form !== 'new' ? this.refresh(false) : this.readSelection(false));
    if (this.deal) void this.readHistory(this.deal.dealId);
    if (answer.value) void this.tend('');
  }

  // ---- clash

  choose(field: DealField, choice: 'mine' | 'sheet'): void {
    const { clash } = this.state;
    if (clash) this.set({ clash: { ...clash, choices: { ...clash.choices, [field]: choice } } });
  }

  decideLater(): void {
    this.set({ clash: null });
  }

  /** Saves what she chose: her values over the sheet's, and of the others nothing. */
  async saveChoices(): Promise<void> {
    const { clash } = this.state;
    const { form } = this;
    const draft = form && this.draftOf(form);
    if (!clash || !form || !draft || this.state.saving.isWorking) return;
    const { clashes, choices } = clash;
    if (form === 'close' && choices.stage === 'sheet') {
      // Somebody has moved it on: it is not closed.
      this.discard(form);
      return;
    }
    const isMine = ({ field }: Clash): boolean => choices[field] === 'mine';
    const given = clashes.filter((each) => !isMine(each)).map(({ field }) => field);
    const typed = Object.fromEntries(
      Object.entries(draft.typed).filter(([field]) => !given.includes(field as DealField)),
    );
    const chosen = {
      ...draft,
      typed,
      kept: [...draft.kept, ...given],
      base: {
        ...draft.base,
        ...Object.fromEntries(clashes.map(({ field, base }) => [field, base])),
      },
      version: this.deal?.version ?? draft.version,
    };
    this.drafts!.put(chosen);
    this.set({ clash: null });
    if (Object.keys(typed).length > 0) await this.save();
  }
}

function isSamePlace(a: SelectionPlace | null, b: SelectionPlace): boolean {
  return a?.sheetId === b.sheetId && a.row === b.row && a.dealId === b.dealId;
}

/** What the cells hold that a form may write: a draft keeps no more, since the server's room for one is small. */
function baseOf(form: FormName, deal: DealView | null): Readonly<Record<string, string>> {
  if (deal === null) return {};
  return Object.fromEntries(writtenFields(form).map((field) => [field, deal.base[field]]));
}

/** The one desk of the page. */
export const desk = new Desk();
