import type { DealView } from '../../../flows/dealAnswers';
import type { FormContext, FormName, Prepared } from '../forms';
import { hasFollowUp } from '../followUpForm';
import { clockAfter } from './clock';
import type { DraftStore, FormDraft, Typed } from './draftStore';
import { prepare } from './prepare';
import type { DeskState } from './state';
import { FIRST_STATE } from './state';

/**
 * What the view Deal knows, without its looks, and what follows from it. It outlives the view, so that an answer finds its
 * way while another tab is open.
 */
export class Desk {
  state: DeskState = FIRST_STATE;
  /** Null until it is known which file this is. */
  drafts: DraftStore | null = null;
  private readonly listeners = new Set<() => void>();

  /** @returns how to stop listening */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  set(change: Partial<DeskState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }

  /** The deal that is shown. */
  get deal(): DealView | null {
    const { shown, creating } = this.state;
    return shown?.state === 'deal' && creating === null ? shown.deal : null;
  }

  /** The row where a new deal is to begin; 0 where that is left to the server. */
  get newRow(): number {
    const { creating, shown } = this.state;
    return creating?.place.row ?? (shown?.state === 'noDeal' ? shown.place.row : 0);
  }

  /** The form that the footer saves; null where there is none. */
  get form(): FormName | null {
    const { shown, creating, tab } = this.state;
    if (creating !== null || shown?.state === 'noDeal') return 'new';
    if (shown?.state !== 'deal') return null;
    if (tab !== 'followUp') return tab;
    return this.draftOf('close') ? 'close' : 'followUp';
  }

  get context(): FormContext {
    const { settings, settingsAt, creating } = this.state;
    const values = this.deal?.values ?? creating?.values ?? {};
    return { values, settings: settings!, ...clockAfter(settings!, Date.now() - settingsAt) };
  }

  /** The name under which the draft of a form is kept. */
  keyOf(form: FormName): string {
    const { shown, creating } = this.state;
    if (form !== 'new') return `deal ${this.deal?.dealId ?? ''} ${form}`;
    const place =
      creating?.place ?? (shown?.state === 'noDeal' ? shown.place : { sheetId: 0, row: 0 });
    return `new ${place.sheetId} ${place.row}`;
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

  /** A form as it would be saved now. */
  prepared(form: FormName): Prepared {
    const meetings = this.state.history?.meetings ?? [];
    return prepare(form, this.typedIn(form), meetings, this.context);
  }

  /** What the form that is shown would write. */
  get wanted(): Prepared['values'] {
    const { form } = this;
    return form === null ? {} : this.prepared(form).values;
  }

  /** Whether pressing the button would save anything. */
  get canSave(): boolean {
    const { form } = this;
    if (form === null) return false;
    if (form === 'followUp') return hasFollowUp(this.typedIn(form), this.context);
    return form === 'meeting' || form === 'new' || this.draftOf(form) !== undefined;
  }
}
