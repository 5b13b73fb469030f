import type { SelectionPlace } from '../../../flows/dealAnswers';
import { qualificationScore } from '../../../domain/qualificationScore';
import type { DealValues } from '../../../table/dealForm';
import { change, read } from '../../server';
import type { Trouble } from '../../trouble';
import type { DealOpening } from '../../views/view';
import { qualificationOf } from '../qualifyForm';
import type { Desk } from './desk';
import type { FormDraft } from './draftStore';
import { DraftStore } from './draftStore';
import type { FollowingAnswer } from './following';
import { Follower } from './following';
import type { Shown } from './state';
import type { Typing } from './typing';

const TYPING_MS = 10_000;
const FRESH_MS = 5000;
const QUALIFIED = 6;
const TEXT_FIELD = 'textarea, select, input:not([type=radio]):not([type=checkbox])';

/** Which deal is shown: that of the selected row, or one that was asked for. */
export class Selection {
  readonly follower = new Follower(
    () => this.follow(),
    () => document.visibilityState === 'visible',
  );
  /** What another view has asked for last. */
  opened: DealOpening | null = null;
  private place: SelectionPlace | null = null;
  /** Answers to what was asked before it went up are old. */
  private epoch = 0;
  private readAt = 0;
  private keyAt = 0;
  private isHeld = false;
  private begun: Promise<void> | null = null;

  constructor(
    private readonly desk: Desk,
    private readonly typing: Typing,
  ) {}

  /** Reads the selection for the first time; asked again it waits for the same answer. */
  begin(): Promise<void> {
    this.begun ??= this.readSelection(true).then(() => undefined);
    return this.begun;
  }

  /** Reads everything anew: after set-up, after trouble, after a change from elsewhere. */
  async reload(): Promise<void> {
    if (this.desk.state.shown?.state === 'deal') await this.refresh(true);
    else await this.readSelection(true);
  }

  /** What is on its way was asked before something was changed: it does not count. */
  outdate(): void {
    this.epoch += 1;
  }

  private async readSelection(withSettings: boolean): Promise<FollowingAnswer> {
    const epoch = this.epoch;
    const known = withSettings || this.place === null ? {} : { known: this.place };
    const answer = await read('selectedDeal', { ...known, ...(withSettings && { withSettings }) });
    if (epoch !== this.epoch) return 'same';
    if (!answer.ok) return this.failed(answer.trouble);
    if (this.desk.state.trouble) this.desk.set({ trouble: null });
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
    const { isPinned, creating, saving, settings, clash } = this.desk.state;
    const stays = isPinned || creating !== null || saving.isWorking || clash !== null;
    if (stays) return Promise.resolve('same');
    return this.readSelection(settings === null);
  }

  private failed(trouble: Trouble): 'failed' {
    const isTold = this.desk.state.shown === null || ['offline', 'accounts'].includes(trouble.kind);
    if (isTold) this.desk.set({ trouble });
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
    const { shown, saving } = this.desk.state;
    const isOld = Date.now() - this.readAt > FRESH_MS;
    if (shown?.state === 'deal' && isOld && !saving.isWorking) void this.refresh(false);
  }

  /** Reads the deal that is shown once more. */
  async refresh(withSettings: boolean): Promise<void> {
    const { deal } = this.desk.state.shown as Extract<Shown, { readonly state: 'deal' }>;
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

  /** After something was taken back: the same deal as it is now, else whatever is selected. */
  async showAgain(wasNew: boolean): Promise<void> {
    if (wasNew) this.place = null;
    await (this.desk.deal && !wasNew ? this.refresh(false) : this.readSelection(false));
    if (this.desk.deal) void this.readHistory(this.desk.deal.dealId);
  }

  /** Opens a deal by its ID and brings its row to the front. */
  async open(opening: DealOpening): Promise<void> {
    const { dealId, row, tab, asNew = false } = opening;
    this.opened = opening;
    this.outdate();
    const epoch = this.epoch;
    this.desk.set({ creating: null, clash: null, problems: [], notice: null });
    await this.begin();
    if (asNew && dealId === '') {
      this.create();
      return;
    }
    const answer = await read('openDeal', { dealId, row, select: !asNew });
    if (epoch !== this.epoch) return;
    if (!answer.ok) {
      this.desk.set({ saving: { isWorking: false, trouble: answer.trouble } });
      return;
    }
    if (answer.value.state === 'same') return;
    this.show(answer.value);
    if (tab) this.desk.set({ tab });
    if (asNew && answer.value.state === 'deal') this.create(answer.value.deal.values);
  }

  /** Leads back to a draft of another deal. */
  goTo(draft: FormDraft): void {
    const [kind, ...rest] = draft.key.split(' ');
    if (kind === 'deal') {
      void this.open({ dealId: rest.slice(0, -1).join(' '), row: draft.row });
      return;
    }
    const [sheetId, row] = rest.map(Number) as [number, number];
    this.desk.set({ creating: { place: { sheetId, row }, values: {} }, problems: [], saved: null });
  }

  /** Begins a deal in the next free row, with what is known of its customer. */
  create(from: Readonly<Partial<DealValues>> = {}): void {
    this.desk.set({
      creating: { place: { sheetId: 0, row: 0 }, values: {} },
      problems: [],
      saved: null,
    });
    const { prospect, contact, mail, phone } = from;
    const known = Object.entries({ prospect, contact, mail, phone }).filter(([, value]) => value);
    if (known.length > 0) this.typing.type('new', Object.fromEntries(known));
  }

  stopCreating(): void {
    this.desk.set({ creating: null, problems: [] });
    void this.follower.now();
  }

  /** Shows a deal that was just made: in the selected row, or elsewhere while none was selected for it. */
  showNew(made: Pick<Extract<Shown, { readonly state: 'deal' }>, 'deal' | 'history'>): void {
    const { dealId, row } = made.deal;
    const isAside = this.desk.state.creating !== null;
    const place = { ...(this.place ?? { sheetId: 0, row: 0 }), dealId };
    this.desk.set({ creating: null });
    this.show({ state: 'deal', place: isAside ? place : { ...place, row }, ...made });
    if (isAside) void read('openDeal', { dealId, row, select: true });
  }

  /** The deal that is shown as a save has left it. */
  took(): void {
    this.outdate();
    this.readAt = Date.now();
  }

  private show(answer: Shown): void {
    this.takeSettings(answer);
    this.readAt = Date.now();
    if ('place' in answer) this.place = answer.place;
    const { desk } = this;
    const before = desk.state.shown;
    const isSame =
      answer.state === 'deal' &&
      before?.state === 'deal' &&
      answer.deal.dealId === before.deal.dealId;
    if (isSame) {
      desk.set({ shown: answer, history: answer.history ?? desk.state.history });
      return;
    }
    desk.set({
      shown: answer,
      history: null,
      section: null,
      problems: [],
      clash: null,
      notice: null,
      restored: null,
      saving: { isWorking: false },
      arrivals: desk.state.arrivals + 1,
    });
    if (answer.state !== 'deal') return;
    const isQualified = qualificationScore(qualificationOf(answer.deal.values)) >= QUALIFIED;
    desk.set({
      tab: isQualified ? 'followUp' : 'qualify',
      history: answer.history ?? null,
    });
    this.typing.restore();
    if (!answer.history) void this.readHistory(answer.deal.dealId);
  }

  async readHistory(dealId: string): Promise<void> {
    const answer = await read('dealHistory', { dealId });
    if (answer.ok && this.desk.deal?.dealId === dealId) this.desk.set({ history: answer.value });
  }

  private takeSettings(answer: Shown): void {
    const settings = 'settings' in answer ? answer.settings : undefined;
    if (!settings) return;
    if (this.desk.drafts === null) {
      const drafts = new DraftStore(settings.fileId, {
        // A getter: a browser that refuses storage refuses even to name it.
        get local() {
          return localStorage;
        },
        send: (draft) => void change('saveDraft', [draft]),
      });
      this.desk.drafts = drafts;
      void read('readDrafts').then((sent) => {
        if (!sent.ok) return;
        drafts.adoptSent(sent.value);
        this.typing.restore();
      });
    }
    this.desk.set({ settings, settingsAt: Date.now() });
  }
}

function isSamePlace(a: SelectionPlace | null, b: SelectionPlace): boolean {
  return a?.sheetId === b.sheetId && a.row === b.row && a.dealId === b.dealId;
}
