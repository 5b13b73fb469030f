import type { DealView } from '../../../flows/dealAnswers';
import type { FormValue } from '../../../table/dealForm';
import type { DealTab } from '../../views/view';
import type { FormName } from '../forms';
import { withField, without, writtenFields } from '../forms';
import { sectionOfDraft } from '../qualifyForm';
import type { Desk } from './desk';
import type { FormDraft, Typed } from './draftStore';
import { valueHeld } from './prepare';

const DISCARD_UNDO_MS = 10_000;
const TAB_OF: Readonly<Record<Exclude<FormName, 'new'>, DealTab>> = {
  qualify: 'qualify',
  followUp: 'followUp',
  close: 'followUp',
  meeting: 'meeting',
};

/** What is typed: it becomes a draft and nothing more. */
export class Typing {
  private discardTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly desk: Desk) {}

  /** Changes fields of a form; nothing is written to the sheet. */
  type(form: FormName, fields: Readonly<Record<string, FormValue | undefined>>): void {
    const { desk } = this;
    const meetings = desk.state.history?.meetings ?? [];
    let typed = desk.typedIn(form);
    for (const [field, value] of Object.entries(fields)) {
      const others = without(typed, field);
      typed = withField(
        typed,
        field,
        value,
        valueHeld(form, field, others, meetings, desk.context),
      );
    }
    this.keep(form, typed);
    const names = Object.keys(fields);
    desk.set({
      problems: desk.state.problems.filter(({ field }) => !names.includes(field)),
      notice: null,
      discarded: null,
      restored: null,
    });
  }

  private keep(form: FormName, typed: Typed): void {
    const { deal, newRow, drafts } = this.desk;
    const before = this.desk.draftOf(form);
    drafts?.put({
      key: this.desk.keyOf(form),
      name: deal?.name ?? String(typed['prospect'] ?? ''),
      row: deal?.row ?? newRow,
      base: baseOf(form, deal),
      version: deal?.version ?? 0,
      kept: [],
      ...(before && { base: before.base, version: before.version, kept: before.kept }),
      typed,
      at: new Date().toISOString(),
    });
  }

  /** Once its form was saved: what she typed meanwhile is a draft still. */
  keepWhatIsNew(form: FormName, key: string, sent: Typed, deal: DealView): void {
    const drafts = this.desk.drafts;
    const draft = drafts?.get(key);
    const isNew = ([field, value]: readonly [string, FormValue]): boolean =>
      JSON.stringify(value) !== JSON.stringify(sent[field]);
    const typed = Object.fromEntries(Object.entries(draft?.typed ?? {}).filter(isNew));
    drafts?.drop(key);
    if (!draft || form === 'new' || Object.keys(typed).length === 0) return;
    drafts!.put({ ...draft, typed, base: baseOf(form, deal), version: deal.version, kept: [] });
  }

  /** Shows the newest draft of the deal that has come. */
  restore(): void {
    const { desk } = this;
    const forms = Object.keys(TAB_OF) as Exclude<FormName, 'new'>[];
    const found = forms.flatMap((form) => {
      const draft = desk.deal ? desk.draftOf(form) : undefined;
      return draft ? [{ form, draft }] : [];
    });
    const [newest] = found.sort((a, b) => (a.draft.at < b.draft.at ? 1 : -1));
    if (!newest) {
      // Drafts of others may have come: they are told about.
      desk.set({});
      return;
    }
    const { form, draft } = newest;
    desk.set({
      tab: TAB_OF[form],
      restored: draft,
      section: form === 'qualify' ? sectionOfDraft(draft.typed) : desk.state.section,
    });
  }

  /** A draft that is kept no longer was seen. */
  forgetLeaving(draft: FormDraft): void {
    const drafts = this.desk.drafts!;
    drafts.leaving = drafts.leaving.filter((each) => each !== draft);
    this.desk.set({});
  }

  discard(form: FormName): void {
    const draft = this.desk.draftOf(form);
    if (!draft) return;
    this.desk.drafts!.drop(draft.key);
    clearTimeout(this.discardTimer);
    this.discardTimer = setTimeout(() => this.desk.set({ discarded: null }), DISCARD_UNDO_MS);
    this.desk.set({
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
    const { discarded } = this.desk.state;
    if (!discarded) return;
    this.desk.drafts!.put(discarded);
    this.desk.set({ discarded: null });
  }
}

/** What the cells hold that a form may write: a draft keeps no more, since the server's room for one is small. */
function baseOf(form: FormName, deal: DealView | null): Readonly<Record<string, string>> {
  if (deal === null) return {};
  return Object.fromEntries(writtenFields(form).map((field) => [field, deal.base[field]]));
}
